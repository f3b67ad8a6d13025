//! How far the reader of a page of figures sees.

use std::collections::BTreeSet;

use crate::{
    middleware::session::Visitor,
    model::permission::{Permission, Reach},
};

/// What a reader may see of the figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// Only these agencies; all, if `None`.
    pub within: Option<BTreeSet<i32>>,
    /// Whether links lead to the counts behind a figure.
    pub evidence: bool,
    /// Whether single ratings are seen, so that small numbers are no secret.
    pub single_ratings: bool,
}

impl Reader {
    /// Reads off how far a visitor sees; the guard has let nobody in who sees nothing.
    pub fn of(visitor: &Visitor) -> Self {
        let viewer = visitor.viewer();
        let all = viewer.is_some_and(|v| v.reach(Permission::ViewFigures) == Reach::All);
        let own = || {
            viewer
                .and_then(|v| v.agencies().cloned())
                .unwrap_or_default()
        };
        Self {
            within: (!all).then(own),
            evidence: viewer.is_some_and(|v| v.may(Permission::ViewEvidence)),
            single_ratings: viewer.is_some_and(|v| v.may(Permission::ViewSingleRatings)),
        }
    }
}
