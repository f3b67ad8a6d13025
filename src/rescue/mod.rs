//! A file exported at a kiosk that cannot send any more, read in: judged and stored as if the kiosk had
//! sent it, so that doing it twice changes nothing.
//!
//! The kiosk signs with what the server keeps of its token. A file without a good signature is taken
//! only if somebody says so, and its ratings are flagged: they stay out of the headline, beside it.

mod file;

use std::{ops::AddAssign, sync::Arc};

use serde_json::json;
use thiserror::Error;
use uuid::Uuid;

pub use file::{RescueFile, Signature, open};

use crate::{
    api::ratings::{
        Status,
        file::{FileDesk, PartFault, store_part},
    },
    ingest::Ingest,
    model::{catalogue::Catalogue, kiosk::Kiosk, user::Actor, zone::Zone},
    store::{Database, Said, StoreError},
};

/// Why ratings of a file without a good signature are flagged.
const FLAG: &str = "rescue file without signature";

/// What reading a file in needs.
pub struct RescueSite<'a> {
    /// The database.
    pub db: &'a Database,
    /// The way in for ratings.
    pub ingest: &'a Ingest,
    /// Reference data.
    pub catalogue: Arc<Catalogue>,
    /// Where a day ends.
    pub zone: Zone,
    /// Now, epoch milliseconds.
    pub now: i64,
    /// Who does it.
    pub actor: &'a Actor,
}

/// Why a file is not read in. Where it says `NotNow`, a part may be stored already: the same file is
/// read in again.
#[derive(Debug, Error)]
pub enum RescueFault {
    /// It is something else.
    #[error("this is no file exported at a kiosk")]
    NotAFile,
    /// It was made by a newer application.
    #[error("the file is of version {0}, which this server does not know: upgrade the server")]
    Newer(i64),
    /// No kiosk has its number.
    #[error("this server knows no kiosk with number {0}")]
    UnknownKiosk(i32),
    /// It is not signed.
    #[error("the file is not signed")]
    Unsigned,
    /// It was changed, or is of another kiosk.
    #[error("the signature is wrong: the file was changed, or is of another kiosk")]
    WrongSignature,
    /// The database cannot store now.
    #[error("the database cannot store now; read the same file in again later")]
    NotNow,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl RescueFault {
    /// Key of its words.
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::NotAFile => "rescue-not-a-file",
            Self::Newer(_) => "rescue-newer",
            Self::UnknownKiosk(_) => "rescue-unknown-kiosk",
            Self::Unsigned => "rescue-unsigned",
            Self::WrongSignature => "rescue-wrong-signature",
            Self::NotNow | Self::Store(_) => "rescue-not-now",
        }
    }
}

/// How many records became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct RescueCounts {
    /// Stored now.
    pub accepted: u64,
    /// Stored before.
    pub duplicate: u64,
    /// Another record has the id; set aside.
    pub conflict: u64,
    /// Set aside for the operator.
    pub quarantined: u64,
    /// Refused for good.
    pub rejected: u64,
}

impl AddAssign<Status> for RescueCounts {
    fn add_assign(&mut self, status: Status) {
        let count = match status {
            Status::Accepted => &mut self.accepted,
            Status::Duplicate => &mut self.duplicate,
            Status::Conflict => &mut self.conflict,
            Status::Quarantined => &mut self.quarantined,
            Status::Rejected => &mut self.rejected,
        };
        *count += 1;
    }
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RescueReport {
    /// The kiosk at which it was made.
    pub kiosk: Kiosk,
    /// Whether it is signed by that kiosk.
    pub signed: bool,
    /// What became of the ratings.
    pub ratings: RescueCounts,
    /// What became of the follow-ups.
    pub followups: RescueCounts,
}

/// Reads a file in; without a good signature only if `unsigned` allows it.
pub async fn rescue(
    site: &RescueSite<'_>,
    bytes: &[u8],
    unsigned: bool,
) -> Result<RescueReport, RescueFault> {
    let file = open(site.db, bytes).await?;
    match file.signature {
        Signature::Good => {}
        _ if unsigned => {}
        Signature::Missing => return Err(RescueFault::Unsigned),
        Signature::Wrong => return Err(RescueFault::WrongSignature),
    }
    let signed = file.signature == Signature::Good;
    let report = store(site, &file, signed).await?;
    if let Some((install, accepted, tests)) = file.counters().filter(|_| signed) {
        let said = Said {
            kiosk: file.kiosk.id,
            install,
            accepted,
            tests,
            // All that the device had is in the file, and the file is read in.
            queue: Some(0),
            dead: None,
            at: file.made_at.min(site.now),
        };
        site.db.keep_counters(&[said]).await?;
    }
    let told = json!({
        "rescue": file.digest, "signed": signed,
        "ratings": report.ratings, "followups": report.followups,
    });
    let by = (site.actor, site.now);
    site.db.tell_rescue(file.kiosk.id, &told, by).await?;
    Ok(report)
}

async fn store(
    site: &RescueSite<'_>,
    file: &RescueFile<'_>,
    signed: bool,
) -> Result<RescueReport, RescueFault> {
    let desk = FileDesk {
        catalogue: site.catalogue.clone(),
        zone: site.zone,
        kiosk: file.kiosk.clone(),
        now: site.now,
        made_at: file.made_at,
        flag: (!signed).then_some(FLAG),
    };
    let mut report = RescueReport {
        kiosk: file.kiosk.clone(),
        signed,
        ratings: RescueCounts::default(),
        followups: RescueCounts::default(),
    };
    let mut new = std::collections::HashSet::new();
    for (part, ids) in file.rating_parts() {
        let taps: Vec<Uuid> = ids.iter().copied().flatten().collect();
        let before = site.db.taps_of_kiosk(file.kiosk.id, &taps).await?;
        let (statuses, _) = store_part(&desk, site.ingest, part).await.map_err(fault)?;
        if !signed {
            count_unvouched(site, file.kiosk.id, &taps, before.len()).await?;
        }
        for (status, id) in statuses.into_iter().zip(ids) {
            report.ratings += status;
            if status == Status::Accepted {
                new.extend(id);
            }
        }
    }
    // Nobody vouches for an unsigned file: it must not change ratings that were here before.
    let may_follow = |rating: Option<Uuid>| signed || rating.is_some_and(|id| new.contains(&id));
    let (parts, refused) = file.followup_parts(may_follow);
    report.followups.rejected += refused;
    for part in parts {
        let (_, statuses) = store_part(&desk, site.ingest, part).await.map_err(fault)?;
        for status in statuses {
            report.followups += status;
        }
    }
    Ok(report)
}

/// Nobody vouches for an unsigned file: its taps must not hide that others are lost.
async fn count_unvouched(
    site: &RescueSite<'_>,
    kiosk: i32,
    taps: &[Uuid],
    before: usize,
) -> Result<(), StoreError> {
    let after = site.db.taps_of_kiosk(kiosk, taps).await?.len();
    match i64::try_from(after.saturating_sub(before)) {
        Ok(new) if new > 0 => site.db.count_unvouched(kiosk, new, site.now).await,
        _ => Ok(()),
    }
}

fn fault(fault: PartFault) -> RescueFault {
    match fault {
        PartFault::Unreadable => RescueFault::NotAFile,
        PartFault::NotNow => RescueFault::NotNow,
    }
}
