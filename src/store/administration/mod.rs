//! What administration changes: several tables in one transaction, with its lines in the audit log.
//!
//! A change was checked against the reference data of one version. It is written only onto that
//! very version, so that whatever was checked still holds; otherwise the caller checks again.

mod opening;
mod ratings;
mod replies;
mod targets;
mod versions;

use sea_orm::DatabaseTransaction;

pub use versions::{DraftQuestionnaire, DraftScale};

use super::{
    audit, catalogue,
    connect::Database,
    error::StoreError,
    reference::{self, OfficialRow, ReferenceChange, TargetRow, touch},
};
use crate::model::{
    audit::AuditEntry,
    opening::{Holiday, OpenHours},
    period::DayRange,
    reply::Reply,
    validity::Validity,
};

/// One step of a change.
#[derive(Debug, Clone, PartialEq)]
pub enum AdminChange {
    /// Entries added or changed by key.
    Reference(ReferenceChange),
    /// The target with this number, whatever told it from others before.
    Target(i32, TargetRow),
    /// The target with this number, which was never in force.
    DropTarget(i32),
    /// The official value of this topic, scope key and these days.
    OfficialValue(String, String, DayRange, OfficialRow),
    /// All opening hours of the service point with this key.
    Hours(String, Vec<OpenHours>),
    /// All domains by key, in the order in which they stand from now on.
    DomainOrder(Vec<String>),
    /// Holidays, added, or renamed by day and service point.
    Holidays(Vec<Holiday>),
    /// Holidays that are plain days again.
    WorkDays(Vec<Holiday>),
    /// A statement of an agency: a new one, or the last day of one that is there.
    Reply(Reply),
    /// A questionnaire version that is not published yet, added or changed.
    DraftQuestionnaire(DraftQuestionnaire),
    /// A scale version that is not published yet, added or changed.
    DraftScale(DraftScale),
    /// Publishes the questionnaire draft with this number.
    PublishQuestionnaire(i32),
    /// Publishes the scale draft with this number.
    PublishScale(i32),
    /// Retires the questionnaire version with this number.
    RetireQuestionnaire(i32),
    /// Retires the scale version with this number.
    RetireScale(i32),
    /// Throws the questionnaire draft with this number away.
    DropQuestionnaire(i32),
    /// Throws the scale draft with this number away.
    DropScale(i32),
    /// Citizens of the agency with this number, and of those below it, are asked the questionnaire with this key.
    UseQuestionnaire(i32, String),
}

/// Ratings of an agency must lie within these days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatingGuard {
    /// The deciding or receiving agency, by number.
    pub agency: i32,
    /// The days on which it is to exist.
    pub valid: Validity,
}

/// A change that was checked, and what it says of itself.
#[derive(Debug, Clone)]
pub struct AdminWrite<'a> {
    /// The version of the reference data it was checked against.
    pub based_on: i64,
    /// When, epoch milliseconds.
    pub at: i64,
    /// The steps, in an order in which each finds what it refers to.
    pub changes: &'a [AdminChange],
    /// Days outside of which there may be no ratings.
    pub guards: &'a [RatingGuard],
    /// Its lines in the audit log.
    pub entries: Vec<AuditEntry>,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdminOutcome {
    /// It is written.
    Written,
    /// Reference data changed meanwhile: nothing was written, check again.
    Moved,
    /// There are so many ratings outside the days of this agency: nothing was written.
    RatingsOutside(i32, u64),
}

impl Database {
    /// Writes a change in one transaction: all of it with its audit entries, or nothing.
    pub async fn administer(&self, write: &AdminWrite<'_>) -> Result<AdminOutcome, StoreError> {
        let tx = self.begin_write().await?;
        // Raised first: the row is then locked against every other change of reference data.
        touch(&tx).await?;
        if catalogue::version(&tx).await? != write.based_on + 1 {
            tx.rollback().await?;
            return Ok(AdminOutcome::Moved);
        }
        if let Some((agency, count)) = ratings::outside(&tx, write.guards).await? {
            tx.rollback().await?;
            return Ok(AdminOutcome::RatingsOutside(agency, count));
        }
        for change in write.changes {
            perform(&tx, change, write.at).await?;
        }
        audit::record_all(&tx, &write.entries).await?;
        tx.commit().await?;
        Ok(AdminOutcome::Written)
    }

    /// The first of these agencies that has ratings outside its days, and how many.
    pub async fn ratings_outside(
        &self,
        guards: &[RatingGuard],
    ) -> Result<Option<(i32, u64)>, StoreError> {
        ratings::outside(&self.reader, guards).await
    }
}

async fn perform(
    tx: &DatabaseTransaction,
    change: &AdminChange,
    at: i64,
) -> Result<(), StoreError> {
    use AdminChange as C;
    match change {
        C::Reference(change) => reference::write(tx, change).await,
        C::Target(id, row) => targets::edit(tx, *id, row).await,
        C::DropTarget(id) => targets::delete(tx, *id).await,
        C::OfficialValue(topic, scope, range, row) => {
            targets::edit_official(tx, (topic, scope, *range), row).await
        }
        C::Hours(point, hours) => opening::set_hours(tx, point, hours).await,
        C::DomainOrder(keys) => reference::order_domains(tx, keys).await,
        C::Holidays(days) => opening::add_holidays(tx, days).await,
        C::WorkDays(days) => opening::remove_holidays(tx, days).await,
        C::Reply(reply) => replies::save(tx, reply).await,
        C::DraftQuestionnaire(draft) => versions::save_questionnaire(tx, draft).await,
        C::DraftScale(draft) => versions::save_scale(tx, draft).await,
        C::PublishQuestionnaire(id) => {
            versions::publish(tx, versions::QUESTIONNAIRE, *id, at).await
        }
        C::PublishScale(id) => versions::publish(tx, versions::SCALE, *id, at).await,
        C::RetireQuestionnaire(id) => versions::retire(tx, versions::QUESTIONNAIRE, *id, at).await,
        C::RetireScale(id) => versions::retire(tx, versions::SCALE, *id, at).await,
        C::DropQuestionnaire(id) => versions::drop_draft(tx, versions::QUESTIONNAIRE, *id).await,
        C::DropScale(id) => versions::drop_draft(tx, versions::SCALE, *id).await,
        C::UseQuestionnaire(agency, key) => versions::use_at(tx, *agency, key).await,
    }
}
