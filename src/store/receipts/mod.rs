//! Receipts: the keys of those printed offline, those issued here, those revoked, the marks of used ones.
//!
//! Nothing here says which rating used which receipt. A mark is written in the rating's transaction
//! (`store::batch`) and has no time; `Database::mix_marks` takes every night what the database
//! itself remembers of that transaction.

mod issue;
mod keys;
mod mix;
mod revoke;
mod used;
mod validity;

pub use issue::{NewReceipt, Receipt, StoredReceipt};
pub use keys::NewKey;
pub(super) use keys::keys;
pub use revoke::NewRevocation;
pub(super) use used::use_up;
pub(super) use validity::validity;
