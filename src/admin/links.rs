//! Which links are made: one for a counter, one for each of an agency's, or one without any counter;
//! for all domains together or one for each.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    model::{
        catalogue::Catalogue,
        link::{Link, LinkAt, LinkState},
        service_point::ServicePoint,
        validity::Validity,
    },
    store::NewLink,
};

/// Most links made by one act: the posters of a province's centre.
pub const MOST: usize = 500;

/// For which places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// One counter, by number.
    Counter(i32),
    /// Every open counter of an agency and of those below it, by the agency's number.
    CountersOf(i32),
    /// An agency without any counter, by number.
    Online(i32),
}

/// For which domains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domains {
    /// One link, and the person chooses.
    Chosen,
    /// One link for this domain, by number.
    One(i32),
    /// One link for each domain of the place.
    Each,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// For which places.
    pub places: Places,
    /// For which domains.
    pub domains: Domains,
    /// What those who look after them call them; may be empty.
    pub note: String,
    /// The days on which they are open.
    pub valid: Validity,
}

/// Why no link can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrderFault {
    /// The counter does not handle the domain.
    #[error("the counter does not handle this domain")]
    NotHandled,
    /// The agency has no open counter that handles it.
    #[error("the agency has no open counter for this")]
    NoCounter,
    /// Every counter has such a link.
    #[error("every counter has such a link already")]
    AllThere,
    /// More than [`MOST`].
    #[error("this would make {0} links at once, at most {MOST} are made")]
    TooMany(usize),
    /// The last day comes before the first.
    #[error("the last day comes before the first")]
    Reversed,
}

impl Order {
    /// The links to be made, each with a code from that source. Where they are for all counters, those that have an open one of the same
    /// domain already get no second.
    pub fn plan(
        &self,
        catalogue: &Catalogue,
        today: NaiveDate,
        code: fn() -> String,
    ) -> Result<Vec<NewLink>, OrderFault> {
        if self.valid.is_reversed() {
            return Err(OrderFault::Reversed);
        }
        let wanted = self.wanted(catalogue, today)?;
        let known = match self.places {
            Places::CountersOf(_) => there(catalogue, today),
            Places::Counter(_) | Places::Online(_) => BTreeSet::new(),
        };
        let fresh = |one: &(LinkAt, Option<i32>)| !known.contains(one);
        let fresh: Vec<_> = wanted.into_iter().filter(fresh).collect();
        match fresh.len() {
            0 => Err(OrderFault::AllThere),
            count if count > MOST => Err(OrderFault::TooMany(count)),
            _ => Ok(fresh
                .into_iter()
                .map(|one| self.made(one, code()))
                .collect()),
        }
    }

    fn wanted(
        &self,
        catalogue: &Catalogue,
        today: NaiveDate,
    ) -> Result<Vec<(LinkAt, Option<i32>)>, OrderFault> {
        let at_counters = |points: &[&ServicePoint]| -> Vec<(LinkAt, Option<i32>)> {
            let each = points.iter().flat_map(|point| {
                let domains = self.of(catalogue, &point.domains);
                let at = LinkAt::Counter(point.id);
                domains.into_iter().map(move |domain| (at, domain))
            });
            each.collect()
        };
        let (wanted, none) = match self.places {
            Places::Online(agency) => {
                let domains = self.of(catalogue, &[]).into_iter();
                let wanted = domains.map(|domain| (LinkAt::Online(agency), domain));
                (wanted.collect(), OrderFault::NotHandled)
            }
            Places::Counter(id) => {
                let point = catalogue.service_point_by_id(id);
                let wanted = at_counters(&point.into_iter().collect::<Vec<_>>());
                (wanted, OrderFault::NotHandled)
            }
            Places::CountersOf(agency) => {
                let below = catalogue.with_descendants(agency);
                let open = catalogue
                    .service_points
                    .iter()
                    .filter(|point| below.contains(&point.agency) && point.valid.contains(today));
                let wanted = at_counters(&open.collect::<Vec<_>>());
                (wanted, OrderFault::NoCounter)
            }
        };
        if wanted.is_empty() {
            Err(none)
        } else {
            Ok(wanted)
        }
    }

    /// The domains of the links of a place that handles these; all, where it names none.
    fn of(&self, catalogue: &Catalogue, handled: &[i32]) -> Vec<Option<i32>> {
        let here = |id: i32| handled.is_empty() || handled.contains(&id);
        match self.domains {
            Domains::Chosen => vec![None],
            Domains::One(id) => Some(id)
                .filter(|id| here(*id))
                .map(Some)
                .into_iter()
                .collect(),
            Domains::Each => {
                let all = catalogue.domains.iter().map(|domain| domain.id);
                all.filter(|id| here(*id)).map(Some).collect()
            }
        }
    }

    fn made(&self, (at, domain): (LinkAt, Option<i32>), code: String) -> NewLink {
        NewLink {
            code,
            at,
            domain,
            note: self.note.clone(),
            valid: self.valid,
        }
    }
}

/// Places and domains that have an open link today, or one that opens later.
fn there(catalogue: &Catalogue, today: NaiveDate) -> BTreeSet<(LinkAt, Option<i32>)> {
    let open = |link: &&Link| matches!(link.state(today), LinkState::Open | LinkState::Waiting);
    let open = catalogue.links.iter().filter(open);
    open.map(|link| (link.at, link.domain)).collect()
}
