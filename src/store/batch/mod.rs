//! The one way a rating, a follow-up or a flag gets in: many records, one transaction.
//!
//! The insert decides who was first, never a question asked before it. A batch of new ratings
//! is inserted as if nobody had sent them; where the unique constraint says otherwise, the
//! attempt is undone and repeated without those that were there, so that the numbers of the
//! sequence have no gaps.

mod answers;
mod events;
mod followed;
mod known;
mod plan;
mod ratings;

use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::{
    connect::{Database, statement},
    error::StoreError,
    fold, insert,
};
use crate::{
    entity::quarantine,
    model::{
        rating::{DeviceMark, NewFlag, NewFollowup, NewRating, Source},
        receipt::Mark,
    },
};
use plan::Plan;

/// How often a batch is tried when other programs insert the same ids at the same moment.
const ATTEMPTS: usize = 5;

/// A record to be stored.
#[derive(Debug, Clone)]
pub enum Record {
    /// A checked rating.
    Rating(Box<NewRating>),
    /// A checked rating that uses a receipt up: both are stored, or neither.
    ByReceipt(Box<NewRating>, Mark),
    /// What a person added after the tap.
    Followup(Box<NewFollowup>),
    /// A flag raised or lifted.
    Flag(Box<NewFlag>),
    /// A flag raised on a rating of the same batch; nothing happens to one that was stored before.
    FlagNew(Box<NewFlag>),
    /// A record that cannot be counted now, kept word for word.
    SetAside(Box<SetAside>),
}

impl Record {
    /// The rating, if it is one.
    fn rating(&self) -> Option<&NewRating> {
        match self {
            Self::Rating(new) | Self::ByReceipt(new, _) => Some(new),
            _ => None,
        }
    }
}

/// A record that cannot be counted now, such as a rating for a unit that is no longer valid.
#[derive(Debug, Clone)]
pub struct SetAside {
    /// Id of the record.
    pub id: Uuid,
    /// Why, as a stable word.
    pub reason: &'static str,
    /// The record as sent, JSON.
    pub record: String,
    /// SHA-256 over its own fields.
    pub content_hash: [u8; 32],
    /// Who sent it.
    pub source: Source,
    /// Instant of arrival, epoch milliseconds.
    pub received_at: i64,
    /// Whether it is a tap that its device counted: neither a test nor what followed one.
    pub is_tap: bool,
    /// What the device said of the moment of the tap.
    pub device: DeviceMark,
}

impl SetAside {
    /// A rating whose id another one has.
    fn conflict(new: &NewRating) -> Result<Self, StoreError> {
        Ok(Self {
            id: new.id,
            reason: "conflict",
            record: super::seed::json(new)?,
            content_hash: new.content_hash,
            source: new.source,
            received_at: new.received_at,
            is_tap: !new.is_test,
            device: new.device,
        })
    }

    /// A follow-up whose id another one has.
    fn conflicting_followup(new: &NewFollowup) -> Result<Self, StoreError> {
        Ok(Self {
            id: new.id,
            reason: "conflict",
            record: super::seed::json(new)?,
            content_hash: new.content_hash,
            source: new.source,
            received_at: new.received_at,
            is_tap: false,
            device: DeviceMark::default(),
        })
    }
}

/// What became of a record, once it is durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordResult {
    /// Stored now.
    Accepted,
    /// The same record was stored before: a success.
    Duplicate,
    /// Another record has this id; the first one stays, this one is in quarantine.
    Conflict,
    /// Its receipt was used before; nothing is stored.
    Used,
    /// In quarantine for the server's operator.
    Quarantined,
    /// Refused for good, with a stable word.
    Rejected(&'static str),
}

/// Stores a batch durably; results stand in the order of the records.
///
/// # Errors
/// Nothing is stored when it fails; the caller may split the batch and try again.
pub async fn write_batch(
    database: &Database,
    records: &[Record],
) -> Result<Vec<RecordResult>, StoreError> {
    let mut plan = Plan::new(records);
    for _ in 0..ATTEMPTS {
        let tx = database.begin_write().await?;
        if let Some(results) = attempt(&tx, &mut plan).await? {
            if !database.is_sqlite() {
                fold::fold(&tx).await?;
            }
            tx.commit().await?;
            return Ok(results);
        }
        tx.rollback().await?;
        plan.learn(known::ratings(&database.reader, &plan.fresh_ids()).await?);
    }
    Err(StoreError::Locked)
}

