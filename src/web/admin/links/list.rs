//! All links of the own agencies: those in use, or those that are looked for.

use std::collections::BTreeMap;

use axum::response::Response;
use hailong_views::{
    page::admin::ListPage,
    part::{
        form::{Field, Pick},
        list::{Cell, Column, Empty, List, ListRow, Search},
        report,
    },
};

use super::{
    LIST,
    steward::{Steward, at},
    words,
};
use crate::{
    admin::search,
    model::{
        catalogue::Catalogue,
        link::{Link, LinkAt, LinkState},
        permission::Permission,
    },
    web::{
        self,
        admin::{clerk::Clerk, count, list as lists, list_query::ListQuery},
    },
};

/// Links of a page.
const PAGE: usize = 50;
/// Asks for every link, those that work no longer included.
const ALL: &str = "all";
const COLUMNS: [&str; 4] = [
    "link-col-place",
    "field-agency",
    "link-col-code",
    "field-state",
];
/// Columns where place and agency are known.
const COLUMNS_AT_POINT: [&str; 3] = ["link-col-place", "link-col-code", "field-state"];

/// `GET /admin/links`
pub async fn list(steward: Steward) -> Response {
    let catalogue = steward.app.catalogue();
    let own = own(&steward, &catalogue);
    let asked = ListQuery::read(&steward);
    let found = own.iter().copied();
    let found: Vec<&Link> = found
        .filter(|link| fits(&asked, &steward, &catalogue, link))
        .collect();
    let change = steward.may(Permission::ManageLinks);
    let shown = ListPage {
        layout: steward.frame(&[]),
        title: steward.say("links-title"),
        about: steward.say("links-about"),
        add: change.then(|| report::Link {
            label: steward.say("links-add"),
            href: format!("{LIST}/new"),
        }),
        ways: ways(&asked, &steward, &catalogue, &own),
        list: listed(&asked, &steward, &catalogue, &own, &found),
    };
    web::account::page(axum::http::StatusCode::OK, &shown)
}

/// The links that this person sees, by agency, place and age.
fn own<'c>(steward: &Steward, catalogue: &'c Catalogue) -> Vec<&'c Link> {
    let all = catalogue.links.iter();
    let mut own: Vec<&Link> = all
        .filter(|link| steward.reaches(catalogue, Permission::ViewLinks, link))
        .collect();
    own.sort_by_cached_key(|link| {
        let name = words::name(catalogue, steward.lang(), link);
        let online = matches!(link.at, LinkAt::Online(_));
        (words::agency(catalogue, link), online, name, link.id)
    });
    own
}

fn row(clerk: &Clerk, catalogue: &Catalogue, link: &Link, with_agency: bool) -> ListRow {
    let (lang, today) = (clerk.lang(), clerk.today());
    let named = report::Link {
        label: words::name(catalogue, lang, link),
        href: at(link.id),
    };
    let below = if link.note.is_empty() {
        clerk.say(words::way(link))
    } else {
        format!("{} · {}", clerk.say(words::way(link)), link.note)
    };
    let mut cells = vec![Cell::Link(named, below)];
    if with_agency {
        cells.push(Cell::Text(words::agency(catalogue, link)));
    }
    cells.push(Cell::Text(link.code.clone()));
    cells.push(Cell::Tag(words::state(catalogue, lang, link, today)));
    ListRow {
        cells,
        over: matches!(link.state(today), LinkState::Over | LinkState::Closed),
    }
}

/// The links at a counter that open the page or will, for those who may see them.
pub fn at_point(clerk: &Clerk, catalogue: &Catalogue, point: i32) -> Option<List> {
    clerk.may(Permission::ViewLinks).then(|| {
        let today = clerk.today();
        let here = catalogue.links.iter().filter(|link| {
            let over = matches!(link.state(today), LinkState::Over | LinkState::Closed);
            link.at == LinkAt::Counter(point) && !over
        });
        let rows: Vec<ListRow> = here
            .map(|link| row(clerk, catalogue, link, false))
            .collect();
        List {
            caption: count(clerk.lang(), rows.len()),
            columns: columns(clerk, &COLUMNS_AT_POINT),
            rows,
            empty: Empty {
                title: clerk.say("links-empty"),
                next: String::new(),
            },
            ..List::default()
        }
    })
}

