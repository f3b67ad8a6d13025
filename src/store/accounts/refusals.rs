//! Sign-ins and confirmations that were refused: counted while their quarter of an hour lasts, then written down as one line, so that
//! guessing cannot flood the log.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::{Deserialize, Serialize};

use super::sessions;
use crate::{
    entity::meta,
    model::{
        audit::{Action, AuditEntry},
        user::Actor,
    },
    store::{audit, connect::Database, error::StoreError},
};

/// Milliseconds that make one line.
const QUARTER: i64 = 15 * 60 * 1_000;
/// Beginning of the keys under which the counts wait.
const KEY: &str = "refused_sign_in/";

/// What was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A password, or a right one of somebody who may not sign in.
    Password,
    /// A code of the second factor, after the right password.
    Code,
    /// A password or a code of somebody who is signed in, before an act of consequence.
    Confirmation,
    /// The identity provider's word for an account that it does not open.
    Provider,
}

/// What is known of a quarter of an hour that may not be over yet.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Waiting {
    passwords: u64,
    codes: u64,
    #[serde(default, skip_serializing_if = "is_none")]
    confirmations: u64,
    #[serde(default, skip_serializing_if = "is_none")]
    provider: u64,
    first_at: i64,
    last_at: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks in this way")]
const fn is_none(count: &u64) -> bool {
    *count == 0
}

impl Waiting {
    fn is_over(&self, now: i64) -> bool {
        self.first_at.div_euclid(QUARTER) < now.div_euclid(QUARTER)
    }

    fn and(self, refusal: Refusal, now: i64) -> Self {
        let is_first = self.first_at == 0;
        let one_more = |count, kind| count + u64::from(refusal == kind);
        Self {
            passwords: one_more(self.passwords, Refusal::Password),
            codes: one_more(self.codes, Refusal::Code),
            confirmations: one_more(self.confirmations, Refusal::Confirmation),
            provider: one_more(self.provider, Refusal::Provider),
            first_at: if is_first { now } else { self.first_at },
            last_at: now,
        }
    }

    /// Nobody knows who it was, so the line is the program's own; it bears the time of the last attempt.
    fn line(&self, user: i32) -> AuditEntry {
        let line = sessions::entry(self.last_at, &Actor::system(), Action::SignInRefused, user);
        line.with_after(serde_json::json!(self))
    }
}

impl Database {
    /// Counts a refused sign-in or confirmation of somebody who has an account.
    pub async fn count_refusal(
        &self,
        user: i32,
        refusal: Refusal,
        now: i64,
    ) -> Result<(), StoreError> {
        let key = format!("{KEY}{user}");
        let tx = self.begin_write().await?;
        let mut waiting = waiting(&tx, &key).await?.unwrap_or_default();
        if waiting.last_at > 0 && waiting.is_over(now) {
            audit::record(&tx, &waiting.line(user)).await?;
            waiting = Waiting::default();
        }
        keep(&tx, key, &waiting.and(refusal, now)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Writes a line for every quarter of an hour that is over and had refused sign-ins; how many lines.
    pub async fn write_refusals(&self, now: i64) -> Result<u64, StoreError> {
        let counted = meta::Entity::find().filter(meta::Column::Key.starts_with(KEY));
        let mut written = 0;
        for row in counted.all(&self.reader).await? {
            let number = row.key.strip_prefix(KEY).map(str::parse);
            let Some(Ok(user)) = number else { continue };
            let tx = self.begin_write().await?;
            let Some(waiting) = waiting(&tx, &row.key).await?.filter(|w| w.is_over(now)) else {
                continue;
            };
            audit::record(&tx, &waiting.line(user)).await?;
            meta::Entity::delete_by_id(row.key).exec(&tx).await?;
            tx.commit().await?;
            written += 1;
        }
        Ok(written)
    }
}

/// What waits under this key, locked against another program that counts.
async fn waiting(tx: &impl ConnectionTrait, key: &str) -> Result<Option<Waiting>, StoreError> {
    let found = meta::Entity::find_by_id(key)
        .lock_exclusive()
        .one(tx)
        .await?;
    let read = |row: meta::Model| {
        serde_json::from_str(&row.value)
            .map_err(|_| StoreError::Data(format!("meta «{}»", row.key)))
    };
    found.map(read).transpose()
}

async fn keep(tx: &impl ConnectionTrait, key: String, waiting: &Waiting) -> Result<(), StoreError> {
    let model = meta::ActiveModel {
        key: Set(key),
        value: Set(serde_json::json!(waiting).to_string()),
    };
    let newest = OnConflict::column(meta::Column::Key)
        .update_column(meta::Column::Value)
        .to_owned();
    meta::Entity::insert(model)
        .on_conflict(newest)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
