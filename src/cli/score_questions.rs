//! Figures of further questions as text.

use crate::{
    api::scores::QuestionDocument,
    i18n::{Lang, int, percent, t},
    model::catalogue::Catalogue,
};

/// A line for reading: agency and domain, version, question, answers, rate or choices.
pub fn line(row: &QuestionDocument, catalogue: &Catalogue, lang: Lang) -> String {
    let agency = row.agency.as_deref().and_then(|key| catalogue.agency(key));
    let domain = row.domain.as_deref().and_then(|key| catalogue.domain(key));
    let place = [
        agency.map(|agency| agency.name.clone()),
        domain.map(|domain| domain.name(lang.tag()).to_owned()),
        Some(row.questionnaire.clone()),
    ];
    let place: Vec<String> = place.into_iter().flatten().collect();
    let indent = if row.group.is_some() && row.question.is_some() {
        "  "
    } else {
        ""
    };
    let n = int(lang, row.n.unwrap_or_default());
    format!(
        "{} · {indent}{}  {n}  {}",
        place.join(" · "),
        row.name,
        answered(row, lang)
    )
}

fn answered(row: &QuestionDocument, lang: Lang) -> String {
    if row.n == Some(0) {
        return t(lang, "no-data");
    }
    if row.choices.is_empty() {
        let rate = row.rate.as_deref();
        return rate.map_or_else(String::new, |rate| percent(lang, rate));
    }
    let choices = row.choices.iter();
    let choices = choices.map(|choice| {
        let count = int(lang, choice.count.unwrap_or_default());
        format!("{}: {count}", choice.name)
    });
    choices.collect::<Vec<_>>().join(", ")
}

/// A line for each question and each group: keys, counts, rate, choices as `key=count`.
pub fn csv(rows: &[QuestionDocument]) -> anyhow::Result<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record([
        "agency",
        "domain",
        "questionnaire",
        "group",
        "reason",
        "question",
        "n1",
        "n2",
        "n3",
        "n4",
        "n5",
        "choices",
        "n",
        "satisfied",
        "rate",
        "flagged",
    ])?;
    for row in rows {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let number = |value: Option<u64>| value.map_or_else(String::new, |n| n.to_string());
        let choices = row.choices.iter();
        let choices: Vec<String> = choices
            .map(|choice| format!("{}={}", choice.choice, number(choice.count)))
            .collect();
        let mut record = vec![
            text(&row.agency),
            text(&row.domain),
            row.questionnaire.clone(),
            text(&row.group),
            text(&row.reason),
            text(&row.question),
        ];
        record.extend(row.counts.map(number));
        record.extend([
            choices.join(";"),
            number(row.n),
            number(row.satisfied),
            text(&row.rate),
            number(row.flagged),
        ]);
        out.write_record(record)?;
    }
    Ok(String::from_utf8(out.into_inner()?)?)
}
