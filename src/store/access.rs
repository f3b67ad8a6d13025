//! Kiosks and links. Secrets come in as hashes and are never stored otherwise.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, Set};

use super::{audit, connect::Database, error::StoreError, reference::touch};
use crate::{
    entity::{kiosk, link},
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        catalogue::SecretHash,
        kiosk::{Kiosk, Link},
        user::Actor,
        validity::Validity,
    },
};

/// What became of a pairing code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairingOutcome {
    /// The code was exchanged; it is used up.
    Paired(Kiosk),
    /// No such code, already used, or expired.
    Unknown,
}

/// What a kiosk last said of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeartbeatRecord {
    /// When it came in, epoch milliseconds.
    pub received_at: i64,
    /// Its content, as JSON.
    pub content: String,
}

impl Database {
    /// Adds a kiosk that waits for its pairing until `until` (epoch milliseconds).
    pub async fn enrol_kiosk(
        &self,
        name: &str,
        service_point: i32,
        pairing: SecretHash,
        until: i64,
        (actor, now): (&Actor, i64),
    ) -> Result<Kiosk, StoreError> {
        let tx = self.begin_write().await?;
        let model = kiosk::ActiveModel {
            id: NotSet,
            name: Set(name.to_owned()),
            service_point_id: Set(service_point),
            token_hash: Set(None),
            pairing_hash: Set(Some(pairing.to_vec())),
            pairing_until: Set(Some(until)),
            created_at: Set(now),
            revoked_at: Set(None),
            seen_at: Set(None),
            heartbeat: Set(None),
        };
        let id = kiosk::Entity::insert(model).exec(&tx).await?.last_insert_id;
        let line = entry(now, actor, Action::Created, id);
        let line =
            line.with_after(serde_json::json!({ "name": name, "service_point": service_point }));
        audit::record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(Kiosk {
            id,
            name: name.to_owned(),
            service_point,
        })
    }

    /// Exchanges a pairing code for a token; the code works once.
    pub async fn pair_kiosk(
        &self,
        pairing: SecretHash,
        token: SecretHash,
        now: i64,
    ) -> Result<PairingOutcome, StoreError> {
        let tx = self.begin_write().await?;
        let waiting = kiosk::Entity::find()
            .filter(kiosk::Column::PairingHash.eq(pairing.to_vec()))
            .filter(kiosk::Column::PairingUntil.gt(now))
            .filter(kiosk::Column::RevokedAt.is_null());
        let Some(row) = waiting.one(&tx).await? else {
            return Ok(PairingOutcome::Unknown);
        };
        let model = kiosk::ActiveModel {
            id: Set(row.id),
            token_hash: Set(Some(token.to_vec())),
            pairing_hash: Set(None),
            pairing_until: Set(None),
            ..Default::default()
        };
        model.update(&tx).await?;
        let line = entry(now, &Actor::system(), Action::Accepted, row.id);
        audit::record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(PairingOutcome::Paired(Kiosk {
            id: row.id,
            name: row.name,
            service_point: row.service_point_id,
        }))
    }

    /// Keeps what a kiosk said of itself; the last word replaces the one before.
    pub async fn keep_heartbeat(
        &self,
        kiosk: i32,
        heartbeat: HeartbeatRecord,
    ) -> Result<(), StoreError> {
        let model = kiosk::ActiveModel {
            id: Set(kiosk),
            seen_at: Set(Some(heartbeat.received_at)),
            heartbeat: Set(Some(heartbeat.content)),
            ..Default::default()
        };
        model.update(&self.writer).await?;
        Ok(())
    }

    /// Adds a link.
    pub async fn add_link(
        &self,
        code: &str,
        service_point: i32,
        actor: &Actor,
        now: i64,
    ) -> Result<Link, StoreError> {
        let tx = self.begin_write().await?;
        let model = link::ActiveModel {
            id: NotSet,
            code: Set(code.to_owned()),
            service_point_id: Set(service_point),
            created_at: Set(now),
            valid_from: Set(None),
            valid_until: Set(None),
        };
        let id = link::Entity::insert(model).exec(&tx).await?.last_insert_id;
        let line = AuditEntry::new(
            now,
            actor,
            Action::Created,
            ObjectKind::Link,
            id.to_string(),
        );
        let line = line.with_after(serde_json::json!({ "service_point": service_point }));
        audit::record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(Link {
            id,
            code: code.to_owned(),
            service_point,
            valid: Validity::default(),
        })
    }
}

/// A line of the log about a kiosk: by number, for two may have the same name.
fn entry(at: i64, actor: &Actor, action: Action, id: i32) -> AuditEntry {
    AuditEntry::new(at, actor, action, ObjectKind::Kiosk, id.to_string())
}
