//! Records of a kiosk that come in a file instead of a call: judged and stored as those of a call are.

use std::sync::Arc;

use axum::body::Bytes;

use super::{
    batch::Batch,
    desk::{Desk, Room, Sender},
    lists, request,
    respond::Status,
};
use crate::{
    ingest::Ingest,
    model::{catalogue::Catalogue, kiosk::Kiosk, zone::Zone},
};

/// What the parts of one file share.
#[derive(Debug, Clone)]
pub struct FileDesk {
    /// Reference data.
    pub catalogue: Arc<Catalogue>,
    /// Where a day ends.
    pub zone: Zone,
    /// The kiosk at which the file was made.
    pub kiosk: Kiosk,
    /// Instant at which it is read in, epoch milliseconds.
    pub now: i64,
    /// Instant at which it was made, as far as that is known, epoch milliseconds.
    pub made_at: i64,
    /// Why each new rating is flagged, if it is.
    pub flag: Option<&'static str>,
}

/// What became of the ratings and of the follow-ups, in their order.
pub type Statuses = (Vec<Status>, Vec<Status>);

/// Why a part was not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartFault {
    /// It is no envelope of a kiosk.
    Unreadable,
    /// The database cannot store now.
    NotNow,
}

/// Stores a part: an envelope with at most as many records as a call may have.
pub async fn store_part(
    desk: &FileDesk,
    ingest: &Ingest,
    body: Vec<u8>,
) -> Result<Statuses, PartFault> {
    let body = Bytes::from(body);
    let call = request::read(&body).map_err(|_| PartFault::Unreadable)?;
    let (ratings, followups) = lists(&call).map_err(|_| PartFault::Unreadable)?;
    let room = Room {
        catalogue: desk.catalogue.clone(),
        zone: desk.zone,
        received_at: desk.now,
        clocks_at: desk.made_at.min(desk.now),
        is_live: false,
    };
    let sender = Sender::Kiosk {
        id: desk.kiosk.id,
        point: desk.kiosk.service_point,
    };
    let opened = Desk::open(room, sender, &call).map_err(|_| PartFault::Unreadable)?;
    let mut batch = Batch::default();
    batch.take_ratings(&opened, ratings, &body);
    batch.take_followups(&opened, followups);
    if let Some(note) = desk.flag {
        batch.flag_what_is_new(note);
    }
    let results = batch.store(ingest).await.map_err(|_| PartFault::NotNow)?;
    Ok(batch.statuses(results))
}
