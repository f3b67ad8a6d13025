//! What agencies say they did about earlier comments.

use sea_orm::ConnectionTrait;

use super::all;
use crate::{
    entity::agency_reply::{Column, Entity, Model},
    model::{labels::Labels, reply::Reply, validity::Validity},
    store::error::StoreError,
};

pub(super) async fn replies(tx: &impl ConnectionTrait) -> Result<Vec<Reply>, StoreError> {
    let rows = all::<Entity>(tx, Column::Id).await?;
    Ok(rows.into_iter().map(reply).collect())
}

fn reply(row: Model) -> Reply {
    let both = |vi: String, en: Option<String>| {
        let texts = [("vi", Some(vi)), ("en", en)].into_iter();
        let texts = texts.filter_map(|(tag, text)| Some((tag.to_owned(), text?)));
        Labels(texts.collect())
    };
    Reply {
        id: row.id,
        agency: row.agency_id,
        said: both(row.said_vi, row.said_en),
        done: both(row.done_vi, row.done_en),
        valid: Validity {
            from: Some(row.valid_from),
            until: row.valid_until,
        },
    }
}
