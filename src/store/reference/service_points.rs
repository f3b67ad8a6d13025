//! Service points.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, NotSet, Set};

use super::{ServicePointRow, agency_ids, domain_ids, number_of, numbers_of};
use crate::{entity::service_point, store::error::StoreError};

/// Adds or changes service points by key.
pub async fn upsert(tx: &impl ConnectionTrait, rows: &[ServicePointRow]) -> Result<(), StoreError> {
    let (agencies, domains) = (agency_ids(tx).await?, domain_ids(tx).await?);
    let known: std::collections::HashMap<String, i32> = service_point::Entity::find()
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.key, row.id))
        .collect();
    let mut position = i32::try_from(known.len()).unwrap_or(i32::MAX);
    for row in rows {
        let serves = row
            .serves
            .as_ref()
            .map(|key| number_of(&agencies, "agency", key))
            .transpose()?;
        let model = service_point::ActiveModel {
            id: NotSet,
            key: Set(row.key.clone()),
            position: NotSet,
            name: Set(row.name.clone()),
            agency_id: Set(number_of(&agencies, "agency", &row.agency)?),
            serves_agency_id: Set(serves),
            domains: Set(numbers_of(&domains, "domain", &row.domains)?),
            subject: Set(row.subject.code()),
            valid_from: Set(row.valid.from),
            valid_until: Set(row.valid.until),
        };
        if let Some(id) = known.get(&row.key) {
            service_point::ActiveModel {
                id: Set(*id),
                ..model
            }
            .update(tx)
            .await?;
        } else {
            position += 1;
            let model = service_point::ActiveModel {
                position: Set(position),
                ..model
            };
            service_point::Entity::insert(model)
                .exec_without_returning(tx)
                .await?;
        }
    }
    Ok(())
}
