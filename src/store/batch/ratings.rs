//! Inserting new ratings and their comments.

use sea_orm::{ConnectionTrait, EntityTrait, sea_query::OnConflict};

use crate::{
    entity::{comment, rating},
    model::rating::NewRating,
    store::{error::StoreError, insert},
};

/// Ratings per statement: 28 columns, and SQLite binds at most 32 766 values.
const CHUNK: usize = 1_024;

/// Inserts ratings under the numbers from `first` on; false when one of them was there before.
pub async fn insert(
    tx: &impl ConnectionTrait,
    fresh: &[&NewRating],
    first: i64,
) -> Result<bool, StoreError> {
    let mut seq = first;
    for chunk in fresh.chunks(CHUNK) {
        let rows: Vec<rating::ActiveModel> = chunk
            .iter()
            .zip(seq..)
            .map(|(new, seq)| insert::rating_row(new, seq))
            .collect();
        let keep_first = OnConflict::column(rating::Column::Id)
            .do_nothing()
            .to_owned();
        let inserted = rating::Entity::insert_many(rows)
            .on_conflict(keep_first)
            .exec_without_returning(tx)
            .await?;
        if inserted != chunk.len() as u64 {
            return Ok(false);
        }
        seq += i64::try_from(chunk.len()).unwrap_or(i64::MAX);
    }
    let comments = fresh
        .iter()
        .filter_map(|new| Some(insert::comment_row(new.id, new.id, new.comment.as_deref()?)));
    comments_in(tx, comments.collect()).await?;
    Ok(true)
}

/// Stores comments.
pub async fn comments_in(
    tx: &impl ConnectionTrait,
    rows: Vec<comment::ActiveModel>,
) -> Result<(), StoreError> {
    if !rows.is_empty() {
        comment::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
