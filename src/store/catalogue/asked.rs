//! What people are asked, and when service points are open.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::{all, known};
use crate::{
    entity::{
        holiday, opening_hours, questionnaire, questionnaire_use, scale, service_point_holiday,
    },
    model::{
        opening::{Holiday, OpenHours},
        questionnaire::Questionnaire,
        scale::Scale,
        version_status::VersionStatus,
    },
    store::error::StoreError,
};

pub(super) async fn hours(
    tx: &impl ConnectionTrait,
) -> Result<HashMap<i32, Vec<OpenHours>>, StoreError> {
    let rows = opening_hours::Entity::find()
        .order_by_asc(opening_hours::Column::Weekday)
        .order_by_asc(opening_hours::Column::FromMinute);
    let mut hours: HashMap<i32, Vec<OpenHours>> = HashMap::new();
    for row in rows.all(tx).await? {
        let open = OpenHours {
            weekday: known(row.weekday.try_into().ok(), "service point")?,
            from: known(row.from_minute.try_into().ok(), "service point")?,
            until: known(row.until_minute.try_into().ok(), "service point")?,
        };
        hours.entry(row.service_point_id).or_default().push(open);
    }
    Ok(hours)
}

pub(super) async fn holidays(tx: &impl ConnectionTrait) -> Result<Vec<Holiday>, StoreError> {
    use service_point_holiday as of_point;
    let everywhere = all::<holiday::Entity>(tx, holiday::Column::Day).await?;
    let everywhere = everywhere.into_iter().map(|row| Holiday {
        day: row.day,
        service_point: None,
        name: row.name,
    });
    let of_points = of_point::Entity::find().order_by_asc(of_point::Column::ServicePointId);
    let of_points = of_points.all(tx).await?.into_iter().map(|row| Holiday {
        day: row.day,
        service_point: Some(row.service_point_id),
        name: row.name,
    });
    let mut holidays: Vec<Holiday> = everywhere.chain(of_points).collect();
    holidays.sort_by_key(|holiday| holiday.day);
    Ok(holidays)
}

/// Drafts, and what was published.
pub(super) fn drafts_apart<T>(
    versions: Vec<T>,
    status: impl Fn(&T) -> VersionStatus,
) -> (Vec<T>, Vec<T>) {
    let is_draft = |version: &T| status(version) == VersionStatus::Draft;
    versions.into_iter().partition(is_draft)
}

/// Reads what was stored as JSON.
fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Data(error.to_string()))
}

pub(super) async fn scales(tx: &impl ConnectionTrait) -> Result<Vec<Scale>, StoreError> {
    let rows = all::<scale::Entity>(tx, scale::Column::Id).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Scale {
                id: row.id,
                key: row.key,
                levels: from_json(&row.levels)?,
                family: row.family,
                version: row.version,
                status: known(VersionStatus::from_code(row.status), "scale")?,
            })
        })
        .collect()
}

pub(super) async fn questionnaires(
    tx: &impl ConnectionTrait,
) -> Result<Vec<Questionnaire>, StoreError> {
    let rows = all::<questionnaire::Entity>(tx, questionnaire::Column::Id).await?;
    let version = |row: questionnaire::Model| {
        Ok(Questionnaire {
            content: from_json(&row.content)?,
            id: row.id,
            key: row.key,
            version: row.version,
            scale: row.scale_id,
            status: known(VersionStatus::from_code(row.status), "questionnaire")?,
        })
    };
    rows.into_iter().map(version).collect()
}

pub(super) async fn questionnaire_uses(
    tx: &impl ConnectionTrait,
) -> Result<HashMap<i32, String>, StoreError> {
    let rows = questionnaire_use::Entity::find().all(tx).await?.into_iter();
    Ok(rows.map(|row| (row.agency_id, row.questionnaire)).collect())
}
