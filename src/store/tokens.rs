//! API tokens: made, listed, used, revoked. Secrets come in as hashes and are never stored otherwise.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set,
    sea_query::ExprTrait,
};

use super::{audit, connect::Database, error::StoreError, reference::touch};
use crate::{
    entity::api_token::{ActiveModel, Column, Entity, Model},
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        catalogue::SecretHash,
        grant::Grant,
        kiosk::ApiToken,
        user::Actor,
    },
};

/// A token about to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Whose it is.
    pub name: String,
    /// What is kept of it.
    pub hash: SecretHash,
    /// What it allows.
    pub grants: Vec<Grant>,
    /// When it ends, epoch milliseconds; `None`: not by itself.
    pub expires_at: Option<i64>,
}

/// A token as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenEntry {
    /// The token.
    pub token: ApiToken,
    /// When it was made, epoch milliseconds.
    pub created_at: i64,
    /// When it was last used, epoch milliseconds; up to a minute old.
    pub used_at: Option<i64>,
    /// When it was revoked, epoch milliseconds.
    pub revoked_at: Option<i64>,
}

impl Database {
    /// Adds a token.
    pub async fn add_token(
        &self,
        new: NewToken,
        actor: &Actor,
        now: i64,
    ) -> Result<ApiToken, StoreError> {
        let tx = self.begin_write().await?;
        let model = ActiveModel {
            id: NotSet,
            name: Set(new.name.clone()),
            token_hash: Set(new.hash.to_vec()),
            grants: Set(words(&new.grants)),
            created_at: Set(now),
            revoked_at: Set(None),
            expires_at: Set(new.expires_at),
            used_at: Set(None),
        };
        let id = Entity::insert(model).exec(&tx).await?.last_insert_id;
        let after = serde_json::json!({
            "name": new.name,
            "grants": words(&new.grants),
            "expires_at": new.expires_at,
        });
        let line = entry(now, actor, Action::Created, id).with_after(after);
        audit::record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(ApiToken {
            id,
            name: new.name,
            grants: new.grants,
            expires_at: new.expires_at,
        })
    }

    /// All tokens, the newest first.
    pub async fn tokens(&self) -> Result<Vec<TokenEntry>, StoreError> {
        let rows = Entity::find().order_by_desc(Column::Id);
        let rows = rows.all(&self.reader).await?;
        Ok(rows.into_iter().map(|row| token_entry(&row)).collect())
    }

    /// Revokes a token; whether it worked until now.
    pub async fn revoke_token(&self, id: i32, actor: &Actor, now: i64) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let found = Entity::find_by_id(id).filter(Column::RevokedAt.is_null());
        if found.one(&tx).await?.is_none() {
            return Ok(false);
        }
        let model = ActiveModel {
            id: Set(id),
            revoked_at: Set(Some(now)),
            ..Default::default()
        };
        model.update(&tx).await?;
        audit::record(&tx, &entry(now, actor, Action::Revoked, id)).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Notes that a token was used, unless that was noted after `before`.
    pub async fn token_used(&self, id: i32, before: i64, now: i64) -> Result<(), StoreError> {
        let long_ago = Column::UsedAt.is_null().or(Column::UsedAt.lte(before));
        Entity::update_many()
            .col_expr(Column::UsedAt, now.into())
            .filter(Column::Id.eq(id))
            .filter(long_ago)
            .exec(&self.writer)
            .await?;
        Ok(())
    }
}

/// What a token allows, as kept in one column.
fn words(grants: &[Grant]) -> String {
    let words: Vec<&str> = grants.iter().map(|grant| grant.key()).collect();
    words.join(",")
}

/// A token by its row.
pub(super) fn token_of(row: &Model) -> ApiToken {
    ApiToken {
        id: row.id,
        name: row.name.clone(),
        grants: row
            .grants
            .split(',')
            .filter_map(|word| word.parse().ok())
            .collect(),
        expires_at: row.expires_at,
    }
}

fn token_entry(row: &Model) -> TokenEntry {
    TokenEntry {
        token: token_of(row),
        created_at: row.created_at,
        used_at: row.used_at,
        revoked_at: row.revoked_at,
    }
}

/// A line of the log about a token: by number, for two may have the same name.
fn entry(at: i64, actor: &Actor, action: Action, id: i32) -> AuditEntry {
    AuditEntry::new(at, actor, action, ObjectKind::Token, id.to_string())
}
