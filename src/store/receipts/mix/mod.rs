//! The nightly mix: marks of used codes are written anew in the order of their hashes, into the spare one of
//! two tables, while ratings go on. Marks that are over are left behind.
//!
//! Before it PostgreSQL knows which transaction wrote a mark, and with it which rating; SQLite's log shows
//! what was committed together. After it one later transaction wrote all marks (on SQLite: pages were filled in
//! their order), and the tables where they stood are emptied, not their rows deleted, or what is deleted is
//! overwritten: old rows would stay on the disk for a while, and tell the same.
//!
//! All is done by the database; no mark comes into the program's memory.

mod postgres;
mod sqlite;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    entity::receipt_revoked,
    store::{
        catalogue::{meta_value, note},
        connect::{Database, statement},
        error::StoreError,
    },
};

/// Where the day of the last mix is kept.
const MIXED_ON: &str = "receipts_mixed_on";
/// Which of the two tables holds the mixed marks.
const MARKS_IN: &str = "receipts_marks_in";

/// The table that holds the mixed marks, and the spare one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tables {
    full: &'static str,
    spare: &'static str,
    /// What is kept in [`MARKS_IN`] once they have changed places.
    swapped: &'static str,
}

impl Tables {
    async fn now(tx: &impl ConnectionTrait) -> Result<Self, StoreError> {
        let (zero, one) = ("receipt_used_0", "receipt_used_1");
        let second = meta_value(tx, MARKS_IN).await?.as_deref() == Some("1");
        let (full, spare) = if second { (one, zero) } else { (zero, one) };
        let swapped = if second { "0" } else { "1" };
        Ok(Self {
            full,
            spare,
            swapped,
        })
    }
}

impl Database {
    /// Mixes the marks and forgets those that are over, once on each `day`; whether it was done now. Of
    /// several callers one does it and the others wait. False as well where another program, such as a dump, holds what
    /// is needed: then it is to be called again.
    pub async fn mix_marks(&self, day: NaiveDate) -> Result<bool, StoreError> {
        let _turn = self.mixing.lock().await;
        if is_mixed(&self.reader, day).await? {
            self.empty_what_was_left().await?;
            return Ok(false);
        }
        let done = if self.is_sqlite() {
            sqlite::mix(self, day).await?
        } else {
            postgres::mix(self, day).await?
        };
        if done {
            let over = receipt_revoked::Column::ExpiresOn.lt(day);
            let revoked = receipt_revoked::Entity::delete_many().filter(over);
            revoked.exec(&self.writer).await?;
        }
        Ok(done)
    }

    /// Of the last mix: what somebody held at that time.
    async fn empty_what_was_left(&self) -> Result<(), StoreError> {
        if self.is_sqlite() {
            sqlite::empty_log(self).await
        } else {
            postgres::empty_spare(self).await
        }
    }
}

/// Whether the marks were mixed on this day, or a later one.
async fn is_mixed(tx: &impl ConnectionTrait, day: NaiveDate) -> Result<bool, StoreError> {
    let last = meta_value(tx, MIXED_ON).await?;
    Ok(last.is_some_and(|last| last >= day.to_string()))
}

/// Notes where the marks are from now on, and that they are mixed.
async fn note_mixed(
    tx: &impl ConnectionTrait,
    tables: Tables,
    day: NaiveDate,
) -> Result<(), StoreError> {
    note(tx, MARKS_IN, tables.swapped).await?;
    note(tx, MIXED_ON, &day.to_string()).await
}

/// Copies the marks of today that the spare table lacks.
async fn copy_rest(
    tx: &impl ConnectionTrait,
    tables: Tables,
    day: NaiveDate,
) -> Result<(), StoreError> {
    let spare = tables.spare;
    let sql = format!(
        "INSERT INTO {spare} (mark, expires_on) SELECT mark, expires_on FROM receipt_used \
         WHERE expires_on >= $1 AND NOT EXISTS (SELECT 1 FROM {spare} WHERE {spare}.mark = receipt_used.mark) \
         ORDER BY mark"
    );
    tx.execute_raw(statement(tx, sql, [day.into()])).await?;
    Ok(())
}
