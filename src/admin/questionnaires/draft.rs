//! Writing the draft of a version.

use super::{draft_of, entry_of, next_version, scale_key, state, versions};
use crate::{
    admin::{
        Edit as Change, FieldError, Form, Item, Plan, Texts, View,
        checks::Errors,
        texts::{labels, once},
    },
    model::{
        answer::CHOICES_MAX,
        audit::ObjectKind,
        catalogue::Catalogue,
        labels::Labels,
        question_set::QuestionSet,
        questionnaire::{
            Choice, Question, QuestionGroup, Questionnaire, QuestionnaireContent, Reason,
            ReasonQuestion,
        },
        scale::Scale,
        subject::Subject,
        version_status::VersionStatus,
    },
    store::{AdminChange, DraftQuestionnaire},
};

/// Most questions on the scale: what a person fills in on a phone, and what a page of 30 kB holds.
const QUESTIONS_MAX: usize = 20;

/// A group of questions, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Its key and words.
    pub item: Item,
    /// Its questions.
    pub questions: Vec<Item>,
}

/// A question that follows a ticked reason, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AfterReason {
    /// Its key and words.
    pub item: Item,
    /// Key of the reason.
    pub reason: String,
    /// Its choices.
    pub choices: Vec<Item>,
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
    /// Questions that follow a ticked reason.
    pub reason_questions: Vec<AfterReason>,
    /// The state of the draft that the form was filled in on; empty where there was none.
    pub seen: String,
}

impl Draft {
    /// The form filled with the draft that is there, else with the newest version.
    pub fn of(catalogue: &Catalogue, key: &str) -> Option<Self> {
        Self::taking(catalogue, key, None)
    }

    /// The same with a ready-made set added, where one is to be taken over.
    pub fn taking(catalogue: &Catalogue, key: &str, set: Option<QuestionSet>) -> Option<Self> {
        let written = draft_of(catalogue, key);
        let newest = versions(catalogue).into_iter().find(|q| q.key == key);
        let from = written.or(newest)?;
        let seen = written.map_or_else(String::new, |draft| state(catalogue, draft));
        Some(Self {
            key: from.key.clone(),
            scale: scale_key(catalogue, from.scale),
            seen,
            ..Self::saying(&with_set(from.content.clone(), set))
        })
    }

    /// The form of a new questionnaire that begins as the short one, with a ready-made set added.
    pub fn begun_with(set: QuestionSet) -> Self {
        let short = QuestionnaireContent::default_procedure();
        Self {
            scale: Scale::five().key,
            ..Self::saying(&set.add_to(short))
        }
    }

    /// The form filled with `content` alone.
    pub fn saying(content: &QuestionnaireContent) -> Self {
        let group = |group: &QuestionGroup| Group {
            item: Item::of(&group.key, &group.labels),
            questions: group
                .questions
                .iter()
                .map(|q| Item::of(&q.key, &q.labels))
                .collect(),
        };
        let after = |asked: &ReasonQuestion| AfterReason {
            item: Item::of(&asked.key, &asked.labels),
            reason: asked.reason.clone(),
            choices: asked
                .choices
                .iter()
                .map(|choice| Item::of(&choice.key, &choice.labels))
                .collect(),
        };
        Self {
            subject: content.subject.to_string(),
            title: content.title.0.clone(),
            reasons: content
                .reasons
                .iter()
                .map(|r| Item::of(&r.key, &r.labels))
                .collect(),
            comment: content.comment,
            groups: content.groups.iter().map(group).collect(),
            reason_questions: content.reason_questions.iter().map(after).collect(),
            ..Self::default()
        }
    }

    /// The newest published version, if it says the very same.
    pub fn published<'c>(&self, view: &View<'c>) -> Option<&'c Questionnaire> {
        let new = self.preview(view).ok()?;
        let newest = view.catalogue.newest_questionnaire(&new.key)?;
        let same = newest.scale == new.scale && newest.content == new.content;
        same.then_some(newest)
    }

    /// What people would see if the draft were published as it is typed.
    pub fn preview(&self, view: &View<'_>) -> Result<Questionnaire, Vec<FieldError>> {
        let mut errors = Errors::default();
        let read = self.read(view, &mut errors);
        let (key, scale, content) = errors.finish(read)?;
        let known = draft_of(view.catalogue, &key);
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
        let items = items(errors, "reasons", &self.reasons);
        let reasons = items
            .into_iter()
            .map(|(key, labels)| Reason { key, labels });
        let content = QuestionnaireContent {
            title,
            subject: subject.unwrap_or(Subject::Other),
            reasons: reasons.collect(),
            comment: self.comment,
            groups: self.read_groups(errors),
            reason_questions: self.read_after_reasons(errors),
        };
        self.check_questions(errors);
        Some((key, scale?.id, content))
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
            let questions = items(errors, &format!("{field}.questions"), &group.questions);
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

    fn read_after_reasons(&self, errors: &mut Errors) -> Vec<ReasonQuestion> {
        let mut read = Vec::new();
        for (at, asked) in self.reason_questions.iter().enumerate() {
            let field = format!("reason_questions.{at}");
            let choices = items(errors, &format!("{field}.choices"), &asked.choices);
            if !(2..=CHOICES_MAX).contains(&choices.len()) {
                let error = FieldError::new(format!("{field}.choices"), "admin-choices");
                errors.add(error.with("max", CHOICES_MAX));
            }
            let reason = asked.reason.trim();
            if !self
                .reasons
                .iter()
                .any(|offered| offered.key.trim() == reason)
            {
                let error = FieldError::of(format!("{field}.reason"), "admin-no-reason", reason);
                errors.add(error);
            }
            read.push(ReasonQuestion {
                key: errors.key(&format!("{field}.key"), &asked.item.key),
                reason: reason.to_owned(),
                labels: labels(errors, &format!("{field}.labels"), &asked.item.labels),
                choices: choices
                    .into_iter()
                    .map(|(key, labels)| Choice { key, labels })
                    .collect(),
            });
        }
        read
    }

    /// A question's key stands once in the whole questionnaire, and a phone's page has an end.
    fn check_questions(&self, errors: &mut Errors) {
        let mut keys = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let own = group.questions.iter().zip(0..);
            keys.extend(own.map(|(item, place)| {
                (
                    format!("groups.{at}.questions.{place}.key"),
                    item.key.trim(),
                )
            }));
        }
        if keys.len() > QUESTIONS_MAX {
            let error = FieldError::new("groups", "admin-too-many-questions");
            errors.add(error.with("max", QUESTIONS_MAX));
        }
        let after = self.reason_questions.iter().zip(0..);
        keys.extend(
            after.map(|(asked, at)| (format!("reason_questions.{at}.key"), asked.item.key.trim())),
        );
        for (at, (field, key)) in keys.iter().enumerate() {
            if !key.is_empty() && keys[..at].iter().any(|(_, before)| before == key) {
                errors.add(FieldError::of(field.clone(), "admin-question-twice", *key));
            }
        }
    }
}

impl Form for Draft {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let catalogue = view.catalogue;
        let new = self.preview(view)?;
        let after = entry_of(catalogue, &new);
        let known = draft_of(catalogue, &new.key);
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

fn with_set(content: QuestionnaireContent, set: Option<QuestionSet>) -> QuestionnaireContent {
    match set {
        Some(set) => set.add_to(content),
        None => content,
    }
}

/// Reads keys with their words.
fn items(errors: &mut Errors, field: &str, items: &[Item]) -> Vec<(String, Labels)> {
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
