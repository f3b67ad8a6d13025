//! Browsers that are signed in.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::{
    entity::session,
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        catalogue::SecretHash,
        role::Role,
        user::{Actor, User},
    },
    store::{
        audit,
        connect::{Database, statement},
        error::StoreError,
    },
};

/// A session about to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// What is kept of its token.
    pub hash: SecretHash,
    /// Whose it is.
    pub user: User,
    /// When it ends at the latest, epoch milliseconds.
    pub expires_at: i64,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// When the person last proved to be there, epoch milliseconds; 0 if nobody says.
    pub confirmed_at: i64,
    /// By which way the person came.
    pub by: Way,
    /// Family of the browser, for the person's own list.
    pub label: String,
}

/// By which way somebody signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The password of this system.
    Password,
    /// The operator's identity provider.
    Provider,
}

impl Way {
    /// The word for it in the log.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Provider => "provider",
        }
    }
}

/// A session that holds, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionUser {
    /// The person, active.
    pub user: User,
    /// When it was last seen, epoch milliseconds; up to a minute old.
    pub seen_at: i64,
    /// When it ends at the latest, epoch milliseconds.
    pub expires_at: i64,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// When the person last gave a password or a code here, or showed itself to the identity provider, epoch
    /// milliseconds; 0 if nobody says.
    pub confirmed_at: i64,
    /// Family of the browser.
    pub label: String,
}

/// A session in the person's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionEntry {
    /// What is kept of its token; it opens nothing.
    pub hash: SecretHash,
    /// When it began, epoch milliseconds.
    pub created_at: i64,
    /// When it was last seen, epoch milliseconds; up to a minute old.
    pub seen_at: i64,
    /// Family of the browser.
    pub label: String,
}

/// One indexed read: the key of the session, the key of the person.
const CHECK: &str = "SELECT s.seen_at, s.expires_at, s.second_factor, s.confirmed_at, s.label, u.id, u.email, u.name, u.role, u.agency_id, \
    CASE WHEN u.totp_since IS NULL THEN 0 ELSE 1 END AS totp \
    FROM session s JOIN user_account u ON u.id = s.user_id \
    WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 AND u.disabled_at IS NULL";

