//! Lines of the log in words.

use hailong_views::part::history::{Change, Entry, Object};
use serde_json::{Map, Value};

use super::names::Names;
use crate::{
    app::App,
    i18n::{Lang, t},
    model::{
        audit::{Action, AuditRecord, ObjectKind},
        role::Role,
        user::Via,
    },
    store::StoreError,
    web::{admin::history, frame::Visit, kiosk_log, times},
};

/// The first moment that is taken for one where a field holds a number: 2001. No count or percentage is as large.
const FIRST_MOMENT: i64 = 1_000_000_000_000;

/// Tells lines of the log to one reader.
pub struct Teller {
    app: App,
    visit: Visit,
    /// What the numbers and keys stand for.
    pub names: Names,
}

impl Teller {
    /// For this reader, with the names as they are now.
    pub async fn new(app: &App, visit: &Visit) -> Result<Self, StoreError> {
        Ok(Self {
            app: app.clone(),
            visit: visit.clone(),
            names: Names::read(app, visit).await?,
        })
    }

    /// A line; `object` says whether it names what was changed.
    pub fn entry(&self, line: &AuditRecord, object: bool) -> Entry {
        let (lang, said) = (self.visit.lang, &line.entry);
        let actor = &said.actor;
        let via = t(lang, &format!("via-{}", actor.via.key()));
        let role = actor.role.map(|role| self.visit.role_name(role));
        let (before, after) = match said.object {
            ObjectKind::Kiosk => (
                kiosk_log::spelled(&self.app, lang, said.before.as_ref()),
                kiosk_log::spelled(&self.app, lang, said.after.as_ref()),
            ),
            _ => (said.before.clone(), said.after.clone()),
        };
        let action = match (said.object, said.action) {
            (ObjectKind::Kiosk, Action::Accepted) => t(lang, "kiosk-event-paired"),
            (_, action) => t(lang, &format!("action-{}", action.key())),
        };
        Entry {
            time: times::short(&self.app, lang, said.at),
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
            action,
            object: object.then(|| Object {
                kind: t(lang, &format!("object-{}", said.object.key())),
                name: self.names.object(said.object, &said.key),
                href: self.names.page(said.object, &said.key),
            }),
            changes: self.changes(before.as_ref(), after.as_ref()),
        }
    }

    /// Fields before and after. Where there are both, an empty one is named as empty; a thing that is new or gone
    /// is told without its empty fields.
    fn changes(&self, before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
        let (before, after) = (fields(before), fields(after));
        let both = before.is_some() && after.is_some();
        let mut names: Vec<&String> = Vec::new();
        for name in before.into_iter().chain(after).flat_map(Map::keys) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let told = |fields: Option<&Map<String, Value>>, name: &str| {
            let value = fields.map(|fields| fields.get(name).unwrap_or(&Value::Null))?;
            let text = self.value(name, value);
            match (text.is_empty(), both) {
                (true, true) => Some(t(self.visit.lang, "audit-empty")),
                (true, false) => None,
                (false, _) => Some(text),
            }
        };
        let change = |name: &String| Change {
            field: field_name(self.visit.lang, name),
            before: told(before, name),
            after: told(after, name),
        };
        let changes = names.into_iter().map(change);
        changes
            .filter(|change| change.before.is_some() || change.after.is_some())
            .collect()
    }

    /// What stands in a field, in words; nothing for an empty one.
    pub fn value(&self, field: &str, value: &Value) -> String {
        let lang = self.visit.lang;
        match value {
            Value::Null => String::new(),
            Value::Bool(yes) => t(lang, if *yes { "value-yes" } else { "value-no" }),
            Value::Number(number) if field.ends_with("_at") => {
                let moment = number.as_i64().filter(|at| *at >= FIRST_MOMENT);
                let told = moment.map(|at| times::short(&self.app, lang, at));
                told.unwrap_or_else(|| number.to_string())
            }
            Value::String(role) if field == "role" => {
                let known = role.parse::<Role>();
                known.map_or_else(|_| role.clone(), |role| self.visit.role_name(role))
            }
            Value::String(text) => history::value(lang, self.names.catalogue(), field, text),
            other => history::value(lang, self.names.catalogue(), field, &other.to_string()),
        }
    }

    /// Everything of a line that a reader may look for: whom, what, and what it was and is.
    pub fn searchable(&self, line: &AuditRecord) -> String {
        let said = &line.entry;
        let mut text = vec![
            said.actor.name.clone(),
            said.key.clone(),
            self.names.object(said.object, &said.key),
        ];
        let sides = [fields(said.before.as_ref()), fields(said.after.as_ref())];
        for (field, value) in sides.into_iter().flatten().flatten() {
            text.push(self.value(field, value));
        }
        text.join("\n")
    }
}

fn fields(value: Option<&Value>) -> Option<&Map<String, Value>> {
    value.and_then(Value::as_object)
}

/// A field without a word of its own stands for itself.
fn field_name(lang: Lang, name: &str) -> String {
    let key = format!("field-{name}");
    let text = t(lang, &key);
    if text == key { name.to_owned() } else { text }
}
