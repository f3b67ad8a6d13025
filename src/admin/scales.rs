//! Scales: a draft is written, looked at, published, and one day retired; a published version is
//! never changed.

use super::{
    Edit as Change, FieldError, Form, Plan, View,
    checks::{Errors, seen},
    texts::{Texts, labels},
};
use crate::{
    model::{
        audit::{Action, ObjectKind},
        catalogue::Catalogue,
        questionnaire::Questionnaire,
        scale::{Scale, ScaleFault, ScaleLevel},
        version_status::VersionStatus,
    },
    store::{AdminChange, Cells, DraftScale, Entry},
};

/// One level, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Level {
    /// 1 (worst) to 5 (best).
    pub level: String,
    /// Its words.
    pub labels: Texts,
    /// Whether it counts as satisfied.
    pub satisfied: bool,
}

/// Writes the draft of the next version; replaces the draft that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Key of the scale, there already or new.
    pub family: String,
    /// The levels, best first.
    pub levels: Vec<Level>,
    /// The state of the draft that the form was filled in on; empty where there was none.
    pub seen: String,
}

/// Publishes a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publish {
    /// Key of the version.
    pub key: String,
    /// The state of the draft that was looked at.
    pub seen: String,
}

/// Retires a published version that no questionnaire in use needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retire {
    /// Key of the version.
    pub key: String,
}

/// Throws a draft away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discard {
    /// Key of the version.
    pub key: String,
}

impl Entry for Scale {
    fn identity(&self) -> String {
        self.key.clone()
    }

    fn cells(&self) -> Cells {
        let levels = serde_json::to_string(&self.levels).unwrap_or_default();
        vec![("levels", levels)]
    }
}

/// The draft of the scale `family`, if one is being written.
pub fn draft<'c>(catalogue: &'c Catalogue, family: &str) -> Option<&'c Scale> {
    let mut drafts = catalogue.draft_scales.iter();
    drafts.find(|scale| scale.family == family)
}

/// Every version of every scale: by family, the newest first, drafts included.
pub fn versions(catalogue: &Catalogue) -> Vec<&Scale> {
    let published = catalogue.scales.iter();
    let mut all: Vec<&Scale> = published.chain(&catalogue.draft_scales).collect();
    all.sort_by_key(|scale| (scale.family.clone(), -scale.version));
    all
}

/// The version with this key, drafts included.
pub fn version<'c>(catalogue: &'c Catalogue, key: &str) -> Option<&'c Scale> {
    versions(catalogue)
        .into_iter()
        .find(|scale| scale.key == key)
}

impl Draft {
    /// The form filled with the draft that is there, else with the newest version.
    pub fn of(catalogue: &Catalogue, family: &str) -> Option<Self> {
        let written = draft(catalogue, family);
        let mut all = versions(catalogue).into_iter();
        let from = written.or_else(|| all.find(|scale| scale.family == family))?;
        let level = |level: &ScaleLevel| Level {
            level: level.level.to_string(),
            labels: level.labels.0.clone(),
            satisfied: level.satisfied,
        };
        Some(Self {
            family: from.family.clone(),
            levels: from.levels.iter().map(level).collect(),
            seen: written.map_or_else(String::new, seen),
        })
    }

    /// The scale as it would be.
    pub fn preview(&self, view: &View<'_>) -> Result<Scale, Vec<FieldError>> {
        let mut errors = Errors::default();
        let family = errors.key("family", &self.family);
        let known = draft(view.catalogue, &family);
        let version = known.map_or_else(|| next_version(view.catalogue, &family), |d| d.version);
        let scale = Scale {
            id: known.map_or(0, |draft| draft.id),
            key: key_of(&family, version),
            levels: self.read_levels(&mut errors),
            family,
            version,
            status: VersionStatus::Draft,
        };
        if errors.is_empty()
            && let Some(fault) = scale.fault()
        {
            errors.add(FieldError::new("levels", code_of(fault)));
        }
        if known.is_none() && self::version(view.catalogue, &scale.key).is_some() {
            errors.add(FieldError::of("family", "admin-key-taken", &scale.key));
        }
        errors.finish(Some(scale))
    }

    fn read_levels(&self, errors: &mut Errors) -> Vec<ScaleLevel> {
        let mut levels = Vec::new();
        for (at, level) in self.levels.iter().enumerate() {
            let number = level.level.trim().parse().ok();
            let number = number.filter(|number| (1..=5).contains(number));
            if number.is_none() {
                let field = format!("levels.{at}.level");
                errors.add(FieldError::of(field, "import-level", &level.level));
            }
            levels.push(ScaleLevel {
                level: number.unwrap_or(0),
                labels: labels(errors, &format!("levels.{at}.labels"), &level.labels),
                satisfied: level.satisfied,
            });
        }
        levels
    }
}

