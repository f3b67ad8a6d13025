//! What agencies say they did about earlier comments.

use sea_orm::{ConnectionTrait, EntityTrait, Set, sea_query::OnConflict};

use crate::{
    entity::agency_reply::{ActiveModel, Column, Entity},
    model::{labels::Labels, reply::Reply},
    store::error::StoreError,
};

/// Adds a statement; of one that is there only the last day changes.
pub async fn save(tx: &impl ConnectionTrait, reply: &Reply) -> Result<(), StoreError> {
    let own = |labels: &Labels, tag| labels.own(tag).map(|(_, text)| text.to_owned());
    let from = reply.valid.from;
    let from = from.ok_or_else(|| StoreError::Data("a reply without a first day".to_owned()))?;
    let model = ActiveModel {
        id: Set(reply.id),
        agency_id: Set(reply.agency),
        said_vi: Set(own(&reply.said, "vi").unwrap_or_default()),
        said_en: Set(own(&reply.said, "en")),
        done_vi: Set(own(&reply.done, "vi").unwrap_or_default()),
        done_en: Set(own(&reply.done, "en")),
        valid_from: Set(from),
        valid_until: Set(reply.valid.until),
    };
    let ended = OnConflict::column(Column::Id)
        .update_column(Column::ValidUntil)
        .to_owned();
    Entity::insert(model)
        .on_conflict(ended)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
