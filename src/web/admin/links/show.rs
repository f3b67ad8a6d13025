//! One link: its picture and address, what can be printed and done, what came before and after it.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::{
        admin::Fact,
        link::{LinkPage, Print, Scan},
    },
    part::{
        list::{Cell, Column, List, ListRow},
        report,
    },
};

use super::{
    steward::{Steward, at},
    words,
};
use crate::{
    i18n::{period, t_args},
    model::{
        audit::ObjectKind,
        catalogue::Catalogue,
        link::{self, Closing, Link, LinkAt, LinkState},
        permission::Permission,
    },
    print::Size,
    store::StoreError,
    web::{
        account::page,
        admin::{address, history, list},
        error::WebError,
        qr, times,
    },
};

const CHAIN: [&str; 4] = [
    "link-col-number",
    "link-col-code",
    "link-col-made",
    "field-state",
];

/// `GET /admin/links/{id}`
pub async fn show(steward: Steward) -> Result<Response, WebError> {
    let catalogue = steward.app.catalogue();
    let link = steward.link(&catalogue, Permission::ViewLinks)?;
    let shown = filled(&steward, &catalogue, link).await?;
    Ok(page(StatusCode::OK, &shown))
}

async fn filled(
    steward: &Steward,
    catalogue: &Catalogue,
    link: &Link,
) -> Result<LinkPage, StoreError> {
    let (lang, today) = (steward.lang(), steward.today());
    let change = steward.may(Permission::ManageLinks) && link.closed.is_none();
    let state = link.state(today);
    let in_use = !matches!(state, LinkState::Over | LinkState::Closed);
    let step = |step: &str, key: &str| report::Link {
        label: steward.say(key),
        href: format!("{}/{step}", at(link.id)),
    };
    let mut actions = Vec::new();
    if change {
        actions.push(step("edit", "link-edit"));
    }
    if change && link.replaced_by.is_none() {
        actions.push(step("rotate", "link-rotate"));
    }
    let chain = chain(catalogue, link);
    let key = link.id.to_string();
    Ok(LinkPage {
        layout: steward.below(),
        name: words::name(catalogue, lang, link),
        tag: words::state(catalogue, lang, link, today),
        next: next(steward, catalogue, link),
        newer: chain
            .last()
            .filter(|last| last.id != link.id)
            .map(|last| report::Link {
                label: steward.say("link-newer"),
                href: at(last.id),
            }),
        scan: (in_use && link.has_place(catalogue, today)).then(|| scan(steward, link)),
        prints: if change && in_use {
            prints(steward, link)
        } else {
            Vec::new()
        },
        actions,
        dangers: change
            .then(|| step("close", "link-close"))
            .into_iter()
            .collect(),
        facts: facts(steward, catalogue, link),
        chain: (chain.len() > 1).then(|| listed(steward, catalogue, link, &chain)),
        history: Some(history::of(steward, ObjectKind::Link, &key).await?),
    })
}

/// What its state means, where the tag does not say all.
fn next(steward: &Steward, catalogue: &Catalogue, link: &Link) -> String {
    let lang = steward.lang();
    let today = steward.today();
    if let Some((at, why)) = link.closed {
        let time = times::moment(&steward.app, lang, at);
        let key = match why {
            Closing::Unneeded => "link-closed-unneeded",
            Closing::Misused => "link-closed-misused",
        };
        return t_args(lang, key, &[("time", time.into())]);
    }
    if !link.has_place(catalogue, today) {
        return steward.say("link-next-homeless");
    }
    match (link.state(today), link.valid.until) {
        (LinkState::Fading, Some(until)) => {
            let day = period::day(lang, until);
            t_args(lang, "link-next-fading", &[("day", day.into())])
        }
        _ => String::new(),
    }
}

fn scan(steward: &Steward, link: &Link) -> Scan {
    let address = link::address(&steward.app.public_url(), &link.code);
    let (qr_path, qr_size) = qr::drawn(&address);
    let typed = link::to_type(&address);
    let picture = |kind: &str| report::Link {
        label: kind.to_uppercase(),
        href: format!("/r/{}/qr.{kind}", link.code),
    };
    // Before its first day the page that draws them is shut, too.
    let works = link.state(steward.today()).works();
    Scan {
        typed: typed.to_owned(),
        qr_path,
        qr_size,
        pictures: if works {
            ["svg", "png"].map(picture).into()
        } else {
            Vec::new()
        },
        page: works.then(|| format!("/r/{}", link.code)),
        address,
    }
}

