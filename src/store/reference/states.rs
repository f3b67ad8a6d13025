//! What the reference data said before and after a change, object by object, for the audit log.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ReferenceChange;
use crate::model::{
    agency::Agency,
    audit::{Action, AuditEntry, ObjectKind},
    catalogue::Catalogue,
    domain::Domain,
    official::OfficialValue,
    scope::{Scope, ScopeMember},
    service_point::ServicePoint,
    subject::Subject,
    target::{Selection, Target},
    user::Actor,
    validity::Validity,
};

/// Objects of one kind by the key that the log knows them by.
type States = BTreeMap<String, Value>;

/// The lines of the log: one for each object that is new or differs.
pub fn entries(
    change: &ReferenceChange,
    before: &Catalogue,
    after: &Catalogue,
    actor: &Actor,
    at: i64,
) -> Vec<AuditEntry> {
    let kind = match kind(change) {
        Ok(kind) => kind,
        Err(summary) => return vec![imported(summary, actor, at)],
    };
    let (old, new) = (states(kind, before), states(kind, after));
    let entry = |(key, now): (String, Value)| {
        let entry = |action| AuditEntry::new(at, actor, action, kind, key.clone());
        match old.get(&key) {
            None => Some(entry(Action::Created).with_after(now)),
            Some(was) => entry(Action::Changed).with_difference(was, &now),
        }
    };
    new.into_iter().filter_map(entry).collect()
}

/// What kind of objects a change is about; counts of people served are many, of which the log keeps the number.
fn kind(change: &ReferenceChange) -> Result<ObjectKind, (&'static str, usize)> {
    match change {
        ReferenceChange::Agencies(_) => Ok(ObjectKind::Agency),
        ReferenceChange::Scopes(_) => Ok(ObjectKind::Scope),
        ReferenceChange::Domains(_) => Ok(ObjectKind::Domain),
        ReferenceChange::Targets(_) => Ok(ObjectKind::Target),
        ReferenceChange::OfficialValues(_) => Ok(ObjectKind::OfficialValue),
        ReferenceChange::ServicePoints(_) => Ok(ObjectKind::ServicePoint),
        ReferenceChange::Transactions(rows) => Err(("transactions", rows.len())),
    }
}

fn imported((what, rows): (&str, usize), actor: &Actor, at: i64) -> AuditEntry {
    AuditEntry::new(at, actor, Action::Imported, ObjectKind::Import, what)
        .with_after(json!({ "rows": rows }))
}

fn states(kind: ObjectKind, catalogue: &Catalogue) -> States {
    let c = catalogue;
    match kind {
        ObjectKind::Agency => c.agencies.iter().map(|one| agency(c, one)).collect(),
        ObjectKind::Scope => c.scopes.iter().map(|one| scope(c, one)).collect(),
        ObjectKind::Domain => c.domains.iter().map(domain).collect(),
        ObjectKind::Target => c.targets.iter().map(|one| target(c, one)).collect(),
        ObjectKind::OfficialValue => c.official.iter().map(|one| official(c, one)).collect(),
        ObjectKind::ServicePoint => c.service_points.iter().map(|one| point(c, one)).collect(),
        _ => States::new(),
    }
}

fn agency(catalogue: &Catalogue, agency: &Agency) -> (String, Value) {
    let successors: Vec<Value> = agency
        .successors
        .iter()
        .map(|id| agency_key(catalogue, Some(*id)))
        .collect();
    let state = json!({
        "name": agency.name,
        "area_code": agency.area_code,
        "kind": agency.kind,
        "parent": agency_key(catalogue, agency.parent),
        "valid": validity(&agency.valid),
        "successors": successors,
        "source": agency.source,
    });
    (agency.key.clone(), state)
}

fn scope(catalogue: &Catalogue, scope: &Scope) -> (String, Value) {
    let member = |member: &ScopeMember| {
        json!({
            "agency": agency_key(catalogue, Some(member.agency)),
            "with_descendants": member.with_descendants,
            "valid": validity(&member.valid),
        })
    };
    let members: Vec<Value> = scope.members.iter().map(member).collect();
    let state = json!({ "name": scope.name, "members": members });
    (scope.key.clone(), state)
}

fn domain(domain: &Domain) -> (String, Value) {
    let state = json!({
        "name_vi": domain.name_vi,
        "name_en": domain.name_en,
        "group": domain.group,
        "source": domain.source,
    });
    (domain.key.clone(), state)
}

fn target(catalogue: &Catalogue, target: &Target) -> (String, Value) {
    let key = format!(
        "{}/{}/{}/{}",
        scope_key(catalogue, target.scope),
        target.topic,
        target.issuer,
        target.year_from
    );
    let domains = match &target.domains {
        Selection::All => json!("*"),
        Selection::Only(ids) => domain_keys(catalogue, ids),
    };
    let kinds = match &target.agency_kinds {
        Selection::All => json!("*"),
        Selection::Only(kinds) => json!(kinds),
    };
    let state = json!({
        "subject": target.subject.map(Subject::key),
        "domains": domains,
        "agency_kinds": kinds,
        "measured_by": target.measured_by.key(),
        "year_until": target.year_until,
        "comparison": target.comparison.key(),
        "threshold": target.threshold.to_string(),
        "status": target.status.key(),
        "source": target.source,
    });
    (key, state)
}

fn official(catalogue: &Catalogue, value: &OfficialValue) -> (String, Value) {
    let key = format!(
        "{}/{}/{}/{}",
        scope_key(catalogue, value.scope),
        value.topic,
        value.range.from,
        value.range.until
    );
    let state =
        json!({ "value": value.value.to_string(), "source": value.source, "date": value.date });
    (key, state)
}

fn point(catalogue: &Catalogue, point: &ServicePoint) -> (String, Value) {
    let state = json!({
        "name": point.name,
        "agency": agency_key(catalogue, Some(point.agency)),
        "serves": agency_key(catalogue, point.serves),
        "domains": domain_keys(catalogue, &point.domains),
        "subject": point.subject.key(),
        "valid": validity(&point.valid),
    });
    (point.key.clone(), state)
}

fn validity(valid: &Validity) -> Value {
    json!({ "from": valid.from, "until": valid.until })
}

fn agency_key(catalogue: &Catalogue, id: Option<i32>) -> Value {
    let agency = id.and_then(|id| catalogue.agency_by_id(id));
    agency.map_or(Value::Null, |agency| json!(agency.key))
}

fn scope_key(catalogue: &Catalogue, id: i32) -> &str {
    let mut scopes = catalogue.scopes.iter();
    scopes
        .find(|scope| scope.id == id)
        .map_or("?", |scope| scope.key.as_str())
}

fn domain_keys(catalogue: &Catalogue, ids: &[i32]) -> Value {
    let key = |id: &i32| catalogue.domain_by_id(*id).map(|domain| &domain.key);
    json!(ids.iter().filter_map(key).collect::<Vec<_>>())
}
