//! One kiosk with its story.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Value as Bound,
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    alarms::{self, alarm},
    counts::tallied,
    detail, find,
    fleet::{FleetEntry, entry},
    fold::watermark,
    maintenance::Maintenance,
};
use crate::{
    entity::{kiosk_alarm, kiosk_event, kiosk_hour, kiosk_install, kiosk_maintenance, kiosk_place},
    model::kiosk::{AlarmKind, EventKind, HOUR_MS, MaintenanceKind},
    store::{
        connect::{Database, statement},
        error::StoreError,
    },
};

/// Lines of the story that are read of each kind.
const MOST: u64 = 200;

/// Something in the story of a kiosk.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineEntry {
    /// When, epoch milliseconds.
    pub at: i64,
    /// What.
    pub what: TimelineWhat,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum TimelineWhat {
    /// To the kiosk; the detail is an object or `null`.
    Event(EventKind, Value),
    /// Something began to be wrong; the figures behind it.
    AlarmOpened(AlarmKind, Value),
    /// It was over; when it had begun, epoch milliseconds.
    AlarmClosed(AlarmKind, i64),
    /// Somebody, by name, did something to it.
    Maintained(Maintenance, String),
}

/// What one installation says it counted; instants are epoch milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InstallCount {
    /// The installation.
    pub install: Uuid,
    /// Taps it accepted.
    pub accepted: i64,
    /// Test taps.
    pub tests: i64,
    /// When it was first heard of.
    pub first_at: i64,
    /// When it last said so.
    pub said_at: i64,
}

/// What came in of one boot; instants are epoch milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BootCount {
    /// The boot.
    pub boot_id: Uuid,
    /// Records that came in, tests and those set aside included.
    pub received: i64,
    /// The highest number: so many taps there were on this boot, as they are numbered from 1.
    pub highest_seq: i64,
    /// When the first came in.
    pub first_at: i64,
    /// When the last came in.
    pub last_at: i64,
}

/// An hour of a kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HourCount {
    /// Its first instant, epoch milliseconds.
    pub from: i64,
    /// Ratings given in it.
    pub ratings: i64,
    /// Heartbeats heard in it; one a minute.
    pub heartbeats: i64,
}

/// A kiosk with its story.
#[derive(Debug, Clone, PartialEq)]
pub struct DeviceReport {
    /// As the fleet shows it.
    pub entry: FleetEntry,
    /// What happened, the newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Where it stood: service point, since when, until when; the newest first.
    pub places: Vec<(i32, i64, Option<i64>)>,
    /// What its installations say they counted, the newest first.
    pub installs: Vec<InstallCount>,
    /// What came in of its boots, the newest first.
    pub boots: Vec<BootCount>,
    /// The hours since `hours_from` in which there was anything, in order.
    pub hours: Vec<HourCount>,
}

impl Database {
    /// A kiosk with its story and its hours from `hours_from` on (epoch milliseconds); see
    /// [`Database::fleet`] for `now` and `heard_ms`.
    pub async fn device(
        &self,
        id: i32,
        (now, heard_ms): (i64, i64),
        hours_from: i64,
    ) -> Result<Option<DeviceReport>, StoreError> {
        let tx = self.begin_read().await?;
        let Some(row) = find(&tx, id).await? else {
            return Ok(None);
        };
        let tally = tallied(&tx).await?.remove(&id).unwrap_or_default();
        let open = alarms::all_open(&tx).await?.remove(&id).unwrap_or_default();
        let report = DeviceReport {
            entry: entry(&row, tally, open, now.saturating_sub(heard_ms)),
            timeline: timeline(&tx, id).await?,
            places: places(&tx, id).await?,
            installs: installs(&tx, id).await?,
            boots: boots(&tx, id).await?,
            hours: hours(&tx, id, hours_from).await?,
        };
        tx.commit().await?;
        Ok(Some(report))
    }
}

async fn timeline(tx: &impl ConnectionTrait, id: i32) -> Result<Vec<TimelineEntry>, StoreError> {
    let mut all = events(tx, id).await?;
    all.extend(alarm_lines(tx, id).await?);
    all.extend(maintained(tx, id).await?);
    all.sort_by_key(|line| std::cmp::Reverse(line.at));
    Ok(all)
}

async fn events(tx: &impl ConnectionTrait, id: i32) -> Result<Vec<TimelineEntry>, StoreError> {
    let rows = kiosk_event::Entity::find()
        .filter(kiosk_event::Column::KioskId.eq(id))
        .order_by_desc(kiosk_event::Column::Id)
        .limit(MOST);
    let line = |row: kiosk_event::Model| {
        let kind = EventKind::from_code(row.kind)?;
        let what = TimelineWhat::Event(kind, detail(row.detail.as_deref()));
        Some(TimelineEntry { at: row.at, what })
    };
    Ok(rows.all(tx).await?.into_iter().filter_map(line).collect())
}

async fn alarm_lines(tx: &impl ConnectionTrait, id: i32) -> Result<Vec<TimelineEntry>, StoreError> {
    let rows = kiosk_alarm::Entity::find()
        .filter(kiosk_alarm::Column::KioskId.eq(id))
        .order_by_desc(kiosk_alarm::Column::Id)
        .limit(MOST);
    let mut lines = Vec::new();
    for alarm in rows.all(tx).await?.iter().filter_map(alarm) {
        if let Some(at) = alarm.closed_at {
            let what = TimelineWhat::AlarmClosed(alarm.kind, alarm.opened_at);
            lines.push(TimelineEntry { at, what });
        }
        let what = TimelineWhat::AlarmOpened(alarm.kind, alarm.detail);
        lines.push(TimelineEntry {
            at: alarm.opened_at,
            what,
        });
    }
    Ok(lines)
}