impl Database {
    /// Begins a session in place of `replaces`, the one that this browser had until now. With `told`, the log says so.
    pub async fn begin_session(
        &self,
        new: &NewSession,
        replaces: Option<SecretHash>,
        told: bool,
        now: i64,
    ) -> Result<(), StoreError> {
        let tx = self.begin_write().await?;
        let actor = Actor::of(&new.user);
        if let Some(old) = replaces {
            replace(&tx, old, &actor, now).await?;
        }
        insert(&tx, new, now).await?;
        if told {
            let line = entry(now, &actor, Action::SignedIn, new.user.id);
            let how = serde_json::json!({
                "by": new.by.key(), "second_factor": new.second_factor,
            });
            audit::record(&tx, &line.with_after(how)).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The session with this token, if it holds: not ended, seen after `idle_since`, the person active.
    pub async fn session(
        &self,
        hash: &SecretHash,
        now: i64,
        idle_since: i64,
    ) -> Result<Option<SessionUser>, StoreError> {
        let values = [hash.to_vec().into(), now.into(), idle_since.into()];
        let row = self
            .reader
            .query_one_raw(statement(&self.reader, CHECK, values))
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let role: i16 = row.try_get("", "role")?;
        let totp: i32 = row.try_get("", "totp")?;
        let user = User {
            id: row.try_get("", "id")?,
            email: row.try_get("", "email")?,
            name: row.try_get("", "name")?,
            role: Role::from_code(role)
                .ok_or_else(|| StoreError::Data(format!("role {role} of a user")))?,
            agency: row.try_get("", "agency_id")?,
            active: true,
            totp: totp == 1,
        };
        Ok(Some(SessionUser {
            user,
            seen_at: row.try_get("", "seen_at")?,
            expires_at: row.try_get("", "expires_at")?,
            second_factor: row.try_get("", "second_factor")?,
            confirmed_at: row.try_get("", "confirmed_at")?,
            label: row.try_get("", "label")?,
        }))
    }

    /// Notes that a session was seen, unless that was noted after `before`.
    pub async fn session_seen(
        &self,
        hash: &SecretHash,
        before: i64,
        now: i64,
    ) -> Result<(), StoreError> {
        session::Entity::update_many()
            .col_expr(session::Column::SeenAt, now.into())
            .filter(session::Column::TokenHash.eq(hash.to_vec()))
            .filter(session::Column::SeenAt.lte(before))
            .exec(&self.writer)
            .await?;
        Ok(())
    }

    /// Notes that the person behind a session proved to be there at `at` (epoch milliseconds).
    pub async fn confirm_session(&self, hash: &SecretHash, at: i64) -> Result<(), StoreError> {
        session::Entity::update_many()
            .col_expr(session::Column::ConfirmedAt, at.into())
            .filter(session::Column::TokenHash.eq(hash.to_vec()))
            .exec(&self.writer)
            .await?;
        Ok(())
    }

    /// The sessions of a person that hold, the last seen first.
    pub async fn sessions_of(
        &self,
        user: i32,
        now: i64,
        idle_since: i64,
    ) -> Result<Vec<SessionEntry>, StoreError> {
        let rows = session::Entity::find()
            .filter(session::Column::UserId.eq(user))
            .filter(session::Column::ExpiresAt.gt(now))
            .filter(session::Column::SeenAt.gt(idle_since))
            .order_by_desc(session::Column::SeenAt)
            .all(&self.reader)
            .await?;
        let entry = |row: session::Model| {
            let hash = row.token_hash.try_into();
            let hash = hash.map_err(|_| StoreError::Data("the hash of a session".to_owned()))?;
            Ok(SessionEntry {
                hash,
                created_at: row.created_at,
                seen_at: row.seen_at,
                label: row.label,
            })
        };
        rows.into_iter().map(entry).collect()
    }

    /// Ends a session of this person and writes it down, as signing out or as revoking; whether there was one.
    pub async fn end_session(
        &self,
        user: &User,
        hash: &SecretHash,
        action: Action,
        now: i64,
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let ended = session::Entity::delete_many()
            .filter(session::Column::UserId.eq(user.id))
            .filter(session::Column::TokenHash.eq(hash.to_vec()))
            .exec(&tx)
            .await?;
        if ended.rows_affected == 0 {
            return Ok(false);
        }
        let line = entry(now, &Actor::of(user), action, user.id);
        audit::record(&tx, &line.with_after(sessions(1))).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Ends all sessions of a person but one, and writes it down.
    pub async fn end_other_sessions(
        &self,
        user: &User,
        keep: Option<SecretHash>,
        actor: &Actor,
        now: i64,
    ) -> Result<u64, StoreError> {
        let tx = self.begin_write().await?;
        let ended = end_all(&tx, user.id, keep).await?;
        let line = entry(now, actor, Action::Revoked, user.id).with_after(sessions(ended));
        if ended > 0 {
            audit::record(&tx, &line).await?;
        }
        tx.commit().await?;
        Ok(ended)
    }

    /// Forgets sessions that hold no longer.
    pub async fn forget_sessions(&self, now: i64, idle_since: i64) -> Result<u64, StoreError> {
        let over = sea_orm::Condition::any()
            .add(session::Column::ExpiresAt.lte(now))
            .add(session::Column::SeenAt.lte(idle_since));
        let gone = session::Entity::delete_many()
            .filter(over)
            .exec(&self.writer)
            .await?;
        Ok(gone.rows_affected)
    }
}

pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    new: &NewSession,
    now: i64,
) -> Result<(), StoreError> {
    let model = session::ActiveModel {
        token_hash: Set(new.hash.to_vec()),
        user_id: Set(new.user.id),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(new.expires_at),
        second_factor: Set(new.second_factor),
        confirmed_at: Set(new.confirmed_at),
        label: Set(new.label.clone()),
    };
    session::Entity::insert(model)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Ends the session that a browser had until now. The sign-in tells of it, unless it was somebody else's.
async fn replace(
    tx: &impl ConnectionTrait,
    old: SecretHash,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    let found = session::Entity::find_by_id(old.to_vec()).one(tx).await?;
    let Some(row) = found else { return Ok(()) };
    session::Entity::delete_by_id(old.to_vec()).exec(tx).await?;
    if actor.user == Some(row.user_id) {
        return Ok(());
    }
    let line = entry(now, actor, Action::Revoked, row.user_id);
    audit::record(tx, &line.with_after(sessions(1))).await
}

/// A line of the log about somebody's sessions.
pub(super) fn entry(at: i64, actor: &Actor, action: Action, user: i32) -> AuditEntry {
    AuditEntry::new(at, actor, action, ObjectKind::Session, user.to_string())
}

/// How many sessions ended, as the log keeps it.
fn sessions(ended: u64) -> serde_json::Value {
    serde_json::json!({ "sessions": ended })
}

/// Ends all sessions of a person but one.
pub(super) async fn end_all(
    tx: &impl ConnectionTrait,
    user: i32,
    keep: Option<SecretHash>,
) -> Result<u64, StoreError> {
    let mut ended = session::Entity::delete_many().filter(session::Column::UserId.eq(user));
    if let Some(keep) = keep {
        ended = ended.filter(session::Column::TokenHash.ne(keep.to_vec()));
    }
    Ok(ended.exec(tx).await?.rows_affected)
}
