//! From a code to a token, and the end of a token.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set,
};
use serde_json::json;

use super::{find, find_working, line, model, record, tell};
use crate::{
    entity::{kiosk, kiosk_former_token, kiosk_place},
    model::{
        audit::Action,
        catalogue::SecretHash,
        kiosk::{EventKind, Kiosk},
        user::Actor,
    },
    store::{connect::Database, error::StoreError, reference::touch},
};

/// What became of a pairing code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairingOutcome {
    /// The code was exchanged; it is used up.
    Paired(Kiosk),
    /// No such code, already used, or expired.
    Unknown,
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
        let row = kiosk::ActiveModel {
            id: NotSet,
            name: Set(name.to_owned()),
            service_point_id: Set(service_point),
            pairing_hash: Set(Some(pairing.to_vec())),
            pairing_until: Set(Some(until)),
            created_at: Set(now),
            ..Default::default()
        };
        let id = kiosk::Entity::insert(row).exec(&tx).await?.last_insert_id;
        stand(&tx, id, service_point, now).await?;
        tell(&tx, (id, now), EventKind::Enrolled, None).await?;
        let after = json!({ "name": name, "service_point": service_point });
        let line = line((actor, now), Action::Created, id).with_after(after);
        record(&tx, &line).await?;
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
        // Used up by whoever comes first, also between two programs.
        let used = kiosk::Entity::update_many()
            .col_expr(kiosk::Column::TokenHash, token.to_vec().into())
            .col_expr(kiosk::Column::PairingHash, Option::<Vec<u8>>::None.into())
            .col_expr(kiosk::Column::PairingUntil, Option::<i64>::None.into())
            .col_expr(kiosk::Column::PairedAt, now.into())
            .filter(kiosk::Column::Id.eq(row.id))
            .filter(kiosk::Column::PairingHash.eq(pairing.to_vec()));
        if used.exec(&tx).await?.rows_affected == 0 {
            return Ok(PairingOutcome::Unknown);
        }
        tell(&tx, (row.id, now), EventKind::Paired, None).await?;
        let system = Actor::system();
        record(&tx, &line((&system, now), Action::Accepted, row.id)).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(PairingOutcome::Paired(model(&row)))
    }

    /// Gives a kiosk a new pairing code, e.g. after its hardware was exchanged or it was revoked. Its
    /// token works no longer. False where there is no such kiosk.
    pub async fn unpair_kiosk(
        &self,
        id: i32,
        pairing: SecretHash,
        until: i64,
        (actor, now): (&Actor, i64),
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let Some(row) = find(&tx, id).await? else {
            return Ok(false);
        };
        retire_token(&tx, &row, now).await?;
        let change = kiosk::ActiveModel {
            id: Set(id),
            pairing_hash: Set(Some(pairing.to_vec())),
            pairing_until: Set(Some(until)),
            revoked_at: Set(None),
            ..Default::default()
        };
        change.update(&tx).await?;
        super::alarms::close_all(&tx, id, now).await?;
        tell(&tx, (id, now), EventKind::Unpaired, None).await?;
        let after = json!({ "name": row.name, "pairing_until": until });
        let line = line((actor, now), Action::Changed, id).with_after(after);
        record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Takes a kiosk out of service; what it has not sent can still be rescued. Whether it worked
    /// until now.
    pub async fn revoke_kiosk(
        &self,
        id: i32,
        (actor, now): (&Actor, i64),
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let Some(row) = find_working(&tx, id).await? else {
            return Ok(false);
        };
        retire_token(&tx, &row, now).await?;
        let change = kiosk::ActiveModel {
            id: Set(id),
            pairing_hash: Set(None),
            pairing_until: Set(None),
            revoked_at: Set(Some(now)),
            ..Default::default()
        };
        change.update(&tx).await?;
        super::alarms::close_all(&tx, id, now).await?;
        tell(&tx, (id, now), EventKind::Revoked, None).await?;
        let after = json!({ "name": row.name });
        let line = line((actor, now), Action::Revoked, id).with_after(after);
        record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The hashes of all tokens that a kiosk ever had, the newest first.
    pub async fn kiosk_tokens(&self, id: i32) -> Result<Vec<SecretHash>, StoreError> {
        let now = find(&self.reader, id).await?.and_then(|row| row.token_hash);
        let former =
            kiosk_former_token::Entity::find().filter(kiosk_former_token::Column::KioskId.eq(id));
        let former = former.all(&self.reader).await?.into_iter().rev();
        let all = now.into_iter().chain(former.map(|row| row.token_hash));
        Ok(all.filter_map(|hash| hash.try_into().ok()).collect())
    }
}

/// Begins a stay at a service point.
pub(super) async fn stand(
    tx: &impl ConnectionTrait,
    kiosk: i32,
    service_point: i32,
    now: i64,
) -> Result<(), StoreError> {
    let row = kiosk_place::ActiveModel {
        id: NotSet,
        kiosk_id: Set(kiosk),
        service_point_id: Set(service_point),
        from_at: Set(now),
        until_at: Set(None),
    };
    kiosk_place::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The token works no longer; its hash still tells whose an old rescue file is.
async fn retire_token(
    tx: &impl ConnectionTrait,
    row: &kiosk::Model,
    now: i64,
) -> Result<(), StoreError> {
    let Some(hash) = row.token_hash.clone() else {
        return Ok(());
    };
    let former = kiosk_former_token::ActiveModel {
        id: NotSet,
        kiosk_id: Set(row.id),
        token_hash: Set(hash),
        ended_at: Set(now),
    };
    kiosk_former_token::Entity::insert(former)
        .exec_without_returning(tx)
        .await?;
    let change = kiosk::ActiveModel {
        id: Set(row.id),
        token_hash: Set(None),
        ..Default::default()
    };
    change.update(tx).await?;
    Ok(())
}
