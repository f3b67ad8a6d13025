//! What a command would do: steps for the store, conditions, and lines for the audit log.

use serde_json::{Map, Value};

use crate::{
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        user::Actor,
    },
    store::{AdminChange, Cells, Entry, RatingGuard},
};

/// One object before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// What is done with it.
    pub action: Action,
    /// What kind of thing it is.
    pub object: ObjectKind,
    /// Which one.
    pub key: String,
    /// Its fields as they are; null if it is new.
    pub before: Value,
    /// Its fields as they will be; null if it goes.
    pub after: Value,
}

/// All that a command would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// Key of the object that the command is about, for the page to go to.
    pub key: String,
    /// The objects it touches, before and after.
    pub edits: Vec<Edit>,
    pub(super) changes: Vec<AdminChange>,
    pub(super) guards: Vec<RatingGuard>,
}

/// Columns as an object.
pub(super) fn object(cells: Cells) -> Value {
    let fields = cells.into_iter();
    let fields: Map<String, Value> = fields
        .map(|(name, text)| (name.to_owned(), text.into()))
        .collect();
    fields.into()
}

impl Edit {
    /// Something new.
    pub(super) fn created(object_kind: ObjectKind, entry: &impl Entry) -> Self {
        Self::with(Action::Created, object_kind, entry.identity()).to(entry.state())
    }

    /// Something that was there.
    pub(super) fn changed(
        object_kind: ObjectKind,
        before: &impl Entry,
        after: &impl Entry,
    ) -> Self {
        Self::with(Action::Changed, object_kind, before.identity())
            .from(before.state())
            .to(after.state())
    }

    pub(super) fn with(action: Action, object: ObjectKind, key: impl Into<String>) -> Self {
        Self {
            action,
            object,
            key: key.into(),
            before: Value::Null,
            after: Value::Null,
        }
    }

    pub(super) fn from(self, before: Value) -> Self {
        Self { before, ..self }
    }

    pub(super) fn to(self, after: Value) -> Self {
        Self { after, ..self }
    }

    /// The fields that differ: name, before, after. For a confirmation page.
    pub fn fields(&self) -> Vec<(String, String, String)> {
        let (before, after) = (self.before.as_object(), self.after.as_object());
        let names = before.into_iter().chain(after).flat_map(Map::keys);
        let mut fields: Vec<(String, String, String)> = Vec::new();
        for name in names {
            let text = |of: Option<&Map<String, Value>>| {
                of.and_then(|fields| fields.get(name))
                    .map_or_else(String::new, shown)
            };
            let (before, after) = (text(before), text(after));
            if before != after && fields.iter().all(|(known, _, _)| known != name) {
                fields.push((name.clone(), before, after));
            }
        }
        fields
    }

    /// Its line in the audit log, unless nothing differs.
    pub(super) fn entry(&self, at: i64, actor: &Actor) -> Option<AuditEntry> {
        let entry = AuditEntry::new(at, actor, self.action, self.object, &self.key);
        match (&self.before, &self.after) {
            (Value::Null, after) => Some(entry.with_after(after.clone())),
            (before, Value::Null) => Some(AuditEntry {
                before: Some(before.clone()),
                ..entry
            }),
            (before, after) => entry.with_difference(before, after),
        }
    }
}

/// A value without the marks of JSON where it is a plain text.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

impl Plan {
    pub(super) fn of(key: impl Into<String>, edit: Edit, change: AdminChange) -> Self {
        Self {
            key: key.into(),
            edits: vec![edit],
            changes: vec![change],
            guards: Vec::new(),
        }
    }

    /// Whether anything would be different afterwards.
    pub(super) fn changes_anything(&self) -> bool {
        self.edits.iter().any(|edit| edit.before != edit.after)
    }
}
