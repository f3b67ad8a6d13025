//! The shape of a call, for the documentation and for those who write clients in Rust.
//! What really comes is read record by record ([`super::request`]), so that one wrong record is refused alone.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::{channel::Channel, outcome::Outcome, subject::Subject};

/// What a device counted since it was made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct DeviceCounters {
    /// Taps it accepted, tests left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<u64>,
    /// Test taps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tests: Option<u64>,
    /// Records of which it heard that they are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<u64>,
    /// Records refused for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead: Option<u64>,
}

/// Ratings and follow-ups of one sender.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RatingBatch {
    /// The device's wall clock at sending.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_now: Option<DateTime<FixedOffset>>,
    /// The device's current boot; required of kiosks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_boot_id: Option<Uuid>,
    /// Milliseconds since that boot; required of kiosks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0)]
    pub device_mono_ms: Option<i64>,
    /// The device's installation, named when its storage is made: another one after that was lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub install: Option<Uuid>,
    /// What that installation counted since it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counters: Option<DeviceCounters>,
    /// Records that wait at the moment of that count, those of this call included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<u64>,
    /// Up to 500 ratings; empty only beside follow-ups.
    #[schema(min_items = 1, max_items = 500)]
    pub ratings: Vec<RatingIn>,
    /// Up to 500 follow-ups.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 500, required = false)]
    pub followups: Vec<FollowupIn>,
}

/// One tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RatingIn {
    /// Made by the sender at the tap; ours are version 7.
    pub id: Uuid,
    /// The boot of the tap; required of kiosks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boot_id: Option<Uuid>,
    /// Number of the tap on that boot; required of kiosks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0)]
    pub seq: Option<i64>,
    /// Milliseconds since that boot; required of kiosks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0)]
    pub mono_ms: Option<i64>,
    /// When the person tapped, by the sender's clock.
    pub rated_at: DateTime<FixedOffset>,
    /// 1 (worst) to 5 (best).
    #[schema(minimum = 1, maximum = 5)]
    pub level: u8,
    /// The version that was asked.
    #[schema(examples("default@1"))]
    pub questionnaire: String,
    /// Key of the domain.
    #[schema(examples("land"))]
    pub domain: String,
    /// Key of the deciding agency; required of programs, supplied by a kiosk's token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Key of the receiving agency; the deciding one if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_by: Option<String>,
    /// Key of the service point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_point: Option<String>,
    /// What it is about; that of the service point, else of the questionnaire, if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// How it reached the sender; `link` if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Keys of the reasons ticked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false, max_items = 64)]
    pub reasons: Vec<String>,
    /// Answers to further questions of that version, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false, max_items = 64)]
    pub answers: Vec<AnswerIn>,
    /// Up to 1 000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 1000)]
    pub comment: Option<String>,
    /// How the questions after the tap ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// A tap of an installer or a training; never enters a figure.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub test: bool,
}

/// An answer to a question beside the one that every rating answers: its level, or one of its choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerIn {
    /// Key of the question.
    #[schema(examples("apology"))]
    pub question: String,
    /// 1 (worst) to 5 (best), for a question of a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 5)]
    pub level: Option<u8>,
    /// Key of the choice, for a question that follows a reason; that reason must be ticked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("no"))]
    pub choice: Option<String>,
}

/// What a person added after the tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowupIn {
    /// Made by the sender.
    pub id: Uuid,
    /// The rating it belongs to; either may arrive first.
    pub rating: Uuid,
    /// How the questions ended.
    pub outcome: Outcome,
    /// Keys of the reasons ticked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false, max_items = 64)]
    pub reasons: Vec<String>,
    /// Up to 1 000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 1000)]
    pub comment: Option<String>,
    /// The level meant instead, within ten seconds of the tap.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 5)]
    pub correction: Option<u8>,
}
