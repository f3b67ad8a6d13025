//! What a reader of some agencies may ask for.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{catalogue::Catalogue, scope::Scope};

/// Whether somebody who may see the agencies of `within` (all, if `None`) may ask for a scope: it has members on
/// `day`, and all of them are seen.
pub fn may_ask(
    catalogue: &Catalogue,
    scope: &Scope,
    within: Option<&BTreeSet<i32>>,
    day: NaiveDate,
) -> bool {
    within.is_none_or(|within| {
        let members = catalogue.members_on(scope, day);
        !members.is_empty() && members.is_subset(within)
    })
}
