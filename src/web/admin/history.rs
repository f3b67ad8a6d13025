//! Changes as pages tell them: what was done, to what, before and after, in words.

use hailong_views::part::{
    history::{Change, Entry, History},
    report::Link,
};
use serde_json::{Map, Value};

use super::{clerk::Clerk, lineage, values};
use crate::{
    i18n::{Lang, period, t},
    model::{
        audit::{Action, AuditFilter, AuditRecord, ObjectKind},
        catalogue::Catalogue,
        permission::Permission,
        user::Via,
        validity::read_day,
    },
    store::StoreError,
    web::{kiosk_log, times},
};

/// Changes that the page of a thing shows.
const SHOWN: u64 = 20;

/// The last changes of a thing.
pub async fn of(clerk: &Clerk, object: ObjectKind, key: &str) -> Result<History, StoreError> {
    let catalogue = clerk.app.catalogue();
    let (key, records) = match object {
        ObjectKind::Target | ObjectKind::OfficialValue => {
            let key = lineage::identity(&catalogue, object, key);
            let records = lineage::records(&clerk.app.db, object, &key, SHOWN).await?;
            (key, records)
        }
        _ => (key.to_owned(), direct(clerk, object, key).await?),
    };
    let told = records.iter().map(|record| tell(clerk, &catalogue, record));
    Ok(History {
        entries: told.collect(),
        more: clerk.may(Permission::ReadAudit).then(|| Link {
            label: clerk.say("history-more"),
            href: log_of(object, &key),
        }),
    })
}

async fn direct(
    clerk: &Clerk,
    object: ObjectKind,
    key: &str,
) -> Result<Vec<AuditRecord>, StoreError> {
    let filter = AuditFilter {
        object: Some(object),
        key: Some(key.to_owned()),
        ..AuditFilter::default()
    };
    clerk.app.db.audit_page(&filter, None, SHOWN).await
}

/// The audit log of one thing.
fn log_of(object: ObjectKind, key: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("object", object.key());
    query.append_pair("key", key);
    format!("/audit?{}", query.finish())
}

/// One line of the log as a page tells it.
fn tell(clerk: &Clerk, catalogue: &Catalogue, record: &AuditRecord) -> Entry {
    let (lang, entry) = (clerk.lang(), &record.entry);
    let role = entry.actor.role.map(|role| clerk.visit.role_name(role));
    let via = match entry.actor.via {
        Via::Web => None,
        Via::Cli => Some(t(lang, "via-cli")),
        Via::System => Some(t(lang, "via-system")),
    };
    let (before, after) = match entry.object {
        ObjectKind::Kiosk => (
            kiosk_log::spelled(&clerk.app, lang, entry.before.as_ref()),
            kiosk_log::spelled(&clerk.app, lang, entry.after.as_ref()),
        ),
        _ => (entry.before.clone(), entry.after.clone()),
    };
    let how: Vec<String> = role.into_iter().chain(via).collect();
    Entry {
        time: times::moment(&clerk.app, lang, entry.at),
        who: entry.actor.name.clone(),
        role: how.join(", "),
        action: t(lang, &format!("action-{}", entry.action.key())),
        object: None,
        changes: changes(lang, catalogue, before.as_ref(), after.as_ref()),
    }
}

/// Fields before and after.
pub fn changes(
    lang: Lang,
    catalogue: &Catalogue,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Vec<Change> {
    let (before, after) = (
        before.and_then(Value::as_object),
        after.and_then(Value::as_object),
    );
    let mut names: Vec<&String> = Vec::new();
    for name in before.into_iter().chain(after).flat_map(Map::keys) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let text = |of: Option<&Map<String, Value>>, name: &String| {
        of.and_then(|fields| fields.get(name)).map(plain)
    };
    let changes = names.into_iter().map(|name| {
        let was = text(before, name).unwrap_or_default();
        let is = text(after, name).unwrap_or_default();
        change(lang, catalogue, name, &was, &is)
    });
    changes
        .filter(|change| change.before.is_some() || change.after.is_some())
        .collect()
}

/// A value without the marks of JSON where it is a plain text.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// One field before and after, in words.
pub fn change(lang: Lang, catalogue: &Catalogue, field: &str, before: &str, after: &str) -> Change {
    let told = |text: &str| (!text.is_empty()).then(|| value(lang, catalogue, field, text));
    Change {
        field: t(lang, &format!("field-{field}")),
        before: told(before),
        after: told(after),
    }
}

/// A day as it is read, an agency by its name; everything else as it stands.
fn value(lang: Lang, catalogue: &Catalogue, field: &str, text: &str) -> String {
    match field {
        "parent" | "agency" | "serves_agency" | "successors" => {
            let keys = text.split(';').map(str::trim);
            let names = keys.map(|key| name(catalogue, ObjectKind::Agency, key));
            names.collect::<Vec<_>>().join("; ")
        }
        "valid_from" | "valid_until" | "day" => {
            read_day(text).map_or_else(|| text.to_owned(), |day| period::day(lang, day))
        }
        _ => values::said(lang, field, text),
    }
}

/// «Sửa cơ quan».
pub fn what(lang: Lang, action: Action, object: ObjectKind) -> String {
    let action = t(lang, &format!("action-{}", action.key()));
    let object = t(lang, &format!("object-{}", object.key()));
    format!("{action} {object}")
}

/// The name of a thing; its key where it has none.
pub fn name(catalogue: &Catalogue, object: ObjectKind, key: &str) -> String {
    let name = match object {
        ObjectKind::Agency => catalogue.agency(key).map(|a| a.name.clone()),
        ObjectKind::Scope => catalogue.scope(key).map(|s| s.name.clone()),
        ObjectKind::Domain => catalogue.domain(key).map(|d| d.name_vi.clone()),
        ObjectKind::ServicePoint => catalogue.service_point(key).map(|p| p.name.clone()),
        ObjectKind::Holiday => {
            let holiday = read_day(key).and_then(|day| catalogue.holiday(day));
            holiday.map(|holiday| holiday.name.clone())
        }
        _ => None,
    };
    name.unwrap_or_else(|| key.to_owned())
}
