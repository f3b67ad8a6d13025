//! What lies under a trend's line: ticks, bands of periods without data, target lines.

use maud::{Markup, html};

use super::plot::{COLUMNS_END, LEFT, Plot, TOP, WIDTH};
use super::scale::{place, read};
use crate::i18n::{percent, t};

pub(super) fn grid(plot: &Plot<'_>) -> Markup {
    html! {
        g.grid {
            @for (value, label) in plot.axis.ticks() {
                @let y = plot.rates.at(value);
                line x1="0" x2=(WIDTH) y1=(place(y)) y2=(place(y)) {}
                text x="0" y=(place(y - 5.0)) { (percent(plot.lang, &label)) }
            }
            line.base x1="0" x2=(WIDTH) y1=(COLUMNS_END) y2=(COLUMNS_END) {}
            text x="0" y=(COLUMNS_END - 5.0) { (t(plot.lang, "trend-ratings")) }
        }
    }
}

/// A band of its own for each period without ratings, so that the break in the line is explained.
pub(super) fn gaps(plot: &Plot<'_>) -> Markup {
    let inset = 3.0;
    html! {
        @for (index, _) in plot.points.iter().enumerate().filter(|(_, point)| point.figure.is_empty()) {
            rect.gap x=(place(plot.x(index) - plot.band() / 2.0 + inset)) y=(TOP - 14.0)
                width=(place(plot.band() - 2.0 * inset)) height=(COLUMNS_END - TOP + 14.0) {}
        }
    }
}

/// One dashed line for each run of periods with the same threshold.
pub(super) fn targets(plot: &Plot<'_>) -> Markup {
    html! {
        @for (start, end, threshold) in target_runs(plot) {
            @let y = place(plot.rates.at(threshold));
            line.target x1=(place(start)) x2=(place(end)) y1=(y) y2=(y) {}
        }
    }
}

/// Start, end and threshold of each run of neighbours that share a target.
fn target_runs(plot: &Plot<'_>) -> Vec<(f64, f64, f64)> {
    let mut runs = Vec::new();
    let mut start = LEFT;
    for run in plot.points.chunk_by(|one, next| one.target == next.target) {
        let end = start + plot.band() * run.len() as f64;
        let threshold = run[0]
            .target
            .as_ref()
            .and_then(|target| read(&target.threshold));
        runs.extend(threshold.map(|threshold| (start, end, threshold)));
        start = end;
    }
    runs
}
