//! What decides the generated data.

use chrono::NaiveDate;

use crate::model::{period::DayRange, zone::Zone};

/// How many ratings a demo has unless asked otherwise.
pub const DEFAULT_RATINGS: usize = 120_000;

/// How many ratings a demo has at most.
pub const MOST_RATINGS: usize = 300_000;

/// What decides the generated data, together with the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPlan {
    /// The current day; data ends the day before, so that nothing lies in the future.
    pub today: NaiveDate,
    /// The zone in which offices open and close.
    pub zone: Zone,
    /// Another seed gives other data of the same shapes.
    pub seed: u64,
    /// How many ratings, capped at [`MOST_RATINGS`].
    pub at_most: usize,
}

impl DemoPlan {
    /// A plan with the usual seed and number of ratings.
    pub const fn new(today: NaiveDate, zone: Zone) -> Self {
        Self {
            today,
            zone,
            seed: 1835,
            at_most: DEFAULT_RATINGS,
        }
    }

    /// The number of ratings asked for, within the cap.
    pub(super) fn number(&self) -> usize {
        self.at_most.min(MOST_RATINGS)
    }

    /// The days that can have ratings: from 1 January 2023 until yesterday, at the latest until
    /// the end of 2030, when the plan and our table of holidays end. `None` before 2023.
    pub(super) fn days(&self) -> Option<DayRange> {
        let first = NaiveDate::from_ymd_opt(2023, 1, 1)?;
        let last = NaiveDate::from_ymd_opt(2030, 12, 31)?;
        DayRange::new(first, self.today.pred_opt()?.min(last))
    }

    /// Whether `day` lies before today.
    pub(super) fn is_past(&self, day: NaiveDate) -> bool {
        day < self.today
    }
}
