//! Agencies: founded, corrected, renamed, merged, split, dissolved; and the tree as of any day.
//!
//! History stays under the unit valid at the time: nothing here deletes an agency or re-attributes
//! a rating. A correction is for an entry that was wrong from the start; a new name or code from some
//! day on founds a new entry ([`Rename`]).

mod children;
mod dissolve;
mod edit;
mod found;
mod heirs;
mod memberships;
mod merge;
mod reform;
mod rename;
mod service_points;
mod split;
mod tree;

pub use dissolve::Dissolve;
pub use edit::Edit;
pub use found::Found;
pub use merge::Merge;
pub use rename::Rename;
pub use split::{Heir, Split};
pub use tree::{Node, tree};

/// A new agency as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the columns of agencies.csv, as typed"
)]
pub struct NewAgency {
    pub key: String,
    pub area_code: String,
    pub name: String,
    pub kind: String,
    pub parent: String,
    pub source: String,
}

/// What becomes of what belonged to an agency that ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handling {
    /// The agencies below it: `end` with it or `move` to its one successor; must be chosen if there are any.
    pub children: String,
    /// Its service points: `end` with it (also where empty) or `move` to its one successor.
    pub service_points: String,
    /// Whether successors join the scopes of their predecessors.
    pub join_scopes: bool,
    /// Whether it shall be done though there are ratings after the last day; they stay as they are.
    pub confirmed: bool,
}
