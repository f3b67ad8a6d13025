//! Links to the citizen's page: where they lead, when they are open, how they are replaced, who may do so.

mod commands;
mod leading;
mod orders;
mod pages;
mod roles;
mod rotation;

use std::time::Duration;

use hailong::{
    model::{
        link::{Link, LinkAt},
        user::Actor,
        validity::Validity,
    },
    store::NewLink,
};

use crate::harness::{TestApp, app::POINT};

/// The agency whose dossiers come in online.
const WARD: &str = "p-taythanh-2";
const DAY: Duration = Duration::from_hours(24);

/// The counter of the tests, as links name it.
fn counter(app: &TestApp) -> LinkAt {
    let point = app
        .app
        .catalogue()
        .service_point(POINT)
        .map(|point| point.id);
    LinkAt::Counter(point.expect(POINT))
}

/// An agency, as links name it.
fn online(app: &TestApp, key: &str) -> LinkAt {
    let agency = app.app.catalogue().agency(key).map(|agency| agency.id);
    LinkAt::Online(agency.expect("an agency"))
}

/// A link with this code, at first for all domains and always open.
fn new(code: &str, at: LinkAt) -> NewLink {
    NewLink {
        code: code.to_owned(),
        at,
        domain: None,
        note: String::new(),
        valid: Validity::default(),
    }
}

/// Makes it, and the program sees it.
async fn made(app: &TestApp, new: NewLink) -> Link {
    let by = (&Actor::cli(), app.clock.now_ms());
    let mut links = app.app.db.add_links(&[new], by).await.unwrap();
    app.app.refresh().await.unwrap();
    links.pop().expect("a link")
}

/// Status, heading and text of the page behind a code.
async fn opened(app: &TestApp, code: &str) -> (u16, String, String) {
    let page = app.get(&format!("/r/{code}"), None).await;
    let heading = page.text.split("<h1>").nth(1);
    let heading = heading.and_then(|rest| rest.split('<').next());
    let heading = heading.unwrap_or_default().to_owned();
    (page.status.as_u16(), heading, page.text)
}

/// The link with this number as the program knows it now.
fn known(app: &TestApp, id: i32) -> Link {
    let catalogue = app.app.catalogue();
    catalogue.link_by_id(id).expect("a link").clone()
}
