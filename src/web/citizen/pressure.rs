//! What a form must show while its link is under attack, and how forms that machines send are marked.
//!
//! In peace a form needs its stamp alone. Under attack it needs a small proof of work, which the page's
//! script finds while the person reads, or some seconds of patience. Receipts count once and need neither;
//! nor is a rating by a receipt ever marked.

use std::sync::LazyLock;

use axum::http::StatusCode;
use hailong_views::page::citizen::ProofAsk;
use uuid::Uuid;

use super::{place::Place, stamp::Made};
use crate::{
    app::App,
    i18n::{Lang, int, t_args},
    model::{
        misuse::{Judgement, MisuseRule, Reason},
        proof::{self, PIECES},
        rating::NewFlag,
    },
    store::Record,
    web::assets::dist_address,
};

/// The form's field with the proof.
pub const PROOF: &str = "proof";
/// Seconds after which it is worth while to send again what could not be stored: by then the program knows what is
/// in the database.
const UNSTORED_SECONDS: u64 = 60;

static SCRIPT: LazyLock<String> = LazyLock::new(|| dist_address("proof.js"));

/// Why a form that is filled in well is not taken now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Too many calls.
    Busy(u64),
    /// Its link is under attack, and it came early, without a proof.
    Early(u64),
    /// The database refused it, though nothing of it is at fault.
    Unstored,
}

impl Hold {
    /// Seconds after which it will be taken, at least 1.
    pub fn seconds(self) -> u64 {
        match self {
            Self::Busy(seconds) | Self::Early(seconds) => seconds.max(1),
            Self::Unstored => UNSTORED_SECONDS,
        }
    }

    /// The caller's part in it, or ours.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Busy(_) | Self::Early(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unstored => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What the person reads.
    pub fn words(self, lang: Lang) -> String {
        let key = match self {
            Self::Busy(_) => "citizen-hold-busy",
            Self::Early(_) => "citizen-hold-early",
            Self::Unstored => "citizen-hold-unstored",
        };
        t_args(lang, key, &[("seconds", int(lang, self.seconds()).into())])
    }
}

/// What the page asks for; nothing in peace.
pub fn ask(app: &App, place: &Place<'_>) -> Option<ProofAsk> {
    attacked_link(app, place).map(|_| ProofAsk {
        script: SCRIPT.clone(),
        bits: proof::bits_of_piece(app.config.misuse.proof_bits),
        pieces: u32::try_from(PIECES).unwrap_or_default(),
        wait_seconds: app.config.misuse.wait_seconds,
    })
}

/// A stamped form as it was sent.
#[derive(Debug, Clone, Copy)]
pub struct Stamped<'a> {
    /// A stamp of ours for this code and id.
    pub stamp: &'a str,
    /// How long ago it was made, milliseconds.
    pub age_ms: i64,
    /// The proof, or nothing.
    pub proof: &'a str,
}

/// Whether a form has to wait because its link is under attack.
pub fn hold(app: &App, place: &Place<'_>, sent: &Stamped<'_>) -> Option<Hold> {
    attacked_link(app, place)?;
    let misuse = &app.config.misuse;
    let wait_ms = i64::from(misuse.wait_seconds) * 1_000;
    if sent.age_ms >= wait_ms || proof::is_proof(sent.stamp, misuse.proof_bits, sent.proof) {
        return None;
    }
    metrics::counter!("hailong_forms_held_total").increment(1);
    let left = u64::try_from(wait_ms - sent.age_ms).unwrap_or_default();
    Some(Hold::Early(left.div_ceil(1_000)))
}

/// The flag on a rating of a link whose form was sent sooner than a person can have read it: the rating
/// is taken and counted apart.
pub fn flag(app: &App, place: &Place<'_>, form: Made) -> Option<Record> {
    let misuse = &app.config.misuse;
    let is_hasty = form.age_ms < i64::from(misuse.reading_seconds) * 1_000;
    let rule = MisuseRule::Hasty;
    if place.link.is_none() || !is_hasty || !misuse.flag.contains(&rule) {
        return None;
    }
    let reason = Reason {
        rule,
        version: rule.version(),
    };
    Some(Record::FlagNew(Box::new(NewFlag {
        id: flag_id(form.id),
        rating: form.id,
        raised: true,
        note: Judgement([reason].into()).to_string(),
        received_at: app.clock.now_ms(),
    })))
}

/// The same for the same rating, so that a form sent twice has one flag.
fn flag_id(rating: Uuid) -> Uuid {
    Uuid::from_u128(rating.as_u128() ^ u128::from_be_bytes(*b"hasty form, one "))
}

fn attacked_link(app: &App, place: &Place<'_>) -> Option<i32> {
    let link = place.link.filter(|_| place.mark.is_none());
    link.filter(|link| app.pressure.is_attacked(*link))
}
