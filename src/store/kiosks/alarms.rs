//! Alarms: opened and closed by the watch; the database lets one be open for each kiosk and kind.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Set, sea_query::OnConflict,
};
use serde_json::Value;

use super::{detail, find_working};
use crate::{
    entity::{
        kiosk,
        kiosk_alarm::{ActiveModel, Column, Entity, Model},
    },
    model::kiosk::{AlarmKind, Finding},
    store::{connect::Database, error::StoreError},
};

/// Something that is, or was, wrong with a kiosk.
#[derive(Debug, Clone, PartialEq)]
pub struct Alarm {
    /// What.
    pub kind: AlarmKind,
    /// Since when, epoch milliseconds.
    pub opened_at: i64,
    /// Until when; `None`: still.
    pub closed_at: Option<i64>,
    /// The figures behind it, as they were at the beginning.
    pub detail: Value,
}

/// What the watch changes.
#[derive(Debug, Clone, PartialEq)]
pub enum AlarmChange {
    /// Something is wrong from now on.
    Open(i32, Finding),
    /// It is over.
    Close(i32, AlarmKind),
    /// Since when taps of a kiosk have been missing.
    Missing(i32, Option<i64>),
}

impl Database {
    /// Writes what changed; what another program has written meanwhile stays as it is. Nothing is open
    /// for a kiosk that is out of service.
    pub async fn settle_alarms(&self, changes: &[AlarmChange], now: i64) -> Result<(), StoreError> {
        let tx = self.begin_write().await?;
        for change in changes {
            match change {
                AlarmChange::Open(kiosk, finding) => open(&tx, *kiosk, finding, now).await?,
                AlarmChange::Close(kiosk, kind) => {
                    let of_kind = open_of(*kiosk).filter(Column::Kind.eq(kind.code()));
                    of_kind.exec(&tx, now).await?;
                }
                AlarmChange::Missing(id, since) => {
                    kiosk::Entity::update_many()
                        .col_expr(kiosk::Column::MissingSince, (*since).into())
                        .filter(kiosk::Column::Id.eq(*id))
                        .exec(&tx)
                        .await?;
                }
            }
        }
        let idle = sea_orm::Condition::any()
            .add(kiosk::Column::TokenHash.is_null())
            .add(kiosk::Column::RevokedAt.is_not_null());
        let idle = kiosk::Entity::find()
            .select_only()
            .column(kiosk::Column::Id)
            .filter(idle);
        Entity::update_many()
            .col_expr(Column::ClosedAt, now.into())
            .filter(Column::ClosedAt.is_null())
            .filter(Column::KioskId.in_subquery(idle.into_query()))
            .exec(&tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn open(
    tx: &impl ConnectionTrait,
    kiosk: i32,
    finding: &Finding,
    now: i64,
) -> Result<(), StoreError> {
    let in_service = find_working(tx, kiosk).await?;
    if in_service.is_none_or(|row| row.token_hash.is_none()) {
        return Ok(());
    }
    let row = ActiveModel {
        id: NotSet,
        kiosk_id: Set(kiosk),
        kind: Set(finding.kind.code()),
        opened_at: Set(now),
        closed_at: Set(None),
        detail: Set(Some(finding.detail.to_string())),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The open alarms of a kiosk, about to be closed.
struct Closing(sea_orm::UpdateMany<Entity>);

fn open_of(kiosk: i32) -> Closing {
    let open = Entity::update_many()
        .filter(Column::KioskId.eq(kiosk))
        .filter(Column::ClosedAt.is_null());
    Closing(open)
}

impl Closing {
    fn filter(self, which: sea_orm::sea_query::SimpleExpr) -> Self {
        Self(self.0.filter(which))
    }

    async fn exec(self, tx: &impl ConnectionTrait, now: i64) -> Result<(), StoreError> {
        self.0
            .col_expr(Column::ClosedAt, now.into())
            .exec(tx)
            .await?;
        Ok(())
    }
}

/// Closes what is open: nobody waits for a kiosk that is out of service.
pub(super) async fn close_all(
    tx: &impl ConnectionTrait,
    kiosk: i32,
    now: i64,
) -> Result<(), StoreError> {
    open_of(kiosk).exec(tx, now).await
}

/// The open alarms of every kiosk, the gravest first.
pub(super) async fn all_open(
    tx: &impl ConnectionTrait,
) -> Result<HashMap<i32, Vec<Alarm>>, StoreError> {
    let rows = Entity::find()
        .filter(Column::ClosedAt.is_null())
        .order_by_asc(Column::Kind);
    let mut all: HashMap<i32, Vec<Alarm>> = HashMap::new();
    for row in rows.all(tx).await? {
        if let Some(alarm) = alarm(&row) {
            all.entry(row.kiosk_id).or_default().push(alarm);
        }
    }
    Ok(all)
}

/// An alarm; `None` for a kind that only a newer program knows.
pub(super) fn alarm(row: &Model) -> Option<Alarm> {
    Some(Alarm {
        kind: AlarmKind::from_code(row.kind)?,
        opened_at: row.opened_at,
        closed_at: row.closed_at,
        detail: detail(row.detail.as_deref()),
    })
}
