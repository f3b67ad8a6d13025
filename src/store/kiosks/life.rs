//! Where a kiosk stands, its name, and the PIN of its menu.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;

use super::{find, line, pairing::stand, record, tell};
use crate::{
    entity::{kiosk, kiosk_place},
    model::{
        audit::Action,
        kiosk::{EventKind, Pin},
        user::Actor,
    },
    store::{connect::Database, error::StoreError, reference::touch},
};

impl Database {
    /// Moves a kiosk to another service point from now on; ratings given before stay with the old
    /// one. False where there is no such kiosk, or it stands there already.
    pub async fn move_kiosk(
        &self,
        id: i32,
        service_point: i32,
        (actor, now): (&Actor, i64),
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let row = find(&tx, id).await?;
        let Some(row) = row.filter(|row| row.service_point_id != service_point) else {
            return Ok(false);
        };
        kiosk_place::Entity::update_many()
            .col_expr(kiosk_place::Column::UntilAt, now.into())
            .filter(kiosk_place::Column::KioskId.eq(id))
            .filter(kiosk_place::Column::UntilAt.is_null())
            .exec(&tx)
            .await?;
        stand(&tx, id, service_point, now).await?;
        let change = kiosk::ActiveModel {
            id: Set(id),
            service_point_id: Set(service_point),
            ..Default::default()
        };
        change.update(&tx).await?;
        let (before, after) = (
            json!({ "service_point": row.service_point_id }),
            json!({ "service_point": service_point }),
        );
        let moved = json!({ "from": row.service_point_id, "to": service_point });
        tell(&tx, (id, now), EventKind::Moved, Some(moved)).await?;
        let line = line((actor, now), Action::Changed, id).with_difference(&before, &after);
        if let Some(line) = line {
            record(&tx, &line).await?;
        }
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Gives a kiosk another name. False where there is no such kiosk, or it has that name.
    pub async fn rename_kiosk(
        &self,
        id: i32,
        name: &str,
        (actor, now): (&Actor, i64),
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        let row = find(&tx, id).await?;
        let Some(row) = row.filter(|row| row.name != name) else {
            return Ok(false);
        };
        let change = kiosk::ActiveModel {
            id: Set(id),
            name: Set(name.to_owned()),
            ..Default::default()
        };
        change.update(&tx).await?;
        let (before, after) = (json!({ "name": row.name }), json!({ "name": name }));
        let renamed = json!({ "from": row.name, "to": name });
        tell(&tx, (id, now), EventKind::Renamed, Some(renamed)).await?;
        let line = line((actor, now), Action::Changed, id).with_difference(&before, &after);
        if let Some(line) = line {
            record(&tx, &line).await?;
        }
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Sets the PIN of a kiosk's menu, or takes it away. False where there is no such kiosk.
    pub async fn set_kiosk_pin(
        &self,
        id: i32,
        pin: Option<&Pin>,
        (actor, now): (&Actor, i64),
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        if find(&tx, id).await?.is_none() {
            return Ok(false);
        }
        let iterations = pin.and_then(|pin| i32::try_from(pin.iterations).ok());
        let change = kiosk::ActiveModel {
            id: Set(id),
            pin_salt: Set(pin.map(|pin| pin.salt.clone())),
            pin_hash: Set(pin.map(|pin| pin.hash.clone())),
            pin_iterations: Set(iterations),
            ..Default::default()
        };
        change.update(&tx).await?;
        let after = json!({ "pin": pin.is_some() });
        tell(&tx, (id, now), EventKind::PinChanged, Some(after.clone())).await?;
        let line = line((actor, now), Action::Changed, id).with_after(after);
        record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }
}
