//! Domains and their groups. A domain is never deleted: ratings are about it.

mod arrange;

pub use arrange::{Arrange, Stand};

use super::{
    Edit as Change, FieldError, Form, Plan, View,
    checks::{Errors, seen},
};
use crate::{
    import::entry,
    model::{audit::ObjectKind, catalogue::Catalogue},
    store::{AdminChange, DomainRow, ReferenceChange},
};

/// The words of a domain, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the columns of domains.csv, as typed"
)]
pub struct Fields {
    pub key: String,
    pub name_vi: String,
    pub name_en: String,
    pub group: String,
    pub source: String,
}

/// Makes a domain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Create(pub Fields);

/// Changes a domain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// What is typed; the key tells which one.
    pub fields: Fields,
    /// The state of the domain that the form was filled in on.
    pub seen: String,
}

/// Says which domains form a group; others leave it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regroup {
    /// Key of the group, there already or new.
    pub group: String,
    /// Keys of its domains; none dissolves the group.
    pub domains: Vec<String>,
}

/// A group of domains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its key.
    pub key: String,
    /// Keys of its domains, in the operator's order.
    pub domains: Vec<String>,
}

/// The groups, in the order in which their first domains stand.
pub fn groups(catalogue: &Catalogue) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for domain in &catalogue.domains {
        let Some(key) = &domain.group else { continue };
        match groups.iter_mut().find(|group| group.key == *key) {
            Some(group) => group.domains.push(domain.key.clone()),
            None => groups.push(Group {
                key: key.clone(),
                domains: vec![domain.key.clone()],
            }),
        }
    }
    groups
}

impl Edit {
    /// The form filled with what is stored.
    pub fn of(catalogue: &Catalogue, key: &str) -> Option<Self> {
        let row = DomainRow::of(catalogue.domain(key)?);
        Some(Self {
            seen: seen(&row),
            fields: Fields {
                key: row.key,
                name_vi: row.name_vi,
                name_en: row.name_en,
                group: row.group.unwrap_or_default(),
                source: row.source,
            },
        })
    }
}

fn read(errors: &mut Errors, fields: &Fields) -> Option<DomainRow> {
    let cells = [
        ("key", fields.key.as_str()),
        ("name_vi", &fields.name_vi),
        ("name_en", &fields.name_en),
        ("group", &fields.group),
        ("source", &fields.source),
    ];
    errors.take("", entry::domain(&cells))
}

impl Form for Create {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let row = read(&mut errors, &self.0);
        if view.catalogue.domain(self.0.key.trim()).is_some() {
            errors.add(FieldError::of("key", "admin-key-taken", &self.0.key));
        }
        let row = errors.finish(row)?;
        let edit = Change::created(ObjectKind::Domain, &row);
        let change = AdminChange::Reference(ReferenceChange::Domains(vec![row.clone()]));
        Ok(Plan::of(row.key, edit, change))
    }
}

impl Form for Edit {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let Some(stored) = view.catalogue.domain(&self.fields.key) else {
            let error = FieldError::of("key", "import-unknown-domain", &self.fields.key);
            return Err(vec![error]);
        };
        let before = DomainRow::of(stored);
        errors.fresh(&self.seen, &before);
        let row = read(&mut errors, &self.fields);
        let row = errors.finish(row)?;
        let edit = Change::changed(ObjectKind::Domain, &before, &row);
        let change = AdminChange::Reference(ReferenceChange::Domains(vec![row]));
        Ok(Plan::of(before.key, edit, change))
    }
}

impl Form for Regroup {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let group = errors.key("group", &self.group);
        for (at, key) in self.domains.iter().enumerate() {
            if view.catalogue.domain(key).is_none() {
                let field = format!("domains.{at}");
                errors.add(FieldError::of(field, "import-unknown-domain", key));
            }
        }
        errors.finish(Some(()))?;
        let (mut rows, mut edits) = (Vec::new(), Vec::new());
        for domain in &view.catalogue.domains {
            let before = DomainRow::of(domain);
            let mut row = before.clone();
            if self.domains.contains(&row.key) {
                row.group = Some(group.clone());
            } else if row.group.as_deref() == Some(group.as_str()) {
                row.group = None;
            }
            if row != before {
                edits.push(Change::changed(ObjectKind::Domain, &before, &row));
                rows.push(row);
            }
        }
        Ok(Plan {
            key: group,
            edits,
            changes: vec![AdminChange::Reference(ReferenceChange::Domains(rows))],
            guards: Vec::new(),
        })
    }
}
