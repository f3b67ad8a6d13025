//! Devices, tokens and links: who may send ratings.

use super::{grant::Grant, validity::Validity};

/// A device at a service point (thiết bị đánh giá điện tử).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiosk {
    /// Number in the database.
    pub id: i32,
    /// Name given at enrolment.
    pub name: String,
    /// Where it stands.
    pub service_point: i32,
}

/// A program's access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Number in the database.
    pub id: i32,
    /// Name given when it was made.
    pub name: String,
    /// What it allows.
    pub grants: Vec<Grant>,
    /// When it ends, epoch milliseconds; `None`: not by itself.
    pub expires_at: Option<i64>,
}

/// A short link to the citizen's page of one service point (poster).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Number in the database.
    pub id: i32,
    /// Opaque code in the address.
    pub code: String,
    /// Where it hangs.
    pub service_point: i32,
    /// The days on which it is open.
    pub valid: Validity,
}
