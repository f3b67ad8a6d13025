//! Further questions in the document of scores.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    i18n::Lang,
    model::{catalogue::Catalogue, questionnaire::ReasonQuestion},
    report::{Answered, ChoiceFigure, Figure, QuestionRow, QuestionTable},
};

/// How often a choice was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChoiceDocument {
    /// Key of the choice.
    #[schema(examples("no"))]
    pub choice: String,
    /// Its words, in the caller's language.
    pub name: String,
    /// How often; `null` only where it is withheld.
    pub count: Option<u64>,
}

/// A question of one questionnaire version, or a group of them; versions are never pooled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QuestionDocument {
    /// Key of the agency; `null` where all are together.
    pub agency: Option<String>,
    /// Key of the domain; `null` where all are together.
    pub domain: Option<String>,
    /// The version that asked.
    #[schema(examples("default@1"))]
    pub questionnaire: String,
    /// Key of the scale of its groups.
    pub scale: Option<String>,
    /// Key of the group; `null` for a question that follows a reason.
    pub group: Option<String>,
    /// Key of the reason that the question follows.
    pub reason: Option<String>,
    /// Key of the question; `null` where all questions of the group are together.
    pub question: Option<String>,
    /// The words of the question, or of the group, in the caller's language.
    pub name: String,
    /// Answers that count, from level 1 to 5; `null` where the scale does not offer the level, and for choices.
    pub counts: [Option<u64>; 5],
    /// Answers by choice; empty for a question on the scale.
    pub choices: Vec<ChoiceDocument>,
    /// All answers that count; `null` only where they are withheld.
    pub n: Option<u64>,
    /// Those on a level that counts as satisfied; `null` for choices, and where they are withheld.
    pub satisfied: Option<u64>,
    /// Satisfaction rate in percent, decimal point; `null` without answers, and for choices.
    #[schema(examples("98.23"))]
    pub rate: Option<String>,
    /// Wilson 95 % interval in percent, descriptive.
    pub interval: Option<[String; 2]>,
    /// Answers of ratings under a flag; never in `n`.
    pub flagged: Option<u64>,
    /// As in the rows: only for a person's session.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub withheld: bool,
}

/// Writes a table of further questions down.
pub fn documents(
    table: &QuestionTable,
    catalogue: &Catalogue,
    lang: Lang,
) -> Vec<QuestionDocument> {
    let rows = table.rows.iter();
    rows.filter_map(|row| document(row, catalogue, lang))
        .collect()
}

fn document(row: &QuestionRow, catalogue: &Catalogue, lang: Lang) -> Option<QuestionDocument> {
    let versions = &catalogue.questionnaires;
    let version = versions.iter().find(|q| q.id == row.questionnaire)?;
    let after = row.after_reason(&version.content);
    let agency = row.agency.and_then(|id| catalogue.agency_by_id(id));
    let domain = row.domain.and_then(|id| catalogue.domain_by_id(id));
    let name = row.labels(&version.content)?;
    let bare = QuestionDocument {
        agency: agency.map(|agency| agency.key.clone()),
        domain: domain.map(|domain| domain.key.clone()),
        questionnaire: version.name(),
        scale: catalogue
            .scale(version.scale)
            .map(|scale| scale.key.clone()),
        group: row.group.clone(),
        reason: after.map(|asked| asked.reason.clone()),
        question: row.question.clone(),
        name: name.get(lang.tag()).to_owned(),
        counts: [None; 5],
        choices: Vec::new(),
        n: None,
        satisfied: None,
        rate: None,
        interval: None,
        flagged: None,
        withheld: false,
    };
    Some(match (&row.answered, after) {
        (Answered::Levels(figure), _) => bare.with_levels(figure),
        (Answered::Choices(figure), Some(asked)) => bare.with_choices(figure, asked, lang),
        (Answered::Choices(_), None) => bare,
    })
}

impl QuestionDocument {
    fn with_levels(self, figure: &Figure) -> Self {
        let told = figure.withheld.is_none();
        Self {
            counts: figure.counts,
            n: told.then_some(figure.share.n),
            satisfied: told.then_some(figure.share.satisfied),
            rate: figure.rate.clone(),
            interval: figure.interval.clone().map(|(from, until)| [from, until]),
            flagged: told.then(|| figure.flagged.iter().sum()),
            withheld: !told,
            ..self
        }
    }

    fn with_choices(self, figure: &ChoiceFigure, asked: &ReasonQuestion, lang: Lang) -> Self {
        let told = figure.withheld.is_none();
        let choices = asked.choices.iter().enumerate();
        let choices = choices.map(|(at, choice)| ChoiceDocument {
            choice: choice.key.clone(),
            name: choice.labels.get(lang.tag()).to_owned(),
            count: figure.counts.get(at).copied(),
        });
        Self {
            choices: choices.collect(),
            n: told.then_some(figure.n),
            flagged: told.then_some(figure.flagged),
            withheld: !told,
            ..self
        }
    }
}
