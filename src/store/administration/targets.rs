//! Targets and official values that keep their row while what tells them from others changes.

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::{
    entity::{official_value, target},
    model::period::DayRange,
    store::{
        error::StoreError,
        reference::{OfficialRow, TargetRow, official_model, target_model},
    },
};

/// Changes the target with this number.
pub async fn edit(tx: &impl ConnectionTrait, id: i32, row: &TargetRow) -> Result<(), StoreError> {
    let model = target_model(tx, row).await?;
    target::ActiveModel {
        id: Set(id),
        ..model
    }
    .update(tx)
    .await?;
    Ok(())
}

/// Removes a target that was never in force.
pub async fn delete(tx: &impl ConnectionTrait, id: i32) -> Result<(), StoreError> {
    target::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Changes the official value of a topic, a scope key and days.
pub async fn edit_official(
    tx: &impl ConnectionTrait,
    (topic, scope, range): (&str, &str, DayRange),
    row: &OfficialRow,
) -> Result<(), StoreError> {
    use official_value::Column;
    let scope_id = crate::store::reference::scope_number(tx, scope).await?;
    let known = official_value::Entity::find()
        .filter(Column::Topic.eq(topic))
        .filter(Column::ScopeId.eq(scope_id))
        .filter(Column::DayFrom.eq(range.from))
        .filter(Column::DayUntil.eq(range.until))
        .one(tx)
        .await?;
    let Some(known) = known else {
        return Err(StoreError::Data(format!(
            "unknown official value «{topic}»"
        )));
    };
    official_value::ActiveModel {
        id: Set(known.id),
        ..official_model(tx, row).await?
    }
    .update(tx)
    .await?;
    Ok(())
}
