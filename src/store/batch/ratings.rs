//! Inserting new ratings and their comments.
//!
//! The statements are made once and their number is small, so that the database prepares each
//! of them once: building and parsing one for every batch costs more than the insert itself.

mod postgres;
mod sqlite;

use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait, IdenStatic, Iterable, Value,
};

use crate::{
    entity::{comment, rating},
    model::rating::NewRating,
    store::{error::StoreError, insert},
};

/// Inserts ratings under the numbers from `first` on; false when one of them was there before.
/// On PostgreSQL the cubes count them, too.
pub async fn insert(
    tx: &impl ConnectionTrait,
    fresh: &[&NewRating],
    first: i64,
) -> Result<bool, StoreError> {
    let inserted = match tx.get_database_backend() {
        DbBackend::Sqlite => sqlite::insert(tx, fresh, first).await?,
        _ => postgres::insert(tx, fresh, first).await?,
    };
    if inserted != fresh.len() {
        return Ok(false);
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

/// The names of all columns of a rating, as they stand in [`values`].
fn columns() -> String {
    let names: Vec<&str> = rating::Column::iter().map(|c| c.as_str()).collect();
    names.join(", ")
}

/// The values of a rating with number `seq`, in the order of the columns.
fn values(new: &NewRating, seq: i64) -> impl Iterator<Item = Value> + use<> {
    let mut row = insert::rating_row(new, seq);
    rating::Column::iter().filter_map(move |column| row.take(column).into_value())
}
