//! The words of thresholds and outcomes, chosen by what is being judged.

use super::{Comparison, Outcome};
use crate::i18n::{Lang, percent, t, t_args};

/// What a verdict may claim: only a scope's total over a finished year meets or misses a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// The scope's total for a finished report year: «đạt / chưa đạt chỉ tiêu».
    Target,
    /// The scope's total for anything shorter or unfinished: «tiến độ so với chỉ tiêu».
    Progress,
    /// One agency, domain or cell: «so với mức chỉ tiêu».
    Level,
}

impl Wording {
    const fn key(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Progress => "progress",
            Self::Level => "level",
        }
    }

    /// The heading above verdicts of this kind.
    pub fn heading(self, lang: Lang) -> String {
        t(lang, &format!("verdict-heading-{}", self.key()))
    }
}

/// «trên 98%» or «từ 97%».
pub fn threshold_words(lang: Lang, comparison: Comparison, threshold: &str) -> String {
    let key = match comparison {
        Comparison::Above => "threshold-above",
        Comparison::AtLeast => "threshold-at-least",
    };
    t_args(lang, key, &[("value", percent(lang, threshold).into())])
}

/// «Đạt chỉ tiêu», «Chưa đạt mức», «Chưa có dữ liệu».
pub fn outcome_words(lang: Lang, wording: Wording, outcome: Outcome) -> String {
    let kind = wording.key();
    match outcome {
        Outcome::Met => t(lang, &format!("verdict-met-{kind}")),
        Outcome::Missed => t(lang, &format!("verdict-missed-{kind}")),
        Outcome::NoData => t(lang, "no-data"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comparison_is_said_in_words() {
        assert_eq!(
            threshold_words(Lang::Vi, Comparison::Above, "98"),
            "trên 98%"
        );
        assert_eq!(
            threshold_words(Lang::Vi, Comparison::AtLeast, "97.5"),
            "từ 97,5%"
        );
        assert_eq!(
            threshold_words(Lang::En, Comparison::Above, "98"),
            "above 98%"
        );
        assert_eq!(
            threshold_words(Lang::En, Comparison::AtLeast, "97"),
            "at least 97%"
        );
    }

    #[test]
    fn only_a_finished_year_of_the_total_meets_a_target() {
        let words = |wording| outcome_words(Lang::Vi, wording, Outcome::Met);
        assert_eq!(words(Wording::Target), "Đạt chỉ tiêu");
        assert_eq!(words(Wording::Progress), "Đang đạt mức chỉ tiêu");
        assert_eq!(words(Wording::Level), "Đạt mức");
    }

    #[test]
    fn nothing_rated_is_neither_met_nor_missed() {
        for wording in [Wording::Target, Wording::Progress, Wording::Level] {
            assert_eq!(
                outcome_words(Lang::Vi, wording, Outcome::NoData),
                "Chưa có dữ liệu"
            );
        }
    }
}
