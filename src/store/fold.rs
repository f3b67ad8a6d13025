//! Folding new ratings and events into the cubes, watermark and counts in one transaction.
//!
//! On SQLite this happens about once a second and readers add the short tail; on PostgreSQL
//! it is part of each batch, and the tail is always empty.

use std::sync::LazyLock;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, Value};

use super::{
    batch,
    connect::{Database, statement},
    delta,
    error::StoreError,
};
use crate::entity::sequence_head;

/// The head of the sequence, and how far the cubes cover it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The newest number given out; numbers have no gaps.
    pub head: i64,
    /// The newest number the cubes contain.
    pub folded: i64,
}

/// A cube: its table, the column of its time bucket, its other dimensions.
pub(super) struct Cube {
    pub table: &'static str,
    pub bucket: &'static str,
    pub dimensions: &'static [(&'static str, &'static str)],
    /// Which ratings it counts: a condition on the delta, and on the headline cube.
    pub only: &'static str,
}

/// All ratings.
const ALL: &str = "true";
/// Ratings by receipt, the numerator of the response rate.
const BY_RECEIPT: &str = "channel = 3";

const HEADLINE: &[(&str, &str)] = &[
    ("agency_id", "decider_id"),
    ("domain_id", "domain_id"),
    ("subject", "subject"),
    ("scale_id", "scale_id"),
    ("channel", "channel"),
];
const HEADLINE_QUARTER: &[(&str, &str)] = &[
    ("agency_id", "decider_id"),
    ("domain_id", "domain_id"),
    ("subject", "subject"),
    ("scale_id", "scale_id"),
];
const CHANNEL_QUARTER: &[(&str, &str)] = &[
    ("agency_id", "decider_id"),
    ("subject", "subject"),
    ("scale_id", "scale_id"),
    ("channel", "channel"),
];
const FACT: &[(&str, &str)] = &[
    ("decider_id", "decider_id"),
    ("receiver_id", "receiver_id"),
    ("service_point_id", "service_point_id"),
    ("domain_id", "domain_id"),
    ("subject", "subject"),
    ("scale_id", "scale_id"),
    ("channel", "channel"),
];

/// All cubes; each dimension as (column of the cube, column of the delta).
pub(super) const CUBES: [Cube; 6] = [
    Cube {
        table: "headline_quarter",
        bucket: "quarter_part",
        dimensions: HEADLINE_QUARTER,
        only: ALL,
    },
    Cube {
        table: "channel_quarter",
        bucket: "quarter_part",
        dimensions: CHANNEL_QUARTER,
        only: ALL,
    },
    Cube {
        table: "receipt_quarter",
        bucket: "quarter_part",
        dimensions: HEADLINE_QUARTER,
        only: BY_RECEIPT,
    },
    Cube {
        table: "headline_half",
        bucket: "half_month",
        dimensions: HEADLINE,
        only: ALL,
    },
    Cube {
        table: "fact_half",
        bucket: "half_month",
        dimensions: FACT,
        only: ALL,
    },
    Cube {
        table: "fact_day",
        bucket: "day",
        dimensions: FACT,
        only: ALL,
    },
];

impl Cube {
    /// The bucket and the dimensions, as columns of the cube.
    pub fn key(&self) -> String {
        let names: Vec<&str> = std::iter::once(self.bucket)
            .chain(self.dimensions.iter().map(|d| d.0))
            .collect();
        names.join(", ")
    }

    /// The bucket and the dimensions, as columns of the delta.
    pub fn source(&self) -> String {
        let names: Vec<&str> = std::iter::once(self.bucket)
            .chain(self.dimensions.iter().map(|d| d.1))
            .collect();
        names.join(", ")
    }

    /// Adds a delta to the cube, `sums` of it. Rows come sorted by key, so that two processes lock them in the same order.
    pub fn upsert(&self, delta: &str, sums: &str) -> String {
        let (table, key, source, only) = (self.table, self.key(), self.source(), self.only);
        let add: Vec<String> = delta::COUNTS
            .iter()
            .map(|c| format!("{c} = {table}.{c} + excluded.{c}"))
            .collect();
        format!(
            "INSERT INTO {table} ({key}, {counts}) SELECT {source}, {sums} FROM ({delta}) AS d WHERE {only} \
             GROUP BY {source} ORDER BY {source} ON CONFLICT ({key}) DO UPDATE SET {add}",
            counts = delta::COUNTS.join(", "),
            add = add.join(", "),
        )
    }
}

