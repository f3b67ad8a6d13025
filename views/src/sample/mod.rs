//! A filled example of every page, for tests, the gallery and reading.
//!
//! The values are invented, but of the kind real life has: long names, double
//! diacritics, more than one domain, errors.

mod citizen;
mod desk;
mod frame;
mod kiosks;
mod manager;

use maud::{Markup, Render};

use crate::i18n::Lang;

/// One page of the gallery: a name good for a file, and its HTML.
pub struct Sample {
    /// Lower-case name with hyphens, unique in one language.
    pub name: String,
    /// The page struct that it was made from, such as `ListPage`.
    pub page: &'static str,
    /// The whole document.
    pub html: Markup,
}

impl Sample {
    /// A sample of that name from a page struct.
    pub fn new<Page: Render>(name: &str, page: &Page) -> Self {
        let path = std::any::type_name::<Page>();
        Self {
            name: name.to_owned(),
            page: path.rsplit("::").next().unwrap_or(path),
            html: page.render(),
        }
    }
}

/// Every page in `lang`; in a language of the citizen's pages alone, those.
pub fn all(lang: Lang) -> Vec<Sample> {
    let mut samples = citizen::all(lang);
    samples.extend(frame::errors(lang));
    if matches!(lang, Lang::Guest(_)) {
        return samples;
    }
    samples.extend(frame::all(lang));
    samples.extend(manager::all(lang));
    samples.extend(desk::all(lang));
    samples.extend(kiosks::all(lang));
    samples
}
