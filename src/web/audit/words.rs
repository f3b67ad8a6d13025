//! Lines of the log in words.

use hailong_views::part::history::{Change, Entry, Object};
use serde_json::Value;

use crate::{
    app::App,
    i18n::{Lang, t},
    model::{
        audit::{AuditRecord, ObjectKind},
        catalogue::Catalogue,
        role::Role,
        user::Via,
    },
    web::{frame::Visit, kiosk_log, times},
};

/// A line; `object` says whether it names what was changed.
pub fn entry(app: &App, visit: &Visit, line: &AuditRecord, object: bool) -> Entry {
    let (lang, said) = (visit.lang, &line.entry);
    let actor = &said.actor;
    let via = t(lang, &format!("via-{}", actor.via.key()));
    let role = actor.role.map(|role| visit.role_name(role));
    let (before, after) = match said.object {
        ObjectKind::Kiosk => (
            kiosk_log::spelled(app, lang, said.before.as_ref()),
            kiosk_log::spelled(app, lang, said.after.as_ref()),
        ),
        _ => (said.before.clone(), said.after.clone()),
    };
    Entry {
        time: times::moment(app, lang, said.at),
        who: if actor.user.is_none() {
            via.clone()
        } else {
            actor.name.clone()
        },
        role: match (role, actor.via) {
            (Some(role), Via::Web) => role,
            (Some(role), _) => format!("{role}, {via}"),
            (None, _) => String::new(),
        },
        action: t(lang, &format!("action-{}", said.action.key())),
        object: object.then(|| Object {
            kind: t(lang, &format!("object-{}", said.object.key())),
            name: said.key.clone(),
            href: None,
        }),
        changes: changes(&app.catalogue(), visit, before.as_ref(), after.as_ref()),
    }
}

fn changes(
    catalogue: &Catalogue,
    visit: &Visit,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Vec<Change> {
    let fields = |value: Option<&Value>| value.and_then(Value::as_object).cloned();
    let (before, after) = (
        fields(before).unwrap_or_default(),
        fields(after).unwrap_or_default(),
    );
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let change = |name: &String| Change {
        field: field_name(visit.lang, name),
        before: before
            .get(name)
            .and_then(|v| shown(catalogue, visit, name, v)),
        after: after
            .get(name)
            .and_then(|v| shown(catalogue, visit, name, v)),
    };
    names.into_iter().map(change).collect()
}

/// A field without a word of its own stands for itself.
fn field_name(lang: Lang, name: &str) -> String {
    let key = format!("field-{name}");
    let text = t(lang, &key);
    if text == key { name.to_owned() } else { text }
}

fn shown(catalogue: &Catalogue, visit: &Visit, name: &str, value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) if name == "role" => {
            let role = text.parse::<Role>();
            Some(role.map_or_else(|_| text.clone(), |role| visit.role_name(role)))
        }
        Value::String(text) => {
            let words = text
                .split(';')
                .map(|word| word_for(catalogue, visit.lang, name, word));
            Some(words.collect::<Vec<_>>().join("; "))
        }
        Value::Bool(yes) => Some(t(visit.lang, if *yes { "value-yes" } else { "value-no" })),
        other => Some(other.to_string()),
    }
}

/// A value that is a key, by its name; what has no name stands for itself.
fn word_for(catalogue: &Catalogue, lang: Lang, field: &str, word: &str) -> String {
    let kind = catalogue.kinds.iter().find(|kind| kind.key == word);
    match (field, kind, lang) {
        ("kind" | "agency_kinds", Some(kind), Lang::Vi) => kind.name_vi.clone(),
        ("kind" | "agency_kinds", Some(kind), Lang::En) => kind.name_en.clone(),
        _ => {
            let key = format!("value-{field}-{word}");
            let text = t(lang, &key);
            if text == key { word.to_owned() } else { text }
        }
    }
}
