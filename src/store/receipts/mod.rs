//! Receipts: the keys of those printed offline, those issued here, those revoked, the marks of used ones, and how many
//! were handed out.
//!
//! Nothing here says which rating used which receipt. A mark is written in the rating's transaction
//! (`store::batch`) and has no time; `Database::mix_marks` takes every night what the database
//! itself remembers of that transaction.

mod count;
mod issue;
mod keys;
mod mend;
mod mix;
mod printed;
mod revoke;
mod used;
mod validity;

pub use count::IssuedCount;
pub use issue::{NewReceipt, Receipt, StoredReceipt};
pub use keys::NewKey;
pub(super) use keys::keys;
pub(super) use mend::mend;
pub use printed::{PrintedCount, PrintedOutcome};
pub use revoke::NewRevocation;
pub(super) use used::use_up;
pub(super) use validity::validity;

/// A program is a number in the log, as devices are.
fn with_token(mut after: serde_json::Value, token: Option<i32>) -> serde_json::Value {
    if let (Some(fields), Some(token)) = (after.as_object_mut(), token) {
        fields.insert("token".to_owned(), token.into());
    }
    after
}
