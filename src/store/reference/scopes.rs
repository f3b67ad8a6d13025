//! Scopes and their members.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
};

use super::{ScopeRow, agency_ids, number_of, scope_ids};
use crate::{
    entity::{scope, scope_member},
    store::error::StoreError,
};

/// Adds or renames scopes by key, and replaces the members of each.
pub async fn replace(tx: &impl ConnectionTrait, rows: &[ScopeRow]) -> Result<(), StoreError> {
    let ids = scope_ids(tx).await?;
    let agencies = agency_ids(tx).await?;
    let mut position = i32::try_from(ids.len()).unwrap_or(i32::MAX);
    for row in rows {
        let id = if let Some(id) = ids.get(&row.key).copied() {
            scope::ActiveModel {
                id: Set(id),
                name: Set(row.name.clone()),
                ..Default::default()
            }
            .update(tx)
            .await?;
            id
        } else {
            position += 1;
            let (key, name) = (Set(row.key.clone()), Set(row.name.clone()));
            let model = scope::ActiveModel {
                id: NotSet,
                key,
                name,
                position: Set(position),
            };
            scope::Entity::insert(model).exec(tx).await?.last_insert_id
        };
        scope_member::Entity::delete_many()
            .filter(scope_member::Column::ScopeId.eq(id))
            .exec(tx)
            .await?;
        for member in &row.members {
            let model = scope_member::ActiveModel {
                id: NotSet,
                scope_id: Set(id),
                agency_id: Set(number_of(&agencies, "agency", &member.agency)?),
                with_descendants: Set(member.with_descendants),
                valid_from: Set(member.valid.from),
                valid_until: Set(member.valid.until),
            };
            scope_member::Entity::insert(model)
                .exec_without_returning(tx)
                .await?;
        }
    }
    Ok(())
}
