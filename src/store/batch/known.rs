//! What is stored under the ids of a batch.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::{comment, rating},
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
        found.extend(rows.into_iter().map(|(id, content_hash)| {
            (
                id,
                Known {
                    content_hash,
                    comment: None,
                },
            )
        }));
    }
    attach_comments(connection, &mut found).await?;
    Ok(found)
}

/// Adds the comment of each found record.
pub async fn attach_comments(
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
