//! The watch over the kiosks: what is wrong is found by `model::kiosk`; here it is put together and kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    model::{
        catalogue::Catalogue,
        kiosk::{AlarmKind, HOUR_MS, KioskState, Office, Watched, Watching},
        zone::Zone,
    },
    store::{AlarmChange, Database, StoreError, WatchRow, WatchRows},
};

/// Weeks of which the usual number of ratings is made.
const WEEKS: i64 = 8;
/// Fewest of them: less says nothing.
const FEWEST_WEEKS: usize = 2;
const WEEK_HOURS: i64 = 7 * 24;

/// When the watch sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KioskWatch {
    /// Where a day ends.
    pub zone: Zone,
    /// Milliseconds without a heartbeat after which a device is taken for offline.
    pub offline_ms: i64,
    /// Ratings expected and missing after which a device is taken for silent.
    pub silence_ratings: u32,
    /// The version of the application that this server has.
    pub version: &'static str,
}

/// Looks after every kiosk in service at `now` (epoch milliseconds): opens alarms, closes those whose
/// cause is over, and tells `/metrics`.
pub async fn watch_kiosks(
    db: &Database,
    catalogue: &Catalogue,
    watch: &KioskWatch,
    now: i64,
) -> Result<(), StoreError> {
    db.fold_kiosks().await?;
    let today = hours_of_today(watch.zone, now);
    let rows = db
        .watch_rows(&usual_hours(&today), now - watch.offline_ms)
        .await?;
    let since = db.server_since(watch.version, now).await?;
    let rules = Watching {
        offline_ms: watch.offline_ms,
        silence_ratings: watch.silence_ratings,
        newest: (watch.version.to_owned(), since),
    };
    let at_point = kiosks_at_points(&rows.kiosks);
    let mut changes = Vec::new();
    let mut open: BTreeMap<AlarmKind, usize> = BTreeMap::new();
    let mut states: BTreeMap<KioskState, usize> = BTreeMap::new();
    for row in &rows.kiosks {
        let point = row.entry.kiosk.service_point;
        let office = Office::new(catalogue, watch.zone, point);
        let sharing = at_point.get(&point).copied().unwrap_or(1);
        let usual = usual(&rows, &office, (point, sharing), &today);
        let missing_since = missing_since(row, now);
        let watched = watched(row, usual, missing_since);
        let findings = watched.findings(&office, &rules, now);
        let found: BTreeSet<AlarmKind> = findings.iter().map(|finding| finding.kind).collect();
        for kind in &found {
            *open.entry(*kind).or_default() += 1;
        }
        let state = KioskState::in_service(&found, watched.is_heard(&rules, now));
        *states.entry(state).or_default() += 1;
        let id = row.entry.kiosk.id;
        if missing_since != row.missing_since {
            changes.push(AlarmChange::Missing(id, missing_since));
        }
        let is_over = |kind: &&AlarmKind| !found.contains(kind);
        let over = watched.open.keys().filter(is_over);
        changes.extend(over.map(|kind| AlarmChange::Close(id, *kind)));
        let new = findings
            .into_iter()
            .filter(|finding| !watched.open.contains_key(&finding.kind));
        changes.extend(new.map(|finding| AlarmChange::Open(id, finding)));
    }
    tell_metrics(&states, &open);
    db.settle_alarms(&changes, now).await
}

/// The hours since 1970 from midnight until now.
fn hours_of_today(zone: Zone, now: i64) -> Vec<i64> {
    let midnight = zone.start_of_day_ms(zone.day_of_ms(now));
    (midnight.div_euclid(HOUR_MS)..=now.div_euclid(HOUR_MS)).collect()
}

/// The same hours of the weeks before.
fn usual_hours(today: &[i64]) -> Vec<i64> {
    let before = |hour: &i64| {
        let hour = *hour;
        (1..=WEEKS).map(move |weeks| hour - weeks * WEEK_HOURS)
    };
    today.iter().flat_map(before).collect()
}

/// How many ratings one of the kiosks that share a service point usually gets in each hour of today:
/// the mean of the last weeks in which the office was open and had a kiosk.
fn usual(
    rows: &WatchRows,
    office: &Office<'_>,
    (point, sharing): (i32, usize),
    today: &[i64],
) -> BTreeMap<i64, f64> {
    let since = rows.point_since.get(&point).copied().unwrap_or(i64::MAX);
    let mut usual = BTreeMap::new();
    for hour in today {
        let weeks = (1..=WEEKS).map(|weeks| hour - weeks * WEEK_HOURS);
        let counted: Vec<i64> = weeks
            .filter(|then| then * HOUR_MS >= since && office.opens_on_day_of(then * HOUR_MS))
            .map(|then| rows.ratings.get(&(point, then)).copied().unwrap_or(0))
            .collect();
        let all: i64 = counted.iter().sum();
        if counted.len() >= FEWEST_WEEKS && all > 0 {
            usual.insert(*hour, all as f64 / (counted.len() * sharing) as f64);
        }
    }
    usual
}

fn kiosks_at_points(kiosks: &[WatchRow]) -> HashMap<i32, usize> {
    let mut at = HashMap::new();
    for row in kiosks {
        *at.entry(row.entry.kiosk.service_point).or_default() += 1;
    }
    at
}

/// Since when taps have been missing that the device has no more to send; `None` while none are.
fn missing_since(row: &WatchRow, now: i64) -> Option<i64> {
    let lost = row.entry.counts.missing > 0 && row.entry.counts.waiting == 0;
    lost.then(|| row.missing_since.unwrap_or(now))
}

fn watched(row: &WatchRow, usual: BTreeMap<i64, f64>, missing_since: Option<i64>) -> Watched {
    let entry = &row.entry;
    Watched {
        seen_at: entry.seen_at,
        here_since: row.placed_at.max(entry.paired_at.unwrap_or(row.placed_at)),
        skew_ms: entry.skew_ms,
        heartbeat: entry.said.clone(),
        counts: entry.counts,
        missing_since,
        last_rated_at: entry.last_rated_at,
        usual,
        open: entry
            .alarms
            .iter()
            .map(|alarm| (alarm.kind, alarm.opened_at))
            .collect(),
    }
}

fn tell_metrics(states: &BTreeMap<KioskState, usize>, open: &BTreeMap<AlarmKind, usize>) {
    for state in KioskState::ALL {
        let count = states.get(state).copied().unwrap_or(0);
        metrics::gauge!("hailong_kiosks", "state" => state.key()).set(count as f64);
    }
    for kind in AlarmKind::ALL {
        let count = open.get(kind).copied().unwrap_or(0);
        metrics::gauge!("hailong_kiosk_alarms", "kind" => kind.key()).set(count as f64);
    }
}
