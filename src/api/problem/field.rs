//! One error in a request, with the place where it is.

use super::Code;
use crate::i18n::{Lang, Value, t_args};

/// Longest piece of the caller's own text that an error repeats, characters.
const SHOWN: usize = 64;

/// What is wrong with one part of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Where: a JSON pointer (RFC 6901); for query parameters a slash and the name.
    pub pointer: String,
    /// What.
    pub code: Code,
    /// What the sentence names.
    pub args: Vec<(&'static str, String)>,
}

impl FieldError {
    /// An error at a place.
    pub fn new(pointer: impl Into<String>, code: Code) -> Self {
        Self {
            pointer: pointer.into(),
            code,
            args: Vec::new(),
        }
    }

    /// Adds what the sentence names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The sentence for people.
    pub fn detail(&self, lang: Lang) -> String {
        let args: Vec<(&'static str, Value<'_>)> = self
            .args
            .iter()
            .map(|(name, value)| (*name, Value::from(value.as_str())))
            .collect();
        t_args(lang, self.code.text_key(), &args)
    }
}

/// The caller's own text, cut and without control characters, so that an error stays a sentence.
pub fn shown(text: &str) -> String {
    let mut short: String = text
        .chars()
        .filter(|c| !c.is_control())
        .take(SHOWN)
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

/// A name as one step of a JSON pointer.
pub fn pointer_token(name: &str) -> String {
    shown(name).replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_and_a_pointer_escaped() {
        assert_eq!(shown(&"đ".repeat(100)).chars().count(), 65);
        assert_eq!(shown("a\u{7}b"), "ab");
        assert_eq!(pointer_token("a/b~c"), "a~1b~0c");
    }

    #[test]
    fn every_code_has_a_sentence_in_every_language() {
        for code in Code::ALL {
            assert_eq!(Code::of_word(code.word()), Some(*code));
            for lang in Lang::ALL {
                let names = [
                    "value", "name", "min", "max", "expected", "line", "column", "reason", "day",
                ];
                let error = names
                    .iter()
                    .fold(FieldError::new("", *code), |error, name| {
                        error.with(name, "7")
                    });
                let detail = error.detail(lang);
                assert_ne!(detail, code.text_key(), "{code:?} in {}", lang.tag());
                assert!(!detail.contains(['{', '$']), "{detail}");
            }
        }
    }
}
