//! Changing accounts, so that an administrator is always left.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use super::{
    invitations, sessions,
    users::{entry, find, snapshot, user_of},
};
use crate::{
    entity::user_account,
    model::{
        audit::Action,
        catalogue::SecretHash,
        role::Role,
        user::{Actor, User},
    },
    store::{audit, connect::Database, error::StoreError},
};

/// What became of a change of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountChange {
    /// It is done.
    Done,
    /// Nobody has that number.
    Unknown,
    /// It would leave the installation without an administrator who can sign in.
    LastAdministrator,
}

/// What a person is to be from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserChange {
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The agency.
    pub agency: Option<i32>,
}

impl Database {
    /// Changes name, role and agency.
    pub async fn change_user(
        &self,
        id: i32,
        change: &UserChange,
        actor: &Actor,
        now: i64,
    ) -> Result<AccountChange, StoreError> {
        let tx = self.begin_write().await?;
        let Some(user) = find(&tx, id).await?.map(user_of).transpose()? else {
            return Ok(AccountChange::Unknown);
        };
        if change.role != Role::Administrator && is_last_administrator(&tx, &user).await? {
            return Ok(AccountChange::LastAdministrator);
        }
        let changed = User {
            name: change.name.clone(),
            role: change.role,
            agency: change.agency,
            ..user.clone()
        };
        let model = user_account::ActiveModel {
            id: Set(id),
            name: Set(changed.name.clone()),
            role: Set(changed.role.code()),
            agency_id: Set(changed.agency),
            ..Default::default()
        };
        model.update(&tx).await?;
        let (before, after) = (snapshot(&tx, &user).await?, snapshot(&tx, &changed).await?);
        let line = entry(now, actor, Action::Changed, &user).with_difference(&before, &after);
        audit::record_all(&tx, line.as_slice()).await?;
        tx.commit().await?;
        Ok(AccountChange::Done)
    }

    /// Lets a person sign in, or not any more; then all sessions and invitations of that person end.
    pub async fn set_user_active(
        &self,
        id: i32,
        active: bool,
        actor: &Actor,
        now: i64,
    ) -> Result<AccountChange, StoreError> {
        let tx = self.begin_write().await?;
        let Some(user) = find(&tx, id).await?.map(user_of).transpose()? else {
            return Ok(AccountChange::Unknown);
        };
        if user.active == active {
            return Ok(AccountChange::Done);
        }
        if !active && is_last_administrator(&tx, &user).await? {
            return Ok(AccountChange::LastAdministrator);
        }
        let model = user_account::ActiveModel {
            id: Set(id),
            disabled_at: Set((!active).then_some(now)),
            ..Default::default()
        };
        model.update(&tx).await?;
        if !active {
            sessions::end_all(&tx, id, None).await?;
            invitations::void(&tx, id, now).await?;
        }
        let action = if active {
            Action::Enabled
        } else {
            Action::Disabled
        };
        audit::record(&tx, &entry(now, actor, action, &user)).await?;
        tx.commit().await?;
        Ok(AccountChange::Done)
    }

    /// Keeps another password. Every session of the person ends but `keep`, and so do invitations.
    pub async fn change_password(
        &self,
        id: i32,
        password_hash: String,
        keep: Option<SecretHash>,
        actor: &Actor,
        now: i64,
    ) -> Result<AccountChange, StoreError> {
        let tx = self.begin_write().await?;
        let Some(user) = find(&tx, id).await?.map(user_of).transpose()? else {
            return Ok(AccountChange::Unknown);
        };
        set_password(&tx, id, password_hash).await?;
        sessions::end_all(&tx, id, keep).await?;
        invitations::void(&tx, id, now).await?;
        audit::record(&tx, &entry(now, actor, Action::PasswordChanged, &user)).await?;
        tx.commit().await?;
        Ok(AccountChange::Done)
    }

    /// Keeps the same password under a newer way of hashing; nobody needs to know.
    pub async fn rehash_password(&self, id: i32, old: &str, new: String) -> Result<(), StoreError> {
        use user_account::Column;
        user_account::Entity::update_many()
            .col_expr(Column::PasswordHash, new.into())
            .filter(Column::Id.eq(id))
            .filter(Column::PasswordHash.eq(old))
            .exec(&self.writer)
            .await?;
        Ok(())
    }
}

pub(super) async fn set_password(
    tx: &impl ConnectionTrait,
    id: i32,
    password_hash: String,
) -> Result<(), StoreError> {
    let model = user_account::ActiveModel {
        id: Set(id),
        password_hash: Set(Some(password_hash)),
        ..Default::default()
    };
    model.update(tx).await?;
    Ok(())
}

/// Whether nobody else could administer. Only who has chosen a password counts as somebody else.
/// The rows are locked, so that two administrators cannot take the role from each other at once.
async fn is_last_administrator(tx: &impl ConnectionTrait, user: &User) -> Result<bool, StoreError> {
    use user_account::Column;
    if user.role != Role::Administrator || !user.active {
        return Ok(false);
    }
    let administrators = user_account::Entity::find()
        .filter(Column::Role.eq(Role::Administrator.code()))
        .filter(Column::DisabledAt.is_null())
        .filter(Column::PasswordHash.is_not_null())
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    Ok(administrators.iter().all(|row| row.id == user.id))
}
