//! The history of a thing whose key in the log is made of what can be changed: of a target and of
//! an official value. Their changes are followed back through their earlier keys, so that nobody
//! gets rid of a history by changing a year.

use futures::TryStreamExt;
use hailong_views::part::history::History;
use serde_json::Value;

use crate::{
    app::App,
    model::audit::{Action, AuditEntry, AuditFilter, ObjectKind},
    store::StoreError,
    web::{audit::words, frame::Visit},
};

/// Lines of the history of one thing.
const RECENT: usize = 20;

/// The newest changes of the thing that has this key now.
pub async fn history(
    app: &App,
    visit: &Visit,
    object: ObjectKind,
    key: &str,
) -> Result<History, StoreError> {
    let filter = AuditFilter {
        object: Some(object),
        ..AuditFilter::default()
    };
    let mut lines = app.db.audit_export(filter);
    let (mut current, mut entries) = (key.to_owned(), Vec::new());
    while entries.len() < RECENT
        && let Some(line) = lines.try_next().await?
    {
        let Some(before) = before(&line.entry, &current) else {
            continue;
        };
        current = before;
        entries.push(words::entry(app, visit, &line, false));
        // What had this key earlier was another thing.
        if line.entry.action == Action::Created {
            break;
        }
    }
    Ok(History {
        entries,
        more: None,
    })
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
