//! Agencies and who followed whom.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
};

use super::{AgencyRow, agency_ids, number_of};
use crate::{
    entity::{agency, agency_successor},
    store::error::StoreError,
};

/// Adds or changes agencies by key. Parents and successors are set once all are there,
/// so that a file may name them in any order.
pub async fn upsert(tx: &impl ConnectionTrait, rows: &[AgencyRow]) -> Result<(), StoreError> {
    let mut ids = agency_ids(tx).await?;
    let mut position = i32::try_from(ids.len()).unwrap_or(i32::MAX);
    for row in rows {
        let known = ids.get(&row.key).copied();
        let model = active(row, known);
        if known.is_some() {
            model.update(tx).await?;
            continue;
        }
        position += 1;
        let model = agency::ActiveModel {
            position: Set(position),
            ..model
        };
        ids.insert(
            row.key.clone(),
            agency::Entity::insert(model).exec(tx).await?.last_insert_id,
        );
    }
    for row in rows {
        link(tx, row, &ids).await?;
    }
    Ok(())
}

fn active(row: &AgencyRow, id: Option<i32>) -> agency::ActiveModel {
    agency::ActiveModel {
        id: id.map_or(NotSet, Set),
        key: Set(row.key.clone()),
        position: NotSet,
        area_code: Set(row.area_code.clone()),
        name: Set(row.name.clone()),
        kind: Set(row.kind.clone()),
        parent_id: NotSet,
        source: Set(row.source.clone()),
        valid_from: Set(row.valid.from),
        valid_until: Set(row.valid.until),
    }
}

async fn link(
    tx: &impl ConnectionTrait,
    row: &AgencyRow,
    ids: &std::collections::HashMap<String, i32>,
) -> Result<(), StoreError> {
    let id = number_of(ids, "agency", &row.key)?;
    let parent = row
        .parent
        .as_ref()
        .map(|key| number_of(ids, "agency", key))
        .transpose()?;
    agency::ActiveModel {
        id: Set(id),
        parent_id: Set(parent),
        ..Default::default()
    }
    .update(tx)
    .await?;
    agency_successor::Entity::delete_many()
        .filter(agency_successor::Column::AgencyId.eq(id))
        .exec(tx)
        .await?;
    for key in &row.successors {
        let successor = number_of(ids, "agency", key)?;
        let pair = agency_successor::ActiveModel {
            agency_id: Set(id),
            successor_id: Set(successor),
        };
        agency_successor::Entity::insert(pair)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
