//! Second factors: the sealed secret, the last step used, recovery codes.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait,
    QueryFilter, Set, sea_query::ExprTrait,
};

use super::{
    sessions::{self, NewSession},
    users::{entry, find, user_of},
};
use crate::{
    entity::{recovery_code, user_account},
    model::{
        audit::Action,
        catalogue::SecretHash,
        user::{Actor, User},
    },
    store::{audit, connect::Database, error::StoreError},
};

/// The secret of a second factor, unreadable without the program's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedSecret(pub Vec<u8>);

/// A second factor about to be set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSecondFactor {
    /// Its secret.
    pub secret: SealedSecret,
    /// The step whose code proved it; that code is used up.
    pub step: i64,
    /// What is kept of the recovery codes.
    pub recovery: Vec<SecretHash>,
}

impl Database {
    /// Sets a second factor up. Every session of the person ends, and `session` begins.
    pub async fn set_second_factor(
        &self,
        new: NewSecondFactor,
        session: &NewSession,
        now: i64,
    ) -> Result<(), StoreError> {
        let (user, actor) = (&session.user, Actor::of(&session.user));
        let tx = self.begin_write().await?;
        let model = user_account::ActiveModel {
            id: Set(user.id),
            totp_secret: Set(Some(new.secret.0)),
            totp_since: Set(Some(now)),
            totp_step: Set(Some(new.step)),
            ..Default::default()
        };
        model.update(&tx).await?;
        replace_codes(&tx, user.id, &new.recovery).await?;
        sessions::end_all(&tx, user.id, None).await?;
        sessions::insert(&tx, session, now).await?;
        audit::record(&tx, &entry(now, &actor, Action::SecondFactorAdded, user)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes a second factor away, with its recovery codes and, but for `keep`, all sessions.
    /// `None`: nobody has that number.
    pub async fn remove_second_factor(
        &self,
        user: i32,
        keep: Option<SecretHash>,
        actor: &Actor,
        now: i64,
    ) -> Result<Option<User>, StoreError> {
        let tx = self.begin_write().await?;
        let Some(user) = find(&tx, user).await?.map(user_of).transpose()? else {
            return Ok(None);
        };
        remove(&tx, &user, keep, actor, now).await?;
        tx.commit().await?;
        Ok(Some(user))
    }

    /// Whether the code of this step is used for the first time, and no later one was used before.
    pub async fn use_step(&self, user: i32, step: i64) -> Result<bool, StoreError> {
        use user_account::Column;
        let unused = Column::TotpStep.is_null().or(Column::TotpStep.lt(step));
        let done = user_account::Entity::update_many()
            .col_expr(Column::TotpStep, step.into())
            .filter(Column::Id.eq(user))
            .filter(unused)
            .exec(&self.writer)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Uses a recovery code up; whether it was there and unused.
    pub async fn use_recovery_code(
        &self,
        user: &User,
        hash: SecretHash,
        now: i64,
    ) -> Result<bool, StoreError> {
        use recovery_code::Column;
        let tx = self.begin_write().await?;
        let done = recovery_code::Entity::update_many()
            .col_expr(Column::UsedAt, now.into())
            .filter(Column::UserId.eq(user.id))
            .filter(Column::Hash.eq(hash.to_vec()))
            .filter(Column::UsedAt.is_null())
            .exec(&tx)
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        let line = entry(now, &Actor::of(user), Action::RecoveryCodeUsed, user);
        audit::record(&tx, &line).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Since when a person has a second factor, epoch milliseconds.
    pub async fn second_factor_since(&self, user: i32) -> Result<Option<i64>, StoreError> {
        let row = user_account::Entity::find_by_id(user)
            .one(&self.reader)
            .await?;
        Ok(row.and_then(|row| row.totp_since))
    }

    /// How many recovery codes a person has left.
    pub async fn recovery_codes_left(&self, user: i32) -> Result<u64, StoreError> {
        let left = recovery_code::Entity::find()
            .filter(recovery_code::Column::UserId.eq(user))
            .filter(recovery_code::Column::UsedAt.is_null());
        Ok(left.count(&self.reader).await?)
    }

    /// Gives a person new recovery codes; the old ones work no longer.
    pub async fn renew_recovery_codes(
        &self,
        user: &User,
        codes: &[SecretHash],
        now: i64,
    ) -> Result<(), StoreError> {
        let tx = self.begin_write().await?;
        replace_codes(&tx, user.id, codes).await?;
        let after = serde_json::json!({ "recovery_codes": codes.len() });
        let line = entry(now, &Actor::of(user), Action::Changed, user).with_after(after);
        audit::record(&tx, &line).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Takes a second factor away, with its recovery codes and, but for `keep`, all sessions.
pub(super) async fn remove(
    tx: &impl ConnectionTrait,
    user: &User,
    keep: Option<SecretHash>,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    let model = user_account::ActiveModel {
        id: Set(user.id),
        totp_secret: Set(None),
        totp_since: Set(None),
        totp_step: Set(None),
        ..Default::default()
    };
    model.update(tx).await?;
    replace_codes(tx, user.id, &[]).await?;
    sessions::end_all(tx, user.id, keep).await?;
    if user.totp {
        audit::record(tx, &entry(now, actor, Action::SecondFactorRemoved, user)).await?;
    }
    Ok(())
}

async fn replace_codes(
    tx: &impl ConnectionTrait,
    user: i32,
    codes: &[SecretHash],
) -> Result<(), StoreError> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::UserId.eq(user))
        .exec(tx)
        .await?;
    if codes.is_empty() {
        return Ok(());
    }
    let models = codes.iter().map(|hash| recovery_code::ActiveModel {
        id: NotSet,
        user_id: Set(user),
        hash: Set(hash.to_vec()),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(models)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
