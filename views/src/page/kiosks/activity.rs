//! Ratings and signs of life by hour: a drawing, and a table of the same numbers.

use maud::{Markup, html};

use crate::i18n::{Lang, int, t, t_args};
use crate::part::report::scrolled;

const WIDTH: u32 = 720;
const LEFT: u32 = 96;
const TOP: u32 = 28;
const ROW: u32 = 46;
/// The highest column.
const MOST: u32 = 26;
/// Hours that are always drawn: those of an office.
const OFFICE: (usize, usize) = (7, 17);

/// The last days, hour by hour, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// The days.
    pub days: Vec<ActivityDay>,
}

/// One day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityDay {
    /// At most about 9 characters: «T4 15/7».
    pub short: String,
    /// «Thứ Tư, 15/7/2026».
    pub name: String,
    /// Its 24 hours.
    pub hours: [ActivityHour; 24],
}

/// One hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActivityHour {
    /// Ratings given in it.
    pub ratings: u64,
    /// Whether the device was heard of.
    pub heard: bool,
}

impl ActivityDay {
    fn sum(&self) -> u64 {
        self.hours.iter().map(|hour| hour.ratings).sum()
    }
}

impl Activity {
    /// The section of a device's page.
    pub(super) fn render(&self, lang: Lang) -> Markup {
        html! {
            section aria-labelledby="activity" {
                h2 id="activity" { (t(lang, "kiosk-activity")) }
                @if self.is_empty() { p.muted { (t(lang, "kiosk-activity-none")) } } @else {
                    figure.activity {
                        (self.drawing(lang))
                        figcaption { (t(lang, "kiosk-activity-key")) }
                    }
                    details.numbers {
                        summary { (t(lang, "kiosk-activity-numbers")) }
                        (scrolled(lang, &t(lang, "kiosk-activity"), &self.table(lang)))
                    }
                }
            }
        }
    }

    fn hours(&self) -> impl Iterator<Item = (usize, &ActivityHour)> {
        self.days
            .iter()
            .flat_map(|day| day.hours.iter().enumerate())
    }

    fn is_empty(&self) -> bool {
        self.hours()
            .all(|(_, hour)| *hour == ActivityHour::default())
    }

    /// First and last hour drawn.
    fn range(&self) -> (usize, usize) {
        let used = self
            .hours()
            .filter(|(_, hour)| **hour != ActivityHour::default());
        used.fold((OFFICE.0, OFFICE.1 - 1), |(first, last), (at, _)| {
            (first.min(at), last.max(at))
        })
    }

    fn most(&self) -> u64 {
        self.hours()
            .map(|(_, hour)| hour.ratings)
            .max()
            .unwrap_or(0)
    }

    fn drawing(&self, lang: Lang) -> Markup {
        let days = int(lang, self.days.len() as u64);
        let title = t_args(
            lang,
            "kiosk-activity-title",
            &[("days", days.as_str().into())],
        );
        let sum = self.days.iter().map(ActivityDay::sum).sum();
        let args = [
            ("ratings", int(lang, sum).into()),
            ("days", days.into()),
            ("most", int(lang, self.most()).into()),
        ];
        let rows = u32::try_from(self.days.len()).unwrap_or(0);
        let height = TOP + ROW * rows + 2;
        html! {
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-labelledby="activity-title activity-desc" {
                title id="activity-title" { (title) }
                desc id="activity-desc" { (t_args(lang, "kiosk-activity-desc", &args)) }
                (self.head())
                @for (row, day) in (0u32..).zip(&self.days) { (self.day(lang, TOP + ROW * row, day)) }
            }
        }
    }

    /// The hours above the columns.
    fn head(&self) -> Markup {
        let (first, last) = self.range();
        html! {
            @for (at, hour) in (0u32..).zip(first..=last) {
                text.hour-head x=(self.left(at) + self.cell() / 2) y="18" { (hour) }
            }
        }
    }

    fn cell(&self) -> u32 {
        let (first, last) = self.range();
        let cells = u32::try_from(last + 1 - first).unwrap_or(24);
        (WIDTH - LEFT) / cells
    }

    fn left(&self, at: u32) -> u32 {
        LEFT + self.cell() * at
    }

    fn day(&self, lang: Lang, top: u32, day: &ActivityDay) -> Markup {
        let (first, last) = self.range();
        let base = top + ROW - 4;
        let hours = (0u32..).zip(&day.hours[first..=last]);
        html! {
            text.day-name x="0" y=(base - 4) { (day.short) }
            @for (at, hour) in hours { (self.hour(lang, (self.left(at), base), *hour)) }
            line.day-base x1=(LEFT) x2=(WIDTH) y1=(base) y2=(base) {}
        }
    }

    fn hour(&self, lang: Lang, (x, base): (u32, u32), hour: ActivityHour) -> Markup {
        let (width, most) = (self.cell(), self.most().max(1));
        let share = u64::from(MOST) * hour.ratings;
        let height = u32::try_from(share.div_ceil(most)).unwrap_or(MOST);
        html! {
            @if hour.heard { rect.heard x=(x + 1) y=(base - ROW + 6) width=(width - 2) height=(ROW - 6) {} }
            @if hour.ratings > 0 {
                rect.rated x=(x + width / 4) y=(base - height) width=(width / 2) height=(height) {}
                text.hour-n x=(x + width / 2) y=(base - height - 3) { (int(lang, hour.ratings)) }
            }
        }
    }

    fn table(&self, lang: Lang) -> Markup {
        let (first, last) = self.range();
        html! {
            table {
                caption.visually-hidden { (t(lang, "kiosk-activity")) }
                thead {
                    tr {
                        th scope="col" { (t(lang, "kiosk-activity-day")) }
                        @for hour in first..=last { th.num scope="col" { (hour) "–" (hour + 1) } }
                        th.num scope="col" { (t(lang, "kiosk-activity-sum")) }
                    }
                }
                tbody {
                    @for day in &self.days {
                        tr {
                            th scope="row" { (day.name) }
                            @for hour in &day.hours[first..=last] { td.num { (number(lang, *hour)) } }
                            td.num { (int(lang, day.sum())) }
                        }
                    }
                }
            }
        }
    }
}

/// The ratings of an hour; an hour in which nothing was heard has no number.
fn number(lang: Lang, hour: ActivityHour) -> String {
    if hour == ActivityHour::default() {
        "–".to_owned()
    } else {
        int(lang, hour.ratings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(at: usize, ratings: u64) -> ActivityDay {
        let mut day = ActivityDay::default();
        day.hours[at] = ActivityHour {
            ratings,
            heard: true,
        };
        day
    }

    #[test]
    fn hours_outside_the_office_are_drawn_only_where_something_was() {
        let quiet = Activity {
            days: vec![day(9, 3)],
        };
        assert_eq!(quiet.range(), (7, 16));
        let late = Activity {
            days: vec![day(9, 3), day(21, 1)],
        };
        assert_eq!(late.range(), (7, 21));
    }

    #[test]
    fn the_busiest_hour_has_the_highest_column_and_one_rating_is_seen() {
        let activity = Activity {
            days: vec![day(8, 1_000), day(9, 1)],
        };
        let html = activity.render(Lang::Vi).into_string();
        assert!(
            html.contains(r#"height="26""#) && html.contains(r#"height="1""#),
            "{html}"
        );
        assert!(html.contains("1.000") && html.contains("<table"));
    }

    #[test]
    fn nothing_at_all_is_said_in_words() {
        let none = Activity {
            days: vec![ActivityDay::default()],
        };
        assert!(!none.render(Lang::Vi).into_string().contains("<svg"));
    }
}
