//! What is stored under the ids of a batch.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Record;
use crate::{
    entity::{comment, rating, rating_event, waiting_followup},
    model::rating::comment_hash,
    store::error::StoreError,
};

/// Ids per question, well below both databases' limits of bound values.
pub const CHUNK: usize = 1_000;

/// What tells whether a record is the same as the stored one.
#[derive(Debug, Clone)]
pub struct Known {
    pub content_hash: Vec<u8>,
    pub comment: Option<comment::Model>,
}

impl Known {
    /// Whether a record with this hash and comment is the stored one. A comment whose text is gone
    /// can no longer be compared and is taken for the same.
    pub fn is_same(&self, content_hash: &[u8; 32], text: Option<&str>) -> bool {
        let same_comment = match (&self.comment, text) {
            (None, None) => true,
            (Some(stored), Some(text)) => stored
                .salt
                .as_ref()
                .is_none_or(|salt| comment_hash(salt, text).as_slice() == stored.hash),
            _ => false,
        };
        self.content_hash == content_hash && same_comment
    }
}

/// The stored ratings among `ids`.
pub async fn ratings(
    connection: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Known>, StoreError> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let query = rating::Entity::find()
            .select_only()
            .columns([rating::Column::Id, rating::Column::ContentHash])
            .filter(rating::Column::Id.is_in(chunk.iter().copied()));
        let rows: Vec<(Uuid, Vec<u8>)> = query.into_tuple().all(connection).await?;
        found.extend(rows.into_iter().map(without_comment));
    }
    attach_comments(connection, &mut found).await?;
    Ok(found)
}

/// The stored events, applied or waiting, among the follow-ups and flags of a batch.
pub async fn events(
    tx: &impl ConnectionTrait,
    records: &[Record],
) -> Result<HashMap<Uuid, Known>, StoreError> {
    let id = |record: &Record| match record {
        Record::Followup(new) => Some(new.id),
        Record::Flag(flag) | Record::FlagNew(flag) => Some(flag.id),
        _ => None,
    };
    let ids: Vec<Uuid> = records.iter().filter_map(id).collect();
    let mut found = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        use {rating_event::Column as Event, waiting_followup::Column as Waiting};
        let events = rating_event::Entity::find()
            .select_only()
            .columns([Event::Id, Event::ContentHash])
            .filter(Event::Id.is_in(chunk.iter().copied()));
        let waiting = waiting_followup::Entity::find()
            .select_only()
            .columns([Waiting::Id, Waiting::ContentHash])
            .filter(Waiting::Id.is_in(chunk.iter().copied()));
        let mut rows: Vec<(Uuid, Vec<u8>)> = events.into_tuple().all(tx).await?;
        rows.extend(waiting.into_tuple::<(Uuid, Vec<u8>)>().all(tx).await?);
        found.extend(rows.into_iter().map(without_comment));
    }
    attach_comments(tx, &mut found).await?;
    Ok(found)
}

fn without_comment((id, content_hash): (Uuid, Vec<u8>)) -> (Uuid, Known) {
    let comment = None;
    (
        id,
        Known {
            content_hash,
            comment,
        },
    )
}

/// Adds the comment of each found record.
async fn attach_comments(
    connection: &impl ConnectionTrait,
    found: &mut HashMap<Uuid, Known>,
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = found.keys().copied().collect();
    for chunk in ids.chunks(CHUNK) {
        let query =
            comment::Entity::find().filter(comment::Column::Id.is_in(chunk.iter().copied()));
        for row in query.all(connection).await? {
            if let Some(known) = found.get_mut(&row.id) {
                known.comment = Some(row);
            }
        }
    }
    Ok(())
}
