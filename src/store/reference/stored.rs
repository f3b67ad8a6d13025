//! What is stored, as an import or a form would say it: keys for numbers.

use super::{AgencyRow, DomainRow, MemberRow, OfficialRow, ScopeRow, ServicePointRow, TargetRow};
use crate::model::{
    agency::Agency, catalogue::Catalogue, domain::Domain, official::OfficialValue, scope::Scope,
    scope::ScopeMember, service_point::ServicePoint, target::Selection, target::Target,
};

fn agency_key(catalogue: &Catalogue, id: i32) -> Option<String> {
    catalogue.agency_by_id(id).map(|agency| agency.key.clone())
}

fn domain_keys(catalogue: &Catalogue, ids: &[i32]) -> Vec<String> {
    let known = ids.iter().filter_map(|id| catalogue.domain_by_id(*id));
    known.map(|domain| domain.key.clone()).collect()
}

fn scope_key(catalogue: &Catalogue, id: i32) -> Option<String> {
    let mut scopes = catalogue.scopes.iter();
    Some(scopes.find(|scope| scope.id == id)?.key.clone())
}

impl AgencyRow {
    /// A stored agency; its successors are sorted by key.
    pub fn of(agency: &Agency, catalogue: &Catalogue) -> Self {
        let successors = agency.successors.iter();
        let mut successors: Vec<String> = successors
            .filter_map(|id| agency_key(catalogue, *id))
            .collect();
        successors.sort();
        Self {
            key: agency.key.clone(),
            area_code: agency.area_code.clone(),
            name: agency.name.clone(),
            kind: agency.kind.clone(),
            parent: agency.parent.and_then(|id| agency_key(catalogue, id)),
            valid: agency.valid,
            successors,
            source: agency.source.clone(),
        }
    }
}

impl ScopeRow {
    /// A stored scope.
    pub fn of(scope: &Scope, catalogue: &Catalogue) -> Self {
        let member = |member: &ScopeMember| {
            Some(MemberRow {
                agency: agency_key(catalogue, member.agency)?,
                with_descendants: member.with_descendants,
                valid: member.valid,
            })
        };
        Self {
            key: scope.key.clone(),
            name: scope.name.clone(),
            members: scope.members.iter().filter_map(member).collect(),
        }
    }
}

impl DomainRow {
    /// A stored domain.
    pub fn of(domain: &Domain) -> Self {
        Self {
            key: domain.key.clone(),
            name_vi: domain.name_vi.clone(),
            name_en: domain.name_en.clone(),
            group: domain.group.clone(),
            source: domain.source.clone(),
        }
    }
}

impl TargetRow {
    /// A stored target; `None` if its scope is gone.
    pub fn of(target: &Target, catalogue: &Catalogue) -> Option<Self> {
        Some(Self {
            topic: target.topic.clone(),
            scope: scope_key(catalogue, target.scope)?,
            subject: target.subject,
            domains: match &target.domains {
                Selection::All => Selection::All,
                Selection::Only(ids) => Selection::Only(domain_keys(catalogue, ids)),
            },
            agency_kinds: target.agency_kinds.clone(),
            measured_by: target.measured_by,
            year_from: target.year_from,
            year_until: target.year_until,
            comparison: target.comparison,
            threshold: target.threshold,
            status: target.status,
            issuer: target.issuer.clone(),
            source: target.source.clone(),
        })
    }
}

impl OfficialRow {
    /// A stored official value; `None` if its scope is gone.
    pub fn of(value: &OfficialValue, catalogue: &Catalogue) -> Option<Self> {
        Some(Self {
            topic: value.topic.clone(),
            scope: scope_key(catalogue, value.scope)?,
            range: value.range,
            value: value.value,
            source: value.source.clone(),
            date: value.date,
        })
    }
}

impl ServicePointRow {
    /// A stored service point; `None` if its agency is gone.
    pub fn of(point: &ServicePoint, catalogue: &Catalogue) -> Option<Self> {
        Some(Self {
            key: point.key.clone(),
            name: point.name.clone(),
            agency: agency_key(catalogue, point.agency)?,
            serves: point.serves.and_then(|id| agency_key(catalogue, id)),
            domains: domain_keys(catalogue, &point.domains),
            subject: point.subject,
            valid: point.valid,
        })
    }
}
