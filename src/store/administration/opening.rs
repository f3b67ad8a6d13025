//! Opening hours and holidays.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};

use crate::{
    entity::{holiday, opening_hours, service_point},
    model::opening::{Holiday, OpenHours},
    store::error::StoreError,
};

/// Replaces the opening hours of a service point.
pub async fn set_hours(
    tx: &impl ConnectionTrait,
    point: &str,
    hours: &[OpenHours],
) -> Result<(), StoreError> {
    let found = service_point::Entity::find().filter(service_point::Column::Key.eq(point));
    let Some(point) = found.one(tx).await? else {
        return Err(StoreError::Data(format!("unknown service point «{point}»")));
    };
    opening_hours::Entity::delete_many()
        .filter(opening_hours::Column::ServicePointId.eq(point.id))
        .exec(tx)
        .await?;
    for open in hours {
        let minute = |minute: u16| Set(i16::try_from(minute).unwrap_or(i16::MAX));
        let model = opening_hours::ActiveModel {
            service_point_id: Set(point.id),
            weekday: Set(i16::from(open.weekday)),
            from_minute: minute(open.from),
            until_minute: minute(open.until),
        };
        opening_hours::Entity::insert(model)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Adds holidays, or gives them another name.
pub async fn add_holidays(tx: &impl ConnectionTrait, days: &[Holiday]) -> Result<(), StoreError> {
    for Holiday { day, name } in days {
        let model = holiday::ActiveModel {
            day: Set(*day),
            name: Set(name.clone()),
        };
        let newest = OnConflict::column(holiday::Column::Day)
            .update_column(holiday::Column::Name)
            .to_owned();
        holiday::Entity::insert(model)
            .on_conflict(newest)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Makes days plain days again.
pub async fn remove_holidays(
    tx: &impl ConnectionTrait,
    days: &[NaiveDate],
) -> Result<(), StoreError> {
    holiday::Entity::delete_many()
        .filter(holiday::Column::Day.is_in(days.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
