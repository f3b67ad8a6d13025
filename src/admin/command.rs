//! Checking a form, and carrying it out.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    error::{AdminError, FieldError},
    plan::{Edit, Plan},
};
use crate::{
    model::{catalogue::Catalogue, user::Actor, zone::Zone},
    store::{AdminOutcome, AdminWrite, Database, StoreError},
};

/// How often a command is checked anew because others changed something meanwhile.
const ATTEMPTS: usize = 5;

/// What a form is checked against.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The reference data.
    pub catalogue: &'a Catalogue,
    /// The current day in the operator's zone.
    pub today: NaiveDate,
}

/// Where, when and by whom something is done.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The database it is written to.
    pub db: &'a Database,
    /// Who does it.
    pub actor: &'a Actor,
    /// The current instant.
    pub now: DateTime<Utc>,
    /// The operator's zone.
    pub zone: Zone,
}

/// A form as it was typed; texts are kept as they are.
pub trait Form {
    /// What the form would do, or all that is wrong with it.
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>>;
}

/// A form that was found in order.
#[derive(Debug, Clone)]
pub struct Command<F> {
    form: F,
    plan: Plan,
    version: i64,
}

impl<F> Command<F> {
    /// The objects it touches, before and after: for a confirmation page.
    pub fn edits(&self) -> &[Edit] {
        &self.plan.edits
    }

    /// Key of the object it is about.
    pub fn key(&self) -> &str {
        &self.plan.key
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Key of the object it was about; a new one for what was founded.
    pub key: String,
}

/// Checks a form against the reference data. Touches no database.
pub fn check<F: Form + Clone>(view: &View<'_>, form: &F) -> Result<Command<F>, Vec<FieldError>> {
    Ok(Command {
        form: form.clone(),
        plan: planned(view, form)?,
        version: view.catalogue.version,
    })
}

fn planned(view: &View<'_>, form: &impl Form) -> Result<Plan, Vec<FieldError>> {
    let plan = form.plan(view)?;
    if plan.changes_anything() {
        Ok(plan)
    } else {
        Err(vec![FieldError::new("", "admin-nothing-changed")])
    }
}

/// Carries a command out in one transaction, with its lines in the audit log. Where reference data
/// changed since the check, the form is checked anew first.
pub async fn run<F: Form>(desk: &Desk<'_>, command: Command<F>) -> Result<Done, AdminError> {
    let Command {
        form,
        mut plan,
        mut version,
    } = command;
    for _ in 0..ATTEMPTS {
        match write(desk, &plan, version).await? {
            AdminOutcome::Written => return Ok(Done { key: plan.key }),
            AdminOutcome::RatingsOutside(agency, count) => {
                let catalogue = desk.db.catalogue().await?;
                return Err(AdminError::Refused(vec![outside(
                    &catalogue, agency, count,
                )]));
            }
            AdminOutcome::Moved => {
                let catalogue = desk.db.catalogue().await?;
                let view = View {
                    catalogue: &catalogue,
                    today: desk.zone.day_of(desk.now),
                };
                plan = planned(&view, &form).map_err(AdminError::Refused)?;
                version = catalogue.version;
            }
        }
    }
    Err(AdminError::Busy)
}

async fn write(desk: &Desk<'_>, plan: &Plan, version: i64) -> Result<AdminOutcome, StoreError> {
    let at = desk.now.timestamp_millis();
    let entries = plan.edits.iter();
    let write = AdminWrite {
        based_on: version,
        at,
        changes: &plan.changes,
        guards: &plan.guards,
        entries: entries
            .filter_map(|edit| edit.entry(at, desk.actor))
            .collect(),
    };
    desk.db.administer(&write).await
}

/// What the database has against a command as of now, for a page that asks for confirmation:
/// ratings of an agency outside the days it would have.
pub async fn warnings<F>(
    db: &Database,
    catalogue: &Catalogue,
    command: &Command<F>,
) -> Result<Vec<FieldError>, StoreError> {
    let found = db.ratings_outside(&command.plan.guards).await?;
    let error = found.map(|(agency, count)| outside(catalogue, agency, count));
    Ok(error.into_iter().collect())
}

fn outside(catalogue: &Catalogue, agency: i32, count: u64) -> FieldError {
    let agency = catalogue.agency_by_id(agency);
    let name = agency.map_or("", |agency| agency.name.as_str());
    FieldError::of("confirmed", "admin-ratings-outside", name).with("count", count)
}
