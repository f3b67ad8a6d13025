//! Domains.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
    sea_query::Expr,
};

use super::{DomainRow, domain_ids};
use crate::{entity::domain, store::error::StoreError};

/// Adds or changes domains by key.
pub async fn upsert(tx: &impl ConnectionTrait, rows: &[DomainRow]) -> Result<(), StoreError> {
    let ids = domain_ids(tx).await?;
    let mut position = i32::try_from(ids.len()).unwrap_or(i32::MAX);
    for row in rows {
        let model = domain::ActiveModel {
            id: NotSet,
            key: Set(row.key.clone()),
            position: NotSet,
            name_vi: Set(row.name_vi.clone()),
            name_en: Set(row.name_en.clone()),
            group_key: Set(row.group.clone()),
            source: Set(row.source.clone()),
        };
        if let Some(id) = ids.get(&row.key) {
            domain::ActiveModel {
                id: Set(*id),
                ..model
            }
            .update(tx)
            .await?;
        } else {
            position += 1;
            let model = domain::ActiveModel {
                position: Set(position),
                ..model
            };
            domain::Entity::insert(model)
                .exec_without_returning(tx)
                .await?;
        }
    }
    Ok(())
}

/// Numbers domains in this order, from 1.
pub async fn order(tx: &impl ConnectionTrait, keys: &[String]) -> Result<(), StoreError> {
    for (position, key) in (1..).zip(keys) {
        domain::Entity::update_many()
            .col_expr(domain::Column::Position, Expr::value::<i32>(position))
            .filter(domain::Column::Key.eq(key))
            .exec(tx)
            .await?;
    }
    Ok(())
}
