//! Receipts that were revoked: known by a keyed hash of their own until the code is over.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, TryInsertResult};

use serde_json::json;

use super::{
    issue::{Hash, Receipt, receipt},
    with_token,
};
use crate::{
    entity::{
        receipt as issued,
        receipt_revoked::{ActiveModel, Column, Entity},
    },
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        user::Actor,
    },
    store::{audit, connect::Database, error::StoreError},
};

/// Rows per statement, well below both databases' limits of bound values.
const CHUNK: usize = 1_000;

/// A receipt to be revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRevocation {
    /// Keyed hash of its code, made for this alone.
    pub hash: Hash,
    /// The day after which it may be forgotten: an end of month, so that it does not tell the day of issue.
    pub expires_on: NaiveDate,
    /// Key of the agency whose receipt it is, for the audit log.
    pub agency: String,
}

impl Database {
    /// Revokes receipts, each once; whether one was used is neither looked at nor told. The audit log says how
    /// many of which agency.
    pub async fn revoke_receipts(
        &self,
        new: &[NewRevocation],
        (actor, token, now): (&Actor, Option<i32>, i64),
    ) -> Result<(), StoreError> {
        let tx = self.begin_write().await?;
        let mut sorted: Vec<&NewRevocation> = new.iter().collect();
        // In one order, so that two programs wait for one another instead of for ever.
        sorted.sort_by_key(|new| new.hash);
        sorted.dedup_by_key(|new| new.hash);
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for chunk in sorted.chunks(CHUNK) {
            let added = insert(&tx, chunk).await?;
            for new in chunk.iter().filter(|new| added.contains(&new.hash[..])) {
                *counts.entry(&new.agency).or_default() += 1;
            }
        }
        for (agency, count) in counts {
            let line = AuditEntry::new(now, actor, Action::Revoked, ObjectKind::Receipt, agency);
            let line = line.with_after(with_token(json!({ "receipts": count }), token));
            audit::record(&tx, &line).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Whether the receipt with this hash was revoked.
    pub async fn is_receipt_revoked(&self, hash: &Hash) -> Result<bool, StoreError> {
        let found = Entity::find_by_id(hash.to_vec()).one(&self.reader).await?;
        Ok(found.is_some())
    }

    /// Those of the receipts with these hashes that were issued here.
    pub async fn receipts(&self, hashes: &[Hash]) -> Result<HashMap<Hash, Receipt>, StoreError> {
        let mut found = HashMap::new();
        for chunk in hashes.chunks(CHUNK) {
            let hashes = chunk.iter().map(|hash| hash.to_vec());
            let query = issued::Entity::find().filter(issued::Column::Hash.is_in(hashes));
            for row in query.all(&self.reader).await? {
                let kept = receipt(&row);
                found.extend(Hash::try_from(row.hash).ok().map(|hash| (hash, kept)));
            }
        }
        Ok(found)
    }
}

async fn insert(
    tx: &impl ConnectionTrait,
    new: &[&NewRevocation],
) -> Result<HashSet<Vec<u8>>, StoreError> {
    let row = |new: &&NewRevocation| ActiveModel {
        hash: Set(new.hash.to_vec()),
        expires_on: Set(new.expires_on),
    };
    let query = Entity::insert_many(new.iter().map(row)).on_conflict_do_nothing();
    Ok(match query.exec_with_returning_keys(tx).await? {
        TryInsertResult::Inserted(keys) => keys.into_iter().collect(),
        _ => HashSet::new(),
    })
}

/// Those of these hashes that were revoked.
pub async fn revoked(
    tx: &impl ConnectionTrait,
    hashes: &[Hash],
) -> Result<HashSet<Vec<u8>>, StoreError> {
    let mut found = HashSet::new();
    for chunk in hashes.chunks(CHUNK) {
        let hashes = chunk.iter().map(|hash| hash.to_vec());
        let rows = Entity::find().filter(Column::Hash.is_in(hashes)).all(tx);
        found.extend(rows.await?.into_iter().map(|row| row.hash));
    }
    Ok(found)
}