async fn maintained(tx: &impl ConnectionTrait, id: i32) -> Result<Vec<TimelineEntry>, StoreError> {
    let rows = kiosk_maintenance::Entity::find()
        .filter(kiosk_maintenance::Column::KioskId.eq(id))
        .order_by_desc(kiosk_maintenance::Column::Id)
        .limit(MOST);
    let line = |row: kiosk_maintenance::Model| {
        let kind = MaintenanceKind::from_code(row.kind)?;
        let done = Maintenance {
            kind,
            note: row.note,
        };
        let what = TimelineWhat::Maintained(done, row.actor_name);
        Some(TimelineEntry { at: row.at, what })
    };
    Ok(rows.all(tx).await?.into_iter().filter_map(line).collect())
}

async fn places(
    tx: &impl ConnectionTrait,
    id: i32,
) -> Result<Vec<(i32, i64, Option<i64>)>, StoreError> {
    let rows = kiosk_place::Entity::find()
        .filter(kiosk_place::Column::KioskId.eq(id))
        .order_by_desc(kiosk_place::Column::Id);
    let rows = rows.all(tx).await?.into_iter();
    Ok(rows
        .map(|row| (row.service_point_id, row.from_at, row.until_at))
        .collect())
}

async fn installs(tx: &impl ConnectionTrait, id: i32) -> Result<Vec<InstallCount>, StoreError> {
    let rows = kiosk_install::Entity::find()
        .filter(kiosk_install::Column::KioskId.eq(id))
        .order_by_desc(kiosk_install::Column::FirstAt);
    let count = |row: kiosk_install::Model| InstallCount {
        install: row.install,
        accepted: row.accepted,
        tests: row.tests,
        first_at: row.first_at,
        said_at: row.said_at,
    };
    Ok(rows.all(tx).await?.into_iter().map(count).collect())
}

/// Folded counts, the tail, and what was set aside; see [`super::counts`].
const BOOTS: &str = "SELECT boot_id, CAST(SUM(received) AS BIGINT) AS received, \
    CAST(MAX(seq) AS BIGINT) AS highest_seq, CAST(MIN(first_at) AS BIGINT) AS first_at, \
    CAST(MAX(last_at) AS BIGINT) AS last_at FROM (\
    SELECT boot_id, received + tests AS received, highest_seq AS seq, first_at, last_at \
    FROM kiosk_boot WHERE kiosk_id = $1 \
    UNION ALL \
    SELECT boot_id, 1, COALESCE(device_seq, 0), received_at, received_at \
    FROM rating WHERE seq > $2 AND +kiosk_id = $1 AND boot_id IS NOT NULL \
    UNION ALL \
    SELECT q.boot_id, COUNT(DISTINCT q.record_id), MAX(COALESCE(q.device_seq, 0)), MIN(q.received_at), MAX(q.received_at) \
    FROM quarantine q WHERE q.kiosk_id = $1 AND q.boot_id IS NOT NULL AND NOT EXISTS (\
    SELECT 1 FROM rating r WHERE r.id = q.record_id AND r.kiosk_id = q.kiosk_id) GROUP BY q.boot_id\
    ) AS parts GROUP BY boot_id ORDER BY last_at DESC LIMIT 200";

async fn boots(tx: &impl ConnectionTrait, id: i32) -> Result<Vec<BootCount>, StoreError> {
    let values: [Bound; 2] = [id.into(), watermark(tx).await?.into()];
    let rows = tx.query_all_raw(statement(tx, BOOTS, values)).await?;
    let count = |row: &sea_orm::QueryResult| -> Result<BootCount, StoreError> {
        Ok(BootCount {
            boot_id: row.try_get("", "boot_id")?,
            received: row.try_get("", "received")?,
            highest_seq: row.try_get("", "highest_seq")?,
            first_at: row.try_get("", "first_at")?,
            last_at: row.try_get("", "last_at")?,
        })
    };
    rows.iter().map(count).collect()
}

async fn hours(
    tx: &impl ConnectionTrait,
    id: i32,
    from: i64,
) -> Result<Vec<HourCount>, StoreError> {
    use kiosk_hour::{Column, Entity};
    let first = i32::try_from(from.div_euclid(HOUR_MS)).unwrap_or(0);
    let rows = Entity::find()
        .filter(Column::KioskId.eq(id))
        .filter(Column::Hour.gte(first))
        .order_by_asc(Column::Hour);
    let mut hours: Vec<HourCount> = Vec::new();
    for row in rows.all(tx).await? {
        let from = i64::from(row.hour) * HOUR_MS;
        let (ratings, heartbeats) = (i64::from(row.ratings), i64::from(row.heartbeats));
        match hours.last_mut().filter(|last| last.from == from) {
            // In the hour of a move there are two rows.
            Some(last) => {
                last.ratings += ratings;
                last.heartbeats += heartbeats;
            }
            None => hours.push(HourCount {
                from,
                ratings,
                heartbeats,
            }),
        }
    }
    Ok(hours)
}
