//! The tree of agencies as of a day.

use axum::{http::StatusCode, response::Response};
use chrono::NaiveDate;
use hailong_views::{
    page::admin::{AgencyNode, AgencyTreePage},
    part::report::Link,
};

use super::{MANAGE, OBJECT};
use crate::{
    admin::{
        agencies::{Node, tree},
        search,
    },
    i18n::period,
    model::{catalogue::Catalogue, validity::read_day},
    web::{
        account::page,
        admin::{address, clerk::Clerk, list, thing},
    },
};

/// Days to jump to.
const JUMPS: usize = 8;

/// `GET /admin/agencies`
pub async fn show(clerk: Clerk) -> Response {
    let catalogue = clerk.app.catalogue();
    let query = clerk.query();
    let (typed, q) = (query.get("day"), query.get("q").to_owned());
    let read = read_day(typed);
    let day = read.unwrap_or_else(|| clerk.today());
    let wrong = !typed.is_empty() && read.is_none();
    let roots = tree(&catalogue, day);
    let roots: Vec<AgencyNode> = roots
        .iter()
        .filter_map(|root| node(&clerk, root, &q))
        .collect();
    let shown = AgencyTreePage {
        layout: clerk.layout(&[]),
        action: address::list(OBJECT).to_owned(),
        day: if wrong {
            typed.to_owned()
        } else {
            day.to_string()
        },
        day_shown: period::day(clerk.lang(), day),
        day_error: wrong.then(|| clerk.say("tree-day-wrong")),
        days: jumps(&clerk, &catalogue),
        q,
        count: roots.iter().map(count).sum(),
        roots,
        found: list::add(&clerk, OBJECT, MANAGE).map(|link| Link {
            label: clerk.say("tree-found"),
            ..link
        }),
        ways: Vec::new(),
    };
    page(StatusCode::OK, &shown)
}

/// An agency with those below it, as far as one of them fits.
fn node(clerk: &Clerk, from: &Node<'_>, q: &str) -> Option<AgencyNode> {
    let agency = from.agency;
    let below = from.children.iter();
    let children: Vec<AgencyNode> = below.filter_map(|child| node(clerk, child, q)).collect();
    let code = agency.area_code.clone().unwrap_or_default();
    let found = search::matches(&format!("{} {} {code}", agency.key, agency.name), q);
    if !found && children.is_empty() {
        return None;
    }
    let ends = agency.valid.until.is_some();
    let about = [agency.key.clone(), code];
    let about = about.into_iter().filter(|text| !text.is_empty());
    Some(AgencyNode {
        link: Link {
            label: agency.name.clone(),
            href: address::thing(OBJECT, &agency.key),
        },
        about: about.collect::<Vec<_>>().join(" · "),
        tag: ends.then(|| list::state(clerk, agency.valid)),
        found,
        actions: thing::steps(
            clerk,
            MANAGE,
            OBJECT,
            &agency.key,
            &[
                ("edit", "admin-edit"),
                ("rename", "tree-rename"),
                ("merge", "tree-merge"),
                ("split", "tree-split"),
                ("dissolve", "tree-dissolve"),
            ],
        ),
        children,
    })
}

fn count(node: &AgencyNode) -> u64 {
    node.children.iter().map(count).sum::<u64>() + 1
}

/// Today, and the last days on which something began or had ended.
fn jumps(clerk: &Clerk, catalogue: &Catalogue) -> Vec<Link> {
    let firsts = catalogue.agencies.iter().flat_map(|agency| {
        let after = agency.valid.until.and_then(|until| until.succ_opt());
        [agency.valid.from, after]
    });
    let mut days: Vec<NaiveDate> = firsts.flatten().collect();
    days.sort_unstable();
    days.dedup();
    let to = |day: NaiveDate, label: String| Link {
        label,
        href: format!("{}?day={day}", address::list(OBJECT)),
    };
    let today = to(clerk.today(), clerk.say("tree-today"));
    let latest = days.into_iter().rev().take(JUMPS);
    let latest = latest.map(|day| to(day, period::day(clerk.lang(), day)));
    std::iter::once(today).chain(latest).collect()
}
