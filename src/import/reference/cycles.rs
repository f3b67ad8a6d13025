//! Agencies that stand above, or follow, themselves.

use std::collections::{HashMap, HashSet};

use crate::{model::catalogue::Catalogue, store::AgencyRow};

/// What leads from one agency to others, the file's lines before what is stored.
pub struct Graph<'a>(HashMap<&'a str, Vec<&'a str>>);

impl<'a> Graph<'a> {
    /// From each agency to the one above it.
    pub fn of_parents(rows: &'a [AgencyRow], catalogue: &'a Catalogue) -> Self {
        let stored = catalogue.agencies.iter().map(|agency| {
            let parent = agency.parent.and_then(|id| catalogue.agency_by_id(id));
            let above = parent.map(|parent| parent.key.as_str());
            (agency.key.as_str(), above.into_iter().collect())
        });
        let read = rows.iter().map(|row| {
            let above = row.parent.as_deref();
            (row.key.as_str(), above.into_iter().collect())
        });
        Self(stored.chain(read).collect())
    }

    /// From each agency to its successors.
    pub fn of_successors(rows: &'a [AgencyRow], catalogue: &'a Catalogue) -> Self {
        let stored = catalogue.agencies.iter().map(|agency| {
            let next = agency.successors.iter();
            let next = next.filter_map(|id| catalogue.agency_by_id(*id));
            (
                agency.key.as_str(),
                next.map(|agency| agency.key.as_str()).collect(),
            )
        });
        let read = rows.iter().map(|row| {
            let next = row.successors.iter().map(String::as_str);
            (row.key.as_str(), next.collect())
        });
        Self(stored.chain(read).collect())
    }

    /// Whether one comes back to `key`.
    pub fn returns_to(&self, key: &str) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![key];
        while let Some(at) = open.pop() {
            for next in self.0.get(at).into_iter().flatten() {
                if *next == key {
                    return true;
                }
                if seen.insert(*next) {
                    open.push(next);
                }
            }
        }
        false
    }
}