/// The first version has the key of the family, later ones a number behind it.
fn key_of(family: &str, version: i32) -> String {
    if version == 1 {
        family.to_owned()
    } else {
        format!("{family}.{version}")
    }
}

fn code_of(fault: ScaleFault) -> &'static str {
    match fault {
        ScaleFault::Levels => "admin-scale-levels",
        ScaleFault::Order => "admin-scale-order",
        ScaleFault::Satisfied => "admin-scale-satisfied",
    }
}

fn next_version(catalogue: &Catalogue, family: &str) -> i32 {
    let all = versions(catalogue)
        .into_iter()
        .filter(|scale| scale.family == family);
    all.map(|scale| scale.version).max().unwrap_or(0) + 1
}

impl Form for Draft {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let scale = self.preview(view)?;
        let known = draft(view.catalogue, &scale.family);
        let mut errors = Errors::default();
        let edit = match known {
            None => {
                if !self.seen.is_empty() {
                    errors.add(FieldError::of("", "admin-stale", &scale.key));
                }
                Change::created(ObjectKind::Scale, &scale)
            }
            Some(draft) => {
                if self.seen.is_empty() {
                    errors.add(FieldError::of("family", "admin-draft-exists", &draft.key));
                }
                errors.fresh(&self.seen, draft);
                Change::changed(ObjectKind::Scale, draft, &scale)
            }
        };
        errors.finish(Some(()))?;
        let change = AdminChange::DraftScale(DraftScale {
            id: known.map(|draft| draft.id),
            key: scale.key.clone(),
            family: scale.family,
            version: scale.version,
            levels: scale.levels,
        });
        Ok(Plan::of(scale.key, edit, change))
    }
}

fn in_status<'c>(
    view: &View<'c>,
    key: &str,
    status: VersionStatus,
) -> Result<&'c Scale, Vec<FieldError>> {
    let Some(found) = version(view.catalogue, key) else {
        return Err(vec![FieldError::of("", "admin-no-version", key)]);
    };
    if found.status == status {
        return Ok(found);
    }
    let error = FieldError::of("", "admin-wrong-status", key);
    Err(vec![error.with("status", found.status)])
}

fn step(scale: &Scale, action: Action, to: VersionStatus) -> Change {
    let status = |status: VersionStatus| super::plan::object(vec![("status", status.to_string())]);
    Change::with(action, ObjectKind::Scale, &scale.key)
        .from(status(scale.status))
        .to(status(to))
}

impl Form for Publish {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let draft = in_status(view, &self.key, VersionStatus::Draft)?;
        let mut errors = Errors::default();
        errors.fresh(&self.seen, draft);
        errors.finish(Some(()))?;
        Ok(Plan::of(
            draft.key.clone(),
            step(draft, Action::Published, VersionStatus::Published),
            AdminChange::PublishScale(draft.id),
        ))
    }
}

/// A questionnaire among `versions` that needs the scale.
fn needed_by<'q>(versions: &'q [Questionnaire], scale: &Scale) -> Option<&'q Questionnaire> {
    let in_use = |q: &&Questionnaire| q.scale == scale.id && q.status != VersionStatus::Retired;
    versions.iter().find(in_use)
}

fn refuse_if_needed(versions: &[Questionnaire], scale: &Scale) -> Result<(), Vec<FieldError>> {
    match needed_by(versions, scale) {
        Some(by) => Err(vec![FieldError::of("", "admin-scale-needed", by.name())]),
        None => Ok(()),
    }
}

impl Form for Retire {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let scale = in_status(view, &self.key, VersionStatus::Published)?;
        refuse_if_needed(&view.catalogue.questionnaires, scale)?;
        Ok(Plan::of(
            scale.key.clone(),
            step(scale, Action::Retired, VersionStatus::Retired),
            AdminChange::RetireScale(scale.id),
        ))
    }
}

impl Form for Discard {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let draft = in_status(view, &self.key, VersionStatus::Draft)?;
        refuse_if_needed(&view.catalogue.draft_questionnaires, draft)?;
        let edit = Change::with(Action::Deleted, ObjectKind::Scale, &draft.key).from(draft.state());
        let change = AdminChange::DropScale(draft.id);
        Ok(Plan::of(draft.family.clone(), edit, change))
    }
}
