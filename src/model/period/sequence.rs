//! Periods in a row: the one before, the last few, the shorter ones inside.

use chrono::Month;

use super::{Half, Period, PeriodKind, Quarter};
use crate::model::calendar::{Calendar, day_before};

impl Period {
    /// The period of the same kind that a figure is compared with: the one right before, for nine
    /// months those of the year before, for a free range equally many days.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year - 1),
            Self::Half(year, Half::First) => Self::Half(year - 1, Half::Second),
            Self::Half(year, Half::Second) => Self::Half(year, Half::First),
            Self::NineMonths(year) => Self::NineMonths(year - 1),
            Self::Quarter(year, Quarter::I) => Self::Quarter(year - 1, Quarter::IV),
            Self::Quarter(year, Quarter::II) => Self::Quarter(year, Quarter::I),
            Self::Quarter(year, Quarter::III) => Self::Quarter(year, Quarter::II),
            Self::Quarter(year, Quarter::IV) => Self::Quarter(year, Quarter::III),
            Self::Month(year, Month::January) => Self::Month(year - 1, Month::December),
            Self::Month(year, month) => Self::Month(year, month.pred()),
            Self::Day(day) => Self::Day(day_before(day)),
            Self::Years(years) => Self::Years(years.previous()),
            Self::Range(range) => Self::Range(range.previous()),
        }
    }

    /// The last `count` periods of this kind up to this one, oldest first: the points of a trend.
    pub fn trend(self, count: u8) -> Vec<Self> {
        let newest_first = std::iter::successors(Some(self), |period| Some(period.before()));
        let mut periods: Vec<Self> = newest_first.take(count.into()).collect();
        periods.reverse();
        periods
    }

    /// The periods of `kind` that lie wholly inside this one, in order. Empty for several years and
    /// free ranges, which have no fixed borders.
    pub fn sub_periods(self, kind: PeriodKind, calendar: Calendar) -> Vec<Self> {
        let range = self.range(calendar);
        if kind == PeriodKind::Day {
            return range.iter().map(Self::Day).collect();
        }
        (calendar.month_of(range.from)..=calendar.month_of(range.until))
            .filter_map(|month| Self::starting(kind, month))
            .filter(|period| range.covers(period.range(calendar)))
            .collect()
    }

    /// The period of `kind` that begins with the month numbered `month` (year × 12 + month − 1).
    pub(super) fn starting(kind: PeriodKind, month: i32) -> Option<Self> {
        let (year, in_year) = (month.div_euclid(12), month.rem_euclid(12));
        let length = length(kind)?;
        if in_year % length != 0 {
            return None;
        }
        let index = usize::try_from(in_year / length).ok()?;
        match kind {
            PeriodKind::Year => Some(Self::Year(year)),
            PeriodKind::NineMonths => (index == 0).then_some(Self::NineMonths(year)),
            PeriodKind::Half => Some(Self::Half(year, *Half::ALL.get(index)?)),
            PeriodKind::Quarter => Some(Self::Quarter(year, *Quarter::ALL.get(index)?)),
            PeriodKind::Month => {
                let number = u8::try_from(in_year + 1).ok()?;
                Some(Self::Month(year, Month::try_from(number).ok()?))
            }
            PeriodKind::Day | PeriodKind::Years | PeriodKind::Range => None,
        }
    }
}

/// How many months lie between the beginnings of two such periods of one year; `None` where
/// periods do not begin with a month.
pub(super) const fn length(kind: PeriodKind) -> Option<i32> {
    match kind {
        PeriodKind::Year | PeriodKind::NineMonths => Some(12),
        PeriodKind::Half => Some(6),
        PeriodKind::Quarter => Some(3),
        PeriodKind::Month => Some(1),
        PeriodKind::Day | PeriodKind::Years | PeriodKind::Range => None,
    }
}
