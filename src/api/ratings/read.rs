//! From a field as it came to a value, or to what is wrong with it.
//!
//! Pointers are relative to the record; the answer puts the record's place before them.

use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

use chrono::DateTime;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use uuid::Uuid;

use super::{
    entry::{Entry, Fault},
    loose::{Loose, MOST_ITEMS},
};
use crate::{
    api::problem::{Code, FieldError, pointer_token, shown},
    model::{rating::COMMENT_MAX, text::control_character},
};

/// A value, or what is wrong with its field.
pub type Read<T> = Result<T, FieldError>;

/// Length of a UUID with hyphens.
const UUID_LENGTH: usize = 36;

/// An error in the field `name`.
pub fn error(name: &str, code: Code) -> FieldError {
    FieldError::new(format!("/{name}"), code)
}

fn wrong_type<T>(name: &str, expected: &str) -> Read<T> {
    Err(error(name, Code::WrongType).with("expected", expected))
}

/// A value that must be there.
pub fn required<T>(name: &str, value: Option<T>) -> Read<T> {
    value.ok_or_else(|| error(name, Code::Required))
}

/// What is wrong with a record as a whole.
pub fn whole_record<F>(entry: &Entry<'_, F>) -> Read<()> {
    match &entry.fault {
        None => Ok(()),
        Some(fault) => Err(whole(fault)),
    }
}

/// A fault as an error.
pub fn whole(fault: &Fault) -> FieldError {
    match fault {
        Fault::NotAnObject => FieldError::new("", Code::NotAnObject),
        Fault::Unreadable => FieldError::new("", Code::Unreadable),
        Fault::Duplicate(name) => {
            let pointer = format!("/{}", pointer_token(name));
            FieldError::new(pointer, Code::DuplicateField).with("name", shown(name))
        }
    }
}

/// A field that nobody knows, as an error.
pub fn unknown_field(name: &str) -> FieldError {
    FieldError::new(format!("/{}", pointer_token(name)), Code::UnknownField)
        .with("name", shown(name))
}

/// Text.
pub fn text<'l>(name: &str, field: &'l Loose<'_>) -> Read<Option<&'l str>> {
    match field {
        Loose::Absent | Loose::Null => Ok(None),
        Loose::Text(text) => Ok(Some(text)),
        _ => wrong_type(name, "string"),
    }
}

/// A whole number within a range.
pub fn number(name: &str, field: &Loose<'_>, range: RangeInclusive<i64>) -> Read<Option<i64>> {
    match field {
        Loose::Absent | Loose::Null => Ok(None),
        Loose::Int(value) if range.contains(value) => Ok(Some(*value)),
        Loose::Int(_) => Err(error(name, Code::OutOfRange)
            .with("min", range.start().to_string())
            .with("max", range.end().to_string())),
        _ => wrong_type(name, "integer"),
    }
}

/// A level from 1 to 5.
pub fn level(name: &str, field: &Loose<'_>) -> Read<Option<u8>> {
    let level = number(name, field, 1..=5)?;
    Ok(level.and_then(|level| u8::try_from(level).ok()))
}

/// Yes or no; not given is no.
pub fn flag(name: &str, field: &Loose<'_>) -> Read<bool> {
    match field {
        Loose::Absent | Loose::Null => Ok(false),
        Loose::Bool(value) => Ok(*value),
        _ => wrong_type(name, "boolean"),
    }
}

/// A UUID of any version, written with hyphens.
pub fn uuid(name: &str, field: &Loose<'_>) -> Read<Option<Uuid>> {
    let Some(text) = text(name, field)? else {
        return Ok(None);
    };
    let id = Uuid::try_parse(text)
        .ok()
        .filter(|_| text.len() == UUID_LENGTH);
    id.map(Some)
        .ok_or_else(|| error(name, Code::NotAUuid).with("value", shown(text)))
}

/// A time with offset, as epoch milliseconds.
pub fn time(name: &str, field: &Loose<'_>) -> Read<Option<i64>> {
    let Some(text) = text(name, field)? else {
        return Ok(None);
    };
    match DateTime::parse_from_rfc3339(text) {
        Ok(time) => Ok(Some(time.timestamp_millis())),
        Err(_) => Err(error(name, Code::NotATime).with("value", shown(text))),
    }
}

/// A word of a short list.
pub fn word<T: FromStr + Copy + Display>(
    name: &str,
    field: &Loose<'_>,
    all: &[T],
) -> Read<Option<T>> {
    let Some(text) = text(name, field)? else {
        return Ok(None);
    };
    text.parse().map(Some).map_err(|_| {
        let words: Vec<String> = all.iter().map(ToString::to_string).collect();
        error(name, Code::UnknownWord)
            .with("value", shown(text))
            .with("expected", words.join(", "))
    })
}

/// A list of keys, sorted, each once.
pub fn keys(name: &str, field: &Loose<'_>) -> Read<Vec<String>> {
    let items = match field {
        Loose::Absent | Loose::Null => return Ok(Vec::new()),
        Loose::List(items) => items,
        _ => return wrong_type(name, "array"),
    };
    if items.len() > MOST_ITEMS {
        return Err(error(name, Code::TooLong).with("max", MOST_ITEMS.to_string()));
    }
    let mut keys = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let place = || format!("{name}/{at}");
        let Loose::Text(key) = item else {
            return wrong_type(&place(), "string");
        };
        keys.push(key.clone().into_owned());
    }
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

/// A comment in NFC without surrounding blanks; an empty one is none.
pub fn comment(name: &str, field: &Loose<'_>) -> Read<Option<String>> {
    let Some(text) = text(name, field)? else {
        return Ok(None);
    };
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(None);
    }
    if control_character(trimmed).is_some() {
        return Err(error(name, Code::ControlCharacter));
    }
    let composed: String = match is_nfc_quick(trimmed.chars()) {
        IsNormalized::Yes => trimmed.to_owned(),
        _ => trimmed.nfc().collect(),
    };
    if composed.chars().nth(COMMENT_MAX).is_some() {
        return Err(error(name, Code::TooLong).with("max", COMMENT_MAX.to_string()));
    }
    Ok(Some(composed))
}
