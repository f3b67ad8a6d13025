//! Who may send: kiosks, where they stood and their PINs; API tokens, links.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::all;
use crate::{
    entity::{api_token, kiosk, kiosk_place, link},
    model::{
        catalogue::SecretHash,
        kiosk::{ApiToken, FormerPlace, Kiosk, Pin},
        link::Link,
    },
    store::{error::StoreError, links, tokens},
};

/// A stored hash; one of another length matches no secret.
fn secret_hash(bytes: Vec<u8>) -> Option<SecretHash> {
    bytes.try_into().ok()
}

pub(super) async fn kiosks(
    tx: &impl ConnectionTrait,
) -> Result<HashMap<SecretHash, Kiosk>, StoreError> {
    let rows = all::<kiosk::Entity>(tx, kiosk::Column::Id).await?;
    let kiosk = |row: kiosk::Model| {
        let hash = row
            .token_hash
            .and_then(secret_hash)
            .filter(|_| row.revoked_at.is_none())?;
        Some((
            hash,
            Kiosk {
                id: row.id,
                name: row.name,
                service_point: row.service_point_id,
            },
        ))
    };
    Ok(rows.into_iter().filter_map(kiosk).collect())
}

/// Where kiosks stood before they were moved, the first place first.
pub(super) async fn former_places(
    tx: &impl ConnectionTrait,
) -> Result<HashMap<i32, Vec<FormerPlace>>, StoreError> {
    let left = kiosk_place::Entity::find()
        .filter(kiosk_place::Column::UntilAt.is_not_null())
        .order_by_asc(kiosk_place::Column::UntilAt);
    let mut places: HashMap<i32, Vec<FormerPlace>> = HashMap::new();
    for row in left.all(tx).await? {
        let Some(until) = row.until_at else { continue };
        let place = FormerPlace {
            service_point: row.service_point_id,
            until,
        };
        places.entry(row.kiosk_id).or_default().push(place);
    }
    Ok(places)
}

/// The PINs of kiosks' menus, by the kiosk's number.
pub(super) async fn pins(tx: &impl ConnectionTrait) -> Result<HashMap<i32, Pin>, StoreError> {
    let with = kiosk::Entity::find().filter(kiosk::Column::PinHash.is_not_null());
    let pin = |row: kiosk::Model| {
        let pin = Pin {
            salt: row.pin_salt?,
            iterations: u32::try_from(row.pin_iterations?).ok()?,
            hash: row.pin_hash?,
        };
        Some((row.id, pin))
    };
    Ok(with.all(tx).await?.into_iter().filter_map(pin).collect())
}

pub(super) async fn tokens(
    tx: &impl ConnectionTrait,
) -> Result<HashMap<SecretHash, ApiToken>, StoreError> {
    let rows = all::<api_token::Entity>(tx, api_token::Column::Id).await?;
    let token = |row: api_token::Model| {
        let token = tokens::token_of(&row);
        let hash = secret_hash(row.token_hash).filter(|_| row.revoked_at.is_none())?;
        Some((hash, token))
    };
    Ok(rows.into_iter().filter_map(token).collect())
}

pub(super) async fn links(tx: &impl ConnectionTrait) -> Result<Vec<Link>, StoreError> {
    let rows = all::<link::Entity>(tx, link::Column::Id).await?;
    rows.into_iter().map(links::link_of).collect()
}
