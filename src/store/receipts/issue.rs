//! Codes issued here: by the thousand, the same reference once, for good: a reference that was forgotten
//! could get its code a second time, when the mark of its use is gone.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set, TryInsertResult};

use super::{
    count::{self, Steps},
    revoke::revoked,
};
use crate::{
    entity::receipt::{ActiveModel, Column, Entity, Model},
    store::{connect::Database, error::StoreError},
};

/// Rows per statement, well below both databases' limits of bound values.
const CHUNK: usize = 1_000;

/// A keyed hash.
pub type Hash = [u8; 32];

/// Where and when a receipt was issued; what a rating by it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The service point; none where the dossier came online.
    pub service_point: Option<i32>,
    /// The domain.
    pub domain: i32,
    /// The deciding agency.
    pub agency: i32,
    /// Day of issue.
    pub issued_on: NaiveDate,
    /// The last day on which it may be used.
    pub expires_on: NaiveDate,
}

/// A receipt to be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewReceipt {
    /// Keyed hash of its code.
    pub hash: Hash,
    /// Keyed hash of the caller's reference.
    pub reference: Hash,
    /// Keyed hash under which it would stand if it were revoked.
    pub revocation: Hash,
    /// The rest.
    pub receipt: Receipt,
}

/// A receipt as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredReceipt {
    /// What is kept: that of the first call with this reference.
    pub receipt: Receipt,
    /// Whether it was issued now.
    pub is_new: bool,
    /// Whether it was revoked since.
    pub is_revoked: bool,
}

impl Database {
    /// Issues receipts, each reference once; the answers stand in the order of the request.
    pub async fn issue_receipts(
        &self,
        new: &[NewReceipt],
    ) -> Result<Vec<StoredReceipt>, StoreError> {
        let tx = self.begin_write().await?;
        let mut added = HashSet::new();
        let mut sorted: Vec<&NewReceipt> = new.iter().collect();
        // In one order, so that two programs wait for one another instead of for ever.
        sorted.sort_by_key(|new| new.hash);
        sorted.dedup_by_key(|new| new.hash);
        for chunk in sorted.chunks(CHUNK) {
            insert(&tx, chunk, &mut added).await?;
        }
        count(&tx, &sorted, &added).await?;
        let mut kept = HashMap::new();
        for chunk in sorted.chunks(CHUNK) {
            let hashes = chunk.iter().map(|new| new.hash.to_vec());
            let rows = Entity::find().filter(Column::Hash.is_in(hashes));
            kept.extend(
                rows.all(&tx)
                    .await?
                    .into_iter()
                    .map(|row| (row.hash.clone(), receipt(&row))),
            );
        }
        let revocations: Vec<Hash> = sorted.iter().map(|new| new.revocation).collect();
        let revoked = revoked(&tx, &revocations).await?;
        tx.commit().await?;
        let missing = || StoreError::Data("a receipt just issued is not there".to_owned());
        let answer = |new: &NewReceipt| {
            let receipt = *kept.get(&new.hash[..]).ok_or_else(missing)?;
            let is_new = added.remove(&new.hash[..]);
            Ok(StoredReceipt {
                receipt,
                is_new,
                is_revoked: revoked.contains(&new.revocation[..]),
            })
        };
        new.iter().map(answer).collect()
    }

    /// The receipt with this hash, if it was issued here.
    pub async fn receipt(&self, hash: &Hash) -> Result<Option<Receipt>, StoreError> {
        let found = Entity::find_by_id(hash.to_vec()).one(&self.reader).await?;
        Ok(found.as_ref().map(receipt))
    }
}

async fn insert(
    tx: &DatabaseTransaction,
    new: &[&NewReceipt],
    added: &mut HashSet<Vec<u8>>,
) -> Result<(), StoreError> {
    let rows = new.iter().map(|new| active(new));
    let query = Entity::insert_many(rows).on_conflict_do_nothing();
    if let TryInsertResult::Inserted(keys) = query.exec_with_returning_keys(tx).await? {
        added.extend(keys);
    }
    Ok(())
}

fn active(new: &NewReceipt) -> ActiveModel {
    let receipt = new.receipt;
    ActiveModel {
        hash: Set(new.hash.to_vec()),
        reference_hash: Set(new.reference.to_vec()),
        service_point_id: Set(receipt.service_point),
        domain_id: Set(receipt.domain),
        agency_id: Set(receipt.agency),
        issued_on: Set(receipt.issued_on),
        expires_on: Set(receipt.expires_on),
    }
}

pub fn receipt(row: &Model) -> Receipt {
    Receipt {
        service_point: row.service_point_id,
        domain: row.domain_id,
        agency: row.agency_id,
        issued_on: row.issued_on,
        expires_on: row.expires_on,
    }
}

/// Counts the new ones of counters by day, agency and domain: the base of the response rate. Ratings of dossiers that
/// came online stand in another channel, together with those by links.
async fn count(
    tx: &DatabaseTransaction,
    new: &[&NewReceipt],
    added: &HashSet<Vec<u8>>,
) -> Result<(), StoreError> {
    let mut steps = Steps::new();
    let at_counters = new.iter().filter(|new| new.receipt.service_point.is_some());
    for new in at_counters.filter(|new| added.contains(&new.hash[..])) {
        let receipt = new.receipt;
        let key = (receipt.issued_on, receipt.agency, receipt.domain);
        steps.entry(key).or_default().issued += 1;
    }
    count::add(tx, &steps).await
}
