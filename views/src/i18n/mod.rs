//! The interface's words in every language, and the way numbers and dates look.
//!
//! Texts are Fluent files under `locales/`. The whole program speaks the languages
//! that have a folder there; a further language of the citizen's pages is one file,
//! `locales/<tag>.ftl`, and no line of Rust. Questionnaire texts are data and not
//! here, but for those of the built-in one (`asked-…`) in such a file.

mod format;
mod lang;
mod said;

use std::borrow::Cow;
use std::collections::HashMap;

pub use fluent_templates::fluent_bundle::FluentValue as Value;
use fluent_templates::static_loader;

pub use format::{date, date_time, decimal, int, percent};
pub use lang::{Guest, Lang};
pub use said::Said;

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "vi",
        // Isolating marks are for mixed writing directions, which no
        // language of ours has; in HTML and CSV they are invisible rubbish.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The text of `key` in `lang`; the key itself where no file has it (a test forbids that).
pub fn t(lang: Lang, key: &str) -> String {
    look_up(lang, key, None).unwrap_or_else(|| key.to_owned())
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
    look_up(lang, key, Some(&args)).unwrap_or_else(|| key.to_owned())
}

/// The text of `key` in `lang` and in no other, if its files have one.
pub fn own(lang: Lang, key: &str) -> Option<String> {
    let id = lang.chain().next()?;
    TEXTS.lookup_single_language::<String>(id, key, None).ok()
}

/// The text in the first language that has it: a guest's, English, Vietnamese.
fn look_up(
    lang: Lang,
    key: &str,
    args: Option<&HashMap<Cow<'static, str>, Value<'_>>>,
) -> Option<String> {
    let mut chain = lang.chain();
    chain.find_map(|id| TEXTS.lookup_single_language(id, key, args).ok())
}
