//! A verdict as icon and words; colour only repeats what both already say.

use maud::{Markup, html};

use super::{MeasuredBy, Outcome, Status, Verdict, Wording, outcome_words, threshold_words};
use crate::i18n::{Lang, int, t, t_args};

/// Below so many ratings a verdict is marked «ít lượt đánh giá»; it decides nothing.
const FEW_RATINGS: u64 = 30;

/// Icon and words of an outcome.
pub fn badge(lang: Lang, wording: Wording, outcome: Outcome) -> Markup {
    html! {
        span class={ "verdict verdict-" (name(outcome)) } {
            (icon(outcome)) " " (outcome_words(lang, wording, outcome))
        }
    }
}

/// The verdicts of one table row, each with its threshold in words; `mark_reference` says at each
/// reference target that it is one.
pub fn row_verdict(lang: Lang, verdicts: &[Verdict], mark_reference: bool) -> Markup {
    html! {
        @for verdict in verdicts {
            div.row-verdict {
                (badge(lang, Wording::Level, verdict.outcome))
                @if verdict.outcome != Outcome::NoData {
                    "\u{a0}· " span.threshold { (threshold_words(lang, verdict.comparison, &verdict.threshold)) }
                }
                @if mark_reference && verdict.status == Status::Reference && verdict.outcome != Outcome::NoData {
                    span.reference { " " (t(lang, "status-reference-short")) }
                }
                @if few(verdict) { span.few { " " (t(lang, "few-ratings")) } }
            }
        }
    }
}

/// How many further ratings would turn the outcome, as a sentence; nothing where none would.
pub fn stability(lang: Lang, verdict: &Verdict) -> Option<String> {
    let turns = verdict.turns_after?;
    let key = match verdict.outcome {
        Outcome::Met => "turns-met",
        Outcome::Missed => "turns-missed",
        Outcome::NoData => return None,
    };
    let args = [("count", int(lang, turns).into()), ("n", turns.into())];
    Some(t_args(lang, key, &args))
}

/// Whether the outcome rests on few ratings.
fn few(verdict: &Verdict) -> bool {
    verdict.measured_by == MeasuredBy::Ratings
        && verdict.outcome != Outcome::NoData
        && verdict.n < FEW_RATINGS
}

const fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::Missed => "missed",
        Outcome::NoData => "none",
    }
}

/// Filled disc with a tick, empty ring with a stroke, dashed ring: told apart without colour.
fn icon(outcome: Outcome) -> Markup {
    html! {
        svg.icon viewBox="0 0 20 20" aria-hidden="true" focusable="false" {
            @match outcome {
                Outcome::Met => {
                    circle.solid cx="10" cy="10" r="9" {}
                    path.mark d="M5.5 10.5l3 3 6-7" {}
                }
                Outcome::Missed => {
                    circle.ring cx="10" cy="10" r="8" {}
                    path.stroke d="M10 5v6.5M10 14v1.5" {}
                }
                Outcome::NoData => {
                    circle.dashed cx="10" cy="10" r="8" {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missed() -> Verdict {
        Verdict {
            threshold: "98".to_owned(),
            outcome: Outcome::Missed,
            turns_after: Some(1),
            n: 100,
            ..Verdict::default()
        }
    }

    #[test]
    fn the_side_it_would_turn_from_decides_the_words() {
        let missed = missed();
        let met = Verdict {
            outcome: Outcome::Met,
            turns_after: Some(1200),
            ..missed.clone()
        };
        let none = Verdict {
            outcome: Outcome::NoData,
            ..missed.clone()
        };
        assert_eq!(
            stability(Lang::Vi, &missed).as_deref(),
            Some("Cần thêm 1 lượt hài lòng để đạt mức này.")
        );
        assert_eq!(
            stability(Lang::Vi, &met).as_deref(),
            Some("Thêm 1.200 lượt không hài lòng thì không còn đạt mức này.")
        );
        assert_eq!(stability(Lang::Vi, &none), None);
    }

    #[test]
    fn few_ratings_are_said_beside_the_outcome() {
        let few = Verdict { n: 29, ..missed() };
        let html = row_verdict(Lang::Vi, &[few], true).into_string();
        assert!(html.contains("ít lượt đánh giá"), "{html}");
        let html = row_verdict(Lang::Vi, &[missed()], true).into_string();
        assert!(
            html.contains("Chưa đạt mức") && html.contains("trên 98%"),
            "{html}"
        );
        assert!(!html.contains("ít lượt"), "{html}");
    }
}
