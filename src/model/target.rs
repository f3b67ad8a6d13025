//! Official targets (chỉ tiêu): data, with the rule that the most specific one wins.

use super::{coded::coded_enum, subject::Subject, threshold::Threshold};

coded_enum! {
    /// How the rate must stand to the threshold.
    Comparison, "comparison" {
        /// «trên 98%»: strictly greater.
        Above = 1, "above";
        /// «từ 97%»: greater or equal.
        AtLeast = 2, "at_least";
    }
}

coded_enum! {
    /// Whether the target binds the scope today.
    TargetStatus, "status" {
        /// It binds.
        Binding = 1, "binding";
        /// Shown for comparison only (tham chiếu).
        Reference = 2, "reference";
    }
}

coded_enum! {
    /// Whose figure is judged.
    MeasuredBy, "measured_by" {
        /// Our ratings.
        Ratings = 1, "ratings";
        /// The official value typed in by the operator; our ratings never judge it.
        OfficialSurvey = 2, "official_survey";
    }
}

/// Which values a target is about: all, or those listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection<T> {
    /// `*`.
    All,
    /// The listed ones.
    Only(Vec<T>),
}

impl<T: PartialEq> Selection<T> {
    /// Whether `value` is selected.
    pub fn contains(&self, value: &T) -> bool {
        match self {
            Self::All => true,
            Self::Only(list) => list.contains(value),
        }
    }
}

/// An official target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Number in the database.
    pub id: i32,
    /// Topic, e.g. `procedures`.
    pub topic: String,
    /// The scope it binds.
    pub scope: i32,
    /// The subject of the ratings, or any.
    pub subject: Option<Subject>,
    /// The domains, by number.
    pub domains: Selection<i32>,
    /// The agency kinds, by key.
    pub agency_kinds: Selection<String>,
    /// Whose figure is judged.
    pub measured_by: MeasuredBy,
    /// First report year.
    pub year_from: i32,
    /// Last report year.
    pub year_until: i32,
    /// How the rate must stand to the threshold.
    pub comparison: Comparison,
    /// The threshold.
    pub threshold: Threshold,
    /// Whether it binds.
    pub status: TargetStatus,
    /// Who issued it.
    pub issuer: String,
    /// Where it is written.
    pub source: String,
}

impl Target {
    /// Whether both are about the same subject in the same scope, measured alike in a common year:
    /// only then can one be the special case of the other.
    fn is_sibling_of(&self, other: &Self) -> bool {
        self.scope == other.scope
            && self.subject == other.subject
            && self.measured_by == other.measured_by
            && self.year_from <= other.year_until
            && other.year_from <= self.year_until
    }

    /// Whether this target is about fewer domains than its sibling `other`.
    pub fn is_more_specific_than(&self, other: &Self) -> bool {
        let Selection::Only(mine) = &self.domains else {
            return false;
        };
        self.is_sibling_of(other)
            && match &other.domains {
                Selection::All => true,
                Selection::Only(theirs) => {
                    mine.len() < theirs.len() && mine.iter().all(|domain| theirs.contains(domain))
                }
            }
    }

    /// Whether every one of `domains` is selected; false for none.
    pub fn covers(&self, domains: &[i32]) -> bool {
        !domains.is_empty() && domains.iter().all(|domain| self.domains.contains(domain))
    }
}

/// Drops each target that a more specific one replaces for a row whose domains are exactly `domains`
/// (DOMAIN §4: land and construction are judged by > 95 alone).
pub fn most_specific<'a>(targets: &[&'a Target], domains: &[i32]) -> Vec<&'a Target> {
    let covering: Vec<&Target> = targets
        .iter()
        .copied()
        .filter(|target| target.covers(domains))
        .collect();
    let replaced = |target: &Target| {
        covering
            .iter()
            .any(|other| other.is_more_specific_than(target))
    };
    targets
        .iter()
        .copied()
        .filter(|target| !replaced(target))
        .collect()
}
