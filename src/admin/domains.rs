//! Domains and their groups. A domain is never deleted: ratings are about it.

use super::{
    Edit as Change, FieldError, Form, Plan, View,
    checks::{Errors, seen},
    plan::object,
};
use crate::{
    import::entry,
    model::{
        audit::{Action, ObjectKind},
        catalogue::Catalogue,
        domain::Domain,
    },
    store::{AdminChange, Cells, DomainRow, Entry, ReferenceChange},
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

/// Where one domain stands, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stand {
    /// Number of the domain in the database.
    pub domain: i32,
    /// Its place among all domains, from 1.
    pub position: String,
    /// Key of its group; empty for none.
    pub group: String,
}

/// Says in which order all domains stand, and which of them form groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrange {
    /// A line for each domain; domains without a line stay as they are.
    pub stands: Vec<Stand>,
    /// The state of the list that the form was filled in on.
    pub seen: String,
}

/// The list of domains as an object of its own.
struct Arranged(String);

impl Entry for Arranged {
    fn identity(&self) -> String {
        String::new()
    }

    fn cells(&self) -> Cells {
        vec![("domains", self.0.clone())]
    }
}

fn arranged(catalogue: &Catalogue) -> Arranged {
    let domains = catalogue.domains.iter();
    let lines = domains.map(|domain| {
        let group = domain.group.as_deref().unwrap_or_default();
        format!("{}:{group}", domain.key)
    });
    Arranged(lines.collect::<Vec<_>>().join(";"))
}

impl Arrange {
    /// The form filled with what is stored.
    pub fn of(catalogue: &Catalogue) -> Self {
        let stand = |(position, domain): (usize, &Domain)| Stand {
            domain: domain.id,
            position: position.to_string(),
            group: domain.group.clone().unwrap_or_default(),
        };
        Self {
            stands: (1..).zip(&catalogue.domains).map(stand).collect(),
            seen: seen(&arranged(catalogue)),
        }
    }

    /// Place and group of the domain that stands at `place`.
    fn read(&self, errors: &mut Errors, place: usize, domain: &Domain) -> (usize, Option<String>) {
        let stand = self.stands.iter().find(|stand| stand.domain == domain.id);
        let Some(stand) = stand else {
            return (place, domain.group.clone());
        };
        let field = |name: &str| format!("domains.{}.{name}", domain.id);
        let position = stand.position.trim().parse().ok().filter(|at| *at > 0);
        if position.is_none() {
            errors.add(FieldError::of(
                field("position"),
                "admin-position",
                &stand.position,
            ));
        }
        let group = stand.group.trim();
        let group = (!group.is_empty()).then(|| errors.key(&field("group"), group));
        (position.unwrap_or(place), group)
    }
}

impl Form for Arrange {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        errors.fresh(&self.seen, &arranged(view.catalogue));
        let (mut rows, mut edits, mut order) = (Vec::new(), Vec::new(), Vec::new());
        for (place, domain) in (1..).zip(&view.catalogue.domains) {
            let (position, group) = self.read(&mut errors, place, domain);
            let before = DomainRow::of(domain);
            let row = DomainRow {
                group,
                ..before.clone()
            };
            if row != before {
                edits.push(Change::changed(ObjectKind::Domain, &before, &row));
                rows.push(row);
            }
            if position != place {
                edits.push(moved(&before.key, place, position));
            }
            // Whoever goes up stands before the one that is there, whoever goes down after it.
            order.push((position, position.cmp(&place), before.key));
        }
        errors.finish(Some(()))?;
        order.sort_by_key(|(position, way, _)| (*position, *way));
        let order = order.into_iter().map(|(_, _, key)| key).collect();
        Ok(Plan {
            edits,
            changes: vec![
                AdminChange::Reference(ReferenceChange::Domains(rows)),
                AdminChange::DomainOrder(order),
            ],
            ..Plan::default()
        })
    }
}

fn moved(key: &str, from: usize, to: usize) -> Change {
    let position = |at: usize| object(vec![("position", at.to_string())]);
    Change::with(Action::Changed, ObjectKind::Domain, key)
        .from(position(from))
        .to(position(to))
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
