//! Opening hours and holidays.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};

use crate::{
    entity::{holiday, opening_hours, service_point, service_point_holiday},
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
    for holiday in days {
        match holiday.service_point {
            Some(point) => add_for(tx, point, holiday).await?,
            None => add_everywhere(tx, holiday).await?,
        }
    }
    Ok(())
}

async fn add_everywhere(tx: &impl ConnectionTrait, new: &Holiday) -> Result<(), StoreError> {
    let model = holiday::ActiveModel {
        day: Set(new.day),
        name: Set(new.name.clone()),
    };
    let newest = OnConflict::column(holiday::Column::Day)
        .update_column(holiday::Column::Name)
        .to_owned();
    holiday::Entity::insert(model)
        .on_conflict(newest)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn add_for(tx: &impl ConnectionTrait, point: i32, new: &Holiday) -> Result<(), StoreError> {
    use service_point_holiday::Column;
    let model = service_point_holiday::ActiveModel {
        service_point_id: Set(point),
        day: Set(new.day),
        name: Set(new.name.clone()),
    };
    let newest = OnConflict::columns([Column::ServicePointId, Column::Day])
        .update_column(Column::Name)
        .to_owned();
    service_point_holiday::Entity::insert(model)
        .on_conflict(newest)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Makes holidays plain days again.
pub async fn remove_holidays(
    tx: &impl ConnectionTrait,
    days: &[Holiday],
) -> Result<(), StoreError> {
    for Holiday {
        day, service_point, ..
    } in days
    {
        match service_point {
            Some(point) => {
                let of_point = service_point_holiday::Entity::delete_by_id((*point, *day));
                of_point.exec(tx).await?;
            }
            None => {
                holiday::Entity::delete_by_id(*day).exec(tx).await?;
            }
        }
    }
    Ok(())
}
