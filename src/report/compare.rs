//! Change between two figures.

use super::table::Figure;

/// The change of a rate, in percentage points with two decimals and a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `+0.42`, `-1.30`, `0.00`.
    pub points: String,
}

/// How the rate moved from `before` to `now`; `None` where one of them has no ratings.
pub fn change(before: &Figure, now: &Figure) -> Option<Change> {
    let percent = |figure: &Figure| {
        let share = figure.share;
        (share.n > 0).then(|| 100.0 * share.satisfied as f64 / share.n as f64)
    };
    let points = percent(now)? - percent(before)?;
    let text = format!("{points:+.2}");
    Some(Change {
        points: if text.trim_start_matches(['+', '-']) == "0.00" {
            "0.00".to_owned()
        } else {
            text
        },
    })
}
