//! Where one can rate online, for whoever has a code that cannot be used.
//!
//! It is the same for every code: nothing about a counter may be learned from a forged one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hailong_views::page::receipt_refused::OnlineWay;

use super::place;
use crate::{
    i18n::{Lang, Said},
    model::{
        agency::Agency,
        catalogue::Catalogue,
        link::{Link, LinkAt, LinkState},
        text,
    },
};

/// Most agencies on the list: it is read on a phone, and comes with the first round trip.
const MOST: usize = 12;

/// Agencies with an open link of their own for all domains, the first [`MOST`] by name; of several links the newest.
pub fn ways(catalogue: &Catalogue, today: NaiveDate, lang: Lang) -> Vec<OnlineWay> {
    let open = catalogue.links.iter();
    let open = open.filter_map(|link| Some((agency(catalogue, link, today)?, link)));
    let mut by_name: BTreeMap<_, &Link> = BTreeMap::new();
    for (agency, link) in open {
        let name = (text::fold(&agency.name), &agency.name, agency.id);
        let newest = by_name.entry(name).or_insert(link);
        if newest.id < link.id {
            *newest = link;
        }
    }
    let ways = by_name.into_iter().take(MOST);
    ways.map(|((_, name, _), link)| OnlineWay {
        agency: Said::vietnamese(lang, name),
        address: format!("/r/{}", link.code),
    })
    .collect()
}

/// The agency behind an online link for all domains that opens the page and that no other one replaced.
fn agency<'a>(catalogue: &'a Catalogue, link: &Link, today: NaiveDate) -> Option<&'a Agency> {
    let LinkAt::Online(agency) = link.at else {
        return None;
    };
    let is_open = link.domain.is_none() && link.state(today) == LinkState::Open;
    let agency = place::living_agency(catalogue, agency, today);
    agency.filter(|_| is_open)
}
