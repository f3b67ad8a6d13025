//! What the watch looks at: every kiosk in service, and how many ratings its counter usually gets.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryResult,
};

use super::{
    alarms::{Alarm, all_open},
    counts::{Tallied, tallied},
    fleet::FleetEntry,
    fleet::entry,
};
use crate::{
    entity::{kiosk, kiosk_alarm, kiosk_event, kiosk_fold, kiosk_hour, kiosk_place},
    model::kiosk::{EventKind, HOUR_MS},
    store::{
        connect::{Database, statement},
        error::StoreError,
    },
};

/// A kiosk in service.
#[derive(Debug, Clone, PartialEq)]
pub struct WatchRow {
    /// As the fleet shows it.
    pub entry: FleetEntry,
    /// When it came to where it stands, epoch milliseconds.
    pub placed_at: i64,
    /// Since when taps have been missing, epoch milliseconds.
    pub missing_since: Option<i64>,
}

/// All kiosks in service, with the ratings of some hours.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WatchRows {
    /// The kiosks.
    pub kiosks: Vec<WatchRow>,
    /// Ratings by service point and hour since 1970, for the hours asked for.
    pub ratings: HashMap<(i32, i64), i64>,
    /// When the first kiosk came to a service point, epoch milliseconds.
    pub point_since: HashMap<i32, i64>,
}

impl Database {
    /// All kiosks in service at one moment, and the ratings that their counters got in `hours` (since 1970).
    pub async fn watch_rows(
        &self,
        hours: &[i64],
        heard_since: i64,
    ) -> Result<WatchRows, StoreError> {
        let tx = self.begin_read().await?;
        let in_service = kiosk::Entity::find()
            .filter(kiosk::Column::TokenHash.is_not_null())
            .filter(kiosk::Column::RevokedAt.is_null());
        let rows = in_service.all(&tx).await?;
        let (mut tallied, mut alarms) = (tallied(&tx).await?, all_open(&tx).await?);
        let places = kiosk_place::Entity::find().all(&tx).await?;
        let found = WatchRows {
            kiosks: rows
                .iter()
                .map(|row| {
                    let tally = tallied.remove(&row.id).unwrap_or_default();
                    let open = alarms.remove(&row.id).unwrap_or_default();
                    watch_row(row, tally, open, &places, heard_since)
                })
                .collect(),
            ratings: ratings(&tx, hours).await?,
            point_since: point_since(&places),
        };
        tx.commit().await?;
        Ok(found)
    }

    /// Since when a server of this version has looked after the kiosks, epoch milliseconds: `now` where
    /// it is the first time.
    pub async fn server_since(&self, version: &str, now: i64) -> Result<i64, StoreError> {
        let row = kiosk_fold::Entity::find_by_id(1).one(&self.reader).await?;
        let known = row.filter(|row| row.server_version.as_deref() == Some(version));
        if let Some(since) = known.and_then(|row| row.server_since) {
            return Ok(since);
        }
        kiosk_fold::Entity::update_many()
            .col_expr(kiosk_fold::Column::ServerVersion, version.into())
            .col_expr(kiosk_fold::Column::ServerSince, now.into())
            .filter(kiosk_fold::Column::Id.eq(1))
            .exec(&self.writer)
            .await?;
        Ok(now)
    }

    /// Forgets hours, closed alarms and what devices told by themselves before `before` (epoch
    /// milliseconds). What people did to them stays.
    pub async fn forget_kiosk_past(&self, before: i64) -> Result<(), StoreError> {
        let of_device = EventKind::OF_DEVICE.map(EventKind::code);
        kiosk_event::Entity::delete_many()
            .filter(kiosk_event::Column::At.lt(before))
            .filter(kiosk_event::Column::Kind.is_in(of_device))
            .exec(&self.writer)
            .await?;
        kiosk_alarm::Entity::delete_many()
            .filter(kiosk_alarm::Column::ClosedAt.lt(before))
            .exec(&self.writer)
            .await?;
        let first = i32::try_from(before.div_euclid(HOUR_MS)).unwrap_or(0);
        kiosk_hour::Entity::delete_many()
            .filter(kiosk_hour::Column::Hour.lt(first))
            .exec(&self.writer)
            .await?;
        Ok(())
    }
}

fn watch_row(
    row: &kiosk::Model,
    tally: Tallied,
    open: Vec<Alarm>,
    places: &[kiosk_place::Model],
    heard_since: i64,
) -> WatchRow {
    let mut here = places
        .iter()
        .filter(|place| place.kiosk_id == row.id && place.until_at.is_none());
    WatchRow {
        entry: entry(row, tally, open, heard_since),
        placed_at: here
            .next_back()
            .map_or(row.created_at, |place| place.from_at),
        missing_since: row.missing_since,
    }
}

fn point_since(places: &[kiosk_place::Model]) -> HashMap<i32, i64> {
    let mut since = HashMap::new();
    for place in places {
        let first = since.entry(place.service_point_id).or_insert(place.from_at);
        *first = place.from_at.min(*first);
    }
    since
}

async fn ratings(
    tx: &DatabaseTransaction,
    hours: &[i64],
) -> Result<HashMap<(i32, i64), i64>, StoreError> {
    if hours.is_empty() {
        return Ok(HashMap::new());
    }
    let hours: Vec<String> = hours.iter().map(ToString::to_string).collect();
    let sql = format!(
        "SELECT service_point_id, CAST(hour AS BIGINT) AS hour, CAST(SUM(ratings) AS BIGINT) AS ratings \
         FROM kiosk_hour WHERE hour IN ({}) AND ratings > 0 GROUP BY service_point_id, hour",
        hours.join(", ")
    );
    let cell = |row: &QueryResult| -> Result<((i32, i64), i64), StoreError> {
        let key = (
            row.try_get("", "service_point_id")?,
            row.try_get("", "hour")?,
        );
        Ok((key, row.try_get("", "ratings")?))
    };
    let rows = tx.query_all_raw(statement(tx, sql, [])).await?;
    rows.iter().map(cell).collect()
}
