//! The first administrator: one link, for as long as there is nobody.

use sea_orm::{ConnectionTrait, EntityTrait, Set, sea_query::OnConflict};
use subtle::ConstantTimeEq;

use super::users::{self, NewUser};
use crate::{
    entity::meta,
    model::{
        catalogue::SecretHash,
        hex,
        user::{Actor, User},
    },
    store::{connect::Database, error::StoreError},
};

const KEY: &str = "setup_hash";

impl Database {
    /// Keeps the link of the first administrator, good until `expires_at` (epoch milliseconds), in place of an older
    /// one; `false` when somebody is there already.
    pub async fn offer_setup(&self, hash: SecretHash, expires_at: i64) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        if users::has_users(&tx).await? {
            return Ok(false);
        }
        let model = meta::ActiveModel {
            key: Set(KEY.to_owned()),
            value: Set(format!("{} {expires_at}", hex::written(&hash))),
        };
        let newest = OnConflict::column(meta::Column::Key)
            .update_column(meta::Column::Value)
            .to_owned();
        meta::Entity::insert(model)
            .on_conflict(newest)
            .exec_without_returning(&tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Whether this is the link of the first administrator, and works still.
    pub async fn is_setup(&self, hash: SecretHash, now: i64) -> Result<bool, StoreError> {
        is_setup(&self.reader, hash, now).await
    }

    /// Makes the first administrator and uses the link up; `None` when it works no longer.
    pub async fn accept_setup(
        &self,
        hash: SecretHash,
        new: &NewUser,
        password_hash: String,
        now: i64,
    ) -> Result<Option<User>, StoreError> {
        let tx = self.begin_write().await?;
        if !is_setup(&tx, hash, now).await? {
            return Ok(None);
        }
        let gone = meta::Entity::delete_by_id(KEY).exec(&tx).await?;
        if gone.rows_affected == 0 {
            return Ok(None);
        }
        let user = users::insert(&tx, new, Some(password_hash), &Actor::system(), now).await?;
        tx.commit().await?;
        Ok(Some(user))
    }
}

async fn is_setup(
    connection: &impl ConnectionTrait,
    hash: SecretHash,
    now: i64,
) -> Result<bool, StoreError> {
    if users::has_users(connection).await? {
        return Ok(false);
    }
    let kept = meta::Entity::find_by_id(KEY).one(connection).await?;
    let holds = |row: meta::Model| {
        // A link without an end was made by an older program; the next start makes another one.
        let (kept, end) = row.value.split_once(' ')?;
        let same = bool::from(kept.as_bytes().ct_eq(hex::written(&hash).as_bytes()));
        Some(same && end.parse::<i64>().is_ok_and(|end| now < end))
    };
    Ok(kept.and_then(holds).unwrap_or_default())
}
