//! Searching all reference data, with and without diacritics.

use crate::model::{audit::ObjectKind, catalogue::Catalogue, text::fold};

use super::{holidays, official_values, questionnaires, scales};

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What kind of thing it is.
    pub object: ObjectKind,
    /// Which one; of a target its number.
    pub key: String,
    /// Its name.
    pub label: String,
}

/// Finds what has every word of `wanted` in its key, name or code. A word typed with marks finds
/// what has the same marks, one without finds both. Names that begin as wanted come first.
pub fn search(catalogue: &Catalogue, wanted: &str) -> Vec<Hit> {
    let wanted = Wanted::new(wanted);
    if wanted.words.is_empty() {
        return Vec::new();
    }
    let mut ranked: Vec<(u8, Hit)> = everything(catalogue)
        .into_iter()
        .filter_map(|(hit, more)| Some((wanted.rank(&hit, &more)?, hit)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, hit)| hit).collect()
}

/// Whether `text` has every word of `wanted`, as [`search`] compares: for filtering a list.
pub fn matches(text: &str, wanted: &str) -> bool {
    Wanted::new(wanted).is_in(text)
}

/// What was typed, word by word: lower case with marks, and folded.
struct Wanted {
    words: Vec<(String, String)>,
}

impl Wanted {
    fn new(text: &str) -> Self {
        let lower = lower(text);
        let words = lower.split_whitespace();
        Self {
            words: words.map(|word| (word.to_owned(), fold(word))).collect(),
        }
    }

    fn is_in(&self, text: &str) -> bool {
        let (marked, plain) = (lower(text), fold(text));
        self.words.iter().all(|(word, folded)| {
            let is_plain = word == folded;
            if is_plain {
                plain.contains(folded.as_str())
            } else {
                marked.contains(word.as_str()) || same_marks(&marked, word)
            }
        })
    }

    /// 0 where the name begins as wanted, 1 where it has all words, 2 where they are elsewhere.
    fn rank(&self, hit: &Hit, more: &str) -> Option<u8> {
        let all = format!("{} {} {more}", hit.key, hit.label);
        if !self.is_in(&all) {
            return None;
        }
        let first = self.words.first().map_or("", |(_, folded)| folded.as_str());
        let begins = fold(&hit.label).starts_with(first) || hit.key.starts_with(first);
        Some(match (begins, self.is_in(&hit.label)) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        })
    }
}

/// NFC in lower case.
fn lower(text: &str) -> String {
    crate::model::text::nfc(text).to_lowercase()
}

/// «Hòa» and «Hoà» are the same word: the same letters with the same marks, the tone in another place.
fn same_marks(text: &str, word: &str) -> bool {
    let parts = |text: &str| {
        let mut marks: Vec<char> = text
            .chars()
            .flat_map(split)
            .filter(|c| is_mark(*c))
            .collect();
        marks.sort_unstable();
        (fold(text), marks)
    };
    let wanted = parts(word);
    text.split_whitespace().any(|other| parts(other) == wanted)
}

fn split(c: char) -> Vec<char> {
    crate::model::text::decomposed(c)
}

fn is_mark(c: char) -> bool {
    ('\u{0300}'..='\u{036F}').contains(&c)
}

/// Everything that can be found, with more words that lead to it.
fn everything(catalogue: &Catalogue) -> Vec<(Hit, String)> {
    let mut all = Vec::new();
    let mut add = |object, key: &str, label: &str, more: String| {
        let (key, label) = (key.to_owned(), label.to_owned());
        all.push((Hit { object, key, label }, more));
    };
    for a in &catalogue.agencies {
        let code = a.area_code.clone().unwrap_or_default();
        add(ObjectKind::Agency, &a.key, &a.name, code);
    }
    for scope in &catalogue.scopes {
        add(ObjectKind::Scope, &scope.key, &scope.name, String::new());
    }
    for d in &catalogue.domains {
        let more = format!("{} {}", d.name_en, d.group.clone().unwrap_or_default());
        add(ObjectKind::Domain, &d.key, &d.name_vi, more);
    }
    for point in &catalogue.service_points {
        let agency = catalogue.agency_by_id(point.agency);
        let more = agency.map_or_else(String::new, |agency| agency.name.clone());
        add(ObjectKind::ServicePoint, &point.key, &point.name, more);
    }
    for t in &catalogue.targets {
        let more = format!("{} {}", t.issuer, t.source);
        add(ObjectKind::Target, &t.id.to_string(), &t.topic, more);
    }
    for value in &catalogue.official {
        let identity = official_values::identity(catalogue, value);
        add(
            ObjectKind::OfficialValue,
            &identity,
            &identity,
            value.source.clone(),
        );
    }
    for q in questionnaires::versions(catalogue) {
        add(
            ObjectKind::Questionnaire,
            &q.name(),
            q.content.title.get("vi"),
            String::new(),
        );
    }
    for scale in scales::versions(catalogue) {
        let words: Vec<&str> = scale
            .levels
            .iter()
            .map(|level| level.labels.get("vi"))
            .collect();
        add(
            ObjectKind::Scale,
            &scale.key,
            &words.join(" · "),
            String::new(),
        );
    }
    for holiday in &catalogue.holidays {
        add(
            ObjectKind::Holiday,
            &holidays::key(catalogue, holiday),
            &holiday.name,
            String::new(),
        );
    }
    all
}
