//! The mix of channels: how many ratings came which way, and how satisfied each way is.

use maud::{Markup, html};

use super::{ChannelRow, scrolled};
use crate::i18n::{Lang, percent, t};
use crate::part::figure::{counted, interval, percent_of, rate};

/// The section on channels; nothing when none has ratings.
pub fn channels(lang: Lang, id: &str, rows: &[ChannelRow]) -> Markup {
    // Shares of a sum that is not told whole would be shares of nothing.
    let told = rows.iter().all(|row| row.figure.withheld.is_none());
    let total: u64 = rows.iter().map(|row| row.figure.n).sum();
    let title = t(lang, "channels-title");
    html! {
        @if total > 0 {
            section.channels aria-labelledby=(id) {
                h2 id=(id) { (title) }
                (scrolled(lang, &title, &table(lang, rows, told.then_some(total))))
            }
        }
    }
}

fn table(lang: Lang, rows: &[ChannelRow], total: Option<u64>) -> Markup {
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t(lang, "col-channel")) }
                    th.num scope="col" { (t(lang, "col-n")) }
                    th.num scope="col" { (t(lang, "col-share")) }
                    th scope="col" aria-hidden="true" {}
                    th.num scope="col" { (t(lang, "col-rate")) }
                    th.num scope="col" { (t(lang, "col-interval")) }
                }
            }
            tbody { @for row in rows { (line(lang, row, total)) } }
        }
    }
}

fn line(lang: Lang, row: &ChannelRow, total: Option<u64>) -> Markup {
    let (figure, href) = (&row.figure, row.figure_href.as_deref());
    let share = total.map(|total| percent_of(figure.n, total));
    html! {
        tr {
            th scope="row" { (row.name) }
            td.num.n { (counted(lang, figure, href)) }
            td.num.share { @if let Some(share) = &share { (percent(lang, share)) } }
            td.share-bar aria-hidden="true" {
                @if let Some(share) = &share {
                    svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false" {
                        rect.share-part x="0" y="0" width=(share) height="10" {}
                    }
                }
            }
            td.num.rate { (rate(lang, figure, href)) }
            td.num.range { (interval(lang, figure)) }
        }
    }
}
