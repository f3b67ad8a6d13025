//! Kiosks: added, paired, moved, looked after; what they say, what they counted, what is wrong.
//! Secrets come in as hashes and are never stored otherwise.

mod alarms;
mod counts;
mod device;
mod fleet;
mod fold;
mod heartbeats;
mod life;
mod maintenance;
mod pairing;
mod rescue;
mod watch;
mod write_off;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde_json::Value;

pub use alarms::{Alarm, AlarmChange};
pub use device::{BootCount, DeviceReport, HourCount, InstallCount, TimelineEntry, TimelineWhat};
pub use fleet::FleetEntry;
pub use heartbeats::{HeartbeatRecord, Said};
pub use maintenance::Maintenance;
pub use pairing::PairingOutcome;
pub use watch::{WatchRow, WatchRows};
pub use write_off::{WriteOff, WriteOffOutcome};

use super::{audit, error::StoreError};
use crate::{
    entity::{kiosk, kiosk_event},
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        kiosk::{EventKind, Kiosk},
        user::Actor,
    },
};

/// A kiosk that is in service or may come back to it.
async fn find(tx: &impl ConnectionTrait, id: i32) -> Result<Option<kiosk::Model>, StoreError> {
    Ok(kiosk::Entity::find_by_id(id).one(tx).await?)
}

/// The same, unless it was revoked.
async fn find_working(
    tx: &impl ConnectionTrait,
    id: i32,
) -> Result<Option<kiosk::Model>, StoreError> {
    let working = kiosk::Entity::find_by_id(id).filter(kiosk::Column::RevokedAt.is_null());
    Ok(working.one(tx).await?)
}

fn model(row: &kiosk::Model) -> Kiosk {
    Kiosk {
        id: row.id,
        name: row.name.clone(),
        service_point: row.service_point_id,
    }
}

/// Adds a line to the story of a kiosk.
async fn tell(
    tx: &impl ConnectionTrait,
    (kiosk, at): (i32, i64),
    kind: EventKind,
    detail: Option<Value>,
) -> Result<(), StoreError> {
    let row = kiosk_event::ActiveModel {
        id: NotSet,
        kiosk_id: Set(kiosk),
        at: Set(at),
        kind: Set(kind.code()),
        detail: Set(detail.map(|detail| detail.to_string())),
    };
    kiosk_event::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// A line of the audit log about a kiosk. The key is its number: names change, and are given twice.
fn line((actor, at): (&Actor, i64), action: Action, kiosk: i32) -> AuditEntry {
    AuditEntry::new(at, actor, action, ObjectKind::Kiosk, kiosk.to_string())
}

/// Writes such a line.
async fn record(tx: &impl ConnectionTrait, entry: &AuditEntry) -> Result<(), StoreError> {
    audit::record(tx, entry).await
}

/// The detail of an event or alarm, `null` where there is none.
fn detail(text: Option<&str>) -> Value {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}
