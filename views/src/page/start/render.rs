//! The start page's HTML: the figure first, then who and what, then what it means.

use maud::{Markup, Render, html};

use super::{PublicPeriod, StartPage};
use crate::i18n::{Lang, int, percent, t, t_args};
use crate::layout::Audience;
use crate::part::figure::{
    MeasuredBy, Status, Verdict, badge, distribution, flagged, legend, linked, threshold_words,
};
use crate::part::report::{HeadlineKind, Row, RowsTable, as_of, rows_table};

impl Render for StartPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = format!("{} – {}", t(lang, "start-title"), self.scope);
        self.layout
            .document(Audience::Public, &title, &self.main(lang))
    }
}

impl StartPage {
    fn main(&self, lang: Lang) -> Markup {
        html! {
            header.page-head.start-head {
                h1 { (t(lang, "start-title")) }
                p.scope { (self.scope) }
            }
            (self.figures(lang))
            (as_of(lang, &self.as_of))
            @if let Some(link) = &self.dashboard {
                p { a.button.button-plain href=(link.href) { (link.label) } }
            }
            (self.how(lang))
            (self.lists(lang))
            (what(lang))
        }
    }

    /// The last whole period in large type, the current one below it.
    fn figures(&self, lang: Lang) -> Markup {
        html! {
            @if let Some(last) = &self.last { (period(lang, last, "start-last", None)) }
            @if let Some(current) = &self.current {
                (period(lang, current, "start-now", Some(&t(lang, "start-current"))))
            }
            @if self.last.is_none() && self.current.is_none() {
                section.empty aria-labelledby="start-empty" {
                    h2 id="start-empty" { (t(lang, "start-empty-title")) }
                    p { (t(lang, "start-empty")) }
                }
            }
        }
    }

    fn lists(&self, lang: Lang) -> Markup {
        let caption = t_args(
            lang,
            "start-lists",
            &[("period", self.lists_period.as_str().into())],
        );
        let list = |id: &str, heading: &str, name: &str, rows: &[Row]| {
            let about = RowsTable {
                id,
                caption: &caption,
                name: &t(lang, name),
            };
            html! {
                @if !rows.is_empty() {
                    section aria-labelledby={ (id) "-heading" } {
                        h2 id={ (id) "-heading" } { (t(lang, heading)) }
                        (rows_table(lang, about, rows))
                    }
                }
            }
        };
        html! {
            (list("agencies", "dashboard-agencies", "col-agency", &self.agencies))
            (list("apart", "dashboard-apart", "col-agency", &self.apart))
            (list("domains", "dashboard-domains", "col-domain", &self.domains))
        }
    }

    fn how(&self, lang: Lang) -> Markup {
        html! {
            section.how aria-labelledby="how" {
                h2 id="how" { (t(lang, "start-how-title")) }
                @if !self.places.is_empty() {
                    ul.places aria-label=(t(lang, "start-places")) role="list" {
                        @for place in &self.places { li { a.button href=(place.href) { (place.label) } } }
                    }
                }
                ul {
                    li { (t(lang, "start-how-kiosk")) }
                    li { (t(lang, "start-how-qr")) }
                    li { (t(lang, "start-how-receipt")) }
                    li { (t(lang, "start-how-paper")) }
                }
                p { (t(lang, "start-how-private")) }
                @if let Some(hotline) = &self.hotline { p { (t(lang, "start-hotline")) " " strong { (hotline) } } }
            }
        }
    }
}

/// One period's headline; `prefix` stands before its name.
fn period(lang: Lang, public: &PublicPeriod, id: &str, prefix: Option<&str>) -> Markup {
    let (figure, label) = (&public.headline.figure, &public.period);
    html! {
        section class={ "public-figure " (id) } aria-labelledby=(id) {
            h2 id=(id) {
                @if let Some(prefix) = prefix { (prefix) ": " }
                (label.name) " " span.dates { "(" (label.dates) ")" }
            }
            @match &figure.rate {
                Some(rate) => {
                    p.lead-rate { (linked(public.headline.href.as_deref(), &html! { strong { (percent(lang, rate)) } })) }
                    p.lead-n { (counted(lang, public)) }
                    (verdicts(lang, public))
                    div.lead-levels { (distribution(lang, figure)) (legend(lang, figure)) }
                    p.muted { (flagged(lang, figure)) }
                }
                None => {
                    p.lead-rate { span.none { (t(lang, "no-data")) } }
                    p { (t(lang, "start-empty")) }
                }
            }
        }
    }
}

fn counted(lang: Lang, public: &PublicPeriod) -> String {
    let figure = &public.headline.figure;
    let args = [
        ("satisfied", int(lang, figure.satisfied).into()),
        ("count", int(lang, figure.n).into()),
    ];
    t_args(lang, "start-counted", &args)
}

/// Verdicts that our own ratings decide; the official survey's are on the dashboard.
fn verdicts(lang: Lang, public: &PublicPeriod) -> Markup {
    let wording = HeadlineKind::Scope.wording(&public.period);
    let ours = |verdict: &&Verdict| verdict.measured_by == MeasuredBy::Ratings;
    html! {
        ul.public-verdicts role="list" {
            @for verdict in public.headline.verdicts.iter().filter(ours) {
                li {
                    (badge(lang, wording, verdict.outcome)) "\u{a0}· "
                    span.threshold { (threshold_words(lang, verdict.comparison, &verdict.threshold)) }
                    @if verdict.status == Status::Reference { " " span.reference { (t(lang, "status-reference")) } }
                    span.sub { (verdict.topic) }
                }
            }
        }
    }
}

/// What the figures are, and what they are not.
fn what(lang: Lang) -> Markup {
    html! {
        section.reading aria-labelledby="what" {
            h2 id="what" { (t(lang, "start-what-title")) }
            ul {
                @for note in ["note-direct", "note-rate", "note-flagged", "note-sipas"] { li { (t(lang, note)) } }
            }
        }
    }
}
