//! Scales and ticks: where a value stands on a chart.
//!
//! Drawing may use floating point; no verdict and no printed figure is ever read off a scale.

/// A straight scale from values to places in drawing units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Value at `start`.
    pub low: f64,
    /// Value at `end`.
    pub high: f64,
    /// Place of `low`, in drawing units.
    pub start: f64,
    /// Place of `high`, in drawing units.
    pub end: f64,
}

impl Scale {
    /// The place of `value`, kept within the scale's ends; the start when the scale has no width.
    pub fn at(&self, value: f64) -> f64 {
        let width = self.high - self.low;
        if width <= 0.0 {
            return self.start;
        }
        let share = ((value - self.low) / width).clamp(0.0, 1.0);
        self.start + share * (self.end - self.start)
    }
}

/// An axis of percentages that ends at 100 and begins at a round number below every value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateAxis {
    /// The lowest percentage on the axis, a multiple of `step`, 0–100.
    pub low: f64,
    /// Distance of two ticks in percent.
    pub step: f64,
}

/// Steps a reader can count in, in percent.
const STEPS: [f64; 6] = [0.5, 1.0, 2.0, 5.0, 10.0, 25.0];

/// Most intervals between ticks.
const MOST_TICKS: f64 = 5.0;

impl RateAxis {
    /// The axis for these percentages; 90–100 when there are none.
    pub fn over(values: impl IntoIterator<Item = f64>) -> Self {
        let lowest = values.into_iter().fold(f64::INFINITY, f64::min);
        if !lowest.is_finite() {
            return Self {
                low: 90.0,
                step: 2.0,
            };
        }
        let fits = |step: &f64| (100.0 - floor_to(lowest, *step)) / step <= MOST_TICKS;
        let step = STEPS.into_iter().find(fits).unwrap_or(25.0);
        Self {
            low: floor_to(lowest, step),
            step,
        }
    }

    /// The ticks as decimal text, lowest first, 100 last.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let decimals = usize::from(self.step < 1.0);
        let mut ticks = Vec::new();
        let mut value = self.low;
        while value < 100.0 + self.step / 2.0 {
            ticks.push((value, format!("{value:.decimals$}")));
            value += self.step;
        }
        ticks
    }
}

/// The multiple of `step` that leaves some air below `value`, never below 0.
fn floor_to(value: f64, step: f64) -> f64 {
    (((value - step / 5.0) / step).floor() * step).max(0.0)
}

/// A percentage written with a decimal point, if it is one.
pub(super) fn read(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// A place in drawing units, short enough for a page with many of them.
pub(super) fn place(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_keeps_values_inside_its_ends() {
        let scale = Scale {
            low: 90.0,
            high: 100.0,
            start: 200.0,
            end: 0.0,
        };
        assert!((scale.at(95.0) - 100.0).abs() < 1e-9);
        assert!((scale.at(20.0) - 200.0).abs() < 1e-9);
        assert!((scale.at(120.0) - 0.0).abs() < 1e-9);
        let flat = Scale {
            low: 5.0,
            high: 5.0,
            ..scale
        };
        assert!((flat.at(5.0) - 200.0).abs() < 1e-9);
    }

    #[test]
    fn the_axis_begins_below_the_lowest_value_and_ends_at_100() {
        for lowest in [0.0, 3.2, 41.0, 87.9, 95.0, 97.996, 98.0, 99.9, 100.0] {
            let axis = RateAxis::over([lowest, 100.0]);
            let ticks = axis.ticks();
            assert!(axis.low <= lowest, "{lowest}: {axis:?}");
            assert_eq!(ticks.last().map(|tick| tick.0), Some(100.0), "{lowest}");
            assert!((2..=6).contains(&ticks.len()), "{lowest}: {ticks:?}");
        }
    }

    #[test]
    fn ticks_are_round_numbers() {
        let labels = |lowest| {
            let axis = RateAxis::over([lowest]);
            axis.ticks()
                .into_iter()
                .map(|tick| tick.1)
                .collect::<Vec<_>>()
        };
        assert_eq!(labels(97.0), ["96", "97", "98", "99", "100"]);
        assert_eq!(labels(98.2), ["98.0", "98.5", "99.0", "99.5", "100.0"]);
        assert_eq!(labels(60.0), ["50", "60", "70", "80", "90", "100"]);
        assert_eq!(RateAxis::over([]).ticks().len(), 6);
    }

    #[test]
    fn places_are_short() {
        assert_eq!(place(12.0), "12");
        assert_eq!(place(12.34), "12.3");
        assert_eq!(read("97.996"), Some(97.996));
        assert_eq!(read("NaN"), None);
    }
}
