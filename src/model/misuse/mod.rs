//! Misuse of a kiosk (KIOSK rule 25) or a link: which of its ratings look as if no separate people had given them.
//!
//! Owns the rules and the words in which a judgement is written down. A rating that is flagged stays;
//! it is counted apart. Rules look at what was pressed, not at a level corrected afterwards: a wet thumb
//! that corrects itself is no second press.
//!
//! A judgement depends on the ratings alone, never on the order in which they came in: one that comes
//! in late may lift a flag of its neighbours as well as raise one.

mod judgement;
mod rules;

use uuid::Uuid;

pub use judgement::{Judgement, Reason, standing};
use rules::{LINK_NEIGHBOURHOOD_MS, NEIGHBOURHOOD_MS};

pub use rules::found;

use crate::model::{
    catalogue::Catalogue,
    coded::coded_enum,
    kiosk::{HOUR_MS, Office},
    rating::TimeNote,
    zone::Zone,
};

coded_enum! {
    /// What makes a rating look like misuse.
    MisuseRule, "misuse rule" {
        /// It followed the last one that counts within the response interval.
        TooQuick = 1, "too_quick";
        /// One of many of the same level within seconds.
        Burst = 2, "burst";
        /// One of several in the measure of a machine.
        IdenticalIntervals = 3, "identical_intervals";
        /// One of a long run of the best level within an hour, nothing else between.
        LongRun = 4, "long_run";
        /// Given while nobody was served.
        Closed = 5, "closed";
        /// By a form that was sent sooner than a person can have read it.
        Hasty = 6, "hasty";
    }
}

impl MisuseRule {
    /// Those that look at ratings of kiosks.
    pub const OF_KIOSKS: &[Self] = &[
        Self::TooQuick,
        Self::Burst,
        Self::IdenticalIntervals,
        Self::LongRun,
        Self::Closed,
    ];
    /// Those that look at ratings of links. Many phones are held at once, also after hours: what one
    /// kiosk cannot be given is nothing strange there.
    pub const OF_LINKS: &[Self] = &[Self::Hasty, Self::Burst, Self::IdenticalIntervals];

    /// The version of the rule; it rises with each change of what the rule finds, settings aside.
    pub const fn version(self) -> u16 {
        1
    }
}

/// What ratings come from, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Giver {
    /// A kiosk, by number.
    Kiosk(i32),
    /// A link, by number: whoever reads its poster.
    Link(i32),
}

impl Giver {
    /// So many milliseconds around a rating decide about it.
    pub const fn neighbourhood_ms(self) -> i64 {
        match self {
            Self::Kiosk(_) => NEIGHBOURHOOD_MS,
            Self::Link(_) => LINK_NEIGHBOURHOOD_MS,
        }
    }
}

/// Which rules are on, and where they begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MisuseRules {
    /// Rules that are on.
    pub on: Vec<MisuseRule>,
    /// Milliseconds that lie at least between two people.
    pub interval_ms: i64,
    /// Ratings of the same level that make a burst.
    pub burst_ratings: usize,
    /// Milliseconds within which they do.
    pub burst_ms: i64,
    /// Milliseconds that lie at least between two ratings in the measure of a machine: where many give
    /// one at the same time, none is a measure.
    pub measure_from_ms: i64,
    /// Ratings of the best level within an hour that make a long run.
    pub run_ratings: usize,
}

impl MisuseRules {
    /// Whether a rule is on.
    pub fn has(&self, rule: MisuseRule) -> bool {
        self.on.contains(&rule)
    }
}

/// A rating as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press {
    /// Number in the sequence.
    pub seq: i64,
    /// Identity of the rating.
    pub id: Uuid,
    /// Corrected instant, epoch milliseconds.
    pub at: i64,
    /// How sure that is.
    pub time_note: TimeNote,
    /// The boot it was given on.
    pub boot_id: Option<Uuid>,
    /// Milliseconds since that boot.
    pub mono_ms: Option<i64>,
    /// 1 (worst) to 5 (best), as pressed.
    pub level: u8,
    /// The scale of the level.
    pub scale: i32,
    /// Where the kiosk stood.
    pub service_point: Option<i32>,
}

/// How far a boot's own clock may differ from the corrected time and still be believed.
const BELIEVED_MS: i64 = 60_000;

impl Press {
    /// Milliseconds from `earlier` to this one: by the clock of their boot, which the network's delays
    /// do not touch, or else by the corrected time.
    pub fn since(&self, earlier: &Self) -> i64 {
        let by_time = self.at - earlier.at;
        let same_boot = self.boot_id.is_some() && self.boot_id == earlier.boot_id;
        let by_boot = self.mono_ms.zip(earlier.mono_ms).filter(|_| same_boot);
        by_boot
            .and_then(|(now, then)| now.checked_sub(then))
            .filter(|apart| (apart.saturating_sub(by_time)).saturating_abs() <= BELIEVED_MS)
            .unwrap_or(by_time)
            .abs()
    }

    /// Order in time; the same whatever order they came in.
    pub fn order(&self) -> (i64, i64, Uuid) {
        (self.at, self.mono_ms.unwrap_or_default(), self.id)
    }
}

/// Milliseconds before opening and after closing in which people may still be served.
const GRACE_MS: i64 = 15 * 60_000;
/// A stretch that ends at midnight still has its grace.
const DAY_MS: i64 = 24 * HOUR_MS;

/// Whether a rating was given while its service point was closed. Where no hours are known nobody can
/// say so, nor where the device's clock was far off.
pub fn while_closed(catalogue: &Catalogue, zone: Zone, press: &Press) -> bool {
    let Some(point) = press.service_point else {
        return false;
    };
    if catalogue.hours_of(point).is_empty() || press.time_note == TimeNote::Skewed {
        return false;
    }
    let office = Office::new(catalogue, zone, point);
    let days = [press.at - DAY_MS, press.at, press.at + DAY_MS];
    let mut open = days.into_iter().flat_map(|at| office.open_today(at));
    !open.any(|hours| (hours.start - GRACE_MS..hours.end + GRACE_MS).contains(&press.at))
}

#[cfg(test)]
mod tests;
