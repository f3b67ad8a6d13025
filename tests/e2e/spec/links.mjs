// The pages on which links and what agencies say are looked after.
import { stand } from '../desk.mjs';
import { people } from '../office.mjs';

const { administrator, auditor } = people;
const asked = (name, path) => [name, path, () => administrator.state];

stand('a page of links', [
  asked('links', '/admin/links'),
  ['links-of-auditor', '/admin/links', () => auditor.state],
  asked('link', '/admin/links/1'),
  asked('link-new', '/admin/links/new'),
  ...['edit', 'rotate', 'close'].map((step) => asked(`link-${step}`, `/admin/links/1/${step}`)),
  asked('replies-none', '/admin/replies'),
  asked('reply-new', '/admin/replies/new'),
  asked('questionnaire-use', '/admin/questionnaires/default@1/use'),
]);
