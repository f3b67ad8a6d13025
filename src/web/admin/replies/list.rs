//! The statements there are, and one of them with its history.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::ListPage,
    part::{list::Cell, report::Link},
};

use super::{CHANGE, LOOK, OBJECT, find};
use crate::{
    i18n::period,
    model::{catalogue::Catalogue, labels::Labels, reply::Reply},
    web::{
        account::page,
        admin::{
            address,
            clerk::{Clerk, Looking},
            history,
            list::{self, Row},
            thing,
        },
        error::WebError,
    },
};

/// `GET /admin/replies`
pub async fn show_list(Looking(clerk): Looking) -> Response {
    let catalogue = clerk.app.catalogue();
    let own = catalogue.replies.iter();
    let own = own.filter(|reply| clerk.viewer.may_for(LOOK, reply.agency));
    let mut replies: Vec<&Reply> = own.collect();
    replies.sort_by_key(|reply| std::cmp::Reverse((reply.valid.from, reply.id)));
    let rows = replies
        .into_iter()
        .map(|reply| row(&clerk, &catalogue, reply));
    let columns = ["field-said_vi", "field-agency", "field-state"];
    let shown = ListPage {
        add: list::add(&clerk, OBJECT, CHANGE),
        ..list::page(&clerk, OBJECT, "replies-about", &columns, rows.collect())
    };
    page(StatusCode::OK, &shown)
}

fn row(clerk: &Clerk, catalogue: &Catalogue, reply: &Reply) -> Row {
    let agency = agency_name(catalogue, reply);
    let (said, done) = (reply.said.get("vi"), reply.done.get("vi"));
    let link = Link {
        label: said.to_owned(),
        href: address::thing(OBJECT, &reply.id.to_string()),
    };
    Row {
        words: format!("{said} {done} {agency}"),
        cells: vec![
            Cell::Link(link, done.to_owned()),
            Cell::Text(agency),
            Cell::Tag(list::state(clerk, reply.valid)),
        ],
        over: list::is_over(clerk, reply.valid),
    }
}

fn agency_name(catalogue: &Catalogue, reply: &Reply) -> String {
    let agency = catalogue.agency_by_id(reply.agency);
    agency.map_or_else(String::new, |agency| agency.name.clone())
}

/// `GET /admin/replies/{reply}`
pub async fn show(Looking(clerk): Looking) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let reply = find(&clerk, &catalogue, LOOK)?;
    let over = list::is_over(&clerk, reply.valid);
    let may = clerk.viewer.may_for(CHANGE, reply.agency) && !over;
    let end = Link {
        label: clerk.say("reply-end"),
        href: address::step(OBJECT, &clerk.key, "end"),
    };
    let own = |labels: &Labels, tag| labels.own(tag).map(|(_, text)| text.to_owned());
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| period::day(clerk.lang(), day));
    let facts = [
        ("agency", Some(agency_name(&catalogue, reply))),
        ("said_vi", own(&reply.said, "vi")),
        ("done_vi", own(&reply.done, "vi")),
        ("said_en", own(&reply.said, "en")),
        ("done_en", own(&reply.done, "en")),
        ("valid_from", day(reply.valid.from)),
        ("valid_until", day(reply.valid.until)),
    ];
    let facts = facts.into_iter();
    let facts = facts.filter_map(|(field, value)| Some(thing::fact(&clerk, field, value?)));
    let facts = facts.collect();
    let mut shown = thing::page_of(&clerk, OBJECT, &clerk.key).await?;
    shown.title = history::name(&catalogue, OBJECT, &clerk.key);
    shown.facts = facts;
    shown.actions = may.then_some(end).into_iter().collect();
    Ok(thing::shown(&shown))
}
