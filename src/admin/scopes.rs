//! Scopes: named sets of agencies with dates.

use super::{
    Edit as Change, FieldError, Form, Plan, View,
    checks::{Errors, seen},
};
use crate::{
    import::entry,
    model::{audit::ObjectKind, catalogue::Catalogue},
    store::{AdminChange, MemberRow, ReferenceChange, ScopeRow},
};

/// One agency of a scope, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Member {
    /// Key or name of the agency.
    pub agency: String,
    /// Whether the agencies below it belong, too.
    pub with_descendants: bool,
    /// First day; empty if unknown.
    pub valid_from: String,
    /// Last day; empty if unknown.
    pub valid_until: String,
}

/// Makes a scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Create {
    /// Its key, which nobody has.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its members.
    pub members: Vec<Member>,
}

/// Changes name and members of a scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// All its members.
    pub members: Vec<Member>,
    /// The state of the scope that the form was filled in on.
    pub seen: String,
    /// Whether members shall go that belonged already: figures of the past then change.
    pub confirmed: bool,
}

impl Edit {
    /// The form filled with what is stored.
    pub fn of(catalogue: &Catalogue, key: &str) -> Option<Self> {
        let row = ScopeRow::of(catalogue.scope(key)?, catalogue);
        Some(Self {
            seen: seen(&row),
            members: row.members.iter().map(Member::of).collect(),
            key: row.key,
            name: row.name,
            confirmed: false,
        })
    }
}

impl Member {
    fn of(row: &MemberRow) -> Self {
        let cell = |name: &str| {
            let cells = row.cells();
            let found = cells.into_iter().find(|(column, _)| *column == name);
            found.map(|(_, text)| text).unwrap_or_default()
        };
        Self {
            agency: row.agency.clone(),
            with_descendants: row.with_descendants,
            valid_from: cell("valid_from"),
            valid_until: cell("valid_until"),
        }
    }
}

impl Form for Create {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let row = read(view, &mut errors, &self.key, &self.name, &self.members);
        if view.catalogue.scope(self.key.trim()).is_some() {
            errors.add(FieldError::of("key", "admin-key-taken", &self.key));
        }
        let row = errors.finish(row)?;
        let edit = Change::created(ObjectKind::Scope, &row);
        Ok(Plan::of(row.key.clone(), edit, written(row)))
    }
}

impl Form for Edit {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let Some(stored) = view.catalogue.scope(&self.key) else {
            return Err(vec![FieldError::of(
                "key",
                "import-unknown-scope",
                &self.key,
            )]);
        };
        let before = ScopeRow::of(stored, view.catalogue);
        errors.fresh(&self.seen, &before);
        let row = read(view, &mut errors, &self.key, &self.name, &self.members);
        if let Some(row) = row.as_ref().filter(|_| !self.confirmed) {
            check_history(view, &mut errors, &before, row);
        }
        let row = errors.finish(row)?;
        let edit = Change::changed(ObjectKind::Scope, &before, &row);
        Ok(Plan::of(row.key.clone(), edit, written(row)))
    }
}

fn written(row: ScopeRow) -> AdminChange {
    AdminChange::Reference(ReferenceChange::Scopes(vec![row]))
}

fn read(
    view: &View<'_>,
    errors: &mut Errors,
    key: &str,
    name: &str,
    members: &[Member],
) -> Option<ScopeRow> {
    let named = errors.take("", entry::scope(&[("key", key), ("name", name)]));
    if members.is_empty() {
        errors.add(FieldError::new("members", "admin-too-few").with("least", 1));
    }
    let mut rows: Vec<MemberRow> = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let cells = [
            ("agency", member.agency.as_str()),
            (
                "with_descendants",
                if member.with_descendants { "yes" } else { "no" },
            ),
            ("valid_from", &member.valid_from),
            ("valid_until", &member.valid_until),
        ];
        let prefix = format!("members.{at}.");
        let Some(row) = errors.take(&prefix, entry::member(view.catalogue, &cells)) else {
            continue;
        };
        let same = |known: &MemberRow| known.agency == row.agency && known.valid == row.valid;
        if rows.iter().any(same) {
            errors.add(FieldError::of(
                format!("{prefix}agency"),
                "import-twice",
                &row.agency,
            ));
        }
        rows.push(row);
    }
    let (key, name) = named?;
    Some(ScopeRow {
        key,
        name,
        members: rows,
    })
}

/// Who belonged up to now shall be ended, not removed.
fn check_history(view: &View<'_>, errors: &mut Errors, before: &ScopeRow, after: &ScopeRow) {
    let began = |member: &&MemberRow| member.valid.from.is_none_or(|from| from <= view.today);
    for member in before.members.iter().filter(began) {
        let stays =
            |row: &MemberRow| row.agency == member.agency && row.valid.from == member.valid.from;
        if !after.members.iter().any(stays) {
            errors.add(FieldError::of(
                "confirmed",
                "admin-member-removed",
                &member.agency,
            ));
        }
    }
}
