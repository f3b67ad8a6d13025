//! What each kiosk counted against what came in.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QueryOrder, QueryResult};
use uuid::Uuid;

use super::fold::watermark;
use crate::{
    entity::kiosk_install,
    store::{connect::statement, error::StoreError},
};

/// Stands for an installation under which taps are counted that came in a file nobody vouches for: they
/// must not fill the place of taps that the device counted and lost.
pub(super) const UNVOUCHED: Uuid = Uuid::nil();

/// What came in of a kiosk, and what it says it counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tallied {
    /// Taps that its installations say they counted.
    pub counted: i64,
    /// Distinct taps that came in, those set aside included; no tests.
    pub received: i64,
    /// Records that wait on it, as said in the last message with a count; `None`: not said.
    pub queue: Option<i64>,
    /// Records refused for good, as said there.
    pub dead: i64,
    /// When the last one was given, epoch milliseconds.
    pub last_rated_at: Option<i64>,
}

/// Folded counts, the tail they do not cover yet, and what was set aside and has not come again since.
const RECEIVED: &str = "SELECT kiosk_id, CAST(SUM(received) AS BIGINT) AS received, \
    CAST(MAX(rated_at) AS BIGINT) AS rated_at FROM (\
    SELECT kiosk_id, received, last_rated_at AS rated_at FROM kiosk_boot \
    UNION ALL \
    SELECT kiosk_id, CASE WHEN is_test THEN 0 ELSE 1 END, CASE WHEN is_test THEN 0 ELSE rated_at END \
    FROM rating WHERE seq > $1 AND kiosk_id IS NOT NULL \
    UNION ALL \
    SELECT q.kiosk_id, COUNT(DISTINCT q.record_id), 0 FROM quarantine q \
    WHERE q.kiosk_id IS NOT NULL AND q.is_tap AND NOT EXISTS (\
    SELECT 1 FROM rating r WHERE r.id = q.record_id AND r.kiosk_id = q.kiosk_id) GROUP BY q.kiosk_id\
    ) AS parts GROUP BY kiosk_id";

/// The counts of every kiosk, by its number, as one moment of the database has them.
pub async fn tallied(tx: &DatabaseTransaction) -> Result<HashMap<i32, Tallied>, StoreError> {
    let mut all: HashMap<i32, Tallied> = HashMap::new();
    let folded = watermark(tx).await?;
    let received = statement(tx, RECEIVED, [folded.into()]);
    for row in tx.query_all_raw(received).await? {
        let tally = all.entry(kiosk(&row)?).or_default();
        tally.received = row.try_get("", "received")?;
        let rated_at: i64 = row.try_get("", "rated_at")?;
        tally.last_rated_at = (rated_at > 0).then_some(rated_at);
    }
    let installs = kiosk_install::Entity::find().order_by_asc(kiosk_install::Column::SaidAt);
    for row in installs.all(tx).await? {
        let tally = all.entry(row.kiosk_id).or_default();
        tally.counted = tally.counted.saturating_add(row.accepted);
        // The last word is the device's, whichever of its installations it is about.
        if row.install != UNVOUCHED {
            (tally.queue, tally.dead) = (row.queue, row.dead.unwrap_or(0));
        }
    }
    Ok(all)
}

fn kiosk(row: &QueryResult) -> Result<i32, StoreError> {
    Ok(row.try_get("", "kiosk_id")?)
}
