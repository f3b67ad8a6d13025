//! Values published by others (SIPAS and the like): typed in, shown beside ours, apart.

use chrono::NaiveDate;

use super::{period::DayRange, threshold::Threshold};

/// A published value for a topic, a scope and a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialValue {
    /// Topic of the target it answers.
    pub topic: String,
    /// The scope, by number.
    pub scope: i32,
    /// The days it is about.
    pub range: DayRange,
    /// The value, percent.
    pub value: Threshold,
    /// The decision that published it.
    pub source: String,
    /// The day of publication.
    pub date: NaiveDate,
}
