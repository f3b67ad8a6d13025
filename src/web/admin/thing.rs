//! The page of one thing.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::{Fact, ThingPage},
    part::report::Link,
};

use super::{address, clerk::Clerk, history};
use crate::{
    i18n::t,
    model::{audit::ObjectKind, catalogue::Catalogue, permission::Permission},
    store::StoreError,
    web::account::page,
};

/// A thing with its name and its history; facts and actions are the caller's.
pub async fn page_of(
    clerk: &Clerk,
    object: ObjectKind,
    key: &str,
) -> Result<ThingPage, StoreError> {
    let catalogue = clerk.app.catalogue();
    let list = (address::list(object), clerk.say(address::list_name(object)));
    Ok(ThingPage {
        layout: clerk.layout(&[list]),
        kind: clerk.say(&format!("object-{}", object.key())),
        title: history::name(&catalogue, object, key),
        history: Some(history::of(clerk, object, key).await?),
        ..ThingPage::default()
    })
}

/// The page itself.
pub fn shown(thing: &ThingPage) -> Response {
    page(StatusCode::OK, thing)
}

/// A fact under the name of its field.
pub fn fact(clerk: &Clerk, field: &str, value: impl Into<String>) -> Fact {
    Fact::text(t(clerk.lang(), &format!("field-{field}")), value)
}

/// A fact that is other things.
pub fn links(clerk: &Clerk, field: &str, values: Vec<Link>) -> Fact {
    Fact::links(t(clerk.lang(), &format!("field-{field}")), values)
}

/// An agency with its page.
pub fn agency(catalogue: &Catalogue, id: i32) -> Option<Link> {
    let agency = catalogue.agency_by_id(id)?;
    Some(Link {
        label: agency.name.clone(),
        href: address::thing(ObjectKind::Agency, &agency.key),
    })
}

/// What can be done with a thing, for whoever may: step and key of its words.
pub fn steps(
    clerk: &Clerk,
    permission: Permission,
    object: ObjectKind,
    key: &str,
    steps: &[(&str, &str)],
) -> Vec<Link> {
    let may = clerk.may(permission);
    let offered = steps.iter().filter(|_| may);
    offered
        .map(|(step, words)| Link {
            label: clerk.say(words),
            href: address::step(object, key, step),
        })
        .collect()
}
