//! Publishing, retiring, throwing away.

use super::{DEFAULT, entry_of, scale_key, version};
use crate::{
    admin::{Edit as Change, FieldError, Form, Plan, View, checks::Errors, plan::object},
    model::{
        audit::{Action, ObjectKind},
        questionnaire::Questionnaire,
        version_status::VersionStatus,
    },
    store::{AdminChange, Entry},
};

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
    let status = |status: VersionStatus| object(vec![("status", status.to_string())]);
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
            .from(before.state());
        let change = AdminChange::DropQuestionnaire(draft.id);
        Ok(Plan::of(draft.key.clone(), edit, change))
    }
}
