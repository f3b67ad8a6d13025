//! The answer to a call: one result for each record, in the order of the request.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;

use super::loose::Loose;
use crate::{
    api::problem::{Code, ErrorDocument, FieldError},
    i18n::Lang,
    store::RecordResult,
};

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Stored now.
    Accepted,
    /// The same record was stored before.
    Duplicate,
    /// Another record has this id; that one stays, this one is set aside.
    Conflict,
    /// Set aside for the operator, who may assign it later.
    Quarantined,
    /// Refused for good.
    Rejected,
}

impl Status {
    /// A result of the writer. It answers each record; one it forgot is not known to be stored.
    pub fn of(result: Option<RecordResult>) -> Self {
        match result {
            Some(RecordResult::Accepted) => Self::Accepted,
            Some(RecordResult::Duplicate) => Self::Duplicate,
            Some(RecordResult::Conflict) => Self::Conflict,
            Some(RecordResult::Quarantined) => Self::Quarantined,
            Some(RecordResult::Rejected(_) | RecordResult::Used) | None => Self::Rejected,
        }
    }
}

/// The result of one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecordAnswer<'a> {
    /// The id as sent; `null` where none could be read.
    #[schema(value_type = Option<String>)]
    pub id: Option<Cow<'a, str>>,
    /// What became of it.
    pub status: Status,
    /// Why it was rejected or quarantined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorDocument>,
}

/// The answer to a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BatchAnswer<'a> {
    /// Names the life of the database; when it changes, devices resend the last 14 days.
    pub epoch: &'a str,
    /// A result for each rating, in the order of the request.
    pub results: Vec<RecordAnswer<'a>>,
    /// A result for each follow-up, in the order of the request.
    pub followups: Vec<RecordAnswer<'a>>,
}

/// A record on its way: refused already, or stored as the next result will tell.
pub enum Pending {
    /// Refused before it was stored.
    Refused(FieldError),
    /// Handed to the writer.
    Submitted,
    /// Handed to the writer to be set aside, and why.
    SetAside(FieldError),
}

/// Puts the results of the writer to the records of one list.
pub struct Answering<'r> {
    /// `ratings` or `followups`.
    pub list: &'static str,
    /// The caller's language.
    pub lang: Lang,
    /// The results that are left.
    pub results: &'r mut dyn Iterator<Item = RecordResult>,
}

impl Answering<'_> {
    /// The result of the record at place `at`.
    pub fn answer<'a>(&mut self, at: usize, id: &Loose<'a>, pending: &Pending) -> RecordAnswer<'a> {
        let (status, error) = match pending {
            Pending::Refused(error) => (Status::Rejected, Some(self.located(at, error))),
            Pending::Submitted => self.stored(at),
            Pending::SetAside(why) => match self.stored(at) {
                (Status::Quarantined, _) => (Status::Quarantined, Some(self.located(at, why))),
                other => other,
            },
        };
        RecordAnswer {
            id: echo(id),
            status,
            error,
        }
    }

    fn stored(&mut self, at: usize) -> (Status, Option<ErrorDocument>) {
        let result = self.results.next();
        let error = match result {
            Some(RecordResult::Rejected(word)) => Some(store_error(word)),
            None => Some(store_error("unstorable")),
            Some(_) => None,
        };
        let error = error.map(|error| self.located(at, &error));
        (Status::of(result), error)
    }

    fn located(&self, at: usize, error: &FieldError) -> ErrorDocument {
        let pointer = format!("/{}/{at}{}", self.list, error.pointer);
        ErrorDocument {
            pointer,
            ..ErrorDocument::new(error, self.lang)
        }
    }
}

fn store_error(word: &str) -> FieldError {
    match Code::of_word(word) {
        Some(code @ (Code::CorrectionTooLate | Code::CorrectionByAnother)) => {
            FieldError::new("/correction", code)
        }
        Some(code) => FieldError::new("", code),
        None => FieldError::new("", Code::Unstorable),
    }
}

/// The id as sent, where it is text or a number; a text much longer than any id is cut.
fn echo<'a>(id: &Loose<'a>) -> Option<Cow<'a, str>> {
    const LONGEST: usize = 200;
    match id {
        Loose::Text(text) if text.len() > LONGEST => Some(text.chars().take(LONGEST).collect()),
        Loose::Text(text) => Some(text.clone()),
        Loose::Int(number) => Some(number.to_string().into()),
        _ => None,
    }
}
