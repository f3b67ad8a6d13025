//! Targets and official values.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
    sea_query::OnConflict,
};

use super::{OfficialRow, TargetRow, domain_ids, number_of, numbers_of, scope_ids};
use crate::{
    entity::{official_value, target},
    model::{subject::Subject, target::Selection},
    store::error::StoreError,
};

/// Adds or changes targets; scope, topic, issuer and first year tell which one it is.
pub async fn upsert(tx: &impl ConnectionTrait, rows: &[TargetRow]) -> Result<(), StoreError> {
    let (scopes, domains) = (scope_ids(tx).await?, domain_ids(tx).await?);
    let mut position =
        i32::try_from(target::Entity::find().all(tx).await?.len()).unwrap_or(i32::MAX);
    for row in rows {
        let scope_id = number_of(&scopes, "scope", &row.scope)?;
        let model = active(row, scope_id, listed(row, &domains)?);
        let same = target::Entity::find()
            .filter(target::Column::ScopeId.eq(scope_id))
            .filter(target::Column::Topic.eq(&row.topic))
            .filter(target::Column::Issuer.eq(&row.issuer))
            .filter(target::Column::YearFrom.eq(row.year_from));
        if let Some(known) = same.one(tx).await? {
            target::ActiveModel {
                id: Set(known.id),
                ..model
            }
            .update(tx)
            .await?;
        } else {
            position += 1;
            let model = target::ActiveModel {
                position: Set(position),
                ..model
            };
            target::Entity::insert(model)
                .exec_without_returning(tx)
                .await?;
        }
    }
    Ok(())
}

/// The columns of a target but its number and position.
pub async fn target_model(
    tx: &impl ConnectionTrait,
    row: &TargetRow,
) -> Result<target::ActiveModel, StoreError> {
    let (scopes, domains) = (scope_ids(tx).await?, domain_ids(tx).await?);
    let scope_id = number_of(&scopes, "scope", &row.scope)?;
    Ok(active(row, scope_id, listed(row, &domains)?))
}

fn listed(row: &TargetRow, domains: &HashMap<String, i32>) -> Result<String, StoreError> {
    match &row.domains {
        Selection::All => Ok("*".to_owned()),
        Selection::Only(keys) => numbers_of(domains, "domain", keys),
    }
}

fn active(row: &TargetRow, scope_id: i32, domains: String) -> target::ActiveModel {
    target::ActiveModel {
        id: NotSet,
        position: NotSet,
        topic: Set(row.topic.clone()),
        scope_id: Set(scope_id),
        subject: Set(row.subject.map(Subject::code)),
        domains: Set(domains),
        agency_kinds: Set(match &row.agency_kinds {
            Selection::All => "*".to_owned(),
            Selection::Only(keys) => keys.join(";"),
        }),
        measured_by: Set(row.measured_by.code()),
        year_from: Set(row.year_from),
        year_until: Set(row.year_until),
        comparison: Set(row.comparison.code()),
        threshold_micro: Set(row.threshold.micro()),
        status: Set(row.status.code()),
        issuer: Set(row.issuer.clone()),
        source: Set(row.source.clone()),
    }
}

/// The columns of an official value but its number.
pub async fn official_model(
    tx: &impl ConnectionTrait,
    row: &OfficialRow,
) -> Result<official_value::ActiveModel, StoreError> {
    let scope_id = number_of(&scope_ids(tx).await?, "scope", &row.scope)?;
    Ok(official(row, scope_id))
}

fn official(row: &OfficialRow, scope_id: i32) -> official_value::ActiveModel {
    official_value::ActiveModel {
        id: NotSet,
        topic: Set(row.topic.clone()),
        scope_id: Set(scope_id),
        day_from: Set(row.range.from),
        day_until: Set(row.range.until),
        value_micro: Set(row.value.micro()),
        source: Set(row.source.clone()),
        published_on: Set(row.date),
    }
}

/// Adds or changes official values by topic, scope and period.
pub async fn upsert_official(
    tx: &impl ConnectionTrait,
    rows: &[OfficialRow],
) -> Result<(), StoreError> {
    use official_value::Column;
    let scopes = scope_ids(tx).await?;
    for row in rows {
        let model = official(row, number_of(&scopes, "scope", &row.scope)?);
        let newest = OnConflict::columns([
            Column::Topic,
            Column::ScopeId,
            Column::DayFrom,
            Column::DayUntil,
        ])
        .update_columns([Column::ValueMicro, Column::Source, Column::PublishedOn])
        .to_owned();
        official_value::Entity::insert(model)
            .on_conflict(newest)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
