//! Questionnaires: a draft is written, looked at, published, and one day retired.
//!
//! A published version is never changed; editing it makes the draft of the next one. Kiosks and pages
//! for citizens get the newest published version.

use serde_json::Value;

use super::{
    Edit as Change, FieldError, Form, Plan, View,
    checks::{Errors, seen},
    texts::{Item, Texts, labels, once},
};
use crate::{
    model::{
        audit::{Action, ObjectKind},
        catalogue::Catalogue,
        questionnaire::{Question, QuestionGroup, Questionnaire, QuestionnaireContent, Reason},
        scale::Scale,
        subject::Subject,
        version_status::VersionStatus,
    },
    store::{AdminChange, Cells, DraftQuestionnaire, Entry},
};

/// The questionnaire that kiosks and links hand out; one version of it must always be there.
pub const DEFAULT: &str = "default";

/// A group of questions, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Its key and words.
    pub item: Item,
    /// Its questions.
    pub questions: Vec<Item>,
}

/// Writes the draft of the next version; replaces the draft that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Key of the questionnaire, there already or new.
    pub key: String,
    /// Key of its scale.
    pub scale: String,
    /// What the ratings are about, as a word.
    pub subject: String,
    /// The one question every rating answers.
    pub title: Texts,
    /// The reasons offered.
    pub reasons: Vec<Item>,
    /// Whether a comment may be written.
    pub comment: bool,
    /// Optional groups of questions.
    pub groups: Vec<Group>,
    /// The state of the draft that the form was filled in on; empty where there was none.
    pub seen: String,
}

/// Publishes a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publish {
    /// The version, as `key@version`.
    pub name: String,
    /// The state of the draft that was looked at.
    pub seen: String,
}

/// Retires a published version: it is no longer handed out, what it collected stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retire {
    /// The version, as `key@version`.
    pub name: String,
}

/// Throws a draft away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discard {
    /// The version, as `key@version`.
    pub name: String,
}

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
pub fn draft<'c>(catalogue: &'c Catalogue, key: &str) -> Option<&'c Questionnaire> {
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

impl Draft {
    /// The form filled with the draft that is there, else with the newest version.
    pub fn of(catalogue: &Catalogue, key: &str) -> Option<Self> {
        let written = draft(catalogue, key);
        let newest = versions(catalogue).into_iter().find(|q| q.key == key);
        let from = written.or(newest)?;
        let content = &from.content;
        let group = |group: &QuestionGroup| Group {
            item: Item::of(&group.key, &group.labels),
            questions: group
                .questions
                .iter()
                .map(|q| Item::of(&q.key, &q.labels))
                .collect(),
        };
        Some(Self {
            key: from.key.clone(),
            scale: scale_key(catalogue, from.scale),
            subject: content.subject.to_string(),
            title: content.title.0.clone(),
            reasons: content
                .reasons
                .iter()
                .map(|r| Item::of(&r.key, &r.labels))
                .collect(),
            comment: content.comment,
            groups: content.groups.iter().map(group).collect(),
            seen: written.map_or_else(String::new, |draft| state(catalogue, draft)),
        })
    }

    /// What people would see if the draft were published as it is typed.
    pub fn preview(&self, view: &View<'_>) -> Result<Questionnaire, Vec<FieldError>> {
        let mut errors = Errors::default();
        let read = self.read(view, &mut errors);
        let (key, scale, content) = errors.finish(read)?;
        let known = draft(view.catalogue, &key);
        Ok(Questionnaire {
            id: known.map_or(0, |draft| draft.id),
            version: known.map_or_else(|| next_version(view.catalogue, &key), |d| d.version),
            key,
            scale,
            content,
            status: VersionStatus::Draft,
        })
    }

    fn read(
        &self,
        view: &View<'_>,
        errors: &mut Errors,
    ) -> Option<(String, i32, QuestionnaireContent)> {
        let key = errors.key("key", &self.key);
        let all = view
            .catalogue
            .scales
            .iter()
            .chain(&view.catalogue.draft_scales);
        let usable = |scale: &&Scale| {
            scale.key == self.scale.trim() && scale.status != VersionStatus::Retired
        };
        let scale = all.into_iter().find(usable);
        if scale.is_none() {
            errors.add(FieldError::of("scale", "admin-unknown-scale", &self.scale));
        }
        let subject = self.subject.parse::<Subject>().ok();
        if subject.is_none() {
            let words: Vec<&str> = Subject::ALL.iter().map(|subject| subject.key()).collect();
            let error = FieldError::of("subject", "import-word", &self.subject);
            errors.add(error.with("expected", words.join(", ")));
        }
        let title = labels(errors, "title", &self.title);
        let items = self.items(errors, "reasons", &self.reasons);
        let reasons = items
            .into_iter()
            .map(|(key, labels)| Reason { key, labels });
        let content = QuestionnaireContent {
            title,
            subject: subject.unwrap_or(Subject::Other),
            reasons: reasons.collect(),
            comment: self.comment,
            groups: self.read_groups(errors),
        };
        Some((key, scale?.id, content))
    }

