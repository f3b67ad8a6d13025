//! The interface's words in every language, and the way numbers and dates look.
//!
//! Texts are Fluent files under `locales/<language>/`; a new language is one
//! new folder and one new [`Lang`]. Questionnaire texts are data and never here.

mod format;
mod lang;

use std::borrow::Cow;
use std::collections::HashMap;

pub use fluent_templates::fluent_bundle::FluentValue as Value;
use fluent_templates::{Loader, static_loader};

pub use format::{date, date_time, decimal, int, percent};
pub use lang::Lang;

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "vi",
        // Isolating marks are for mixed writing directions, which neither
        // language has; in HTML and CSV they are invisible rubbish.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The text of `key` in `lang`; the key itself where no file has it (a test forbids that).
pub fn t(lang: Lang, key: &str) -> String {
    TEXTS
        .try_lookup(&lang.identifier(), key)
        .unwrap_or_else(|| key.to_owned())
}

/// The text of `key` in `lang` with its variables filled in.
///
/// Numbers that are shown go in as text made by [`int`] or [`percent`]; a
/// number goes in as a number only where the text chooses a plural by it.
pub fn t_args(lang: Lang, key: &str, args: &[(&'static str, Value<'_>)]) -> String {
    let args: HashMap<Cow<'static, str>, Value<'_>> = args
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
        .collect();
    TEXTS
        .try_lookup_with_args(&lang.identifier(), key, &args)
        .unwrap_or_else(|| key.to_owned())
}
