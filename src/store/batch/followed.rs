//! The ratings that events of a batch follow, and the follow-ups that came before their rating.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Record, known::CHUNK, plan::Plan};
use crate::{
    entity::{rating, rating_event, waiting_followup},
    model::{
        outcome::Outcome,
        rating::{NewFollowup, NewRating, Source},
    },
    store::{error::StoreError, insert::Standing},
};

/// A rating that events of this batch follow.
#[derive(Debug, Clone, Copy)]
pub struct Followed {
    pub standing: Standing,
    pub received_at: i64,
    pub source: Source,
}

/// The ratings that records of the batch follow: its own new ones, and stored ones.
pub async fn of_batch(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    fresh: &[&NewRating],
    first: i64,
) -> Result<HashMap<Uuid, Followed>, StoreError> {
    let untouched = |(new, seq): (&&NewRating, i64)| {
        let standing = Standing {
            seq,
            level: i16::from(new.level),
            flagged: false,
        };
        (
            new.id,
            Followed {
                standing,
                received_at: new.received_at,
                source: new.source,
            },
        )
    };
    let mut found: HashMap<Uuid, Followed> = fresh.iter().zip(first..).map(untouched).collect();
    let wanted = plan
        .records
        .iter()
        .filter_map(followed_id)
        .filter(|id| !found.contains_key(id));
    let wanted: Vec<Uuid> = wanted.collect::<HashSet<_>>().into_iter().collect();
    for chunk in wanted.chunks(CHUNK) {
        found.extend(stored(tx, chunk).await?);
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

/// Stored ratings, each where its last moving event left it.
async fn stored(
    tx: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, Followed)>, StoreError> {
    let rows = rating::Entity::find()
        .filter(rating::Column::Id.is_in(ids.iter().copied()))
        .all(tx)
        .await?;
    let moves = rating_event::Entity::find()
        .filter(rating_event::Column::RatingSeq.is_in(rows.iter().map(|row| row.seq)))
        .filter(rating_event::Column::ToLevel.is_not_null())
        .order_by_asc(rating_event::Column::Seq);
    let mut last = HashMap::new();
    for event in moves.all(tx).await? {
        last.insert(event.rating_seq, (event.to_level, event.to_flagged));
    }
    let followed = |row: rating::Model| {
        let (level, flagged) = last.get(&row.seq).copied().unwrap_or((None, false));
        let standing = Standing {
            seq: row.seq,
            level: level.unwrap_or(row.level),
            flagged,
        };
        (
            row.id,
            Followed {
                standing,
                received_at: row.received_at,
                source: Source {
                    kiosk: row.kiosk_id,
                    token: row.token_id,
                    link: row.link_id,
                },
            },
        )
    };
    Ok(rows.into_iter().map(followed).collect())
}

/// Follow-ups that came before one of the new ratings. Mostly there are none at all,
/// which one look at an empty table tells.
pub async fn waited_for(
    tx: &impl ConnectionTrait,
    fresh: &[&NewRating],
) -> Result<Vec<NewFollowup>, StoreError> {
    if fresh.is_empty() || waiting_followup::Entity::find().one(tx).await?.is_none() {
        return Ok(Vec::new());
    }
    let mut waited = Vec::new();
    for chunk in fresh.chunks(CHUNK) {
        let ids = chunk.iter().map(|new| new.id);
        let query =
            waiting_followup::Entity::find().filter(waiting_followup::Column::RatingId.is_in(ids));
        waited.extend(query.all(tx).await?.into_iter().map(waiting_model));
    }
    Ok(waited)
}

fn waiting_model(row: waiting_followup::Model) -> NewFollowup {
    let reasons = row
        .reasons
        .map(|text| text.split(';').map(str::to_owned).collect());
    NewFollowup {
        id: row.id,
        rating: row.rating_id,
        outcome: Outcome::from_code(row.outcome).unwrap_or(Outcome::Done),
        reasons: reasons.unwrap_or_default(),
        comment: None,
        correction: row.correction.and_then(|level| u8::try_from(level).ok()),
        received_at: row.received_at,
        source: Source::default(),
        content_hash: row.content_hash.try_into().unwrap_or_default(),
    }
}
