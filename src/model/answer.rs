//! Answers to the questions beside the one every rating answers: on the scale, or one of a few choices.
//!
//! An answer is kept as one number from 1 to 5: the level, or the place of the choice in its published
//! version, which never changes. So one kind of count serves both.

use serde::{Deserialize, Serialize};

use super::{
    questionnaire::{QuestionnaireContent, ReasonQuestion},
    scale::Scale,
};

/// Most choices of a question, as many as there are levels.
pub const CHOICES_MAX: usize = 5;

/// An answer as its sender gives it: a level, or the key of a choice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GivenAnswer {
    /// Key of the question.
    pub question: String,
    /// 1 (worst) to 5 (best), where the question is answered on the scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// Key of the choice, where the question has choices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
}

/// An answer as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Answer {
    /// Key of the question in the rating's questionnaire version.
    pub question: String,
    /// The level, or the place of the choice from 1 on.
    pub value: u8,
}

/// Why an answer does not fit its questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFault {
    /// No such question.
    UnknownQuestion,
    /// The question is answered on the scale, and no level was given.
    LevelMissing,
    /// The scale does not offer the level.
    LevelNotOffered,
    /// The question has choices, and none was given.
    ChoiceMissing,
    /// No such choice.
    UnknownChoice,
    /// The reason that the question follows was not ticked.
    NotAsked,
}

impl QuestionnaireContent {
    /// The answer to be stored, or why there is none; `reasons` are the keys ticked with the rating.
    pub fn resolve(
        &self,
        given: &GivenAnswer,
        scale: &Scale,
        reasons: &[String],
    ) -> Result<Answer, AnswerFault> {
        let value = if self.questions().any(|asked| asked.key == given.question) {
            level(given, scale)?
        } else {
            let mut follows = self.reason_questions.iter();
            let asked = follows.find(|asked| asked.key == given.question);
            let asked = asked.ok_or(AnswerFault::UnknownQuestion)?;
            if !reasons.contains(&asked.reason) {
                return Err(AnswerFault::NotAsked);
            }
            choice(given, asked)?
        };
        Ok(Answer {
            question: given.question.clone(),
            value,
        })
    }
}

fn level(given: &GivenAnswer, scale: &Scale) -> Result<u8, AnswerFault> {
    let level = given.level.filter(|_| given.choice.is_none());
    let level = level.ok_or(AnswerFault::LevelMissing)?;
    let offered = Some(level).filter(|level| scale.offers(*level));
    offered.ok_or(AnswerFault::LevelNotOffered)
}

fn choice(given: &GivenAnswer, asked: &ReasonQuestion) -> Result<u8, AnswerFault> {
    let key = given.choice.as_ref().filter(|_| given.level.is_none());
    let key = key.ok_or(AnswerFault::ChoiceMissing)?;
    let offered = (1u8..).zip(&asked.choices);
    let found = offered
        .filter(|(_, choice)| choice.key == *key)
        .map(|(place, _)| place);
    found.last().ok_or(AnswerFault::UnknownChoice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(question: &str, level: Option<u8>, choice: Option<&str>) -> GivenAnswer {
        GivenAnswer {
            question: question.to_owned(),
            level,
            choice: choice.map(str::to_owned),
        }
    }

    fn value(answer: &GivenAnswer, reasons: &[&str]) -> Result<u8, AnswerFault> {
        let content = QuestionnaireContent::default_procedure().with_service_elements();
        let reasons: Vec<String> = reasons.iter().map(|key| (*key).to_owned()).collect();
        let resolved = content.resolve(answer, &Scale::five(), &reasons);
        resolved.map(|answer| answer.value)
    }

    #[test]
    fn a_level_answers_a_question_on_the_scale() {
        assert_eq!(value(&given("staff_manner", Some(4), None), &[]), Ok(4));
        let wrong = [
            (Some(6), None, AnswerFault::LevelNotOffered),
            (Some(0), None, AnswerFault::LevelNotOffered),
            (None, None, AnswerFault::LevelMissing),
            (None, Some("yes"), AnswerFault::LevelMissing),
            (Some(4), Some("yes"), AnswerFault::LevelMissing),
        ];
        for (level, choice, fault) in wrong {
            assert_eq!(
                value(&given("staff_manner", level, choice), &[]),
                Err(fault)
            );
        }
    }

    #[test]
    fn the_apology_is_asked_of_whoever_got_the_result_late() {
        let asked = |choice, reasons: &[&str]| value(&given("apology", None, choice), reasons);
        assert_eq!(asked(Some("yes"), &["late"]), Ok(1));
        assert_eq!(asked(Some("no"), &["attitude", "late"]), Ok(2));
        assert_eq!(asked(Some("unsure"), &["late"]), Ok(3));
        assert_eq!(asked(Some("no"), &["attitude"]), Err(AnswerFault::NotAsked));
        assert_eq!(
            asked(Some("maybe"), &["late"]),
            Err(AnswerFault::UnknownChoice)
        );
        assert_eq!(asked(None, &["late"]), Err(AnswerFault::ChoiceMissing));
        let level = given("apology", Some(5), None);
        assert_eq!(value(&level, &["late"]), Err(AnswerFault::ChoiceMissing));
    }

    #[test]
    fn nobody_answers_what_is_not_asked() {
        let unknown = given("weather", Some(5), None);
        assert_eq!(value(&unknown, &[]), Err(AnswerFault::UnknownQuestion));
        // A group is no question, and neither is a reason.
        for key in ["staff", "late", ""] {
            let unknown = given(key, Some(5), None);
            assert_eq!(
                value(&unknown, &["late"]),
                Err(AnswerFault::UnknownQuestion)
            );
        }
    }
}
