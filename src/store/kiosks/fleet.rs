//! All kiosks at one moment, the worst first.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::{
    alarms::{Alarm, all_open},
    counts::{Tallied, tallied},
    model,
};
use crate::{
    entity::{kiosk, service_point},
    model::kiosk::{Heartbeat, Kiosk, KioskCounts, KioskState, KnownTaps},
    store::{connect::Database, error::StoreError},
};

/// A kiosk as the fleet page shows it; instants are epoch milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct FleetEntry {
    /// The kiosk and where it stands.
    pub kiosk: Kiosk,
    /// How it is.
    pub state: KioskState,
    /// What is wrong with it, the gravest first.
    pub alarms: Vec<Alarm>,
    /// What it counted against what came in.
    pub counts: KioskCounts,
    /// What it last said of itself.
    pub said: Heartbeat,
    /// How far its clock is ahead, milliseconds.
    pub skew_ms: Option<i64>,
    /// When it was last heard of.
    pub seen_at: Option<i64>,
    /// When the last rating was given at it.
    pub last_rated_at: Option<i64>,
    /// When it was added.
    pub created_at: i64,
    /// When it got its token; `None`: it waits for its pairing.
    pub paired_at: Option<i64>,
    /// Until when its pairing code works, where one is out.
    pub pairing_until: Option<i64>,
    /// When it was taken out of service.
    pub revoked_at: Option<i64>,
    /// Whether its menu has a PIN.
    pub has_pin: bool,
}

impl Database {
    /// All kiosks that stand with one of the agencies (`None`: everywhere), the worst first. One that
    /// was heard of within `heard_ms` before `now` is taken for working.
    pub async fn fleet(
        &self,
        now: i64,
        heard_ms: i64,
        agencies: Option<&BTreeSet<i32>>,
    ) -> Result<Vec<FleetEntry>, StoreError> {
        let tx = self.begin_read().await?;
        let rows = kiosk::Entity::find().order_by_asc(kiosk::Column::Id);
        let rows = rows.all(&tx).await?;
        let agency_of = agencies_of_points(&tx).await?;
        let mut tallied = tallied(&tx).await?;
        let mut alarms = all_open(&tx).await?;
        tx.commit().await?;
        let reached = |row: &kiosk::Model| {
            let agency = agency_of.get(&row.service_point_id);
            agencies.is_none_or(|all| agency.is_some_and(|agency| all.contains(agency)))
        };
        let mut fleet: Vec<FleetEntry> = rows
            .into_iter()
            .filter(reached)
            .map(|row| {
                let tally = tallied.remove(&row.id).unwrap_or_default();
                let alarms = alarms.remove(&row.id).unwrap_or_default();
                entry(&row, tally, alarms, now.saturating_sub(heard_ms))
            })
            .collect();
        fleet.sort_by(worst_first);
        Ok(fleet)
    }
}

fn worst_first(one: &FleetEntry, other: &FleetEntry) -> std::cmp::Ordering {
    let rank = |entry: &FleetEntry| {
        let gravest = entry.alarms.first().map(|alarm| alarm.kind);
        let more = std::cmp::Reverse((entry.alarms.len(), entry.counts.missing));
        (entry.state, gravest.is_none(), gravest, more)
    };
    rank(one)
        .cmp(&rank(other))
        .then_with(|| one.kiosk.name.cmp(&other.kiosk.name))
        .then_with(|| one.kiosk.id.cmp(&other.kiosk.id))
}

/// The receiving agency of every service point.
async fn agencies_of_points(tx: &impl ConnectionTrait) -> Result<HashMap<i32, i32>, StoreError> {
    let rows = service_point::Entity::find().all(tx).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.agency_id))
        .collect())
}

/// A kiosk with all that is known of it; heard of at `heard_since` or later, it works.
pub(super) fn entry(
    row: &kiosk::Model,
    tally: Tallied,
    alarms: Vec<Alarm>,
    heard_since: i64,
) -> FleetEntry {
    let said = row.heartbeat.as_deref().map(Heartbeat::read);
    let said = said.unwrap_or_default();
    FleetEntry {
        kiosk: model(row),
        state: state(row, &alarms, heard_since),
        alarms,
        counts: counts(row, tally),
        said,
        skew_ms: row.skew_ms,
        seen_at: row.seen_at,
        last_rated_at: tally.last_rated_at,
        created_at: row.created_at,
        paired_at: row.paired_at,
        pairing_until: row.pairing_until,
        revoked_at: row.revoked_at,
        has_pin: row.pin_hash.is_some(),
    }
}

/// What a kiosk counted against what came in.
pub(super) fn counts(row: &kiosk::Model, tally: Tallied) -> KioskCounts {
    KioskCounts::new(KnownTaps {
        counted: tally.counted,
        received: tally.received,
        queue: tally.queue,
        dead: tally.dead,
        written_off: row.written_off,
    })
}

fn state(row: &kiosk::Model, alarms: &[Alarm], heard_since: i64) -> KioskState {
    if row.revoked_at.is_some() {
        return KioskState::Revoked;
    }
    if row.token_hash.is_none() {
        return KioskState::Unpaired;
    }
    let kinds: BTreeSet<_> = alarms.iter().map(|alarm| alarm.kind).collect();
    KioskState::in_service(&kinds, row.seen_at.is_some_and(|at| at >= heard_since))
}
