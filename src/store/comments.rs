//! Comments after their time: the text goes with its salt, the rating and the hash stay (DOMAIN §9). How many went is
//! on record, never what they said.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, Value, sea_query::Expr,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    audit,
    catalogue::{meta_value, note},
    connect::{Database, statement},
    error::StoreError,
};
use crate::{
    entity::{comment, quarantine},
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        user::Actor,
    },
};

/// Texts that one transaction deletes: some milliseconds, between which ratings go on.
const AT_ONCE: usize = 500;
/// Where the day is kept up to which the texts are gone.
const FORGOTTEN_BEFORE: &str = "comments_forgotten_before";

/// What is older goes: the day, and the instant that it begins with, epoch milliseconds.
type Before = (NaiveDate, i64);

impl Database {
    /// Deletes the texts of comments on ratings of days before `day`, and of those that wait or were set aside before
    /// `instant` (epoch milliseconds), once for each `day`; returns how many went. Each transaction leaves a line in
    /// the audit log.
    pub async fn forget_comments(
        &self,
        day: NaiveDate,
        instant: i64,
        now: i64,
    ) -> Result<usize, StoreError> {
        let done = meta_value(&self.reader, FORGOTTEN_BEFORE).await?;
        if done.is_some_and(|done| done >= day.to_string()) {
            return Ok(0);
        }
        let mut gone = 0;
        while let some @ 1.. = self.forget_some((day, instant), now).await? {
            gone += some;
        }
        gone += self.forget_set_aside((day, instant), now).await?;
        note(&self.writer, FORGOTTEN_BEFORE, &day.to_string()).await?;
        Ok(gone)
    }

    async fn forget_some(&self, before: Before, now: i64) -> Result<usize, StoreError> {
        let ids = self.old_comments(before).await?;
        if ids.is_empty() {
            return Ok(0);
        }
        let tx = self.begin_write().await?;
        let done = comment::Entity::update_many()
            .col_expr(comment::Column::Text, Expr::value(None::<String>))
            .col_expr(comment::Column::Salt, Expr::value(None::<Vec<u8>>))
            .filter(comment::Column::Id.is_in(ids))
            // Another server may have been faster: what it has told is not told twice.
            .filter(comment::Column::Text.is_not_null())
            .exec(&tx)
            .await?;
        let texts = usize::try_from(done.rows_affected).unwrap_or(usize::MAX);
        if texts > 0 {
            say(&tx, before, texts, now).await?;
            tx.commit().await?;
        }
        Ok(texts)
    }

    /// Comments of old ratings, and old ones that wait for a rating which never came.
    async fn old_comments(&self, (day, instant): Before) -> Result<Vec<Uuid>, StoreError> {
        let sql = format!(
            "SELECT comment.id FROM comment \
             LEFT JOIN rating ON rating.id = comment.rating_id \
             LEFT JOIN waiting_followup AS waiting ON waiting.id = comment.id \
             WHERE comment.text IS NOT NULL \
             AND (rating.local_date < $1 OR (rating.id IS NULL AND waiting.received_at < $2)) LIMIT {AT_ONCE}"
        );
        let asked = statement(&self.reader, sql, [Value::from(day), instant.into()]);
        let rows = self.reader.query_all_raw(asked).await?;
        let ids = rows.iter().map(|row| row.try_get("", "id"));
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// What could not be counted is kept as it was sent, comments included.
    async fn forget_set_aside(&self, before: Before, now: i64) -> Result<usize, StoreError> {
        let (mut gone, mut last) = (0, 0);
        loop {
            let rows = quarantine::Entity::find()
                .filter(quarantine::Column::Id.gt(last))
                .filter(quarantine::Column::ReceivedAt.lt(before.1))
                .filter(quarantine::Column::Record.contains(r#""comment""#))
                .order_by_asc(quarantine::Column::Id)
                .limit(AT_ONCE as u64)
                .all(&self.reader)
                .await?;
            let Some(row) = rows.last() else {
                return Ok(gone);
            };
            last = row.id;
            gone += self.take_comments(rows, before, now).await?;
        }
    }

    async fn take_comments(
        &self,
        rows: Vec<quarantine::Model>,
        before: Before,
        now: i64,
    ) -> Result<usize, StoreError> {
        let without = rows
            .into_iter()
            .filter_map(|row| Some((row.id, without_comment(&row.record)?)));
        let without: Vec<_> = without.collect();
        if without.is_empty() {
            return Ok(0);
        }
        let (texts, tx) = (without.len(), self.begin_write().await?);
        for (id, record) in without {
            let (id, record) = (Set(id), Set(record));
            let row = quarantine::ActiveModel {
                id,
                record,
                ..Default::default()
            };
            quarantine::Entity::update(row).exec(&tx).await?;
        }
        say(&tx, before, texts, now).await?;
        tx.commit().await?;
        Ok(texts)
    }
}

/// The record without the text, if it has one.
fn without_comment(record: &str) -> Option<String> {
    let mut record: serde_json::Value = serde_json::from_str(record).ok()?;
    let comment = record.get_mut("comment")?;
    (!comment.take().is_null()).then(|| record.to_string())
}

async fn say(
    tx: &DatabaseTransaction,
    (day, _): Before,
    texts: usize,
    now: i64,
) -> Result<(), StoreError> {
    let (action, object) = (Action::Deleted, ObjectKind::Comment);
    let line = AuditEntry::new(now, &Actor::system(), action, object, "");
    let after = json!({ "texts": texts, "of_days_before": day.to_string() });
    audit::record(tx, &line.with_after(after)).await
}