impl Database {
    /// The head of the sequence.
    pub async fn head(&self) -> Result<Head, StoreError> {
        head(&self.reader).await
    }

    /// Folds all that is new into the cubes; returns how many numbers that were.
    pub async fn fold(&self) -> Result<i64, StoreError> {
        let now = self.head().await?;
        if now.head == now.folded {
            return Ok(0);
        }
        let tx = self.begin_write().await?;
        batch::hold_head(&tx).await?;
        let folded = fold(&tx).await?;
        tx.commit().await?;
        Ok(folded)
    }
}

/// Reads the head.
pub(super) async fn head(connection: &impl ConnectionTrait) -> Result<Head, StoreError> {
    let row = sequence_head::Entity::find_by_id(1i64)
        .one(connection)
        .await?;
    row.map(|row| Head {
        head: row.head,
        folded: row.folded,
    })
    .ok_or_else(|| StoreError::Data("no sequence head".into()))
}

/// Checks that the migration left a head.
pub(super) async fn ensure_head(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    head(tx).await.map(|_| ())
}

/// Folds within a write transaction.
pub(super) async fn fold(tx: &DatabaseTransaction) -> Result<i64, StoreError> {
    let Head { head, folded } = head(tx).await?;
    if head == folded {
        return Ok(0);
    }
    let range = [folded.into(), head.into()];
    if tx.get_database_backend() == DbBackend::Sqlite {
        execute(tx, &SQL.make, []).await?;
        execute(tx, &SQL.clear, []).await?;
        execute(tx, &SQL.gather, range).await?;
        for add in &SQL.add_gathered {
            execute(tx, add, []).await?;
        }
    } else {
        for add in &SQL.add {
            execute(tx, add, range.clone()).await?;
        }
    }
    let sql = "UPDATE sequence_head SET folded = $1 WHERE id = 1";
    execute(tx, sql, [head.into()]).await?;
    Ok(head - folded)
}

async fn execute(
    tx: &DatabaseTransaction,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<(), StoreError> {
    tx.execute_raw(statement(tx, sql, values)).await?;
    Ok(())
}

/// The statements of a fold, made once.
struct FoldSql {
    /// SQLite: a table of the connection's own in memory; what is new is read once for all cubes.
    make: String,
    clear: String,
    gather: String,
    add_gathered: Vec<String>,
    /// PostgreSQL, where a fold follows events only and is short: straight into each cube.
    add: Vec<String>,
}

static SQL: LazyLock<FoldSql> = LazyLock::new(|| {
    let delta = delta::rows("r.seq > $1 AND r.seq <= $2", "e.seq > $1 AND e.seq <= $2");
    let counts = delta::COUNTS.join(", ");
    let mut source = vec!["quarter_part", "half_month", "day"];
    source.extend(FACT.iter().map(|dimension| dimension.1));
    let source = source.join(", ");
    let add_up = delta::COUNTS.map(|c| format!("SUM({c}) AS {c}")).join(", ");
    let gathered = |cube: &Cube| cube.upsert("SELECT * FROM temp.gathered", &add_up);
    FoldSql {
        make: format!("CREATE TEMP TABLE IF NOT EXISTS gathered ({source}, {counts})"),
        clear: "DELETE FROM temp.gathered".to_owned(),
        gather: format!(
            "INSERT INTO temp.gathered ({source}, {counts}) \
             SELECT {source}, {sums} FROM ({delta}) AS d GROUP BY {source}",
            sums = delta::sums(),
        ),
        add_gathered: CUBES.iter().map(gathered).collect(),
        add: CUBES
            .iter()
            .map(|cube| cube.upsert(&delta, &delta::sums()))
            .collect(),
    }
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::channel::Channel;

    #[test]
    fn receipts_are_known_by_their_channel() {
        assert_eq!(BY_RECEIPT, format!("channel = {}", Channel::Receipt.code()));
    }
}
