//! The history of a thing whose key in the log is made of what can be changed: of a target and of
//! an official value. Their changes are followed back through their earlier keys, so that nobody
//! gets rid of a history by changing a year.

use futures::TryStreamExt;
use serde_json::Value;

use crate::{
    admin::targets,
    model::{
        audit::{Action, AuditEntry, AuditFilter, AuditRecord, ObjectKind},
        catalogue::Catalogue,
        target::Target,
    },
    store::{Database, Entry, StoreError, TargetRow},
};

/// What the log calls the thing that an address names.
pub fn identity(catalogue: &Catalogue, object: ObjectKind, key: &str) -> String {
    let target = (object == ObjectKind::Target).then(|| target(catalogue, key));
    let row = target.flatten().and_then(|t| TargetRow::of(t, catalogue));
    row.map_or_else(|| key.to_owned(), |row| row.identity())
}

/// The target that an address names, by its number or as the log does.
pub fn target<'c>(catalogue: &'c Catalogue, key: &str) -> Option<&'c Target> {
    let by_number = key.parse().ok().and_then(|id| targets::find(catalogue, id));
    let named = |target: &&Target| {
        let row = TargetRow::of(target, catalogue);
        row.is_some_and(|row| row.identity() == key)
    };
    by_number.or_else(|| catalogue.targets.iter().find(named))
}

/// The newest lines of the log, at most `most`, about the thing that it calls `key` now.
pub async fn records(
    db: &Database,
    object: ObjectKind,
    key: &str,
    most: u64,
) -> Result<Vec<AuditRecord>, StoreError> {
    let filter = AuditFilter {
        object: Some(object),
        ..AuditFilter::default()
    };
    let mut lines = db.audit_export(filter);
    let (mut current, mut found) = (key.to_owned(), Vec::new());
    while let Some(line) = lines.try_next().await? {
        let Some(before) = before(&line.entry, &current) else {
            continue;
        };
        current = before;
        // What had this key before it was made was another thing.
        let is_first = line.entry.action == Action::Created;
        found.push(line);
        if is_first || found.len() as u64 == most {
            break;
        }
    }
    Ok(found)
}

/// The key that the thing had before this line, if the line is about the thing.
fn before(line: &AuditEntry, current: &str) -> Option<String> {
    let after = line.after.as_ref().filter(|_| line.before.is_some());
    let became = after.and_then(|after| renamed(line.object, &line.key, after));
    let is_about = became.as_ref().unwrap_or(&line.key) == current;
    is_about.then(|| line.key.clone())
}

/// The key after a change of the columns that it is made of.
fn renamed(object: ObjectKind, key: &str, after: &Value) -> Option<String> {
    let now = |name: &str, was: &str| {
        let text = after.get(name).and_then(Value::as_str);
        text.unwrap_or(was).to_owned()
    };
    let (scope, rest) = key.split_once('/')?;
    let (topic, rest) = rest.split_once('/')?;
    let (third, fourth) = rest.rsplit_once('/')?;
    let (scope, topic) = (now("scope", scope), now("topic", topic));
    match object {
        ObjectKind::Target => {
            let (issuer, year) = (now("issuer", third), now("year_from", fourth));
            Some(format!("{scope}/{topic}/{issuer}/{year}"))
        }
        ObjectKind::OfficialValue => {
            let days = now("period", &format!("{third}..{fourth}"));
            let (from, until) = days.split_once("..")?;
            Some(format!("{scope}/{topic}/{from}/{until}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_changed_column_changes_the_key() {
        let target = "land/procedures/UBND/Sở Nội vụ/2026";
        let after = json!({"issuer": "UBND Thành phố", "threshold_percent": "97"});
        assert_eq!(
            renamed(ObjectKind::Target, target, &after).as_deref(),
            Some("land/procedures/UBND Thành phố/2026")
        );
        assert_eq!(
            renamed(ObjectKind::Target, target, &json!({"source": ""})).as_deref(),
            Some(target)
        );
        let value = "land/service/2026-01-01/2026-12-31";
        let after = json!({"period": "2025-01-01..2025-12-31"});
        assert_eq!(
            renamed(ObjectKind::OfficialValue, value, &after).as_deref(),
            Some("land/service/2025-01-01/2025-12-31")
        );
    }
}
