//! Links in words.

use chrono::NaiveDate;
use hailong_views::part::tag::{Tag, Tone};

use crate::{
    i18n::{Lang, period, t, t_args},
    model::{
        catalogue::Catalogue,
        link::{Link, LinkAt, LinkState},
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

/// The name of the agency whose link it is.
pub fn agency(catalogue: &Catalogue, link: &Link) -> String {
    let agency = link.agency(catalogue);
    let agency = agency.and_then(|id| catalogue.agency_by_id(id));
    agency.map(|agency| agency.name.clone()).unwrap_or_default()
}

/// Its domain, or that the person chooses.
pub fn domain(catalogue: &Catalogue, lang: Lang, link: &Link) -> String {
    let domain = link.domain.and_then(|id| catalogue.domain_by_id(id));
    domain.map_or_else(
        || t(lang, "link-domain-chosen"),
        |domain| domain.name(lang.tag()).to_owned(),
    )
}

/// Key of how people come to it: a poster, or a message.
pub const fn way(link: &Link) -> &'static str {
    match link.at {
        LinkAt::Counter(_) => "channel-qr",
        LinkAt::Online(_) => "channel-link",
    }
}

/// How it is, in a word or two.
pub fn state(catalogue: &Catalogue, lang: Lang, link: &Link, today: NaiveDate) -> Tag {
    let told = |key: &str, day: Option<NaiveDate>| match day {
        Some(day) => t_args(lang, key, &[("day", period::day(lang, day).into())]),
        None => t(lang, "link-state-open"),
    };
    let (from, until) = (link.valid.from, link.valid.until);
    match link.state(today) {
        LinkState::Closed => Tag::new(Tone::Over, t(lang, "link-state-closed")),
        LinkState::Over => Tag::new(Tone::Over, told("link-state-over", until)),
        _ if !link.has_place(catalogue, today) => {
            Tag::new(Tone::Over, t(lang, "link-state-homeless"))
        }
        LinkState::Waiting => Tag::new(Tone::Waiting, told("link-state-waiting", from)),
        LinkState::Fading => Tag::new(Tone::Waiting, told("link-state-fading", until)),
        LinkState::Open => Tag::new(Tone::Live, told("link-state-until", until)),
    }
}
