//! Questionnaires and scales: drafts are written, then published, then retired.
//!
//! Triggers of the database refuse every change of what is published; the conditions here make
//! such an attempt an error with a name before that.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
    sea_query::OnConflict,
};

use crate::{
    entity::{questionnaire, questionnaire_use, scale},
    model::{
        questionnaire::QuestionnaireContent, scale::ScaleLevel, version_status::VersionStatus,
    },
    store::{connect::statement, error::StoreError, seed::json},
};

/// Table of questionnaires.
pub const QUESTIONNAIRE: &str = "questionnaire";
/// Table of scales.
pub const SCALE: &str = "scale";

/// A questionnaire version that is not published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftQuestionnaire {
    /// Its number, once it has been saved.
    pub id: Option<i32>,
    /// Key of the questionnaire.
    pub key: String,
    /// Version, from 1.
    pub version: i32,
    /// Number of its scale.
    pub scale: i32,
    /// Texts and choices.
    pub content: QuestionnaireContent,
}

/// A scale version that is not published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftScale {
    /// Its number, once it has been saved.
    pub id: Option<i32>,
    /// Key of this version.
    pub key: String,
    /// Key of the first version.
    pub family: String,
    /// Version, from 1.
    pub version: i32,
    /// The levels, best first.
    pub levels: Vec<ScaleLevel>,
}

/// Adds a draft, or changes it while it is one.
pub async fn save_questionnaire(
    tx: &impl ConnectionTrait,
    draft: &DraftQuestionnaire,
) -> Result<(), StoreError> {
    let model = questionnaire::ActiveModel {
        id: draft.id.map_or(NotSet, Set),
        key: Set(draft.key.clone()),
        version: Set(draft.version),
        scale_id: Set(draft.scale),
        content: Set(json(&draft.content)?),
        status: Set(VersionStatus::Draft.code()),
        published_at: Set(None),
        retired_at: Set(None),
    };
    match draft.id {
        None => model.insert(tx).await?,
        Some(id) => {
            let found = questionnaire::Entity::find_by_id(id)
                .filter(questionnaire::Column::Status.eq(VersionStatus::Draft.code()));
            one(found.one(tx).await?, QUESTIONNAIRE)?;
            model.update(tx).await?
        }
    };
    Ok(())
}

/// Adds a draft, or changes it while it is one.
pub async fn save_scale(tx: &impl ConnectionTrait, draft: &DraftScale) -> Result<(), StoreError> {
    let model = scale::ActiveModel {
        id: draft.id.map_or(NotSet, Set),
        key: Set(draft.key.clone()),
        levels: Set(json(&draft.levels)?),
        family: Set(draft.family.clone()),
        version: Set(draft.version),
        status: Set(VersionStatus::Draft.code()),
        published_at: Set(None),
        retired_at: Set(None),
    };
    match draft.id {
        None => model.insert(tx).await?,
        Some(id) => {
            let found = scale::Entity::find_by_id(id)
                .filter(scale::Column::Status.eq(VersionStatus::Draft.code()));
            one(found.one(tx).await?, SCALE)?;
            model.update(tx).await?
        }
    };
    Ok(())
}

fn one<T>(found: Option<T>, table: &str) -> Result<T, StoreError> {
    found.ok_or_else(|| StoreError::Data(format!("no {table} version in the expected status")))
}

/// Makes a draft binding.
pub async fn publish(
    tx: &impl ConnectionTrait,
    table: &str,
    id: i32,
    at: i64,
) -> Result<(), StoreError> {
    let (from, to) = (VersionStatus::Draft.code(), VersionStatus::Published.code());
    let sql = format!(
        "UPDATE {table} SET status = {to}, published_at = $1 WHERE id = $2 AND status = {from}"
    );
    let done = tx
        .execute_raw(statement(tx, sql, [at.into(), id.into()]))
        .await?;
    one((done.rows_affected() == 1).then_some(()), table)
}

/// Takes a published version out of use.
pub async fn retire(
    tx: &impl ConnectionTrait,
    table: &str,
    id: i32,
    at: i64,
) -> Result<(), StoreError> {
    let (from, to) = (
        VersionStatus::Published.code(),
        VersionStatus::Retired.code(),
    );
    let sql = format!(
        "UPDATE {table} SET status = {to}, retired_at = $1 WHERE id = $2 AND status = {from}"
    );
    let done = tx
        .execute_raw(statement(tx, sql, [at.into(), id.into()]))
        .await?;
    one((done.rows_affected() == 1).then_some(()), table)
}

/// Removes a draft.
pub async fn drop_draft(tx: &impl ConnectionTrait, table: &str, id: i32) -> Result<(), StoreError> {
    let sql = format!(
        "DELETE FROM {table} WHERE id = $1 AND status = {}",
        VersionStatus::Draft.code()
    );
    let done = tx.execute_raw(statement(tx, sql, [id.into()])).await?;
    one((done.rows_affected() == 1).then_some(()), table)
}

/// Sets what citizens of an agency are asked.
pub async fn use_at(tx: &impl ConnectionTrait, agency: i32, key: &str) -> Result<(), StoreError> {
    use questionnaire_use::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        agency_id: Set(agency),
        questionnaire: Set(key.to_owned()),
    };
    let replace = OnConflict::column(Column::AgencyId)
        .update_column(Column::Questionnaire)
        .to_owned();
    Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
