//! The secrets that this server shares with programs that print codes offline.

use chrono::NaiveDate;

use super::CodeFault;
use crate::model::validity::Validity;

/// Bytes of a secret.
pub const KEY_SECRET: usize = 32;

/// A shared secret, sealed. Several hold at once, so that programs can change over one by one.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptKey {
    /// Its number, 0 to 1023, never used again; stands in each code.
    pub id: u16,
    /// Whom it was made for.
    pub name: String,
    /// The secret, unreadable without the program's own key.
    pub sealed: Vec<u8>,
    /// The days whose codes it signs, both included.
    pub valid: Validity,
    /// When it was made, epoch milliseconds.
    pub created_at: i64,
    /// When it was revoked, epoch milliseconds: then none of its codes are taken any more.
    pub revoked_at: Option<i64>,
}

impl ReceiptKey {
    /// Whether codes of `day` that were signed with it are taken.
    pub fn check(&self, day: NaiveDate) -> Result<(), CodeFault> {
        if self.revoked_at.is_none() && self.valid.contains(day) {
            Ok(())
        } else {
            Err(CodeFault::Revoked)
        }
    }
}

impl std::fmt::Debug for ReceiptKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReceiptKey({})", self.id)
    }
}
