//! The table of counts: a line a day, channel and service point.

use maud::{Markup, html};

use super::{EvidenceCounts, EvidencePage, EvidenceRow};
use crate::i18n::{Lang, int, t, t_args};
use crate::part::figure::level_name;
use crate::part::report::scrolled;

/// Columns of numbers: ratings, satisfied, five levels, flagged.
const NUMBERS: usize = 8;

/// Which optional columns the rows fill.
#[derive(Clone, Copy)]
struct Columns {
    service_point: bool,
    questionnaire: bool,
}

impl Columns {
    fn of(rows: &[EvidenceRow]) -> Self {
        Self {
            service_point: rows.iter().any(|row| row.service_point.is_some()),
            questionnaire: rows.iter().any(|row| row.questionnaire.is_some()),
        }
    }

    fn names(self) -> usize {
        2 + usize::from(self.service_point) + usize::from(self.questionnaire)
    }
}

/// The rows with the total below them.
pub(super) fn rows(lang: Lang, page: &EvidencePage) -> Markup {
    let columns = Columns::of(&page.rows);
    let table = html! {
        table.evidence {
            (head(lang, columns))
            tbody { @for row in &page.rows { (line(lang, row, columns, page.least)) } }
            tfoot { (foot(lang, page, columns)) }
        }
    };
    scrolled(lang, &t(lang, "evidence-rows"), &table)
}

fn head(lang: Lang, columns: Columns) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { (t(lang, "col-day")) }
                th scope="col" { (t(lang, "col-channel")) }
                @if columns.service_point { th scope="col" { (t(lang, "col-service-point")) } }
                @if columns.questionnaire { th scope="col" { (t(lang, "col-questionnaire")) } }
                th.num scope="col" { (t(lang, "col-n")) }
                th.num scope="col" { (t(lang, "col-satisfied")) }
                @for level in (1..=5).rev() { th.num.level scope="col" { (level_name(lang, level)) } }
                th.num scope="col" { (t(lang, "col-flagged")) }
            }
        }
    }
}

fn line(lang: Lang, row: &EvidenceRow, columns: Columns, least: u64) -> Markup {
    html! {
        tr {
            th scope="row" { (row.day) }
            td { (row.channel) }
            @if columns.service_point { td { (row.service_point.as_deref().unwrap_or("–")) } }
            @if columns.questionnaire { td { (row.questionnaire.as_deref().unwrap_or("–")) } }
            @match &row.counts {
                EvidenceCounts::Shown { n, satisfied, levels, flagged } => {
                    (numbers(lang, *n, *satisfied, levels, *flagged))
                }
                EvidenceCounts::Few => td.withheld colspan=(NUMBERS) { (few(lang, least)) },
                EvidenceCounts::Protecting => td.withheld colspan=(NUMBERS) { (t(lang, "evidence-protecting")) },
            }
        }
    }
}

fn numbers(lang: Lang, n: u64, satisfied: u64, levels: &[Option<u64>; 5], flagged: u64) -> Markup {
    html! {
        td.num { strong { (int(lang, n)) } }
        td.num { (int(lang, satisfied)) }
        @for level in levels.iter().rev() {
            td.num { @match level { Some(n) => (int(lang, *n)), None => span.none { "–" } } }
        }
        td.num { (int(lang, flagged)) }
    }
}

fn foot(lang: Lang, page: &EvidencePage, columns: Columns) -> Markup {
    let total = &page.total;
    html! {
        tr {
            th scope="row" colspan=(columns.names()) { (t(lang, "evidence-total")) }
            @if page.total_withheld {
                td.withheld colspan=(NUMBERS) { (few(lang, page.least)) }
            } @else {
                (numbers(lang, total.n, total.satisfied, &total.counts, total.flagged_total()))
            }
        }
    }
}

/// «dưới 5».
pub(super) fn few(lang: Lang, least: u64) -> String {
    t_args(lang, "evidence-few", &[("least", int(lang, least).into())])
}
