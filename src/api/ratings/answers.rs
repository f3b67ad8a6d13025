//! Answers to further questions: read with the fields of a rating, judged by its questionnaire.

use super::{
    loose::{Loose, MOST_ITEMS},
    read::{self, Read, error, required},
};
use crate::{
    api::problem::{Code, FieldError, pointer_token, shown},
    model::{
        answer::{Answer, AnswerFault, GivenAnswer},
        questionnaire::QuestionnaireContent,
        scale::Scale,
    },
};

/// Answers sorted by question, each with its place in the list as sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(GivenAnswer, usize)>);

impl Answers {
    /// Reads the field `answers`.
    pub fn read(field: &Loose<'_>) -> Read<Self> {
        let items = match field {
            Loose::Absent | Loose::Null => return Ok(Self::default()),
            Loose::List(items) => items,
            _ => return Err(error("answers", Code::WrongType).with("expected", "array")),
        };
        if items.len() > MOST_ITEMS {
            return Err(error("answers", Code::TooLong).with("max", MOST_ITEMS.to_string()));
        }
        let one = |(at, item): (usize, &Loose<'_>)| Ok((answer(at, item)?, at));
        let mut answers: Vec<_> = items.iter().enumerate().map(one).collect::<Read<_>>()?;
        answers.sort_by(|(a, first), (b, second)| (&a.question, first).cmp(&(&b.question, second)));
        let twice = answers
            .windows(2)
            .find(|pair| pair[0].0.question == pair[1].0.question);
        if let Some([_, (again, at)]) = twice {
            let error = error(&format!("answers/{at}/question"), Code::AnsweredTwice);
            return Err(error.with("value", shown(&again.question)));
        }
        Ok(Self(answers))
    }

    /// As they are hashed.
    pub fn given(&self) -> Vec<GivenAnswer> {
        self.0.iter().map(|(given, _)| given.clone()).collect()
    }

    /// The answers to be stored; the first one that does not fit is told by its place.
    pub fn resolve(
        &self,
        content: &QuestionnaireContent,
        scale: &Scale,
        reasons: &[String],
    ) -> Read<Vec<Answer>> {
        let one = |(given, at): &(GivenAnswer, usize)| {
            let resolved = content.resolve(given, scale, reasons);
            resolved.map_err(|fault| told(fault, given, *at))
        };
        self.0.iter().map(one).collect()
    }
}

fn answer(at: usize, item: &Loose<'_>) -> Read<GivenAnswer> {
    let place = format!("answers/{at}");
    let Loose::Object(fields) = item else {
        return Err(error(&place, Code::WrongType).with("expected", "object"));
    };
    let (mut question, mut level, mut choice) = (Loose::Absent, Loose::Absent, Loose::Absent);
    for (name, value) in fields {
        let pointer = || format!("{place}/{}", pointer_token(name));
        let slot = match &**name {
            "question" => &mut question,
            "level" => &mut level,
            "choice" => &mut choice,
            _ => return Err(error(&pointer(), Code::UnknownField).with("name", shown(name))),
        };
        if !matches!(slot, Loose::Absent) {
            return Err(error(&pointer(), Code::DuplicateField).with("name", shown(name)));
        }
        *slot = value.clone();
    }
    let named = |part: &str| format!("{place}/{part}");
    let name = named("question");
    Ok(GivenAnswer {
        question: required(&name, read::text(&name, &question)?)?.to_owned(),
        level: read::level(&named("level"), &level)?,
        choice: read::text(&named("choice"), &choice)?.map(str::to_owned),
    })
}

fn told(fault: AnswerFault, given: &GivenAnswer, at: usize) -> FieldError {
    let (part, code) = match fault {
        AnswerFault::UnknownQuestion => ("question", Code::UnknownQuestion),
        AnswerFault::NotAsked => ("question", Code::NotAsked),
        AnswerFault::LevelMissing => ("level", Code::Required),
        AnswerFault::LevelNotOffered => ("level", Code::LevelNotOffered),
        AnswerFault::ChoiceMissing => ("choice", Code::Required),
        AnswerFault::UnknownChoice => ("choice", Code::UnknownChoice),
    };
    let value = match (part, given.level, &given.choice) {
        ("level", Some(level), _) => level.to_string(),
        ("choice", _, Some(choice)) => shown(choice),
        _ => shown(&given.question),
    };
    error(&format!("answers/{at}/{part}"), code).with("value", value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Vec<GivenAnswer>, (String, &'static str)> {
        let field: Loose<'_> = serde_json::from_str(json).expect("JSON");
        let read = Answers::read(&field).map(|answers| answers.given());
        read.map_err(|error| (error.pointer, error.code.word()))
    }

    #[test]
    fn answers_are_sorted_by_question() {
        let sent = r#"[{"question":"b","level":4},{"choice":"yes","question":"a","level":null}]"#;
        let read = read(sent).expect("two answers");
        let keys: Vec<_> = read.iter().map(|given| given.question.as_str()).collect();
        assert_eq!(keys, ["a", "b"]);
        assert_eq!((read[0].level, read[1].level), (None, Some(4)));
        assert_eq!(super::Answers::read(&Loose::Null), Ok(Answers::default()));
    }

    #[test]
    fn each_fault_has_its_place() {
        let cases = [
            ("7", "/answers", "wrong_type"),
            ("[7]", "/answers/0", "wrong_type"),
            ("[{}]", "/answers/0/question", "required"),
            (r#"[{"question":1}]"#, "/answers/0/question", "wrong_type"),
            (
                r#"[{"question":"a","level":6}]"#,
                "/answers/0/level",
                "out_of_range",
            ),
            (
                r#"[{"question":"a","level":"5"}]"#,
                "/answers/0/level",
                "wrong_type",
            ),
            (
                r#"[{"question":"a","choice":5}]"#,
                "/answers/0/choice",
                "wrong_type",
            ),
            (
                r#"[{"question":"a","colour":5}]"#,
                "/answers/0/colour",
                "unknown_field",
            ),
            (
                r#"[{"question":"a","question":"b"}]"#,
                "/answers/0/question",
                "duplicate_field",
            ),
            (
                r#"[{"question":"z"},{"question":"a","level":1},{"question":"a","level":2}]"#,
                "/answers/2/question",
                "answered_twice",
            ),
        ];
        for (json, pointer, word) in cases {
            assert_eq!(read(json), Err((pointer.to_owned(), word)), "{json}");
        }
        let many = format!("[{}]", vec![r#"{"question":"a"}"#; 65].join(","));
        assert_eq!(read(&many), Err(("/answers".to_owned(), "too_long")));
    }
}
