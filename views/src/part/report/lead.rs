//! The largest thing on a page: one verdict, one rate, and how many ratings stand behind it.

use maud::{Markup, html};

use super::Headline;
use crate::i18n::{Lang, t};
use crate::part::figure::{
    Figure, Outcome, Status, Verdict, Wording, badge, distribution, flagged, interval, legend,
    linked, rate, receipts, receipts_doubt, receipts_line, response, satisfied_of, stability,
    threshold_words,
};

/// The lead with the verdict `first`; without one it is the figure alone.
pub(super) fn lead(
    lang: Lang,
    headline: &Headline,
    first: Option<&Verdict>,
    wording: Wording,
) -> Markup {
    let figure = &headline.figure;
    html! {
        div.lead {
            div.lead-main {
                @if let Some(verdict) = first { (lead_verdict(lang, verdict, wording)) }
                p.lead-rate { (rate(lang, figure, headline.href.as_deref())) }
                @if figure.withheld.is_some() {
                    p { (t(lang, "withheld-headline")) }
                } @else if figure.is_empty() {
                    p { (t(lang, "empty-headline")) }
                    @if receipts_line(lang, figure).is_some() { dl.facts { (receipts_fact(lang, figure)) } }
                } @else {
                    (behind(lang, headline))
                }
                @if let Some(sentence) = first.and_then(|verdict| stability(lang, verdict)) {
                    p.stability { (sentence) }
                }
                @if let Some(verdict) = first { (origin(verdict)) }
            }
            @if !figure.is_empty() {
                div.lead-levels { (distribution(lang, figure)) (legend(lang, figure)) }
            }
        }
    }
}

/// The outcome in large words; where there is none yet, only what it will be held against.
fn lead_verdict(lang: Lang, verdict: &Verdict, wording: Wording) -> Markup {
    let threshold = html! {
        span.threshold { (threshold_words(lang, verdict.comparison, &verdict.threshold)) }
        @if verdict.status == Status::Reference {
            " " span.reference { (t(lang, "status-reference")) }
        }
    };
    html! {
        @if verdict.outcome == Outcome::NoData {
            p.lead-topic { (verdict.topic) ": " (threshold) }
        } @else {
            p.lead-verdict { (badge(lang, wording, verdict.outcome)) "\u{a0}· " (threshold) }
            p.lead-topic { (verdict.topic) }
        }
    }
}

/// The numbers behind the rate.
fn behind(lang: Lang, headline: &Headline) -> Markup {
    let figure = &headline.figure;
    html! {
        p.lead-n { (linked(headline.href.as_deref(), &html! { (satisfied_of(lang, figure)) })) }
        dl.facts {
            @if figure.interval.is_some() {
                div { dt { (t(lang, "col-interval")) } dd { (interval(lang, figure)) } }
            }
            @if let Some(text) = response(lang, figure) {
                div { dt { (t(lang, "response-title")) } dd { (text) } }
            }
            (receipts_fact(lang, figure))
        }
        @if let Some(doubt) = receipts_doubt(lang, figure) { p.remark { (doubt) } }
        p { (flagged(lang, figure)) }
    }
}

/// The response rate by receipt as one of the facts behind a figure.
pub fn receipts_fact(lang: Lang, figure: &Figure) -> Markup {
    html! {
        @if let Some(text) = receipts(lang, figure) {
            div { dt { (t(lang, "receipts-title")) } dd { (text) } }
        }
    }
}

/// Who set the target and where it is written.
pub(super) fn origin(verdict: &Verdict) -> Markup {
    let parts = [&verdict.issuer, &verdict.source];
    let known: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    html! { @if !known.is_empty() { p.origin { (known.join("; ")) } } }
}
