//! Who there is.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::{Value, json};

use super::{
    invitations::{self, NewInvitation},
    second_factor::SealedSecret,
};
use crate::{
    entity::{agency, session, user_account},
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        role::Role,
        user::{Actor, User, UserEntry},
    },
    store::{audit, connect::Database, error::StoreError},
};

/// A person about to get an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are those of model::user::User; the address is normalised"
)]
pub struct NewUser {
    pub email: String,
    pub name: String,
    pub role: Role,
    pub agency: Option<i32>,
}

/// What a sign-in is held against.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The person, who may be disabled.
    pub user: User,
    /// The hash of the password, if one was chosen yet.
    pub password: Option<String>,
    /// The second factor, if one is set up.
    pub second_factor: Option<SealedSecret>,
}

impl Database {
    /// Everybody with an account, by address.
    pub async fn users(&self) -> Result<Vec<UserEntry>, StoreError> {
        let rows = user_account::Entity::find()
            .order_by_asc(user_account::Column::Email)
            .all(&self.reader)
            .await?;
        let seen = self.last_seen().await?;
        rows.into_iter()
            .map(|row| {
                Ok(UserEntry {
                    has_password: row.password_hash.is_some(),
                    created_at: row.created_at,
                    seen_at: seen.get(&row.id).copied(),
                    user: user_of(row)?,
                })
            })
            .collect()
    }

    async fn last_seen(&self) -> Result<HashMap<i32, i64>, StoreError> {
        let rows: Vec<(i32, i64)> = session::Entity::find()
            .select_only()
            .column(session::Column::UserId)
            .column_as(session::Column::SeenAt.max(), "seen_at")
            .group_by(session::Column::UserId)
            .into_tuple()
            .all(&self.reader)
            .await?;
        Ok(rows.into_iter().collect())
    }

    /// The person with this number.
    pub async fn user(&self, id: i32) -> Result<Option<User>, StoreError> {
        let row = user_account::Entity::find_by_id(id)
            .one(&self.reader)
            .await?;
        row.map(user_of).transpose()
    }

    /// The person with this normalised address, and what a sign-in is held against.
    pub async fn credentials(&self, email: &str) -> Result<Option<Credentials>, StoreError> {
        let named = user_account::Column::Email.eq(email);
        self.credentials_where(named).await
    }

    /// The same of the person with this number.
    pub async fn credentials_of(&self, user: i32) -> Result<Option<Credentials>, StoreError> {
        self.credentials_where(user_account::Column::Id.eq(user))
            .await
    }

    async fn credentials_where(
        &self,
        whose: sea_orm::sea_query::SimpleExpr,
    ) -> Result<Option<Credentials>, StoreError> {
        let found = user_account::Entity::find().filter(whose);
        let Some(row) = found.one(&self.reader).await? else {
            return Ok(None);
        };
        let second_factor = row.totp_secret.clone().map(SealedSecret);
        Ok(Some(Credentials {
            password: row.password_hash.clone(),
            second_factor,
            user: user_of(row)?,
        }))
    }

    /// Whether anybody has an account.
    pub async fn has_users(&self) -> Result<bool, StoreError> {
        has_users(&self.reader).await
    }

    /// Adds a person and invites that person; `None` when the address is taken already.
    pub async fn add_user(
        &self,
        new: &NewUser,
        invitation: &NewInvitation,
        actor: &Actor,
        now: i64,
    ) -> Result<Option<User>, StoreError> {
        let tx = self.begin_write().await?;
        let taken = user_account::Entity::find()
            .filter(user_account::Column::Email.eq(&new.email))
            .one(&tx)
            .await?;
        if taken.is_some() {
            return Ok(None);
        }
        let user = insert(&tx, new, None, actor, now).await?;
        invitations::invite(&tx, &user, invitation, actor, now).await?;
        tx.commit().await?;
        Ok(Some(user))
    }
}

pub(super) async fn has_users(connection: &impl ConnectionTrait) -> Result<bool, StoreError> {
    Ok(user_account::Entity::find().count(connection).await? > 0)
}

/// Adds a person, whose address must be free.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    new: &NewUser,
    password_hash: Option<String>,
    actor: &Actor,
    now: i64,
) -> Result<User, StoreError> {
    let model = user_account::ActiveModel {
        id: NotSet,
        email: Set(new.email.clone()),
        name: Set(new.name.clone()),
        role: Set(new.role.code()),
        agency_id: Set(new.agency),
        password_hash: Set(password_hash),
        totp_secret: Set(None),
        totp_since: Set(None),
        totp_step: Set(None),
        created_at: Set(now),
        disabled_at: Set(None),
    };
    let id = user_account::Entity::insert(model)
        .exec(tx)
        .await?
        .last_insert_id;
    let user = User {
        id,
        email: new.email.clone(),
        name: new.name.clone(),
        role: new.role,
        agency: new.agency,
        active: true,
        totp: false,
    };
    let after = snapshot(tx, &user).await?;
    let entry = entry(now, actor, Action::Created, &user).with_after(after);
    audit::record(tx, &entry).await?;
    Ok(user)
}

/// The row of a person within a transaction.
pub(super) async fn find(
    tx: &impl ConnectionTrait,
    id: i32,
) -> Result<Option<user_account::Model>, StoreError> {
    Ok(user_account::Entity::find_by_id(id).one(tx).await?)
}

/// A line of the log about a person.
pub(super) fn entry(at: i64, actor: &Actor, action: Action, user: &User) -> AuditEntry {
    AuditEntry::new(at, actor, action, ObjectKind::User, user.id.to_string())
}

/// What the log says of a person: neither address nor anything secret.
pub(super) async fn snapshot(tx: &impl ConnectionTrait, user: &User) -> Result<Value, StoreError> {
    let agency = match user.agency {
        Some(id) => agency::Entity::find_by_id(id).one(tx).await?,
        None => None,
    };
    let agency = agency.map(|row| row.key);
    Ok(
        json!({ "name": user.name, "role": user.role.key(), "agency": agency, "active": user.active }),
    )
}

pub(super) fn user_of(row: user_account::Model) -> Result<User, StoreError> {
    let role = Role::from_code(row.role)
        .ok_or_else(|| StoreError::Data(format!("role {} of user {}", row.role, row.id)))?;
    Ok(User {
        id: row.id,
        email: row.email,
        name: row.name,
        role,
        agency: row.agency_id,
        active: row.disabled_at.is_none(),
        totp: row.totp_since.is_some(),
    })
}
