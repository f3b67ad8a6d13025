//! What the reference data said before and after a change, object by object, for the audit log.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    AgencyRow, DomainRow, Entry, OfficialRow, ReferenceChange, ScopeRow, ServicePointRow, TargetRow,
};
use crate::model::{
    audit::{Action, AuditEntry, ObjectKind},
    catalogue::Catalogue,
    user::Actor,
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
        ObjectKind::Agency => all(c.agencies.iter().map(|one| AgencyRow::of(one, c))),
        ObjectKind::Scope => all(c.scopes.iter().map(|one| ScopeRow::of(one, c))),
        ObjectKind::Domain => all(c.domains.iter().map(DomainRow::of)),
        ObjectKind::Target => all(c.targets.iter().filter_map(|one| TargetRow::of(one, c))),
        ObjectKind::OfficialValue => {
            all(c.official.iter().filter_map(|one| OfficialRow::of(one, c)))
        }
        ObjectKind::ServicePoint => {
            let points = c.service_points.iter();
            all(points.filter_map(|one| ServicePointRow::of(one, c)))
        }
        _ => States::new(),
    }
}

fn all(rows: impl Iterator<Item = impl Entry>) -> States {
    rows.map(|row| (row.identity(), row.state())).collect()
}
