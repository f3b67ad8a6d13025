//! Opening hours: a week as a table of fields.

use crate::i18n::Lang;
use crate::part::form::Lines;

/// One day's hours as typed: two spans, each may be empty; sends `hours-<weekday>-<from|until>-<1|2>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// First span, from and until: `07:30`, `11:30`.
    pub morning: (String, String),
    /// Second span.
    pub afternoon: (String, String),
    /// What is wrong with the day.
    pub error: Option<String>,
}

/// The week from Monday (1) to Sunday (7) as lines of a form.
pub fn week(_lang: Lang, _days: &[Day; 7]) -> Lines {
    Lines::default()
}
