//! What identity providers call people, linked to the accounts here.

use sea_orm::{
    ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set, sea_query::OnConflict,
};
use serde_json::json;

use super::{
    sessions,
    users::{Credentials, entry, find, user_of},
};
use crate::{
    entity::identity::{ActiveModel, Column, Entity},
    model::{
        audit::Action,
        user::{Actor, User},
    },
    store::{audit, connect::Database, error::StoreError},
};

/// A link between an account and a name at an identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedIdentity {
    /// Number of the link.
    pub id: i32,
    /// The provider's address.
    pub issuer: String,
    /// Since when, epoch milliseconds.
    pub linked_at: i64,
}

impl Database {
    /// The person whom `issuer` calls `subject`, who may be disabled, and what a sign-in is held against.
    pub async fn identified(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<Credentials>, StoreError> {
        let linked = Entity::find()
            .filter(Column::Issuer.eq(issuer))
            .filter(Column::Subject.eq(subject))
            .one(&self.reader)
            .await?;
        match linked {
            Some(linked) => self.credentials_of(linked.user_id).await,
            None => Ok(None),
        }
    }

    /// Links an account to a name at a provider, and writes it down. Whether it is linked now: not if the account is
    /// disabled, has another name there already, or the name belongs to another account.
    pub async fn link_identity(
        &self,
        user: &User,
        issuer: &str,
        subject: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let person = find(&tx, user.id).await?;
        if person.is_none_or(|person| person.disabled_at.is_some()) {
            return Ok(false);
        }
        let link = ActiveModel {
            id: NotSet,
            user_id: Set(user.id),
            issuer: Set(issuer.to_owned()),
            subject: Set(subject.to_owned()),
            linked_at: Set(now),
        };
        let added = Entity::insert(link)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&tx)
            .await?;
        if added == 0 {
            return Ok(false);
        }
        let told = entry(now, &Actor::of(user), Action::IdentityLinked, user);
        let told = told.with_after(json!({ "identity_provider": issuer }));
        audit::record(&tx, &told).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The names that providers have for a person, the oldest first.
    pub async fn identities_of(&self, user: i32) -> Result<Vec<LinkedIdentity>, StoreError> {
        let rows = Entity::find()
            .filter(Column::UserId.eq(user))
            .order_by_asc(Column::Id)
            .all(&self.reader)
            .await?;
        let linked = rows.into_iter().map(|row| LinkedIdentity {
            id: row.id,
            issuer: row.issuer,
            linked_at: row.linked_at,
        });
        Ok(linked.collect())
    }

    /// Takes all names that providers have for a person away, with the person's sessions, and writes it down.
    /// `None`: nobody has that number.
    pub async fn unlink_identities(
        &self,
        user: i32,
        actor: &Actor,
        now: i64,
    ) -> Result<Option<usize>, StoreError> {
        let tx = self.begin_write().await?;
        let Some(user) = find(&tx, user).await?.map(user_of).transpose()? else {
            return Ok(None);
        };
        let of_user = Column::UserId.eq(user.id);
        let linked = Entity::find().filter(of_user.clone()).all(&tx).await?;
        for link in &linked {
            let told = entry(now, actor, Action::IdentityUnlinked, &user);
            let told = told.with_after(json!({ "identity_provider": link.issuer }));
            audit::record(&tx, &told).await?;
        }
        if !linked.is_empty() {
            Entity::delete_many().filter(of_user).exec(&tx).await?;
            sessions::end_all(&tx, user.id, None).await?;
        }
        tx.commit().await?;
        Ok(Some(linked.len()))
    }
}
