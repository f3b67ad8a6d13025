//! The order of all domains and the groups that they form, changed in one go.

use crate::{
    admin::{
        Edit as Change, FieldError, Form, Plan, View,
        checks::{Errors, seen},
        plan::object,
    },
    model::{
        audit::{Action, ObjectKind},
        catalogue::Catalogue,
        domain::Domain,
    },
    store::{AdminChange, Cells, DomainRow, Entry, ReferenceChange},
};

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
