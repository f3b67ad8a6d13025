//! Which files of ratings were imported, so that one without ids is not counted twice.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};

use super::{connect::Database, error::StoreError};
use crate::entity::import_log;

/// A file, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportMark {
    /// SHA-256 of the file.
    pub content_hash: [u8; 32],
    /// Its rows.
    pub rows: u64,
    /// When it was imported, epoch milliseconds.
    pub at: i64,
}

impl Database {
    /// When a file of this kind and content was imported, if it was.
    pub async fn imported_at(
        &self,
        kind: &str,
        content_hash: [u8; 32],
    ) -> Result<Option<i64>, StoreError> {
        at(&self.reader, kind, content_hash).await
    }

    /// Remembers an import.
    pub async fn remember_import(&self, kind: &str, mark: ImportMark) -> Result<(), StoreError> {
        remember(&self.writer, kind, mark).await
    }
}

/// When a file of this kind and content was imported, as this connection sees it.
pub(super) async fn at(
    connection: &impl ConnectionTrait,
    kind: &str,
    content_hash: [u8; 32],
) -> Result<Option<i64>, StoreError> {
    let found = import_log::Entity::find()
        .filter(import_log::Column::Kind.eq(kind))
        .filter(import_log::Column::ContentHash.eq(content_hash.to_vec()));
    Ok(found.one(connection).await?.map(|row| row.imported_at))
}

/// Remembers an import on this connection.
pub(super) async fn remember(
    connection: &impl ConnectionTrait,
    kind: &str,
    mark: ImportMark,
) -> Result<(), StoreError> {
    let model = import_log::ActiveModel {
        id: NotSet,
        kind: Set(kind.to_owned()),
        content_hash: Set(mark.content_hash.to_vec()),
        rows: Set(i64::try_from(mark.rows).unwrap_or(i64::MAX)),
        imported_at: Set(mark.at),
    };
    import_log::Entity::insert(model)
        .exec_without_returning(connection)
        .await?;
    Ok(())
}
