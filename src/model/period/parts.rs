//! The parts a year is cut into, and spans of years.

/// A half of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Half {
    /// Months 1 to 6 (6 tháng đầu năm).
    First,
    /// Months 7 to 12 (6 tháng cuối năm).
    Second,
}

impl Half {
    /// Both halves in order.
    pub const ALL: &'static [Self] = &[Self::First, Self::Second];

    /// 1 or 2.
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }
}

/// A quarter of a year (quý).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quarter {
    /// Months 1 to 3.
    I,
    /// Months 4 to 6.
    II,
    /// Months 7 to 9.
    III,
    /// Months 10 to 12.
    IV,
}

impl Quarter {
    /// The four quarters in order.
    pub const ALL: &'static [Self] = &[Self::I, Self::II, Self::III, Self::IV];

    /// 1 to 4.
    pub const fn number(self) -> u8 {
        match self {
            Self::I => 1,
            Self::II => 2,
            Self::III => 3,
            Self::IV => 4,
        }
    }
}

/// Years from one to another, both included, such as the phase 2021–2025; at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct YearSpan {
    from: i32,
    until: i32,
}

impl YearSpan {
    /// The years from `from` to `until`; `None` if there are none.
    pub fn new(from: i32, until: i32) -> Option<Self> {
        (from <= until).then_some(Self { from, until })
    }

    /// A single year.
    pub const fn single(year: i32) -> Self {
        Self {
            from: year,
            until: year,
        }
    }

    /// First year.
    pub const fn from(self) -> i32 {
        self.from
    }

    /// Last year.
    pub const fn until(self) -> i32 {
        self.until
    }

    /// How many years, at least 1.
    pub const fn years(self) -> i32 {
        self.until - self.from + 1
    }

    /// Each year in order.
    pub fn iter(self) -> impl Iterator<Item = i32> {
        self.from..=self.until
    }

    /// Whether `year` lies within.
    pub const fn contains(self, year: i32) -> bool {
        self.from <= year && year <= self.until
    }

    /// Equally many years, right before these.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self {
            from: self.from - self.years(),
            until: self.from - 1,
        }
    }
}
