//! Opening hours: a week as a table of fields.

use crate::i18n::{Lang, t};
use crate::part::form::{Field, Line, Lines, TextKind};

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
pub fn week(lang: Lang, days: &[Day; 7]) -> Lines {
    let columns = [
        "hours-from-1",
        "hours-until-1",
        "hours-from-2",
        "hours-until-2",
    ];
    Lines {
        columns: columns.iter().map(|key| t(lang, key)).collect(),
        lines: (1..=7)
            .zip(days)
            .map(|(number, day)| line(lang, number, day))
            .collect(),
        add: None,
        wide: false,
    }
}

fn line(lang: Lang, number: u8, day: &Day) -> Line {
    let field = |end: &str, span: u8, value: &str| {
        let label = t(lang, &format!("hours-{end}-{span}"));
        Field::line(
            &format!("hours-{number}-{end}-{span}"),
            label,
            TextKind::Time,
            value,
        )
        .optional()
    };
    let first = field("from", 1, &day.morning.0).error(day.error.clone());
    Line {
        name: t(lang, &format!("weekday-{number}")),
        fields: vec![
            first,
            field("until", 1, &day.morning.1),
            field("from", 2, &day.afternoon.0),
            field("until", 2, &day.afternoon.1),
        ],
    }
}
