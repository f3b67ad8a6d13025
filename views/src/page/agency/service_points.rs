//! The agency's service points, without the numbers of places where one person would be seen.

use maud::{Markup, html};

use super::ServicePointRow;
use crate::i18n::{Lang, t, t_args};
use crate::part::figure::{count, distribution, rate};
use crate::part::report::scrolled;

/// The section on service points, or what to do when there are none.
pub(super) fn section(lang: Lang, rows: &[ServicePointRow]) -> Markup {
    let title = t(lang, "agency-service-points");
    html! {
        section aria-labelledby="service-points" {
            h2 id="service-points" { (title) }
            @if rows.is_empty() {
                p.empty { (t(lang, "agency-no-service-points")) }
            } @else {
                (scrolled(lang, &title, &table(lang, rows)))
            }
        }
    }
}

fn table(lang: Lang, rows: &[ServicePointRow]) -> Markup {
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t(lang, "col-service-point")) }
                    th scope="col" { (t(lang, "col-channel")) }
                    th.num scope="col" { (t(lang, "col-n")) }
                    th.num scope="col" { (t(lang, "col-rate")) }
                    th scope="col" { (t(lang, "col-distribution")) }
                }
            }
            tbody { @for row in rows { (line(lang, row)) } }
        }
    }
}

fn line(lang: Lang, row: &ServicePointRow) -> Markup {
    let href = row.figure_href.as_deref();
    html! {
        tr {
            th scope="row" {
                (row.name)
                @if let Some(agency) = &row.deciding {
                    span.sub { (t_args(lang, "service-point-for", &[("agency", agency.as_str().into())])) }
                }
            }
            td.by { (row.channels) }
            @if row.withheld {
                td.withheld colspan="3" { (t(lang, "service-point-withheld")) }
            } @else {
                td.num.n { (count(lang, row.figure.n, href)) }
                td.num.rate { (rate(lang, &row.figure, href)) }
                td.levels-bar { (distribution(lang, &row.figure)) }
            }
        }
    }
}
