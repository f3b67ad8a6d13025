//! What a poster says, and which links have one.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    i18n::{Lang, t_args},
    model::{
        catalogue::Catalogue,
        link::{self, Link, LinkAt, LinkState},
    },
};

/// What a poster, card or sticker says beside the words that are the same on all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// The code of the link, for names of files.
    pub code: String,
    /// The agency that the citizen meets.
    pub agency: String,
    /// The counter, where there is one.
    pub counter: Option<String>,
    /// The domain, where the link has one.
    pub domain: Option<String>,
    /// The whole address, as the code has it.
    pub address: String,
    /// The last day on which the link is open, where it ends.
    pub valid_until: Option<NaiveDate>,
}

impl Poster {
    /// Of a link below the program's public address. None where its time is over, it was closed, or what it belongs to
    /// is gone; one that opens later is printed before.
    pub fn of_link(
        catalogue: &Catalogue,
        link: &Link,
        public_url: &str,
        today: NaiveDate,
    ) -> Option<Self> {
        if matches!(link.state(today), LinkState::Over | LinkState::Closed) {
            return None;
        }
        let counter = match link.at {
            LinkAt::Counter(point) => Some(catalogue.service_point_by_id(point)?.name.clone()),
            LinkAt::Online(_) => None,
        };
        let domain = link.domain.and_then(|id| catalogue.domain_by_id(id));
        Some(Self {
            code: link.code.clone(),
            agency: catalogue
                .agency_by_id(link.agency(catalogue)?)?
                .name
                .clone(),
            counter,
            domain: domain.map(|domain| domain.name(Lang::Vi.tag()).to_owned()),
            address: link::address(public_url, &link.code),
            valid_until: link.valid.until,
        })
    }

    /// The address as people type it.
    pub fn typed(&self) -> &str {
        link::to_type(&self.address)
    }

    /// Where it hangs, in one line: the counter and the domain, as far as there are such.
    pub fn place(&self) -> Option<String> {
        let domain = self.domain.as_deref().map(|domain| {
            let named = [("domain", domain.into())];
            t_args(Lang::Vi, "print-domain", &named)
        });
        let parts: Vec<String> = self.counter.clone().into_iter().chain(domain).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }
}

/// The links of an agency and those below it that are open on `today` and have no successor, in the operator's order of
/// agencies, those without a counter first, then by the names of counters.
pub fn of_agency<'c>(catalogue: &'c Catalogue, agency: i32, today: NaiveDate) -> Vec<&'c Link> {
    let agencies: BTreeSet<i32> = catalogue.with_descendants(agency);
    let open =
        |link: &&Link| link.state(today) == LinkState::Open && link.has_place(catalogue, today);
    let own = |link: &'c Link| {
        let agency = link.agency(catalogue).filter(|id| agencies.contains(id))?;
        let rank = catalogue.agencies.iter().position(|a| a.id == agency);
        Some(((rank, counter(catalogue, link), link.id), link))
    };
    let links = catalogue.links.iter().filter(open);
    let mut found: Vec<_> = links.filter_map(own).collect();
    found.sort_by_key(|(key, _)| *key);
    found.into_iter().map(|(_, link)| link).collect()
}

fn counter<'c>(catalogue: &'c Catalogue, link: &Link) -> &'c str {
    match link.at {
        LinkAt::Counter(point) => catalogue
            .service_point_by_id(point)
            .map_or("", |point| point.name.as_str()),
        LinkAt::Online(_) => "",
    }
}
