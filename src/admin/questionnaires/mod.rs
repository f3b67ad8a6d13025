//! Questionnaires: a draft is written, looked at, published, and one day retired.
//!
//! A published version is never changed; editing it makes the draft of the next one. Kiosks and pages
//! for citizens get the newest published version.

mod draft;
mod in_use;
mod steps;

pub use draft::{AfterReason, Draft, Group};
pub use in_use::{UseAt, used_at};
pub use steps::{Discard, Publish, Retire};

use serde_json::Value;

use super::checks::seen;
use crate::{
    model::{
        catalogue::Catalogue,
        questionnaire::{DEFAULT_QUESTIONNAIRE as DEFAULT, Questionnaire, QuestionnaireContent},
    },
    store::{Cells, Entry},
};

/// A version as an object of the audit log.
struct VersionEntry<'a>(&'a str, i32, &'a QuestionnaireContent, String);

impl Entry for VersionEntry<'_> {
    fn identity(&self) -> String {
        format!("{}@{}", self.0, self.1)
    }

    fn cells(&self) -> Cells {
        let content = serde_json::to_value(self.2).unwrap_or_default();
        let field = |name: &str| content.get(name).map_or_else(String::new, Value::to_string);
        vec![
            ("scale", self.3.clone()),
            ("subject", self.2.subject.to_string()),
            ("title", field("title")),
            ("reasons", field("reasons")),
            ("comment", field("comment")),
            ("groups", field("groups")),
            ("reason_questions", field("reason_questions")),
        ]
    }
}

/// A scale by number, drafts included.
fn scale_key(catalogue: &Catalogue, id: i32) -> String {
    let all = catalogue.scales.iter().chain(&catalogue.draft_scales);
    let mut all = all.filter(|scale| scale.id == id);
    all.next()
        .map_or_else(String::new, |scale| scale.key.clone())
}

fn entry_of<'a>(catalogue: &Catalogue, version: &'a Questionnaire) -> VersionEntry<'a> {
    let scale = scale_key(catalogue, version.scale);
    VersionEntry(&version.key, version.version, &version.content, scale)
}

/// The draft of the questionnaire `key`, if one is being written.
pub fn draft_of<'c>(catalogue: &'c Catalogue, key: &str) -> Option<&'c Questionnaire> {
    catalogue.draft_questionnaires.iter().find(|q| q.key == key)
}

/// Every version of every questionnaire: by key, the newest first, drafts included.
pub fn versions(catalogue: &Catalogue) -> Vec<&Questionnaire> {
    let published = catalogue.questionnaires.iter();
    let mut all: Vec<&Questionnaire> = published.chain(&catalogue.draft_questionnaires).collect();
    all.sort_by_key(|q| (q.key.clone(), -q.version));
    all
}

/// The version named `key@version`, drafts included.
pub fn version<'c>(catalogue: &'c Catalogue, name: &str) -> Option<&'c Questionnaire> {
    let mut drafts = catalogue.draft_questionnaires.iter();
    catalogue
        .questionnaire(name)
        .or_else(|| drafts.find(|q| q.name() == name))
}

/// Names the state of a version, for [`Publish::seen`].
pub fn state(catalogue: &Catalogue, version: &Questionnaire) -> String {
    seen(&entry_of(catalogue, version))
}

/// The name of the version that a form about the questionnaire `key` writes: its draft, or the one to come.
pub fn written_as(catalogue: &Catalogue, key: &str) -> String {
    let draft = draft_of(catalogue, key).map(Questionnaire::name);
    draft.unwrap_or_else(|| format!("{key}@{}", next_version(catalogue, key)))
}

fn next_version(catalogue: &Catalogue, key: &str) -> i32 {
    let all = versions(catalogue).into_iter().filter(|q| q.key == key);
    all.map(|q| q.version).max().unwrap_or(0) + 1
}
