//! What kiosks say of themselves: the last word, what it changed, and what they counted.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, Value,
};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{find, tell};
use crate::{
    entity::{kiosk, kiosk_event},
    model::kiosk::{EventKind, HOUR_MS, Heartbeat},
    store::{
        connect::{Database, statement},
        error::StoreError,
    },
};

/// What a device does again and again is told once in so many milliseconds.
const SELDOM_MS: i64 = 10 * 60_000;

/// What a kiosk last said of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeartbeatRecord {
    /// When it came in, epoch milliseconds.
    pub received_at: i64,
    /// How far its clock is ahead, milliseconds, if it said what it shows.
    pub skew_ms: Option<i64>,
    /// Its content, as JSON.
    pub content: String,
}

/// What one installation of a kiosk says it counted since it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The kiosk.
    pub kiosk: i32,
    /// The installation.
    pub install: Uuid,
    /// Taps it accepted, tests left out.
    pub accepted: i64,
    /// Test taps.
    pub tests: i64,
    /// Records that wait, as said in the same message; `None`: not said.
    pub queue: Option<i64>,
    /// Records refused for good, as said there; `None`: not said.
    pub dead: Option<i64>,
    /// When it said so, epoch milliseconds.
    pub at: i64,
}

/// Counters only grow: what comes late, or from a file exported earlier, changes nothing. What waits is
/// of the message with the highest count, the last of them; a higher count without it leaves it unknown.
const RAISE: &str = "INSERT INTO kiosk_install (kiosk_id, install, accepted, tests, first_at, said_at, queue, dead) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (kiosk_id, install) DO UPDATE SET \
    queue = CASE WHEN excluded.accepted > kiosk_install.accepted OR (excluded.accepted = kiosk_install.accepted \
    AND excluded.said_at >= kiosk_install.said_at AND excluded.queue IS NOT NULL) THEN excluded.queue ELSE kiosk_install.queue END, \
    dead = CASE WHEN excluded.accepted > kiosk_install.accepted OR (excluded.accepted = kiosk_install.accepted \
    AND excluded.said_at >= kiosk_install.said_at AND excluded.dead IS NOT NULL) THEN excluded.dead ELSE kiosk_install.dead END, \
    accepted = CASE WHEN excluded.accepted > kiosk_install.accepted THEN excluded.accepted ELSE kiosk_install.accepted END, \
    tests = CASE WHEN excluded.tests > kiosk_install.tests THEN excluded.tests ELSE kiosk_install.tests END, \
    said_at = CASE WHEN excluded.said_at > kiosk_install.said_at THEN excluded.said_at ELSE kiosk_install.said_at END";

const HEARD: &str = "INSERT INTO kiosk_hour (kiosk_id, service_point_id, hour, ratings, heartbeats) \
    VALUES ($1, $2, $3, 0, 1) ON CONFLICT (kiosk_id, hour, service_point_id) DO UPDATE SET \
    heartbeats = kiosk_hour.heartbeats + 1";

impl Database {
    /// Keeps what a kiosk said of itself; the last word replaces the one before, what changed is told.
    pub async fn keep_heartbeat(
        &self,
        id: i32,
        heartbeat: HeartbeatRecord,
    ) -> Result<(), StoreError> {
        let said = Heartbeat::read(&heartbeat.content);
        let now = heartbeat.received_at;
        let tx = self.begin_write().await?;
        let Some(row) = find(&tx, id).await? else {
            return Ok(());
        };
        tell_changes(&tx, &row, &said, now).await?;
        if let Some(counters) = counters(id, &said, now) {
            raise(&tx, &counters).await?;
        }
        let hour = i32::try_from(now.div_euclid(HOUR_MS)).unwrap_or(i32::MAX);
        let values: [Value; 3] = [id.into(), row.service_point_id.into(), hour.into()];
        tx.execute_raw(statement(&tx, HEARD, values)).await?;
        last_word(&row, said, heartbeat).update(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Keeps what installations say they counted; it never goes down.
    pub async fn keep_counters(&self, all: &[Said]) -> Result<(), StoreError> {
        if all.is_empty() {
            return Ok(());
        }
        let tx = self.begin_write().await?;
        for said in all {
            raise(&tx, said).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// Keeps what an installation says it counted.
async fn raise(tx: &impl ConnectionTrait, said: &Said) -> Result<(), StoreError> {
    let values: [Value; 8] = [
        said.kiosk.into(),
        said.install.into(),
        said.accepted.into(),
        said.tests.into(),
        said.at.into(),
        said.at.into(),
        said.queue.into(),
        said.dead.into(),
    ];
    tx.execute_raw(statement(tx, RAISE, values)).await?;
    Ok(())
}

fn counters(kiosk: i32, said: &Heartbeat, at: i64) -> Option<Said> {
    Some(Said {
        kiosk,
        install: said.install?,
        accepted: said.counters.accepted?,
        tests: said.counters.tests.unwrap_or(0),
        queue: said.queue,
        dead: said.counters.dead.or(said.dead_letters),
        at,
    })
}

fn last_word(
    row: &kiosk::Model,
    said: Heartbeat,
    heartbeat: HeartbeatRecord,
) -> kiosk::ActiveModel {
    let now = heartbeat.received_at;
    let is_other = said.version.is_some() && said.version != row.version;
    let since = if is_other {
        Some(now)
    } else {
        row.version_since
    };
    kiosk::ActiveModel {
        id: Set(row.id),
        seen_at: Set(Some(now.max(row.seen_at.unwrap_or(now)))),
        heartbeat: Set(Some(heartbeat.content)),
        skew_ms: Set(heartbeat.skew_ms),
        version: Set(said.version.or_else(|| row.version.clone())),
        version_since: Set(since),
        boot_id: Set(said.device_boot_id.or(row.boot_id)),
        install: Set(said.install.or(row.install)),
        ..Default::default()
    }
}

/// Tells what is different from the last time.
async fn tell_changes(
    tx: &impl ConnectionTrait,
    row: &kiosk::Model,
    said: &Heartbeat,
    now: i64,
) -> Result<(), StoreError> {
    let moment = (row.id, now);
    if said.version.is_some() && said.version != row.version {
        let change = json!({ "from": row.version, "to": said.version });
        tell_seldom(tx, moment, EventKind::VersionChanged, Some(change)).await?;
    }
    let other = |new: Option<Uuid>, old: Option<Uuid>| old.is_some() && new.is_some() && new != old;
    if other(said.device_boot_id, row.boot_id) {
        tell_seldom(tx, moment, EventKind::Restarted, None).await?;
    }
    if other(said.install, row.install) {
        tell(tx, moment, EventKind::StorageMade, None).await?;
    }
    Ok(())
}

/// Tells it unless the same was told lately: two copies of one browser profile say it each minute.
async fn tell_seldom(
    tx: &impl ConnectionTrait,
    (kiosk, now): (i32, i64),
    kind: EventKind,
    detail: Option<Json>,
) -> Result<(), StoreError> {
    let lately = kiosk_event::Entity::find()
        .filter(kiosk_event::Column::KioskId.eq(kiosk))
        .filter(kiosk_event::Column::At.gt(now - SELDOM_MS))
        .filter(kiosk_event::Column::Kind.eq(kind.code()));
    if lately.one(tx).await?.is_none() {
        tell(tx, (kiosk, now), kind, detail).await?;
    }
    Ok(())
}
