//! How links are printed.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{super::Context, Format};
use crate::{
    cli::output,
    model::{
        catalogue::Catalogue,
        link::{self, Link, LinkAt},
    },
};

/// Prints links that were just made: the addresses alone, or all of them in one document.
pub fn made(context: &Context, catalogue: &Catalogue, links: &[Link], format: Format) {
    match format {
        Format::Text => {
            for link in links {
                output::say(&url(context, link));
            }
        }
        Format::Json => {
            let all = links.iter().map(|link| document(context, catalogue, link));
            output::say(&all.collect::<Value>().to_string());
        }
    }
}

/// Prints links as a list.
pub fn list(context: &Context, catalogue: &Catalogue, links: &[&Link], format: Format) {
    match format {
        Format::Text => {
            for link in links {
                output::say(&line(context, catalogue, link));
            }
        }
        Format::Json => {
            let all = links.iter().map(|link| document(context, catalogue, link));
            output::say(&all.collect::<Value>().to_string());
        }
    }
}

/// The counter or agency where a link leads.
pub fn name(catalogue: &Catalogue, link: &Link) -> String {
    let name = match link.at {
        LinkAt::Counter(id) => catalogue.service_point_by_id(id).map(|point| &point.name),
        LinkAt::Online(id) => catalogue.agency_by_id(id).map(|agency| &agency.name),
    };
    name.cloned().unwrap_or_default()
}

fn url(context: &Context, link: &Link) -> String {
    let server = &context.config.server;
    link::address(&server.public_url(server.listen), &link.code)
}

/// Keys of counter, agency and domain.
fn keys<'c>(catalogue: &'c Catalogue, link: &Link) -> [Option<&'c str>; 3] {
    let point = match link.at {
        LinkAt::Counter(id) => catalogue.service_point_by_id(id),
        LinkAt::Online(_) => None,
    };
    let agency = link.agency(catalogue);
    let agency = agency.and_then(|id| catalogue.agency_by_id(id));
    let domain = link.domain.and_then(|id| catalogue.domain_by_id(id));
    [
        point.map(|point| point.key.as_str()),
        agency.map(|agency| agency.key.as_str()),
        domain.map(|domain| domain.key.as_str()),
    ]
}

fn line(context: &Context, catalogue: &Catalogue, link: &Link) -> String {
    let day = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
    let [point, agency, domain] = keys(catalogue, link).map(|key| key.unwrap_or("-"));
    let today = context.clock.today(context.zone());
    let fields = [
        &link.id.to_string(),
        link.state(today).key(),
        &url(context, link),
        point,
        agency,
        domain,
        &day(link.valid.from),
        &day(link.valid.until),
        &link.note,
    ];
    fields.join("\t")
}

fn document(context: &Context, catalogue: &Catalogue, link: &Link) -> Value {
    let [point, agency, domain] = keys(catalogue, link);
    let today = context.clock.today(context.zone());
    json!({
        "id": link.id,
        "state": link.state(today).key(),
        "url": url(context, link),
        "service_point": point,
        "agency": agency,
        "domain": domain,
        "valid_from": link.valid.from,
        "valid_until": link.valid.until,
        "note": link.note,
        "closing": link.closed.map(|(_, why)| why.key()),
        "replaced_by": link.replaced_by,
    })
}
