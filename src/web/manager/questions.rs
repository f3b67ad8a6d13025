//! The section of an agency's page on further questions.

use std::collections::BTreeMap;

use hailong_views::page::agency::{AskedAfter, AskedGroup, AskedVersion, ChoiceRow};

use super::figure::{figure, why};
use crate::{
    api::scores::{after_reason, labels},
    app::App,
    i18n::Lang,
    model::{catalogue::Catalogue, questionnaire::Questionnaire},
    report::{Answered, By, ChoiceFigure, QuestionRow, ScoreQuery, questions_by},
    web::error::WebError,
};

const TOGETHER: By = By {
    agency: true,
    domain: false,
    scale: false,
};
const BY_DOMAIN: By = By {
    domain: true,
    ..TOGETHER
};

/// What was answered at the agency that `question` names, by version; choices also by domain.
pub async fn asked_versions(
    app: &App,
    catalogue: &Catalogue,
    lang: Lang,
    question: &ScoreQuery,
) -> Result<Vec<AskedVersion>, WebError> {
    let tables = questions_by(&app.db, catalogue, question, &[TOGETHER, BY_DOMAIN]).await?;
    let rows = tables.iter().flat_map(|table| &table.rows);
    let mut versions: BTreeMap<(&str, i32), AskedVersion> = BTreeMap::new();
    for row in rows {
        let mut all = catalogue.questionnaires.iter();
        let Some(version) = all.find(|version| version.id == row.questionnaire) else {
            continue;
        };
        let shown = versions
            .entry((&version.key, -version.version))
            .or_insert_with(|| AskedVersion {
                name: version.name(),
                ..AskedVersion::default()
            });
        add(shown, (catalogue, lang), version, row);
    }
    Ok(versions.into_values().collect())
}

fn add(
    shown: &mut AskedVersion,
    (catalogue, lang): (&Catalogue, Lang),
    version: &Questionnaire,
    row: &QuestionRow,
) {
    let label = labels(&version.content, row).map(|labels| labels.get(lang.tag()).to_owned());
    let label = label.unwrap_or_default();
    match &row.answered {
        // By domain there would be a table for each: the file and the API have them.
        Answered::Levels(_) if row.domain.is_some() => {}
        Answered::Levels(counted) if row.question.is_none() => shown.groups.push(AskedGroup {
            label,
            figure: figure(counted),
            questions: Vec::new(),
        }),
        Answered::Levels(counted) => {
            if let Some(group) = shown.groups.last_mut() {
                group.questions.push((label, figure(counted)));
            }
        }
        Answered::Choices(counted) => {
            let Some(asked) = after_reason(&version.content, row) else {
                return;
            };
            let known = shown
                .after_reasons
                .iter()
                .position(|one| one.label == label);
            let at = known.unwrap_or_else(|| {
                let choices = asked.choices.iter();
                shown.after_reasons.push(AskedAfter {
                    label,
                    choices: choices
                        .map(|choice| choice.labels.get(lang.tag()).to_owned())
                        .collect(),
                    rows: Vec::new(),
                });
                shown.after_reasons.len() - 1
            });
            // Nobody who rated this domain was asked.
            if row.domain.is_none() || counted.n > 0 || counted.withheld.is_some() {
                let domain = row.domain.and_then(|id| catalogue.domain_by_id(id));
                let domain = domain.map(|domain| domain.name(lang.tag()).to_owned());
                shown.after_reasons[at]
                    .rows
                    .push(choice_row(domain, counted));
            }
        }
    }
}

fn choice_row(domain: Option<String>, counted: &ChoiceFigure) -> ChoiceRow {
    ChoiceRow {
        domain,
        counts: counted.counts.clone(),
        n: counted.n,
        withheld: counted.withheld.map(why),
    }
}
