//! Judgements of `report` as verdicts of the pages.

use hailong_views::part::figure as views;

use crate::{
    i18n::{Lang, period, t},
    model::{
        target::{Comparison, MeasuredBy, TargetStatus},
        verdict::Verdict,
    },
    report::JudgedTarget,
};

/// The name of a topic in the page's language; a topic of the operator's own stands for itself.
pub fn topic_name(lang: Lang, topic: &str) -> String {
    let key = format!("topic-{topic}");
    let text = t(lang, &key);
    if text == key { topic.to_owned() } else { text }
}

/// All verdicts of a row.
pub fn verdicts(lang: Lang, targets: &[JudgedTarget], href: Option<&str>) -> Vec<views::Verdict> {
    targets
        .iter()
        .map(|target| verdict(lang, target, href))
        .collect()
}

fn verdict(lang: Lang, target: &JudgedTarget, href: Option<&str>) -> views::Verdict {
    views::Verdict {
        topic: topic_name(lang, &target.topic),
        comparison: comparison(target.comparison),
        threshold: target.threshold.to_string(),
        status: match target.status {
            TargetStatus::Binding => views::Status::Binding,
            TargetStatus::Reference => views::Status::Reference,
        },
        measured_by: match target.measured_by {
            MeasuredBy::Ratings => views::MeasuredBy::Ratings,
            MeasuredBy::OfficialSurvey => views::MeasuredBy::OfficialSurvey,
        },
        outcome: match target.verdict {
            Verdict::Met => views::Outcome::Met,
            Verdict::Missed => views::Outcome::Missed,
            Verdict::NoData => views::Outcome::NoData,
        },
        turns_after: target.turns_after,
        from: period::day(lang, target.range.from),
        until: period::day(lang, target.range.until),
        n: target.share.n,
        satisfied: target.share.satisfied,
        rate: target.rate.clone(),
        official: target
            .official
            .as_ref()
            .map(|official| views::OfficialValue {
                value: official.value.to_string(),
                name: topic_name(lang, &target.topic),
                decision: format!("{}, {}", official.source, period::day(lang, official.date)),
            }),
        issuer: target.issuer.clone(),
        source: target.source.clone(),
        href: href.map(str::to_owned),
    }
}

/// A comparison on a page.
pub const fn comparison(comparison: Comparison) -> views::Comparison {
    match comparison {
        Comparison::Above => views::Comparison::Above,
        Comparison::AtLeast => views::Comparison::AtLeast,
    }
}
