//! How many people or dossiers were served: the base of a response rate.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, Value, sea_query::OnConflict,
};

use super::{
    connect::{Database, statement},
    error::StoreError,
    reference::{TransactionRow, domain_ids, number_of},
};
use crate::{
    entity::{agency, transaction_count},
    model::{period::DayRange, subject::Subject},
};

/// Rows per statement, well below both databases' limits of bound values.
const CHUNK: usize = 2_000;

/// Sets the counts by day, agency, domain and subject.
pub async fn upsert(tx: &impl ConnectionTrait, rows: &[TransactionRow]) -> Result<(), StoreError> {
    use transaction_count::Column;
    let agencies = agency::Entity::find()
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.key, row.id))
        .collect();
    let domains = domain_ids(tx).await?;
    for chunk in rows.chunks(CHUNK) {
        let models: Result<Vec<_>, StoreError> = chunk
            .iter()
            .map(|row| active(row, &agencies, &domains))
            .collect();
        let newest = OnConflict::columns([
            Column::Day,
            Column::AgencyId,
            Column::DomainId,
            Column::Subject,
        ])
        .update_column(Column::Count)
        .to_owned();
        transaction_count::Entity::insert_many(models?)
            .on_conflict(newest)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn active(
    row: &TransactionRow,
    agencies: &HashMap<String, i32>,
    domains: &HashMap<String, i32>,
) -> Result<transaction_count::ActiveModel, StoreError> {
    Ok(transaction_count::ActiveModel {
        day: Set(row.day),
        agency_id: Set(number_of(agencies, "agency", &row.agency)?),
        domain_id: Set(number_of(domains, "domain", &row.domain)?),
        subject: Set(row.subject.code()),
        count: Set(i64::from(row.count)),
    })
}

/// Counts of people served by agency, domain and subject.
pub type Served = HashMap<(i32, i32, Subject), u64>;

/// Sums the counts of the days of `range`.
pub async fn sum(tx: &impl ConnectionTrait, range: DayRange) -> Result<Served, StoreError> {
    let sql = "SELECT agency_id, domain_id, subject, CAST(SUM(count) AS BIGINT) AS count FROM transaction_count \
               WHERE day BETWEEN $1 AND $2 GROUP BY agency_id, domain_id, subject";
    let values: [Value; 2] = [range.from.into(), range.until.into()];
    let rows = tx.query_all_raw(statement(tx, sql, values)).await?;
    let mut served = Served::new();
    for row in rows {
        let subject = Subject::from_code(row.try_get("", "subject")?).unwrap_or(Subject::Other);
        let count: i64 = row.try_get("", "count")?;
        let key = (
            row.try_get("", "agency_id")?,
            row.try_get("", "domain_id")?,
            subject,
        );
        served.insert(key, count.unsigned_abs());
    }
    Ok(served)
}

/// Counts of people served by day, agency, domain and subject.
pub type ServedByDay = HashMap<(NaiveDate, i32, i32, Subject), u32>;

impl Database {
    /// The stored counts of each day of `range`.
    pub async fn transactions(&self, range: DayRange) -> Result<ServedByDay, StoreError> {
        let days = transaction_count::Column::Day.between(range.from, range.until);
        let rows = transaction_count::Entity::find()
            .filter(days)
            .all(&self.reader)
            .await?;
        let entry = |row: transaction_count::Model| {
            let subject = Subject::from_code(row.subject).unwrap_or(Subject::Other);
            let key = (row.day, row.agency_id, row.domain_id, subject);
            (key, u32::try_from(row.count).unwrap_or(u32::MAX))
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Whether any count of people served is known.
    pub async fn has_transactions(&self) -> Result<bool, StoreError> {
        Ok(transaction_count::Entity::find()
            .one(&self.reader)
            .await?
            .is_some())
    }
}