/// Holds the head of the sequence until the end of the transaction: nobody else inserts meanwhile.
pub(super) async fn hold_head(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    take_numbers(tx, 0).await.map(drop)
}

/// Stores records as part of a transaction that holds the head. What is stored can then be asked
/// beforehand, as nobody else can come in between; no attempt has to be undone.
pub(super) async fn write_part(
    tx: &DatabaseTransaction,
    records: &[Record],
) -> Result<Vec<RecordResult>, StoreError> {
    let mut plan = Plan::new(records);
    plan.learn(known::ratings(tx, &plan.fresh_ids()).await?);
    attempt(tx, &mut plan).await?.ok_or(StoreError::Locked)
}

/// How each rating stands to what is stored now, nothing written: accepted if it would be new.
pub(super) async fn foresee(
    database: &Database,
    records: &[Record],
) -> Result<Vec<RecordResult>, StoreError> {
    let mut plan = Plan::new(records);
    plan.learn(known::ratings(&database.reader, &plan.fresh_ids()).await?);
    let results = plan.rating_results().into_iter();
    Ok(results
        .map(|result| result.unwrap_or(RecordResult::Accepted))
        .collect())
}

/// One attempt; `None` when some of the ratings taken for new were there.
async fn attempt(
    tx: &DatabaseTransaction,
    plan: &mut Plan<'_>,
) -> Result<Option<Vec<RecordResult>>, StoreError> {
    // Before the head is held, so that whoever waits for a mark keeps nobody waiting.
    plan.use_receipts_up(tx).await?;
    let fresh = plan.fresh();
    let first = take_numbers(tx, fresh.len()).await?;
    if !ratings::insert(tx, &fresh, first).await? {
        return Ok(None);
    }
    answers::insert(tx, &fresh, first).await?;
    let mut results = plan.rating_results();
    events::write(tx, plan, &fresh, first, &mut results).await?;
    quarantine(tx, plan, &mut results).await?;
    let written = results
        .into_iter()
        .map(|result| result.ok_or_else(|| StoreError::Data("a record was left out".into())));
    written.collect::<Result<Vec<_>, _>>().map(Some)
}

/// Takes the next `count` numbers of the sequence and returns the first. Also with a count of 0
/// it holds the head until the commit, so that batches of several programs follow one another.
async fn take_numbers(tx: &impl ConnectionTrait, count: usize) -> Result<i64, StoreError> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let sql = "UPDATE sequence_head SET head = head + $1 WHERE id = 1 RETURNING head";
    let row = tx.query_one_raw(statement(tx, sql, [count.into()])).await?;
    let head: i64 = row
        .ok_or_else(|| StoreError::Data("no sequence head".into()))?
        .try_get("", "head")?;
    Ok(head - count + 1)
}

/// Sets aside what conflicts and what the caller could not place.
async fn quarantine(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    results: &mut [Option<RecordResult>],
) -> Result<(), StoreError> {
    use quarantine::{Column, Entity};
    let mut rows = Vec::new();
    for (record, result) in plan.records.iter().zip(results.iter_mut()) {
        match (record, *result) {
            (Record::SetAside(aside), _) => {
                *result = Some(RecordResult::Quarantined);
                rows.push(insert::quarantine_row(aside));
            }
            (Record::Rating(new) | Record::ByReceipt(new, _), Some(RecordResult::Conflict)) => {
                rows.push(insert::quarantine_row(&SetAside::conflict(new)?));
            }
            (Record::Followup(new), Some(RecordResult::Conflict)) => {
                rows.push(insert::quarantine_row(&SetAside::conflicting_followup(
                    new,
                )?));
            }
            _ => {}
        }
    }
    if !rows.is_empty() {
        let once = sea_orm::sea_query::OnConflict::columns([Column::RecordId, Column::ContentHash])
            .do_nothing()
            .to_owned();
        Entity::insert_many(rows)
            .on_conflict(once)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
