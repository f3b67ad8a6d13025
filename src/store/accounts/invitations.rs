//! Links by which people choose a password: after an invitation, or when the old one was forgotten.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
};

use super::{
    change::set_password,
    second_factor, sessions,
    users::{find, user_of},
};
use crate::{
    entity::invitation::{ActiveModel, Column, Entity, Model},
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        catalogue::SecretHash,
        user::{Actor, User},
    },
    store::{audit, connect::Database, error::StoreError},
};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationPurpose {
    /// A first password.
    Invite,
    /// Another password.
    Reset,
}

impl InvitationPurpose {
    const fn code(self) -> i16 {
        match self {
            Self::Invite => 1,
            Self::Reset => 2,
        }
    }

    /// The word of the audit log.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Reset => "reset",
        }
    }
}

/// A link about to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// What is kept of its token.
    pub hash: SecretHash,
    /// What it is for.
    pub purpose: InvitationPurpose,
    /// When it ends, epoch milliseconds.
    pub expires_at: i64,
}

/// A link about to be handed out to somebody with an account: to a first password if there is none, else to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReset {
    /// What is kept of its token.
    pub hash: SecretHash,
    /// When a link to a first password ends, epoch milliseconds.
    pub invite_until: i64,
    /// When a link to another password ends, epoch milliseconds.
    pub reset_until: i64,
    /// Whether the second factor goes as well.
    pub second_factor: bool,
}

impl NewReset {
    fn invitation(&self, has_password: bool) -> NewInvitation {
        let (purpose, expires_at) = if has_password {
            (InvitationPurpose::Reset, self.reset_until)
        } else {
            (InvitationPurpose::Invite, self.invite_until)
        };
        NewInvitation {
            hash: self.hash,
            purpose,
            expires_at,
        }
    }
}

/// A link that still works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Whose it is.
    pub user: User,
    /// What it is for.
    pub purpose: InvitationPurpose,
    /// When it ends, epoch milliseconds.
    pub expires_at: i64,
}

impl Database {
    /// Hands out a link to somebody with an account, and takes the second factor away where that is asked for: both or
    /// nothing. Older links of that person end. `None`: nobody active, and nothing is changed.
    pub async fn reset_access(
        &self,
        user: i32,
        reset: &NewReset,
        actor: &Actor,
        now: i64,
    ) -> Result<Option<(User, NewInvitation)>, StoreError> {
        let tx = self.begin_write().await?;
        let Some(row) = find(&tx, user)
            .await?
            .filter(|row| row.disabled_at.is_none())
        else {
            return Ok(None);
        };
        let new = reset.invitation(row.password_hash.is_some());
        let user = user_of(row)?;
        if reset.second_factor {
            second_factor::remove(&tx, &user, None, actor, now).await?;
        }
        invite(&tx, &user, &new, actor, now).await?;
        tx.commit().await?;
        Ok(Some((user, new)))
    }

    /// The link with this token, if it still works.
    pub async fn invitation(
        &self,
        hash: SecretHash,
        now: i64,
    ) -> Result<Option<Invitation>, StoreError> {
        let found = working(&self.reader, hash, now).await?;
        Ok(found.map(|(_, invitation)| invitation))
    }

    /// Uses a link up: the password holds from now on, and every session of the person ends.
    pub async fn accept_invitation(
        &self,
        hash: SecretHash,
        password_hash: String,
        now: i64,
    ) -> Result<Option<User>, StoreError> {
        let tx = self.begin_write().await?;
        let Some((row, invitation)) = working(&tx, hash, now).await? else {
            return Ok(None);
        };
        let Invitation { user, purpose, .. } = invitation;
        if !use_up(&tx, row.id, now).await? {
            return Ok(None);
        }
        set_password(&tx, user.id, password_hash).await?;
        sessions::end_all(&tx, user.id, None).await?;
        void(&tx, user.id, now).await?;
        let line = entry(now, &Actor::of(&user), Action::Accepted, &user, purpose);
        audit::record(&tx, &line).await?;
        tx.commit().await?;
        Ok(Some(user))
    }
}

/// Hands out a link; older ones of the person end.
pub(super) async fn invite(
    tx: &impl ConnectionTrait,
    user: &User,
    new: &NewInvitation,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    void(tx, user.id, now).await?;
    let model = ActiveModel {
        id: NotSet,
        token_hash: Set(new.hash.to_vec()),
        user_id: Set(user.id),
        purpose: Set(new.purpose.code()),
        created_at: Set(now),
        expires_at: Set(new.expires_at),
        used_at: Set(None),
    };
    model.insert(tx).await?;
    audit::record(tx, &entry(now, actor, Action::Created, user, new.purpose)).await
}

/// Ends all links of a person.
pub(super) async fn void(tx: &impl ConnectionTrait, user: i32, now: i64) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::UsedAt, now.into())
        .filter(Column::UserId.eq(user))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether it was this call that used the link: two that come at once both read it as unused.
async fn use_up(tx: &impl ConnectionTrait, id: i32, now: i64) -> Result<bool, StoreError> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, now.into())
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

async fn working(
    connection: &impl ConnectionTrait,
    hash: SecretHash,
    now: i64,
) -> Result<Option<(Model, Invitation)>, StoreError> {
    let row = Entity::find()
        .filter(Column::TokenHash.eq(hash.to_vec()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .one(connection)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let user = find(connection, row.user_id).await?;
    let user = user.map(user_of).transpose()?.filter(|user| user.active);
    let purpose = match row.purpose {
        1 => InvitationPurpose::Invite,
        _ => InvitationPurpose::Reset,
    };
    let expires_at = row.expires_at;
    Ok(user.map(|user| {
        let invitation = Invitation {
            user,
            purpose,
            expires_at,
        };
        (row, invitation)
    }))
}

fn entry(
    at: i64,
    actor: &Actor,
    action: Action,
    user: &User,
    purpose: InvitationPurpose,
) -> AuditEntry {
    AuditEntry::new(
        at,
        actor,
        action,
        ObjectKind::Invitation,
        user.id.to_string(),
    )
    .with_after(serde_json::json!({ "purpose": purpose.key() }))
}
