//! Follow-ups and flags: events in the same sequence as the ratings they follow.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{
    Record, RecordResult,
    followed::{self, Followed},
    known::{self, CHUNK, Known},
    plan::Plan,
    ratings::comments_in,
    take_numbers,
};
use crate::{
    entity::{rating_event, waiting_followup},
    model::rating::{NewFlag, NewFollowup, NewRating, content_hash, correction_in_time},
    store::{error::StoreError, insert},
};

/// Writes the events of a batch, and those that waited for its new ratings.
pub async fn write(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    fresh: &[&NewRating],
    first: i64,
    results: &mut [Option<RecordResult>],
) -> Result<(), StoreError> {
    let waited = followed::waited_for(tx, fresh).await?;
    let has_events = plan.records.iter().any(|record| {
        !matches!(
            record,
            Record::Rating(_) | Record::ByReceipt(..) | Record::SetAside(_)
        )
    });
    if !has_events && waited.is_empty() {
        return Ok(());
    }
    let followed = followed::of_batch(tx, plan, fresh, first).await?;
    let known = known::events(tx, plan.records).await?;
    let mut writer = EventWriter {
        followed,
        known,
        ..EventWriter::default()
    };
    for followup in waited {
        writer.waited(followup);
    }
    let new_ids: HashSet<Uuid> = fresh.iter().map(|new| new.id).collect();
    for (record, result) in plan.records.iter().zip(results.iter_mut()) {
        match record {
            Record::Followup(new) => *result = Some(writer.followup(new)),
            Record::Flag(flag) => *result = Some(writer.flag(flag)),
            Record::FlagNew(flag) => {
                *result = Some(if new_ids.contains(&flag.rating) {
                    writer.flag(flag)
                } else {
                    RecordResult::Duplicate
                });
            }
            Record::Rating(_) | Record::ByReceipt(..) | Record::SetAside(_) => {}
        }
    }
    writer.store(tx).await
}

/// Collects the events of one batch; each sees the rating as the one before left it.
#[derive(Default)]
struct EventWriter {
    followed: HashMap<Uuid, Followed>,
    known: HashMap<Uuid, Known>,
    seen: HashMap<Uuid, NewFollowup>,
    flags: HashMap<Uuid, [u8; 32]>,
    rows: Vec<rating_event::ActiveModel>,
    waiting: Vec<waiting_followup::ActiveModel>,
    arrived: Vec<Uuid>,
    comments: Vec<crate::entity::comment::ActiveModel>,
}

impl EventWriter {
    fn followup(&mut self, new: &NewFollowup) -> RecordResult {
        if let Some(result) = self.seen_before(new) {
            return result;
        }
        let Some(followed) = self.followed.get(&new.rating).copied() else {
            self.waiting.push(insert::waiting_row(new));
            self.remember(new);
            return RecordResult::Accepted;
        };
        if let Some(code) = refusal(new, followed) {
            return RecordResult::Rejected(code);
        }
        self.apply(new, followed);
        self.remember(new);
        RecordResult::Accepted
    }

    fn seen_before(&self, new: &NewFollowup) -> Option<RecordResult> {
        let same = match (self.known.get(&new.id), self.seen.get(&new.id)) {
            (Some(known), _) => known.is_same(&new.content_hash, new.comment.as_deref()),
            (None, Some(seen)) => {
                seen.content_hash == new.content_hash && seen.comment == new.comment
            }
            (None, None) => return None,
        };
        Some(if same {
            RecordResult::Duplicate
        } else {
            RecordResult::Conflict
        })
    }

    /// A follow-up that came before its rating: its comment is stored already, and a correction
    /// that came too late is left out, since nobody is there to be told.
    fn waited(&mut self, mut new: NewFollowup) {
        let Some(followed) = self.followed.get(&new.rating).copied() else {
            return;
        };
        new.correction = new.correction.filter(|_| in_time(&new, followed));
        self.arrived.push(new.id);
        self.apply(&new, followed);
    }

    fn apply(&mut self, new: &NewFollowup, followed: Followed) {
        self.rows
            .push(insert::followup_row(new, 0, followed.standing));
        if let (Some(level), Some(entry)) = (new.correction, self.followed.get_mut(&new.rating)) {
            entry.standing.level = i16::from(level);
        }
    }

    fn remember(&mut self, new: &NewFollowup) {
        if let Some(text) = &new.comment {
            self.comments
                .push(insert::comment_row(new.id, new.rating, text));
        }
        self.seen.insert(new.id, new.clone());
    }

    fn flag(&mut self, flag: &NewFlag) -> RecordResult {
        let hash = content_hash(flag);
        let known = self
            .known
            .get(&flag.id)
            .map(|known| &known.content_hash[..]);
        if let Some(first) = known.or_else(|| self.flags.get(&flag.id).map(|seen| &seen[..])) {
            return if first == hash {
                RecordResult::Duplicate
            } else {
                RecordResult::Conflict
            };
        }
        let Some(entry) = self.followed.get_mut(&flag.rating) else {
            return RecordResult::Rejected("unknown_rating");
        };
        self.rows.push(insert::flag_row(flag, 0, entry.standing));
        entry.standing.flagged = flag.raised;
        self.flags.insert(flag.id, hash);
        RecordResult::Accepted
    }

    async fn store(mut self, tx: &impl ConnectionTrait) -> Result<(), StoreError> {
        let first = take_numbers(tx, self.rows.len()).await?;
        for (row, seq) in self.rows.iter_mut().zip(first..) {
            row.seq = sea_orm::Set(seq);
        }
        for chunk in self.rows.chunks(CHUNK) {
            rating_event::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(tx)
                .await?;
        }
        for chunk in self.waiting.chunks(CHUNK) {
            waiting_followup::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(tx)
                .await?;
        }
        let arrived = waiting_followup::Column::Id.is_in(self.arrived);
        waiting_followup::Entity::delete_many()
            .filter(arrived)
            .exec(tx)
            .await?;
        comments_in(tx, self.comments).await
    }
}

/// Why a correction is not taken. Its time is what its sender says, so nobody but the sender of the rating may send it.
fn refusal(new: &NewFollowup, followed: Followed) -> Option<&'static str> {
    new.correction?;
    if new.source != followed.source {
        return Some("correction_by_another");
    }
    (!in_time(new, followed)).then_some("correction_too_late")
}

fn in_time(new: &NewFollowup, followed: Followed) -> bool {
    correction_in_time(new.rating, followed.received_at, new.id, new.received_at)
}
