//! What is wrong with a device at one moment: the rules of its alarms, without clock or database.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{AlarmKind, Heartbeat, KioskCounts, Office};

/// Milliseconds of an hour.
pub const HOUR_MS: i64 = 3_600_000;
/// A clock may be so far off, milliseconds (KIOSK rule 16).
const SKEW_MS: i64 = 5 * 60_000;
/// Taps may be missing for so long while the last batch is on its way, milliseconds.
const MISSING_MS: i64 = 10 * 60_000;
/// What is queued may wait for so long, milliseconds.
const QUEUE_MS: i64 = HOUR_MS;
/// A device may take so long to change to a newer application, milliseconds.
const UPDATE_MS: i64 = 24 * HOUR_MS;

/// When alarms go off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watching {
    /// A device may be silent for so long, milliseconds, while its office is open.
    pub offline_ms: i64,
    /// So many ratings must be expected and missing before a device is taken for silent.
    pub silence_ratings: u32,
    /// The version of the application that this server has, and since when, epoch milliseconds.
    pub newest: (String, i64),
}

/// A device in service, as it is known at one moment; instants are epoch milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    /// When it was last heard of.
    pub seen_at: Option<i64>,
    /// When it was paired, or came to this place, whichever was later.
    pub here_since: i64,
    /// How far its clock is ahead, milliseconds.
    pub skew_ms: Option<i64>,
    /// What it last said.
    pub heartbeat: Heartbeat,
    /// What it counted against what came in.
    pub counts: KioskCounts,
    /// Since when taps have been missing.
    pub missing_since: Option<i64>,
    /// When the last rating was given at it.
    pub last_rated_at: Option<i64>,
    /// How many ratings it usually gets, by hours since 1970, for hours of today.
    pub usual: BTreeMap<i64, f64>,
    /// Its open alarms, and when each was opened.
    pub open: BTreeMap<AlarmKind, i64>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What.
    pub kind: AlarmKind,
    /// The figures behind it.
    pub detail: Value,
}

impl Watched {
    /// All that is wrong at `now`. An alarm ends with its cause, not with the office's hours: a
    /// device that died in the morning is not well over lunch.
    pub fn findings(&self, office: &Office<'_>, rules: &Watching, now: i64) -> Vec<Finding> {
        let rules: [(AlarmKind, Option<Value>); 11] = [
            (AlarmKind::Missing, self.missing(now)),
            (AlarmKind::StorageFailed, self.storage_failed()),
            (AlarmKind::Incognito, self.incognito()),
            (AlarmKind::DeadLetters, self.dead_letters()),
            (AlarmKind::Offline, self.offline(office, rules, now)),
            (AlarmKind::QueueOld, self.queue_old()),
            (AlarmKind::Silent, self.silent(office, rules, now)),
            (AlarmKind::Clock, self.clock()),
            (AlarmKind::StorageNotPersisted, self.not_persisted()),
            (AlarmKind::VersionOld, self.version_old(rules, now)),
            (AlarmKind::StorageFull, self.storage_full()),
        ];
        let found = |(kind, detail): (AlarmKind, Option<Value>)| {
            detail.map(|detail| Finding { kind, detail })
        };
        rules.into_iter().filter_map(found).collect()
    }

    /// Whether it was heard of so lately that it is taken for working.
    pub fn is_heard(&self, rules: &Watching, now: i64) -> bool {
        self.seen_at
            .is_some_and(|seen| now.saturating_sub(seen) <= rules.offline_ms)
    }

    fn missing(&self, now: i64) -> Option<Value> {
        let long = |since| now.saturating_sub(since) >= MISSING_MS;
        let KioskCounts {
            counted,
            received,
            missing,
            ..
        } = self.counts;
        (missing > 0 && self.missing_since.is_some_and(long))
            .then(|| json!({ "counted": counted, "received": received, "missing": missing }))
    }

    fn storage_failed(&self) -> Option<Value> {
        let error = &self.heartbeat.last_error;
        self.heartbeat
            .has_no_database()
            .then(|| json!({ "last_error": error }))
    }

