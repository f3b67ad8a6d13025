//! What was answered to further questions: each version of a questionnaire apart.

use maud::{Markup, html};

use crate::i18n::{Lang, int, t, t_args};
use crate::part::figure::{Figure, Withheld, counted, distribution, interval, rate};
use crate::part::report::scrolled;

/// A version of a questionnaire with what was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedVersion {
    /// Key and version: `elements@1`.
    pub name: String,
    /// Its groups.
    pub groups: Vec<AskedGroup>,
    /// Its questions that follow a reason.
    pub after_reasons: Vec<AskedAfter>,
}

/// A group with its questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedGroup {
    /// Its words.
    pub label: String,
    /// All its questions together.
    pub figure: Figure,
    /// Each question: its words, what was answered.
    pub questions: Vec<(String, Figure)>,
}

/// A question that follows a reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedAfter {
    /// Its key, never shown.
    pub key: String,
    /// Its words.
    pub label: String,
    /// The words of its choices.
    pub choices: Vec<String>,
    /// What was answered in all, then by domain.
    pub rows: Vec<ChoiceRow>,
}

/// How often each choice was taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoiceRow {
    /// Name of the domain; none where all are together.
    pub domain: Option<String>,
    /// In the order of the choices.
    pub counts: Vec<u64>,
    /// All answers.
    pub n: u64,
    /// Why nothing is told.
    pub withheld: Option<Withheld>,
}

/// The section; nothing where nothing was answered.
pub(super) fn section(lang: Lang, versions: &[AskedVersion]) -> Markup {
    html! {
        @if !versions.is_empty() {
            section.by-aspect aria-labelledby="asked" {
                h2 id="asked" { (t(lang, "questions-title")) }
                p.muted { (t(lang, "questions-about")) }
                @for version in versions { (one(lang, version)) }
            }
        }
    }
}

fn one(lang: Lang, version: &AskedVersion) -> Markup {
    let name = t_args(
        lang,
        "questions-version",
        &[("name", version.name.as_str().into())],
    );
    html! {
        h3 { (name) }
        @if !version.groups.is_empty() { (scrolled(lang, &name, &groups(lang, &version.groups))) }
        @for asked in &version.after_reasons {
            h4 { (asked.label) }
            (scrolled(lang, &asked.label, &choices(lang, asked)))
        }
    }
}

fn groups(lang: Lang, groups: &[AskedGroup]) -> Markup {
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t(lang, "col-question")) }
                    th.num scope="col" { (t(lang, "col-answers")) }
                    th.num scope="col" { (t(lang, "col-rate")) }
                    th.num scope="col" { (t(lang, "col-interval")) }
                    th scope="col" { (t(lang, "col-distribution")) }
                }
            }
            @for group in groups {
                tbody {
                    tr { th scope="rowgroup" { strong { (group.label) } } (figures(lang, &group.figure)) }
                    @for (label, figure) in &group.questions {
                        tr { th scope="row" { (label) } (figures(lang, figure)) }
                    }
                }
            }
        }
    }
}

fn figures(lang: Lang, figure: &Figure) -> Markup {
    html! {
        td.num.n { (counted(lang, figure, None)) }
        td.num.rate { (rate(lang, figure, None)) }
        td.num.range { (interval(lang, figure)) }
        td.levels-bar { (distribution(lang, figure)) }
    }
}

fn choices(lang: Lang, asked: &AskedAfter) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { (t(lang, "col-domain")) }
                    @for choice in &asked.choices { th.num scope="col" { (choice) } }
                    th.num scope="col" { (t(lang, "col-answers")) }
                }
            }
            tbody { @for row in &asked.rows { (choice_row(lang, row, asked.choices.len())) } }
        }
    }
}

fn choice_row(lang: Lang, row: &ChoiceRow, choices: usize) -> Markup {
    let told = Figure {
        n: row.n,
        withheld: row.withheld,
        ..Figure::default()
    };
    html! {
        tr {
            th scope="row" {
                @match &row.domain {
                    Some(domain) => (domain),
                    None => strong { (t(lang, "questions-all-domains")) },
                }
            }
            @for at in 0..choices {
                td.num { @if let Some(count) = row.counts.get(at) { (int(lang, *count)) } @else { "–" } }
            }
            td.num.n { (counted(lang, &told, None)) }
        }
    }
}