fn prints(steward: &Steward, link: &Link) -> Vec<Print> {
    let print = |size: &str| {
        let href = |format: &str| format!("{}/print?size={size}&format={format}", at(link.id));
        Print {
            size: steward.say(&format!("link-print-{size}")),
            about: steward.say(&format!("link-print-{size}-about")),
            pdf: href("pdf"),
            svg: href("svg"),
        }
    };
    Size::ALL.map(|size| print(size.key())).into()
}

/// Whether machines call it now.
fn pressure(steward: &Steward, link: &Link) -> String {
    let state = steward.app.pressure.state(link.id);
    let Some(since) = state.attacked_since else {
        return steward.say("link-pressure-peace");
    };
    let time = times::moment(&steward.app, steward.lang(), since);
    t_args(
        steward.lang(),
        "link-pressure-attacked",
        &[("time", time.into())],
    )
}

fn facts(steward: &Steward, catalogue: &Catalogue, link: &Link) -> Vec<Fact> {
    let lang = steward.lang();
    let fact = |key: &str, value: String| Fact::text(steward.say(key), value);
    let thing = |object: ObjectKind, key: &str, name: &str| report::Link {
        label: name.to_owned(),
        href: if steward.may(Permission::ViewAdministration) {
            address::thing(object, key)
        } else {
            String::new()
        },
    };
    let agency = link
        .agency(catalogue)
        .and_then(|id| catalogue.agency_by_id(id));
    let agency = agency.map(|agency| thing(ObjectKind::Agency, &agency.key, &agency.name));
    let day = |day: Option<_>| match day {
        Some(_) => list::day(lang, day),
        None => steward.say("link-any-day"),
    };
    let mut facts = Vec::new();
    if let LinkAt::Counter(id) = link.at {
        let point = catalogue.service_point_by_id(id);
        let point = point.map(|point| thing(ObjectKind::ServicePoint, &point.key, &point.name));
        let name = steward.say("field-service_point");
        facts.push(Fact::links(name, point.into_iter().collect()));
    }
    facts.push(Fact::links(
        steward.say("field-agency"),
        agency.into_iter().collect(),
    ));
    facts.extend([
        fact("field-domain", words::domain(catalogue, lang, link)),
        fact("link-way", steward.say(words::way(link))),
        fact("field-valid_from", day(link.valid.from)),
        fact("field-valid_until", day(link.valid.until)),
        fact("link-pressure", pressure(steward, link)),
        fact("link-note", link.note.clone()),
        fact(
            "link-made-at",
            times::short(&steward.app, lang, link.created_at),
        ),
        fact("link-col-number", link.id.to_string()),
    ]);
    facts
}

/// The links of the same place that replaced each other, the first one first.
fn chain<'c>(catalogue: &'c Catalogue, link: &'c Link) -> Vec<&'c Link> {
    let before = |link: &Link| {
        let mut older = catalogue.links.iter().take_while(|old| old.id < link.id);
        older.find(|old| old.replaced_by == Some(link.id))
    };
    let after = |link: &&Link| {
        let next = link.replaced_by.filter(|next| *next > link.id);
        next.and_then(|next| catalogue.link_by_id(next))
    };
    let mut all: Vec<&Link> = std::iter::successors(before(link), |link| before(link)).collect();
    all.reverse();
    all.extend(std::iter::successors(Some(link), after));
    all
}

fn listed(steward: &Steward, catalogue: &Catalogue, link: &Link, chain: &[&Link]) -> List {
    let (lang, today) = (steward.lang(), steward.today());
    let row = |one: &&Link| {
        let number = one.id.to_string();
        let first = if one.id == link.id {
            Cell::Text(t_args(lang, "link-this", &[("number", number.into())]))
        } else {
            let href = at(one.id);
            Cell::Link(
                report::Link {
                    label: number,
                    href,
                },
                String::new(),
            )
        };
        ListRow {
            cells: vec![
                first,
                Cell::Text(one.code.clone()),
                Cell::Text(times::short(&steward.app, lang, one.created_at)),
                Cell::Tag(words::state(catalogue, lang, one, today)),
            ],
            over: matches!(one.state(today), LinkState::Over | LinkState::Closed),
        }
    };
    List {
        columns: CHAIN.map(|key| Column::words(steward.say(key))).into(),
        rows: chain.iter().map(row).collect(),
        ..List::default()
    }
}
