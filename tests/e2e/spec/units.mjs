// The pages on which administrators look after units, domains, scopes and counters.
import { mergedAgency, servicePoint, unratedAgency } from '../demo.mjs';
import { stand } from '../desk.mjs';
import { people } from '../office.mjs';

const { administrator, auditor } = people;
const asked = (name, path) => [name, path, () => administrator.state];

stand('a page of units', [
  asked('agencies', '/admin/agencies'),
  ['agencies-of-auditor', '/admin/agencies', () => auditor.state],
  asked('agency', `/admin/agencies/${mergedAgency}`),
  asked('agency-new', '/admin/agencies/new'),
  ...['edit', 'rename', 'merge', 'split', 'dissolve'].map(
    (step) => asked(`agency-${step}`, `/admin/agencies/${unratedAgency}/${step}`)),
  asked('domains', '/admin/domains'),
  asked('domain-new', '/admin/domains/new'),
  asked('domains-arrange', '/admin/domains/arrange'),
  asked('scopes', '/admin/scopes'),
  asked('scope-new', '/admin/scopes/new'),
  asked('service-points', '/admin/service-points'),
  asked('service-point', `/admin/service-points/${servicePoint}`),
  asked('service-point-hours', `/admin/service-points/${servicePoint}/hours`),
  asked('holidays', '/admin/holidays'),
  asked('admin-search', '/admin/search?q=tay+thanh'),
]);
