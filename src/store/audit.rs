//! The audit log: written with the change it speaks of, read by pages; never changed.

use futures::{
    StreamExt, TryStreamExt,
    stream::{self, BoxStream},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::Value;

use super::{connect::Database, error::StoreError};
use crate::{
    entity::{
        audit_log::{ActiveModel, Column, Entity, Model},
        user_account,
    },
    model::{
        audit::{Action, AuditEntry, AuditFilter, AuditRecord, ObjectKind},
        role::Role,
        user::{Actor, Via},
    },
};

/// Lines fetched at once by an export.
const PAGE: u64 = 500;
/// Lines written with one statement, below both databases' limits of bound values.
const CHUNK: usize = 1_000;

impl Database {
    /// Lines of the log, newest first; `before` is the number of the last line of the page before.
    pub async fn audit_page(
        &self,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Vec<AuditRecord>, StoreError> {
        let mut query = Entity::find()
            .order_by_desc(Column::Id)
            .limit(limit)
            .filter(matching(filter));
        if let Some(before) = before {
            query = query.filter(Column::Id.lt(before));
        }
        let rows = query.all(&self.reader).await?;
        rows.into_iter().map(record_of).collect()
    }

    /// How many lines match.
    pub async fn audit_count(&self, filter: &AuditFilter) -> Result<u64, StoreError> {
        let found = Entity::find().filter(matching(filter));
        Ok(found.count(&self.reader).await?)
    }

    /// All lines that match, newest first, fetched page by page so that no connection is held meanwhile.
    pub fn audit_export(
        &self,
        filter: AuditFilter,
    ) -> BoxStream<'_, Result<AuditRecord, StoreError>> {
        let start = (filter, Some(i64::MAX));
        stream::try_unfold(start, move |(filter, before)| async move {
            let Some(before) = before else {
                return Ok::<_, StoreError>(None);
            };
            let page = self.audit_page(&filter, Some(before), PAGE).await?;
            let full = page.len() as u64 == PAGE;
            let next = page.last().map(|last| last.id).filter(|_| full);
            Ok(Some((
                stream::iter(page.into_iter().map(Ok)),
                (filter, next),
            )))
        })
        .try_flatten()
        .boxed()
    }

    /// Writes a line that speaks of no change of this database, such as an export.
    pub async fn record_audit(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        record(&self.writer, entry).await
    }

    /// Writes such a line unless the same person has left one of the same key before; whether it was written.
    pub async fn record_audit_once(&self, entry: &AuditEntry) -> Result<bool, StoreError> {
        if is_told(&self.reader, entry).await? {
            return Ok(false);
        }
        let tx = self.begin_write().await?;
        // Two pages that one person opens at once wait for each other here.
        let person = user_account::Entity::find_by_id(entry.actor.user.unwrap_or_default());
        person.lock_exclusive().one(&tx).await?;
        if is_told(&tx, entry).await? {
            return Ok(false);
        }
        record(&tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// Whether this person has left a line of the same action and object.
async fn is_told(db: &impl ConnectionTrait, entry: &AuditEntry) -> Result<bool, StoreError> {
    let same = AuditFilter {
        actor: entry.actor.user,
        action: Some(entry.action),
        object: Some(entry.object),
        key: Some(entry.key.clone()),
        ..AuditFilter::default()
    };
    let found = Entity::find().filter(matching(&same)).limit(1);
    Ok(found.one(db).await?.is_some())
}

/// Writes a line within the transaction of the change it speaks of.
pub(super) async fn record(
    tx: &impl ConnectionTrait,
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    record_all(tx, std::slice::from_ref(entry)).await
}

/// Writes lines within the transaction of the changes they speak of.
pub(super) async fn record_all(
    tx: &impl ConnectionTrait,
    entries: &[AuditEntry],
) -> Result<(), StoreError> {
    for chunk in entries.chunks(CHUNK) {
        Entity::insert_many(chunk.iter().map(active))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn active(entry: &AuditEntry) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        at: Set(entry.at),
        actor_id: Set(entry.actor.user),
        actor_name: Set(entry.actor.name.clone()),
        actor_role: Set(entry.actor.role.map(Role::code)),
        via: Set(entry.actor.via.code()),
        action: Set(entry.action.code()),
        object_kind: Set(entry.object.code()),
        object_key: Set(entry.key.clone()),
        before: Set(entry.before.as_ref().map(Value::to_string)),
        after: Set(entry.after.as_ref().map(Value::to_string)),
    }
}

fn matching(filter: &AuditFilter) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add_option(filter.actor.map(|id| Column::ActorId.eq(id)))
        .add_option(filter.via.map(|via| Column::Via.eq(via.code())))
        .add_option(filter.action.map(|a| Column::Action.eq(a.code())))
        .add_option(filter.object.map(|o| Column::ObjectKind.eq(o.code())))
        .add_option(filter.key.as_ref().map(|key| Column::ObjectKey.eq(key)))
        .add_option(filter.from.map(|at| Column::At.gte(at)))
        .add_option(filter.until.map(|at| Column::At.lt(at)))
}

fn record_of(row: Model) -> Result<AuditRecord, StoreError> {
    let id = row.id;
    let broken = || StoreError::Data(format!("line {id} of the audit log"));
    let fields = |text: Option<String>| match text {
        Some(text) => serde_json::from_str(&text).map(Some).map_err(|_| broken()),
        None => Ok(None),
    };
    let actor = Actor {
        user: row.actor_id,
        name: row.actor_name,
        role: row.actor_role.and_then(Role::from_code),
        via: Via::from_code(row.via).ok_or_else(broken)?,
    };
    let entry = AuditEntry {
        at: row.at,
        actor,
        action: Action::from_code(row.action).ok_or_else(broken)?,
        object: ObjectKind::from_code(row.object_kind).ok_or_else(broken)?,
        key: row.object_key,
        before: fields(row.before)?,
        after: fields(row.after)?,
    };
    Ok(AuditRecord { id, entry })
}
