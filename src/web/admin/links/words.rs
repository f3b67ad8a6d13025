//! Links in words.

use crate::{
    i18n::{Lang, t_args},
    model::{
        catalogue::Catalogue,
        link::{Link, LinkAt},
    },
};

/// What a link is called: its counter, or its agency «trực tuyến», with the domain where it has one.
pub fn name(catalogue: &Catalogue, lang: Lang, link: &Link) -> String {
    let place = match link.at {
        LinkAt::Counter(point) => {
            let point = catalogue.service_point_by_id(point);
            point.map(|point| point.name.clone()).unwrap_or_default()
        }
        LinkAt::Online(agency) => {
            let agency = catalogue.agency_by_id(agency);
            let name = agency.map(|agency| agency.name.clone()).unwrap_or_default();
            t_args(lang, "link-online-name", &[("agency", name.into())])
        }
    };
    let domain = link.domain.and_then(|id| catalogue.domain_by_id(id));
    match domain {
        Some(domain) => format!("{place} – {}", domain.name(lang.tag())),
        None => place,
    }
}
