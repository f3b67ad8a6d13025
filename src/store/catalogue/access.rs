//! Who may send: kiosks, API tokens, links.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::{all, validity};
use crate::{
    entity::{api_token, kiosk, link},
    model::{
        catalogue::SecretHash,
        kiosk::{ApiToken, Kiosk, Link},
    },
    store::{error::StoreError, tokens},
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
    let link = |row: link::Model| Link {
        id: row.id,
        code: row.code,
        service_point: row.service_point_id,
        valid: validity(row.valid_from, row.valid_until),
    };
    Ok(all::<link::Entity>(tx, link::Column::Id)
        .await?
        .into_iter()
        .map(link)
        .collect())
}