    fn items(
        &self,
        errors: &mut Errors,
        field: &str,
        items: &[Item],
    ) -> Vec<(String, crate::model::labels::Labels)> {
        once(errors, field, items.iter().map(|item| item.key.trim()));
        let items = items.iter().enumerate();
        let read = items.map(|(at, item)| {
            let key = errors.key(&format!("{field}.{at}.key"), &item.key);
            (
                key,
                labels(errors, &format!("{field}.{at}.labels"), &item.labels),
            )
        });
        read.collect()
    }

    fn read_groups(&self, errors: &mut Errors) -> Vec<QuestionGroup> {
        once(
            errors,
            "groups",
            self.groups.iter().map(|group| group.item.key.trim()),
        );
        let mut groups = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let field = format!("groups.{at}");
            let questions = self.items(errors, &format!("{field}.questions"), &group.questions);
            groups.push(QuestionGroup {
                key: errors.key(&format!("{field}.key"), &group.item.key),
                labels: labels(errors, &format!("{field}.labels"), &group.item.labels),
                questions: questions
                    .into_iter()
                    .map(|(key, labels)| Question { key, labels })
                    .collect(),
            });
        }
        groups
    }
}

fn next_version(catalogue: &Catalogue, key: &str) -> i32 {
    let all = versions(catalogue).into_iter().filter(|q| q.key == key);
    all.map(|q| q.version).max().unwrap_or(0) + 1
}

impl Form for Draft {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let catalogue = view.catalogue;
        let new = self.preview(view)?;
        let after = entry_of(catalogue, &new);
        let known = draft(catalogue, &new.key);
        let mut errors = Errors::default();
        let edit = match known {
            None if !self.seen.is_empty() => {
                errors.add(FieldError::of("", "admin-stale", new.name()));
                Change::created(ObjectKind::Questionnaire, &after)
            }
            None => Change::created(ObjectKind::Questionnaire, &after),
            Some(draft) => {
                let before = entry_of(catalogue, draft);
                if self.seen.is_empty() {
                    errors.add(FieldError::of("key", "admin-draft-exists", draft.name()));
                }
                errors.fresh(&self.seen, &before);
                Change::changed(ObjectKind::Questionnaire, &before, &after)
            }
        };
        errors.finish(Some(()))?;
        let change = AdminChange::DraftQuestionnaire(DraftQuestionnaire {
            id: known.map(|draft| draft.id),
            key: new.key.clone(),
            version: new.version,
            scale: new.scale,
            content: new.content.clone(),
        });
        Ok(Plan::of(new.name(), edit, change))
    }
}

/// A version in the status that a step begins with.
fn in_status<'c>(
    view: &View<'c>,
    name: &str,
    status: VersionStatus,
) -> Result<&'c Questionnaire, Vec<FieldError>> {
    let Some(found) = version(view.catalogue, name) else {
        return Err(vec![FieldError::of("", "admin-no-version", name)]);
    };
    if found.status == status {
        return Ok(found);
    }
    let error = FieldError::of("", "admin-wrong-status", name);
    Err(vec![error.with("status", found.status)])
}

fn step(version: &Questionnaire, action: Action, to: VersionStatus) -> Change {
    let status = |status: VersionStatus| super::plan::object(vec![("status", status.to_string())]);
    Change::with(action, ObjectKind::Questionnaire, version.name())
        .from(status(version.status))
        .to(status(to))
}

impl Form for Publish {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let draft = in_status(view, &self.name, VersionStatus::Draft)?;
        let mut errors = Errors::default();
        errors.fresh(&self.seen, &entry_of(view.catalogue, draft));
        let scale = view.catalogue.scale(draft.scale);
        if scale.is_none_or(|scale| scale.status != VersionStatus::Published) {
            let key = scale_key(view.catalogue, draft.scale);
            errors.add(FieldError::of("", "admin-scale-unpublished", key));
        }
        errors.finish(Some(()))?;
        Ok(Plan::of(
            draft.name(),
            step(draft, Action::Published, VersionStatus::Published),
            AdminChange::PublishQuestionnaire(draft.id),
        ))
    }
}

impl Form for Retire {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let version = in_status(view, &self.name, VersionStatus::Published)?;
        let others = view.catalogue.questionnaires.iter();
        let mut others = others.filter(|q| q.key == version.key && q.id != version.id);
        let is_last = !others.any(|q| q.status == VersionStatus::Published);
        if version.key == DEFAULT && is_last {
            return Err(vec![FieldError::of(
                "",
                "admin-last-version",
                version.name(),
            )]);
        }
        Ok(Plan::of(
            version.name(),
            step(version, Action::Retired, VersionStatus::Retired),
            AdminChange::RetireQuestionnaire(version.id),
        ))
    }
}

impl Form for Discard {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let draft = in_status(view, &self.name, VersionStatus::Draft)?;
        let before = entry_of(view.catalogue, draft);
        let edit = Change::with(Action::Deleted, ObjectKind::Questionnaire, draft.name())
            .from(super::plan::object(before.cells()));
        let change = AdminChange::DropQuestionnaire(draft.id);
        Ok(Plan::of(draft.key.clone(), edit, change))
    }
}
