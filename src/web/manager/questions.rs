//! The section of an agency's page on further questions.

use std::collections::BTreeMap;

use hailong_views::page::agency::{AskedAfter, AskedGroup, AskedVersion, ChoiceRow};

use super::figure::{figure, why};
use crate::{
    app::App,
    i18n::Lang,
    model::{
        catalogue::Catalogue,
        labels::Labels,
        questionnaire::{Questionnaire, ReasonQuestion},
    },
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
    let label = row
        .labels(&version.content)
        .map(|labels| labels.get(lang.tag()).to_owned());
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
            if let Some(asked) = row.after_reason(&version.content) {
                let domain = row.domain.and_then(|id| catalogue.domain_by_id(id));
                let domain = domain.map(|domain| domain.name(lang.tag()).to_owned());
                let table = table_of(shown, asked, lang);
                // A domain in which nobody was asked is left out.
                if domain.is_none() || counted.n > 0 || counted.withheld.is_some() {
                    table.rows.push(choice_row(domain, counted));
                }
            }
        }
    }
}

/// The table of a question that follows a reason, made when its first row comes.
fn table_of<'s>(
    shown: &'s mut AskedVersion,
    asked: &ReasonQuestion,
    lang: Lang,
) -> &'s mut AskedAfter {
    let tables = &mut shown.after_reasons;
    let at = tables.iter().position(|table| table.key == asked.key);
    let at = at.unwrap_or_else(|| {
        let words = |labels: &Labels| labels.get(lang.tag()).to_owned();
        tables.push(AskedAfter {
            key: asked.key.clone(),
            label: words(&asked.labels),
            choices: asked.choices.iter().map(|c| words(&c.labels)).collect(),
            rows: Vec::new(),
        });
        tables.len() - 1
    });
    &mut tables[at]
}

fn choice_row(domain: Option<String>, counted: &ChoiceFigure) -> ChoiceRow {
    ChoiceRow {
        domain,
        counts: counted.counts.clone(),
        n: counted.n,
        withheld: counted.withheld.map(why),
    }
}