fn columns(clerk: &Clerk, keys: &[&str]) -> Vec<Column> {
    let column = |key: &&str| match *key {
        "link-col-code" | "field-state" => Column::tight(clerk.say(key)),
        _ => Column::words(clerk.say(key)),
    };
    keys.iter().map(column).collect()
}

fn fits(asked: &ListQuery, steward: &Steward, catalogue: &Catalogue, link: &Link) -> bool {
    let state = link.state(steward.today());
    let as_asked = match asked.state.as_str() {
        "" => !matches!(state, LinkState::Over | LinkState::Closed),
        ALL => true,
        key => state.key() == key,
    };
    let agency = link.agency(catalogue);
    let agency = agency.and_then(|id| catalogue.agency_by_id(id));
    let here = asked.agency.is_empty() || agency.is_some_and(|a| a.key == asked.agency);
    let lang = steward.lang();
    let words = [
        words::name(catalogue, lang, link),
        words::agency(catalogue, link),
        steward.say(words::way(link)),
        link.note.clone(),
        link.code.clone(),
    ];
    as_asked && here && search::matches(&words.join(" "), &asked.q)
}

fn listed(
    asked: &ListQuery,
    steward: &Steward,
    catalogue: &Catalogue,
    own: &[&Link],
    found: &[&Link],
) -> List {
    let lang = steward.lang();
    let first = (asked.page - 1).saturating_mul(PAGE);
    let shown = found.iter().skip(first).take(PAGE);
    let next = if steward.may(Permission::ManageLinks) {
        steward.say("links-empty-next")
    } else {
        String::new()
    };
    List {
        search: (!own.is_empty()).then(|| search(asked, steward, catalogue, own)),
        caption: count(lang, found.len()),
        columns: columns(steward, &COLUMNS),
        rows: shown
            .map(|link| row(steward, catalogue, link, true))
            .collect(),
        empty: Empty {
            title: steward.say("links-empty"),
            next,
        },
        pager: lists::pager(lang, LIST, &asked.kept(), (asked.page, PAGE), found.len()),
    }
}

fn search(asked: &ListQuery, steward: &Steward, catalogue: &Catalogue, own: &[&Link]) -> Search {
    let state = state_filter(asked, steward);
    asked.search(steward, LIST, state, &agencies(catalogue, own))
}

fn state_filter(asked: &ListQuery, steward: &Steward) -> Field {
    let pick = |key: &str, words: &str| Pick::new(key, steward.say(words), asked.state == key);
    let mut picks = vec![pick("", "links-in-use")];
    let states = LinkState::ALL.iter().map(|state| state.key());
    picks.extend(states.map(|key| pick(key, &format!("links-{key}"))));
    picks.push(pick(ALL, "form-any"));
    Field::select("state", steward.say("field-state"), picks).optional()
}

/// Printing all links of the agency that the list is about, where it is about one.
fn ways(
    asked: &ListQuery,
    steward: &Steward,
    catalogue: &Catalogue,
    own: &[&Link],
) -> Vec<report::Link> {
    let agencies = agencies(catalogue, own);
    let only = agencies.values().next().filter(|_| agencies.len() == 1);
    let asked = agencies.values().find(|key| **key == asked.agency);
    let agency = asked
        .or(only)
        .filter(|_| steward.may(Permission::ManageLinks));
    let print = agency.map(|agency| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("agency", agency)
            .append_pair("size", "a5");
        report::Link {
            label: steward.say("links-print-all"),
            href: format!("{LIST}/print?{}", query.finish()),
        }
    });
    print.into_iter().collect()
}

/// Names and keys of the agencies that have links.
fn agencies(catalogue: &Catalogue, own: &[&Link]) -> BTreeMap<String, String> {
    let agencies = own.iter().filter_map(|link| link.agency(catalogue));
    let agencies = agencies.filter_map(|id| catalogue.agency_by_id(id));
    let named = agencies.map(|agency| (agency.name.clone(), agency.key.clone()));
    named.collect()
}
