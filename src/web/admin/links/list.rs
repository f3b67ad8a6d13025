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
        admin::{clerk::Clerk, count, list as lists},
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

/// What is asked for.
struct Asked {
    q: String,
    state: String,
    agency: String,
    page: usize,
}

/// `GET /admin/links`
pub async fn list(steward: Steward) -> Response {
    let catalogue = steward.app.catalogue();
    let own = own(&steward, &catalogue);
    let asked = Asked::read(&steward);
    let found = own.iter().copied();
    let found: Vec<&Link> = found
        .filter(|link| asked.fits(&steward, &catalogue, link))
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
        ways: asked.ways(&steward, &catalogue, &own),
        list: asked.list(&steward, &catalogue, &own, &found),
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
    let words = keys.iter().map(|key| Column::words(clerk.say(key)));
    words.collect()
}

impl Asked {
    fn read(steward: &Steward) -> Self {
        let query = steward.query();
        Self {
            q: query.get("q").to_owned(),
            state: query.get("state").to_owned(),
            agency: query.get("agency").to_owned(),
            page: query.get("page").parse().unwrap_or(1).max(1),
        }
    }

    /// What an address of another page of the list says, too.
    fn kept(&self) -> Vec<(&str, &str)> {
        let all = [
            ("q", self.q.as_str()),
            ("state", &self.state),
            ("agency", &self.agency),
        ];
        let given = all.into_iter().filter(|(_, value)| !value.is_empty());
        given.collect()
    }

    fn fits(&self, steward: &Steward, catalogue: &Catalogue, link: &Link) -> bool {
        let state = link.state(steward.today());
        let as_asked = match self.state.as_str() {
            "" => !matches!(state, LinkState::Over | LinkState::Closed),
            ALL => true,
            key => state.key() == key,
        };
        let agency = link.agency(catalogue);
        let agency = agency.and_then(|id| catalogue.agency_by_id(id));
        let here = self.agency.is_empty() || agency.is_some_and(|a| a.key == self.agency);
        let lang = steward.lang();
        let words = [
            words::name(catalogue, lang, link),
            words::agency(catalogue, link),
            steward.say(words::way(link)),
            link.note.clone(),
            link.code.clone(),
        ];
        as_asked && here && search::matches(&words.join(" "), &self.q)
    }

    fn list(
        &self,
        steward: &Steward,
        catalogue: &Catalogue,
        own: &[&Link],
        found: &[&Link],
    ) -> List {
        let lang = steward.lang();
        let first = (self.page - 1).saturating_mul(PAGE);
        let shown = found.iter().skip(first).take(PAGE);
        let next = if steward.may(Permission::ManageLinks) {
            steward.say("links-empty-next")
        } else {
            String::new()
        };
        List {
            search: (!own.is_empty()).then(|| self.search(steward, catalogue, own)),
            caption: count(lang, found.len()),
            columns: columns(steward, &COLUMNS),
            rows: shown
                .map(|link| row(steward, catalogue, link, true))
                .collect(),
            empty: Empty {
                title: steward.say("links-empty"),
                next,
            },
            pager: lists::pager(lang, LIST, &self.kept(), (self.page, PAGE), found.len()),
        }
    }

    fn search(&self, steward: &Steward, catalogue: &Catalogue, own: &[&Link]) -> Search {
        let agencies = agencies(catalogue, own);
        let mut filters = vec![self.state_filter(steward)];
        if agencies.len() > 1 {
            let any = Pick::new("", steward.say("form-any"), self.agency.is_empty());
            let picks = agencies.into_iter().map(|(name, key)| {
                let chosen = key == self.agency;
                Pick::new(key, name, chosen)
            });
            let picks = std::iter::once(any).chain(picks).collect();
            filters.push(Field::select("agency", steward.say("field-agency"), picks).optional());
        }
        Search {
            action: LIST.to_owned(),
            q: Some(self.q.clone()),
            filters,
            hidden: Vec::new(),
            reset: (!self.kept().is_empty()).then(|| LIST.to_owned()),
        }
    }

    fn state_filter(&self, steward: &Steward) -> Field {
        let pick = |key: &str, words: &str| Pick::new(key, steward.say(words), self.state == key);
        let mut picks = vec![pick("", "links-in-use")];
        let states = LinkState::ALL.iter().map(|state| state.key());
        picks.extend(states.map(|key| pick(key, &format!("links-{key}"))));
        picks.push(pick(ALL, "form-any"));
        Field::select("state", steward.say("field-state"), picks).optional()
    }

    /// Printing all links of the agency that the list is about, where it is about one.
    fn ways(&self, steward: &Steward, catalogue: &Catalogue, own: &[&Link]) -> Vec<report::Link> {
        let agencies = agencies(catalogue, own);
        let only = agencies.values().next().filter(|_| agencies.len() == 1);
        let asked = agencies.values().find(|key| **key == self.agency);
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
}

/// Names and keys of the agencies that have links.
fn agencies(catalogue: &Catalogue, own: &[&Link]) -> BTreeMap<String, String> {
    let agencies = own.iter().filter_map(|link| link.agency(catalogue));
    let agencies = agencies.filter_map(|id| catalogue.agency_by_id(id));
    let named = agencies.map(|agency| (agency.name.clone(), agency.key.clone()));
    named.collect()
}
