//! The table of targets: what each asks for, what is held against it, and the outcome.

use maud::{Markup, html};

use super::lead::origin;
use crate::i18n::{Lang, int, percent, t, t_args};
use crate::part::figure::{
    MeasuredBy, Status, Verdict, Wording, badge, linked, stability, threshold_words,
};

/// One line a target; nothing when there are none. `dated` prints the days each one judges.
///
/// The roles keep it a table where CSS lays it out as cards.
pub(super) fn table(lang: Lang, verdicts: &[Verdict], wording: Wording, dated: bool) -> Markup {
    const COLUMNS: [&str; 4] = ["col-target", "col-threshold", "col-result", "col-verdict"];
    html! {
        @if !verdicts.is_empty() {
            table.verdicts role="table" {
                caption { (t(lang, if dated { "targets-all" } else { "targets-other" })) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for column in COLUMNS { th role="columnheader" scope="col" { (t(lang, column)) } }
                    }
                }
                tbody role="rowgroup" {
                    @for verdict in verdicts { (row(lang, verdict, wording, dated)) }
                }
            }
        }
    }
}

fn row(lang: Lang, verdict: &Verdict, wording: Wording, dated: bool) -> Markup {
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                (verdict.topic)
                @if dated { span.sub { (verdict.from) "–" (verdict.until) } }
                (origin(verdict))
            }
            td.asked role="cell" {
                (threshold_words(lang, verdict.comparison, &verdict.threshold))
                @if verdict.status == Status::Reference { " " span.sub { (t(lang, "status-reference")) } }
            }
            td.held role="cell" { (result(lang, verdict)) }
            td.judged role="cell" {
                (badge(lang, wording, verdict.outcome))
                @if let Some(sentence) = stability(lang, verdict) { span.sub { (sentence) } }
            }
        }
    }
}

/// What is held against the target: our rate, or the official value with ours beside it.
fn result(lang: Lang, verdict: &Verdict) -> Markup {
    match verdict.measured_by {
        MeasuredBy::Ratings => ours(lang, verdict),
        MeasuredBy::OfficialSurvey => html! {
            @match &verdict.official {
                Some(official) => {
                    strong { (percent(lang, &official.value)) }
                    span.sub { (official.name) @if !official.decision.is_empty() { " – " (official.decision) } }
                }
                None => span.none { (t(lang, "official-missing")) },
            }
            @if verdict.rate.is_some() {
                span.sub { (t(lang, "official-ours")) " " (ours(lang, verdict)) }
            }
        },
    }
}

fn ours(lang: Lang, verdict: &Verdict) -> Markup {
    let Some(rate) = &verdict.rate else {
        return html! { span.none { (t(lang, "no-data")) } };
    };
    let n = [
        ("count", int(lang, verdict.n).into()),
        ("n", verdict.n.into()),
    ];
    let rate = html! { strong { (percent(lang, rate)) } };
    html! { (linked(verdict.href.as_deref(), &rate)) " " span.of { (t_args(lang, "of-ratings", &n)) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::figure::{OfficialValue, Outcome};

    fn survey() -> Verdict {
        Verdict {
            topic: "Sự phục vụ".to_owned(),
            threshold: "97".to_owned(),
            measured_by: MeasuredBy::OfficialSurvey,
            n: 1209,
            rate: Some("98.50".to_owned()),
            ..Verdict::default()
        }
    }

    fn print(verdict: Verdict) -> String {
        table(Lang::Vi, &[verdict], Wording::Target, false).into_string()
    }

    #[test]
    fn our_figure_beside_an_official_survey_is_for_information_only() {
        let html = print(survey());
        assert!(
            html.contains("chưa có kết quả điều tra chính thức"),
            "{html}"
        );
        assert!(
            html.contains("Tham khảo") && html.contains("98,50%"),
            "{html}"
        );
        assert!(html.contains("Chưa có dữ liệu"), "{html}");
    }

    #[test]
    fn the_official_value_stands_with_its_decision() {
        let html = print(Verdict {
            official: Some(OfficialValue {
                value: "97.25".to_owned(),
                name: "Năm 2024".to_owned(),
                decision: "QĐ 1/QĐ-SNV".to_owned(),
            }),
            outcome: Outcome::Met,
            ..survey()
        });
        assert!(
            html.contains("97,25%") && html.contains("QĐ 1/QĐ-SNV"),
            "{html}"
        );
        assert!(html.contains("Đạt chỉ tiêu"), "{html}");
    }

    #[test]
    fn a_reference_target_is_named_as_such() {
        let html = print(Verdict {
            status: Status::Reference,
            ..survey()
        });
        assert!(html.contains("chỉ tiêu tham chiếu"), "{html}");
    }
}
