//! How many ratings each line has on each day: exactly as many in all as asked for.

use chrono::NaiveDate;

use super::{dice::Dice, line::Line, plan::DemoPlan, story, workday::Holidays};

/// How many ratings one line has on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Place of the line in the list of lines.
    pub line: usize,
    /// At least 1.
    pub ratings: u32,
}

/// The office days with their shares, in order.
pub fn schedule(plan: &DemoPlan, lines: &[Line], number: usize) -> Vec<(NaiveDate, Vec<Share>)> {
    let weighed = weights(plan, lines);
    let all: f64 = weighed.iter().flat_map(|day| &day.1).map(|w| w.1).sum();
    // Cutting one long row of weights into `number` equal pieces keeps the total exact.
    let piece = all / number as f64;
    let (mut passed, mut given) = (0.0, 0usize);
    let mut cut = |(line, weight): (usize, f64)| {
        passed += weight;
        let reached = pieces(passed / piece).min(number);
        let ratings = u32::try_from(reached.saturating_sub(given)).unwrap_or(0);
        given = given.max(reached);
        (ratings > 0).then_some(Share { line, ratings })
    };
    let mut days = Vec::with_capacity(weighed.len());
    for (day, weights) in weighed {
        days.push((day, weights.into_iter().filter_map(&mut cut).collect()));
    }
    days
}

/// Whole pieces in `pieces`, never below 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of ratings, at most 300 000, rounded down on purpose"
)]
fn pieces(pieces: f64) -> usize {
    (pieces + 0.5).max(0.0) as usize
}

/// How busy each line is on each office day, with the whims of the day.
fn weights(plan: &DemoPlan, lines: &[Line]) -> Vec<(NaiveDate, Vec<(usize, f64)>)> {
    let holidays = Holidays::vietnam();
    let days = plan
        .days()
        .into_iter()
        .flat_map(crate::model::period::DayRange::iter);
    let open = days.filter_map(|day| {
        let visitors = holidays.visitors(day) * story::growth(day);
        (visitors > 0.0).then_some((day, visitors))
    });
    open.map(|(day, visitors)| {
        let mut dice = Dice::new(plan.seed, "whims", day_number(day));
        let whole_day = visitors * dice.between(0.85, 1.15);
        let mut weigh = |(at, line): (usize, &Line)| {
            let whim = dice.between(0.4, 1.6);
            line.exists_on(day)
                .then_some((at, line.people * whole_day * whim))
        };
        (
            day,
            lines.iter().enumerate().filter_map(&mut weigh).collect(),
        )
    })
    .collect()
}

/// A number of its own for each day.
pub fn day_number(day: NaiveDate) -> u64 {
    use chrono::Datelike;
    u64::from(day.num_days_from_ce().unsigned_abs())
}
