//! The file itself: one line of JSON, one line with its signature.

use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use chrono::{DateTime, FixedOffset};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use serde_json::{json, value::RawValue};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::RescueFault;
use crate::{
    model::{catalogue::SecretHash, hex, kiosk::Kiosk},
    store::Database,
};

/// What a file says it is.
const FORMAT: &str = "hailong-rescue";
/// The version of the format that is read.
const VERSION: i64 = 1;
/// Records of a part: their comments fit into what a call may have.
const PART: usize = 200;

/// Whether the file is what the kiosk wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// It is.
    Good,
    /// Nobody knows: a kiosk without HTTPS cannot sign.
    Missing,
    /// It was changed, or is of another kiosk.
    Wrong,
}

/// A file, opened.
#[derive(Debug)]
pub struct RescueFile<'a> {
    /// The kiosk at which it was made.
    pub kiosk: Kiosk,
    /// Whether it is what the kiosk wrote.
    pub signature: Signature,
    /// When it was made, as far as that is known, epoch milliseconds.
    pub made_at: i64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub digest: String,
    content: Content<'a>,
}

#[derive(Debug, Deserialize)]
struct Content<'a> {
    format: String,
    version: i64,
    kiosk: KioskField,
    install: Option<Uuid>,
    device_now: DateTime<FixedOffset>,
    device_boot_id: Uuid,
    device_mono_ms: i64,
    #[serde(default)]
    counters: CounterFields,
    #[serde(borrow, default)]
    ratings: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    followups: Vec<&'a RawValue>,
}

#[derive(Debug, Deserialize)]
struct KioskField {
    id: i32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CounterFields {
    accepted: Option<i64>,
    tests: Option<i64>,
}

/// The ids by which a record is told.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ids {
    id: Option<Uuid>,
    rating: Option<Uuid>,
}

/// Opens a file: whose it is, and whether its signature is good. Nothing is stored.
pub async fn open<'a>(db: &Database, bytes: &'a [u8]) -> Result<RescueFile<'a>, RescueFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| RescueFault::NotAFile)?;
    let text = text.trim_start_matches('\u{feff}');
    let (line, signature) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r');
    let content: Content<'a> = serde_json::from_str(line).map_err(|_| RescueFault::NotAFile)?;
    if content.format != FORMAT {
        return Err(RescueFault::NotAFile);
    }
    if content.version != VERSION {
        return Err(RescueFault::Newer(content.version));
    }
    let id = content.kiosk.id;
    let (kiosk, skew) = db
        .kiosk_with_skew(id)
        .await?
        .ok_or(RescueFault::UnknownKiosk(id))?;
    let keys = db.kiosk_tokens(id).await?;
    let device_now = content.device_now.timestamp_millis();
    Ok(RescueFile {
        kiosk,
        signature: check(line, signature.trim(), &keys),
        made_at: device_now.saturating_sub(skew.unwrap_or(0)),
        digest: hex::written(&Sha256::digest(bytes)),
        content,
    })
}

fn check(line: &str, signature: &str, keys: &[SecretHash]) -> Signature {
    if signature.is_empty() {
        return Signature::Missing;
    }
    let Ok(signature) = BASE64.decode(signature) else {
        return Signature::Wrong;
    };
    let is_of = |key: &SecretHash| {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
            return false; // HMAC takes keys of any length.
        };
        mac.update(line.as_bytes());
        mac.verify_slice(&signature).is_ok()
    };
    if keys.iter().any(is_of) {
        Signature::Good
    } else {
        Signature::Wrong
    }
}

impl RescueFile<'_> {
    /// How many ratings and follow-ups are in it.
    pub fn sizes(&self) -> (usize, usize) {
        (self.content.ratings.len(), self.content.followups.len())
    }

    /// The installation, and the taps and tests that it says it counted.
    pub(super) fn counters(&self) -> Option<(Uuid, i64, i64)> {
        let counters = &self.content.counters;
        let accepted = counters.accepted.filter(|count| *count >= 0)?;
        Some((
            self.content.install?,
            accepted,
            counters.tests.unwrap_or(0).max(0),
        ))
    }

    /// The ratings as calls would have them, with their ids.
    pub(super) fn rating_parts(&self) -> impl Iterator<Item = (Vec<u8>, Vec<Option<Uuid>>)> {
        self.content.ratings.chunks(PART).map(|part| {
            let ids = part.iter().map(|record| ids(record).id).collect();
            (self.envelope("ratings", part), ids)
        })
    }

    /// The follow-ups that may come, as calls would have them; and how many may not.
    pub(super) fn followup_parts(&self, may: impl Fn(Option<Uuid>) -> bool) -> (Vec<Vec<u8>>, u64) {
        let all = self.content.followups.iter().copied();
        let (taken, refused): (Vec<&RawValue>, Vec<_>) =
            all.partition(|record| may(ids(record).rating));
        let parts = taken.chunks(PART);
        let parts = parts.map(|part| self.envelope("followups", part)).collect();
        (parts, refused.len() as u64)
    }

    fn envelope(&self, list: &str, records: &[&RawValue]) -> Vec<u8> {
        let records: Vec<&str> = records.iter().map(|record| record.get()).collect();
        let content = &self.content;
        format!(
            r#"{{"device_now":{},"device_boot_id":"{}","device_mono_ms":{},"{list}":[{}]}}"#,
            json!(content.device_now.to_rfc3339()),
            content.device_boot_id,
            content.device_mono_ms.max(0),
            records.join(","),
        )
        .into()
    }
}

fn ids(record: &RawValue) -> Ids {
    serde_json::from_str(record.get()).unwrap_or_default()
}
