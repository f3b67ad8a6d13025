//! The names of a question, found in the catalogue.

use std::collections::BTreeSet;

use super::query::{ReportError, ScoreQuery};
use crate::model::{catalogue::Catalogue, scope::Scope};

/// The names of a question, found in the catalogue.
pub struct Names<'a> {
    /// The scope.
    pub scope: Option<&'a Scope>,
    /// The agency.
    pub agency: Option<i32>,
    /// The named agency with its descendants or predecessors, as asked for; never more than the reader may see.
    pub agencies: Option<BTreeSet<i32>>,
    /// The domain.
    pub domain: Option<i32>,
}

impl<'a> Names<'a> {
    /// Finds them; an unknown name is an error.
    pub fn resolve(catalogue: &'a Catalogue, query: &ScoreQuery) -> Result<Self, ReportError> {
        let unknown = |what: &'static str, key: &str| ReportError::Unknown {
            what,
            key: key.to_owned(),
        };
        let scope = query
            .scope
            .as_deref()
            .map(|key| catalogue.scope(key).ok_or_else(|| unknown("scope", key)));
        let agency = query.agency.as_deref().map(|key| {
            catalogue
                .find_agency(key)
                .map(|a| a.id)
                .ok_or_else(|| unknown("agency", key))
        });
        let domain = query.domain.as_deref().map(|key| {
            catalogue
                .find_domain(key)
                .map(|d| d.id)
                .ok_or_else(|| unknown("domain", key))
        });
        let agency = agency.transpose()?;
        let named = agency.map(|id| related(catalogue, query, id));
        let agencies = match (named, &query.within) {
            (Some(named), Some(within)) => Some(&named & within),
            (named, within) => named.or_else(|| within.clone()),
        };
        Ok(Self {
            scope: scope.transpose()?,
            agency,
            agencies,
            domain: domain.transpose()?,
        })
    }
}

fn related(catalogue: &Catalogue, query: &ScoreQuery, agency: i32) -> BTreeSet<i32> {
    let mut all = if query.lineage {
        catalogue.with_lineage(agency)
    } else {
        BTreeSet::from([agency])
    };
    if query.children {
        all = all
            .into_iter()
            .flat_map(|id| catalogue.with_descendants(id))
            .collect();
    }
    all
}
