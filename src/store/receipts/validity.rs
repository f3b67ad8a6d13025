//! How long codes printed offline are good, by their day: what the setting was then, and has been since.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, Set};

use crate::{
    entity::receipt_validity::{ActiveModel, Column, Entity, Model},
    model::receipt::ValidDays,
    store::{connect::Database, error::StoreError, reference::touch},
};

/// The settings so far, the oldest first.
pub async fn validity(tx: &impl ConnectionTrait) -> Result<Vec<ValidDays>, StoreError> {
    let rows = Entity::find().order_by_asc(Column::Id).all(tx).await?;
    Ok(rows.iter().map(valid_days).collect())
}

fn valid_days(row: &Model) -> ValidDays {
    ValidDays {
        from: row.from_day,
        days: row.valid_days.unsigned_abs(),
    }
}

impl Database {
    /// Notes that codes are good for so many days from now on, unless that was so before.
    pub async fn note_valid_days(&self, today: NaiveDate, days: u32) -> Result<(), StoreError> {
        let is_same = |last: &Option<Model>| {
            let days = i32::try_from(days).ok();
            last.as_ref()
                .is_some_and(|last| Some(last.valid_days) == days)
        };
        let newest = || Entity::find().order_by_desc(Column::Id);
        if is_same(&newest().one(&self.reader).await?) {
            return Ok(());
        }
        let tx = self.begin_write().await?;
        let last = newest().one(&tx).await?;
        if is_same(&last) {
            return Ok(());
        }
        let row = ActiveModel {
            id: Set(last.map_or(0, |last| last.id) + 1),
            from_day: Set(today),
            valid_days: Set(i32::try_from(days).unwrap_or(i32::MAX)),
        };
        // Another program that starts at the same moment with the same setting has written the same.
        let insert = Entity::insert(row).on_conflict_do_nothing();
        insert.exec_without_returning(&tx).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(())
    }
}
