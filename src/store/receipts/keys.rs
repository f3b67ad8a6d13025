//! Keys that programs which print codes share with this server; they come in sealed.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, QueryOrder, Set};

use crate::{
    entity::receipt_key::{ActiveModel, Column, Entity, Model},
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        receipt::ReceiptKey,
        user::Actor,
        validity::Validity,
    },
    store::{audit, connect::Database, error::StoreError, reference::touch},
};

/// The highest number that a code has room for.
const HIGHEST: i32 = 1_023;

/// A key about to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// Its number, from [`Database::next_receipt_key`]; sealed with it, so that it fits no other.
    pub id: u16,
    /// Whom it is for.
    pub name: String,
    /// The sealed secret.
    pub sealed: Vec<u8>,
    /// The days whose codes it signs.
    pub valid: Validity,
}

/// All keys, revoked ones included, by number.
pub async fn keys(tx: &impl ConnectionTrait) -> Result<Vec<ReceiptKey>, StoreError> {
    let rows = Entity::find().order_by_asc(Column::Id).all(tx).await?;
    Ok(rows.into_iter().filter_map(key).collect())
}

fn key(row: Model) -> Option<ReceiptKey> {
    Some(ReceiptKey {
        id: u16::try_from(row.id).ok()?,
        name: row.name,
        sealed: row.secret,
        valid: Validity {
            from: row.valid_from,
            until: row.valid_until,
        },
        created_at: row.created_at,
        revoked_at: row.revoked_at,
    })
}

impl Database {
    /// The next number for a key; `None` when all are used up, as none is used twice.
    pub async fn next_receipt_key(&self) -> Result<Option<u16>, StoreError> {
        let last = Entity::find().order_by_desc(Column::Id);
        let last = last.one(&self.reader).await?;
        let next = last.map_or(0, |row| row.id) + 1;
        Ok(u16::try_from(next).ok().filter(|_| next <= HIGHEST))
    }

    /// Adds a key. Fails when another program took the number meanwhile.
    pub async fn add_receipt_key(
        &self,
        new: NewKey,
        actor: &Actor,
        now: i64,
    ) -> Result<(), StoreError> {
        let tx = self.begin_write().await?;
        let after = serde_json::json!({
            "name": new.name, "valid_from": new.valid.from, "valid_until": new.valid.until,
        });
        let model = ActiveModel {
            id: Set(new.id.into()),
            name: Set(new.name),
            secret: Set(new.sealed),
            created_at: Set(now),
            revoked_at: Set(None),
            valid_from: Set(new.valid.from),
            valid_until: Set(new.valid.until),
        };
        Entity::insert(model).exec_without_returning(&tx).await?;
        let line = entry(now, actor, Action::Created, new.id).with_after(after);
        audit::record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Revokes a key: none of its codes is taken any more. Whether it worked until now.
    pub async fn revoke_receipt_key(
        &self,
        id: u16,
        actor: &Actor,
        now: i64,
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let found = Entity::find_by_id(i32::from(id)).one(&tx).await?;
        if found.is_none_or(|row| row.revoked_at.is_some()) {
            return Ok(false);
        }
        let model = ActiveModel {
            id: Set(id.into()),
            revoked_at: Set(Some(now)),
            ..Default::default()
        };
        model.update(&tx).await?;
        audit::record(&tx, &entry(now, actor, Action::Revoked, id)).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }
}

fn entry(at: i64, actor: &Actor, action: Action, id: u16) -> AuditEntry {
    AuditEntry::new(at, actor, action, ObjectKind::ReceiptKey, id.to_string())
}
