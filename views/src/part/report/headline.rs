//! The headline: the verdict in words, the rate in large type, then every other target.

use maud::{Markup, html};

use super::{Headline, PeriodLabel, lead, verdicts};
use crate::i18n::{Lang, t};
use crate::part::figure::{MeasuredBy, Verdict, Wording};

/// Whose figure the headline is; only a scope's total may meet or miss a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadlineKind {
    /// The total of a scope.
    Scope,
    /// One agency or one domain.
    Part,
}

impl HeadlineKind {
    /// What verdicts may claim for this headline in `period`.
    pub fn wording(self, period: &PeriodLabel) -> Wording {
        match self {
            Self::Part => Wording::Level,
            Self::Scope if period.whole_year && !period.running => Wording::Target,
            Self::Scope => Wording::Progress,
        }
    }
}

/// The section with the headline figure and all it is judged by; `id` names its heading.
pub fn headline(lang: Lang, id: &str, headline: &Headline, wording: Wording) -> Markup {
    let by_parts = judged_by_parts(&headline.verdicts);
    let (first, others) = split(&headline.verdicts, by_parts);
    html! {
        section.headline aria-labelledby=(id) {
            h2 id=(id) { (wording.heading(lang)) }
            (lead::lead(lang, headline, first, wording))
            @if headline.verdicts.is_empty() { p.muted { (t(lang, "no-target")) } }
            @if by_parts { p.parts { (t(lang, "judged-by-parts")) } }
            (verdicts::table(lang, others, wording, by_parts))
            @for note in &headline.notes { p.remark { (note) } }
        }
    }
}

/// The verdict that stands in large words above the rate, and those for the table.
///
/// A verdict on a part of the period, or by official survey, says nothing about that rate.
fn split(verdicts: &[Verdict], by_parts: bool) -> (Option<&Verdict>, &[Verdict]) {
    match verdicts.split_first() {
        Some((first, others)) if !by_parts && first.measured_by == MeasuredBy::Ratings => {
            (Some(first), others)
        }
        _ => (None, verdicts),
    }
}

/// Whether the period spans two phases, so that each verdict is about its own days.
fn judged_by_parts(verdicts: &[Verdict]) -> bool {
    let ours = |verdict: &&Verdict| verdict.measured_by == MeasuredBy::Ratings;
    let mut days = verdicts
        .iter()
        .filter(ours)
        .map(|verdict| (&verdict.from, &verdict.until));
    let first = days.next();
    days.any(|other| Some(other) != first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(whole_year: bool, running: bool) -> PeriodLabel {
        PeriodLabel {
            whole_year,
            running,
            ..PeriodLabel::default()
        }
    }

    #[test]
    fn a_target_is_met_only_by_the_total_of_a_finished_year() {
        let scope = HeadlineKind::Scope;
        assert_eq!(scope.wording(&period(true, false)), Wording::Target);
        assert_eq!(scope.wording(&period(true, true)), Wording::Progress);
        assert_eq!(scope.wording(&period(false, false)), Wording::Progress);
        assert_eq!(
            HeadlineKind::Part.wording(&period(true, false)),
            Wording::Level
        );
    }

    #[test]
    fn a_period_of_two_phases_has_no_single_verdict() {
        let part = |from: &str, until: &str| Verdict {
            from: from.to_owned(),
            until: until.to_owned(),
            threshold: "98".to_owned(),
            ..Verdict::default()
        };
        let data = Headline {
            verdicts: vec![
                part("15/9/2025", "14/12/2025"),
                part("15/12/2025", "14/3/2026"),
            ],
            ..Headline::default()
        };
        let html = headline(Lang::Vi, "h", &data, Wording::Progress).into_string();
        assert!(html.contains("từng phần"), "{html}");
        assert!(html.contains("15/9/2025–14/12/2025"), "{html}");
        assert!(html.contains("15/12/2025–14/3/2026"), "{html}");
        assert!(!html.contains("lead-verdict"), "{html}");
    }

    #[test]
    fn an_official_survey_never_judges_the_rate_above() {
        let data = Headline {
            verdicts: vec![Verdict {
                topic: "Sự phục vụ".to_owned(),
                measured_by: MeasuredBy::OfficialSurvey,
                threshold: "97".to_owned(),
                ..Verdict::default()
            }],
            ..Headline::default()
        };
        let html = headline(Lang::Vi, "h", &data, Wording::Target).into_string();
        assert!(!html.contains("lead-topic"), "{html}");
        assert_eq!(
            html.matches("Sự phục vụ").count(),
            1,
            "it stands in the table: {html}"
        );
    }

    #[test]
    fn without_any_target_the_page_says_so() {
        let html = headline(Lang::Vi, "h", &Headline::default(), Wording::Target).into_string();
        assert!(html.contains("Không có chỉ tiêu"), "{html}");
    }
}
