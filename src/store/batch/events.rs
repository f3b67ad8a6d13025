//! Follow-ups and flags: events in the same sequence as the ratings they follow.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{
    Record, RecordResult,
    known::{self, CHUNK, Known},
    plan::Plan,
    ratings::comments_in,
    take_numbers,
};
use crate::{
    entity::{rating, rating_event, waiting_followup},
    model::{
        outcome::Outcome,
        rating::{NewFlag, NewFollowup, NewRating, Source, content_hash, correction_in_time},
    },
    store::{
        error::StoreError,
        insert::{self, Standing},
    },
};

/// A rating that events of this batch follow.
#[derive(Debug, Clone, Copy)]
struct Followed {
    standing: Standing,
    received_at: i64,
}

/// Writes the events of a batch, and those that waited for its new ratings.
pub async fn write(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    fresh: &[&NewRating],
    first: i64,
    results: &mut [Option<RecordResult>],
) -> Result<(), StoreError> {
    let waited = waited_for(tx, fresh).await?;
    let has_events = plan
        .records
        .iter()
        .any(|record| matches!(record, Record::Followup(_) | Record::Flag(_)));
    if !has_events && waited.is_empty() {
        return Ok(());
    }
    let followed = followed(tx, plan, fresh, first).await?;
    let known = known::events(tx, plan.records).await?;
    let mut writer = EventWriter {
        followed,
        known,
        ..EventWriter::default()
    };
    for followup in waited {
        writer.waited(followup);
    }
    for (record, result) in plan.records.iter().zip(results.iter_mut()) {
        match record {
            Record::Followup(new) => *result = Some(writer.followup(new)),
            Record::Flag(flag) => *result = Some(writer.flag(flag)),
            _ => {}
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
        if new.correction.is_some() && !in_time(new, followed) {
            return RecordResult::Rejected("correction_too_late");
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

fn in_time(new: &NewFollowup, followed: Followed) -> bool {
    correction_in_time(new.rating, followed.received_at, new.id, new.received_at)
}

/// The ratings that records of the batch follow: its own new ones, and stored ones.
async fn followed(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    fresh: &[&NewRating],
    first: i64,
) -> Result<HashMap<Uuid, Followed>, StoreError> {
    let mut found: HashMap<Uuid, Followed> = HashMap::new();
    for (new, seq) in fresh.iter().zip(first..) {
        let standing = Standing {
            seq,
            level: i16::from(new.level),
            flagged: false,
        };
        found.insert(
            new.id,
            Followed {
                standing,
                received_at: new.received_at,
            },
        );
    }
    let wanted: HashSet<Uuid> = plan
        .records
        .iter()
        .filter_map(followed_id)
        .filter(|id| !found.contains_key(id))
        .collect();
    let wanted: Vec<Uuid> = wanted.into_iter().collect();
    for chunk in wanted.chunks(CHUNK) {
        for row in rating::Entity::find()
            .filter(rating::Column::Id.is_in(chunk.iter().copied()))
            .all(tx)
            .await?
        {
            let standing = standing_of(tx, &row).await?;
            found.insert(
                row.id,
                Followed {
                    standing,
                    received_at: row.received_at,
                },
            );
        }
    }
    Ok(found)
}

fn followed_id(record: &Record) -> Option<Uuid> {
    match record {
        Record::Followup(new) => Some(new.rating),
        Record::Flag(flag) => Some(flag.rating),
        _ => None,
    }
}

/// Where a stored rating stands: as its last moving event left it.
async fn standing_of(
    tx: &impl ConnectionTrait,
    row: &rating::Model,
) -> Result<Standing, StoreError> {
    let last = rating_event::Entity::find()
        .filter(rating_event::Column::RatingSeq.eq(row.seq))
        .filter(rating_event::Column::ToLevel.is_not_null())
        .order_by_desc(rating_event::Column::Seq)
        .one(tx)
        .await?;
    Ok(match last {
        Some(event) => Standing {
            seq: row.seq,
            level: event.to_level.unwrap_or(row.level),
            flagged: event.to_flagged,
        },
        None => Standing {
            seq: row.seq,
            level: row.level,
            flagged: false,
        },
    })
}

/// Follow-ups that came before one of the new ratings. Mostly there are none at all,
/// which one look at an empty table tells.
async fn waited_for(
    tx: &impl ConnectionTrait,
    fresh: &[&NewRating],
) -> Result<Vec<NewFollowup>, StoreError> {
    if fresh.is_empty() || waiting_followup::Entity::find().one(tx).await?.is_none() {
        return Ok(Vec::new());
    }
    let mut waited = Vec::new();
    for chunk in fresh.chunks(CHUNK) {
        let ids = chunk.iter().map(|new| new.id);
        let rows = waiting_followup::Entity::find()
            .filter(waiting_followup::Column::RatingId.is_in(ids))
            .all(tx)
            .await?;
        waited.extend(rows.into_iter().map(waiting_model));
    }
    Ok(waited)
}

fn waiting_model(row: waiting_followup::Model) -> NewFollowup {
    NewFollowup {
        id: row.id,
        rating: row.rating_id,
        outcome: Outcome::from_code(row.outcome).unwrap_or(Outcome::Done),
        reasons: row
            .reasons
            .map(|text| text.split(';').map(str::to_owned).collect())
            .unwrap_or_default(),
        comment: None,
        correction: row.correction.and_then(|level| u8::try_from(level).ok()),
        received_at: row.received_at,
        source: Source::default(),
        content_hash: row.content_hash.try_into().unwrap_or_default(),
    }
}
