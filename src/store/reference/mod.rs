//! Writing reference data: agencies, scopes, domains, targets, service points and the rest.
//!
//! Every change raises the catalogue's version, by which a running server notices within a second.

mod agencies;
mod cells;
mod domains;
mod rows;
mod scopes;
mod service_points;
mod states;
mod stored;
mod targets;

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, EntityTrait};

pub use cells::{Cells, Entry};
pub(super) use domains::order as order_domains;
pub(super) use targets::{official_model, target_model};

pub use rows::{
    AgencyRow, DomainRow, MemberRow, OfficialRow, ReferenceChange, ScopeRow, ServicePointRow,
    TargetRow, TransactionRow,
};

use super::{
    audit, catalogue, connect::Database, connect::statement, error::StoreError, transactions,
};
use crate::{
    entity::{agency, domain, scope},
    model::user::Actor,
};

impl Database {
    /// Writes one whole change in one transaction: all of it, or nothing. Each object that is new or differs gets
    /// its line in the audit log, as done by `actor` at `at` (epoch milliseconds).
    pub async fn apply_as(
        &self,
        change: &ReferenceChange,
        actor: &Actor,
        at: i64,
    ) -> Result<(), StoreError> {
        let tx = self.begin_write().await?;
        let before = catalogue::read(&tx).await?;
        write(&tx, change).await?;
        let after = catalogue::read(&tx).await?;
        let entries = states::entries(change, &before, &after, actor, at);
        audit::record_all(&tx, &entries).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Writes a change as a part of a transaction.
pub(super) async fn write(
    tx: &impl ConnectionTrait,
    change: &ReferenceChange,
) -> Result<(), StoreError> {
    match change {
        ReferenceChange::Agencies(rows) => agencies::upsert(tx, rows).await,
        ReferenceChange::Scopes(rows) => scopes::replace(tx, rows).await,
        ReferenceChange::Domains(rows) => domains::upsert(tx, rows).await,
        ReferenceChange::Targets(rows) => targets::upsert(tx, rows).await,
        ReferenceChange::OfficialValues(rows) => targets::upsert_official(tx, rows).await,
        ReferenceChange::ServicePoints(rows) => service_points::upsert(tx, rows).await,
        ReferenceChange::Transactions(rows) => transactions::upsert(tx, rows).await,
    }
}

/// Raises the version of the reference data.
pub(super) async fn touch(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (key, value) VALUES ('catalogue_version', '1') \
               ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(meta.value AS BIGINT) + 1 AS TEXT)";
    tx.execute_raw(statement(tx, sql, [])).await?;
    Ok(())
}

/// Numbers of the agencies by key.
async fn agency_ids(tx: &impl ConnectionTrait) -> Result<HashMap<String, i32>, StoreError> {
    Ok(agency::Entity::find()
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.key, row.id))
        .collect())
}

/// Numbers of the domains by key.
pub(super) async fn domain_ids(
    tx: &impl ConnectionTrait,
) -> Result<HashMap<String, i32>, StoreError> {
    Ok(domain::Entity::find()
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.key, row.id))
        .collect())
}

/// Numbers of the scopes by key.
async fn scope_ids(tx: &impl ConnectionTrait) -> Result<HashMap<String, i32>, StoreError> {
    Ok(scope::Entity::find()
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.key, row.id))
        .collect())
}

/// The number of the scope with this key.
pub(super) async fn scope_number(tx: &impl ConnectionTrait, key: &str) -> Result<i32, StoreError> {
    number_of(&scope_ids(tx).await?, "scope", key)
}

/// The number of `key`, which the caller has checked to be there.
pub(super) fn number_of(
    ids: &HashMap<String, i32>,
    what: &str,
    key: &str,
) -> Result<i32, StoreError> {
    ids.get(key)
        .copied()
        .ok_or_else(|| StoreError::Data(format!("unknown {what} «{key}»")))
}

/// The numbers of `keys`, written as a list for one column; empty means all.
fn numbers_of(
    ids: &HashMap<String, i32>,
    what: &str,
    keys: &[String],
) -> Result<String, StoreError> {
    let numbers: Result<Vec<String>, _> = keys
        .iter()
        .map(|key| number_of(ids, what, key).map(|id| id.to_string()))
        .collect();
    Ok(numbers?.join(";"))
}
