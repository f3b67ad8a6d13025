//! Further questions on the citizen's page: what is asked, and what was answered.

use std::collections::BTreeMap;

use hailong_views::page::citizen::{
    ANSWER_PREFIX, AfterReason, Choice, Field, FieldError, Group, Questions,
};

use super::{form::Counter, words};
use crate::{
    i18n::{Lang, t},
    model::{
        answer::{Answer, AnswerFault, GivenAnswer},
        catalogue::Catalogue,
        labels::Labels,
        questionnaire::{Questionnaire, QuestionnaireContent, ReasonQuestion},
    },
};

/// What a version asks beside the one question.
pub fn questions(asked: &Questionnaire, lang: Lang) -> Questions {
    let words = |labels: &Labels| words::said(lang, labels);
    let content = &asked.content;
    let groups = content.groups.iter().map(|group| Group {
        label: words(&group.labels),
        questions: group
            .questions
            .iter()
            .map(|question| (question.key.clone(), words(&question.labels)))
            .collect(),
    });
    let after = content.reason_questions.iter().map(|asked| AfterReason {
        reason: asked.reason.clone(),
        key: asked.key.clone(),
        label: words(&asked.labels),
        choices: asked
            .choices
            .iter()
            .map(|choice| Choice {
                key: choice.key.clone(),
                label: words(&choice.labels),
                note: None,
            })
            .collect(),
    });
    Questions {
        version: asked.name(),
        groups: groups.collect(),
        after_reasons: after.collect(),
        typed: BTreeMap::new(),
    }
}

/// The key of the question that a form field answers.
pub fn question_of(field: &str) -> Option<&str> {
    field.strip_prefix(ANSWER_PREFIX)
}

/// The version that a form was made with: the one in force may have changed while the page lay open. None where that
/// is of another questionnaire than the one in force: its levels may mean something else.
pub fn version_asked<'c>(
    catalogue: &'c Catalogue,
    in_force: &'c Questionnaire,
    name: Option<&str>,
) -> Option<&'c Questionnaire> {
    let Some(name) = name else {
        return Some(in_force);
    };
    let found = catalogue.questionnaire(name);
    found.filter(|found| found.key == in_force.key)
}

/// Answers to be stored, as given and as kept; both sorted by question.
#[derive(Debug, Default)]
pub struct Answered {
    pub given: Vec<GivenAnswer>,
    pub kept: Vec<Answer>,
}

/// Reads what was filled in. What was skipped is left out, and so is what follows a reason that was not
/// ticked in the end: the page had hidden it again.
pub fn read(
    typed: &BTreeMap<String, String>,
    counter: &Counter<'_>,
    reasons: &[String],
    lang: Lang,
) -> Result<Answered, FieldError> {
    let content = &counter.questionnaire.content;
    let mut answered = Answered::default();
    for (question, value) in typed.iter().filter(|(_, value)| !value.is_empty()) {
        let given = given(content, question, value);
        match content.resolve(&given, counter.scale, reasons) {
            Ok(answer) => {
                answered.given.push(given);
                answered.kept.push(answer);
            }
            Err(AnswerFault::NotAsked) => {}
            Err(_) => {
                // Without groups, all that is asked stands among the reasons.
                let place = if content.groups.is_empty() {
                    Field::Reason
                } else {
                    Field::Answer
                };
                return Err(FieldError {
                    field: Some(place),
                    message: t(lang, "citizen-error-answer"),
                });
            }
        }
    }
    Ok(answered)
}

/// A value is the key of a choice where the question has choices, else a level.
fn given(content: &QuestionnaireContent, question: &str, value: &str) -> GivenAnswer {
    let has_choices = |asked: &ReasonQuestion| asked.key == question;
    let choice = content.reason_questions.iter().any(has_choices);
    GivenAnswer {
        question: question.to_owned(),
        level: value.parse().ok().filter(|_| !choice),
        choice: choice.then(|| value.to_owned()),
    }
}