    fn incognito(&self) -> Option<Value> {
        (self.heartbeat.incognito == Some(true)).then(|| json!({}))
    }

    /// Refused taps that were written off are no alarm any more, although the device still has them.
    fn dead_letters(&self) -> Option<Value> {
        let dead = self.heartbeat.dead_letters.filter(|dead| *dead > 0)?;
        let is_open = self.counts.dead > 0 || dead > self.counts.written_off;
        is_open.then(|| json!({ "dead_letters": dead }))
    }

    fn offline(&self, office: &Office<'_>, rules: &Watching, now: i64) -> Option<Value> {
        let seen = self.seen_at.unwrap_or(i64::MIN);
        let stays = self
            .open
            .get(&AlarmKind::Offline)
            .is_some_and(|opened| seen < *opened);
        let overdue = || {
            let opening = office.serving_since(now)?;
            let since = seen.max(opening).max(self.here_since);
            (now.saturating_sub(since) > rules.offline_ms).then_some(())
        };
        (stays || overdue().is_some()).then(|| json!({ "seen_at": self.seen_at }))
    }

    fn queue_old(&self) -> Option<Value> {
        let said = &self.heartbeat;
        let (queue, age) = (said.queue.unwrap_or(0), said.oldest_age_ms.unwrap_or(0));
        (queue > 0 && age > QUEUE_MS).then(|| json!({ "queue": queue, "oldest_age_ms": age }))
    }

    fn silent(&self, office: &Office<'_>, rules: &Watching, now: i64) -> Option<Value> {
        let rated = self.last_rated_at.unwrap_or(i64::MIN);
        let stays = self
            .open
            .get(&AlarmKind::Silent)
            .is_some_and(|opened| rated < *opened);
        let detail = |expected: f64| {
            let expected = (expected * 10.0).round() / 10.0;
            json!({ "last_rated_at": self.last_rated_at, "expected": expected })
        };
        let able = self.is_heard(rules, now) && self.heartbeat.queue.unwrap_or(0) == 0;
        let serving = office.serving_since(now).is_some();
        let expected = self.expected(office, rated.max(self.here_since), now);
        let silent = able && serving && expected >= f64::from(rules.silence_ratings);
        (stays || silent).then(|| detail(expected))
    }

    /// How many ratings it would usually have got today between `since` and `now`, while open.
    fn expected(&self, office: &Office<'_>, since: i64, now: i64) -> f64 {
        let open = office.open_today(now);
        let open_within = |from: i64, until: i64| -> f64 {
            let part = |range: &std::ops::Range<i64>| {
                (range.end.min(until) - range.start.max(from)).max(0) as f64
            };
            open.iter().map(part).sum()
        };
        let of_hour = |(hour, usual): (&i64, &f64)| {
            let (from, until) = (hour * HOUR_MS, (hour + 1) * HOUR_MS);
            let all = open_within(from, until);
            let passed = open_within(from.max(since), until.min(now));
            if all > 0.0 { usual * passed / all } else { 0.0 }
        };
        self.usual.iter().map(of_hour).sum()
    }

    fn clock(&self) -> Option<Value> {
        let skew = self
            .skew_ms
            .filter(|skew| skew.saturating_abs() > SKEW_MS)?;
        Some(json!({ "skew_ms": skew }))
    }

    fn not_persisted(&self) -> Option<Value> {
        (self.heartbeat.persisted == Some(false)).then(|| json!({}))
    }

    fn storage_full(&self) -> Option<Value> {
        let (usage, quota) = self.heartbeat.full_storage()?;
        Some(json!({ "usage": usage, "quota": quota }))
    }

    fn version_old(&self, rules: &Watching, now: i64) -> Option<Value> {
        let (newest, since) = &rules.newest;
        let version = self.heartbeat.version.as_ref()?;
        let old = version != newest && now.saturating_sub(*since) > UPDATE_MS;
        old.then(|| json!({ "version": version, "newest": newest }))
    }
}
