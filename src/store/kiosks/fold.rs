//! Folding new ratings into the counts of kiosks: watermark and counts in one transaction, apart from
//! the batch, so that taking ratings in never waits for it. Readers add the tail themselves.

use std::sync::LazyLock;

use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, Value};
use uuid::Uuid;

use crate::{
    entity::kiosk_fold,
    store::{
        connect::{Database, statement},
        error::StoreError,
        fold::head,
    },
};

/// Numbers of the sequence in one transaction: a long backlog must not hold the writer up.
const MOST: i64 = 20_000;

/// The larger of what is stored and what comes, as both databases say it.
fn larger(column: &str) -> String {
    format!(
        "{column} = CASE WHEN excluded.{column} > kiosk_boot.{column} THEN excluded.{column} \
         ELSE kiosk_boot.{column} END"
    )
}

static BOOTS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "INSERT INTO kiosk_boot (kiosk_id, boot_id, received, tests, highest_seq, first_at, last_at, last_rated_at) \
         SELECT r.kiosk_id, COALESCE(r.boot_id, $3), SUM(CASE WHEN r.is_test THEN 0 ELSE 1 END), \
         SUM(CASE WHEN r.is_test THEN 1 ELSE 0 END), MAX(COALESCE(r.device_seq, 0)), MIN(r.received_at), \
         MAX(r.received_at), MAX(CASE WHEN r.is_test THEN 0 ELSE r.rated_at END) \
         FROM rating r JOIN kiosk k ON k.id = r.kiosk_id WHERE r.seq > $1 AND r.seq <= $2 \
         GROUP BY 1, 2 ORDER BY 1, 2 ON CONFLICT (kiosk_id, boot_id) DO UPDATE SET \
         received = kiosk_boot.received + excluded.received, tests = kiosk_boot.tests + excluded.tests, \
         {}, {}, {}",
        larger("highest_seq"),
        larger("last_at"),
        larger("last_rated_at"),
    )
});

const HOURS: &str = "INSERT INTO kiosk_hour (kiosk_id, service_point_id, hour, ratings, heartbeats) \
    SELECT r.kiosk_id, COALESCE(r.service_point_id, 0), CAST(r.rated_at / 3600000 AS INTEGER), COUNT(*), 0 \
    FROM rating r JOIN kiosk k ON k.id = r.kiosk_id WHERE r.seq > $1 AND r.seq <= $2 AND NOT r.is_test \
    GROUP BY 1, 2, 3 ORDER BY 1, 3, 2 ON CONFLICT (kiosk_id, hour, service_point_id) DO UPDATE SET \
    ratings = kiosk_hour.ratings + excluded.ratings";

impl Database {
    /// Brings the counts of kiosks up to date.
    pub async fn fold_kiosks(&self) -> Result<(), StoreError> {
        while watermark(&self.reader).await? < head(&self.reader).await?.head {
            let tx = self.begin_write().await?;
            fold(&tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Makes the counts of kiosks anew from the ratings, such as after a restore.
    pub async fn refold_kiosks(&self) -> Result<(), StoreError> {
        let tx = self.begin_write().await?;
        hold(&tx).await?;
        for sql in [
            "DELETE FROM kiosk_boot",
            "DELETE FROM kiosk_hour WHERE heartbeats = 0",
            "UPDATE kiosk_hour SET ratings = 0",
            "UPDATE kiosk_fold SET folded = 0 WHERE id = 1",
        ] {
            tx.execute_raw(statement(&tx, sql, [])).await?;
        }
        tx.commit().await?;
        self.fold_kiosks().await
    }
}

/// How far the counts cover the sequence.
pub(super) async fn watermark(connection: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let row = kiosk_fold::Entity::find_by_id(1).one(connection).await?;
    row.map(|row| row.folded)
        .ok_or_else(|| StoreError::Data("no watermark of the kiosks' counts".into()))
}

/// Holds the watermark until the end of the transaction: two programs fold one after the other.
async fn hold(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    let sql = "UPDATE kiosk_fold SET folded = folded WHERE id = 1";
    tx.execute_raw(statement(tx, sql, [])).await?;
    Ok(())
}

async fn fold(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    hold(tx).await?;
    let from = watermark(tx).await?;
    let until = head(tx).await?.head.min(from + MOST);
    let range: [Value; 2] = [from.into(), until.into()];
    let mut with_nil = range.to_vec();
    with_nil.push(Uuid::nil().into());
    tx.execute_raw(statement(tx, BOOTS.as_str(), with_nil))
        .await?;
    tx.execute_raw(statement(tx, HOURS, range)).await?;
    let sql = "UPDATE kiosk_fold SET folded = $1 WHERE id = 1";
    tx.execute_raw(statement(tx, sql, [until.into()])).await?;
    Ok(())
}
