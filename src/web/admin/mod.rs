//! The pages of administration: what there is, and the forms that change it.
//!
//! Whoever may look at them sees lists and things; only who may change them is offered the ways to do so.
//! What a form means and whether it holds is decided in [`crate::admin`].

pub mod address;
mod agencies;
mod ask;
mod clerk;
mod desk;
mod domains;
pub mod history;
mod holidays;
mod hours;
mod import;
mod kiosks;
mod lineage;
pub mod links;
mod list;
mod list_query;
mod official_values;
mod overview;
mod place;
mod points;
mod printing;
mod questionnaires;
mod replies;
mod scales;
mod scopes;
pub mod search;
mod service_points;
mod sheets;
mod targets;
mod texts;
mod thing;
mod tokens;
mod upload;
mod users;
mod values;

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use maud::Render;

use super::routes::{Routes, Rule};
use crate::{
    i18n::{Lang, int, t_args},
    model::permission::Permission,
};

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    routes
        .get("/admin", look, overview::show)
        .get("/admin/search", look, overview::find)
        .with(agencies::routes)
        .with(scopes::routes)
        .with(domains::routes)
        .with(service_points::routes)
        .with(holidays::routes)
        .with(targets::routes)
        .with(official_values::routes)
        .with(questionnaires::routes)
        .with(scales::routes)
        .with(replies::routes)
        .with(import::routes)
        .with(kiosks::routes)
        .with(links::routes)
        .with(printing::routes)
        .with(people)
        .with(access)
}

fn people(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    let change = Rule::Needs(Permission::ManageUsers);
    routes
        .get("/admin/users", look, users::list)
        .get("/admin/users/new", change, users::show_new)
        .post_confirmed("/admin/users/new", change, users::send_new)
        .get("/admin/users/{user}", look, users::show)
        .get("/admin/users/{user}/edit", change, users::show_edit)
        .post_confirmed("/admin/users/{user}/edit", change, users::send_edit)
        .get("/admin/users/{user}/reset", change, users::show_reset)
        .post_confirmed("/admin/users/{user}/reset", change, users::send_reset)
        .get("/admin/users/{user}/disable", change, users::show_disable)
        .post_confirmed("/admin/users/{user}/disable", change, users::send_disable)
        .post_confirmed("/admin/users/{user}/enable", change, users::send_enable)
        .get("/admin/users/{user}/unlink", change, users::show_unlink)
        .post_confirmed("/admin/users/{user}/unlink", change, users::send_unlink)
}

fn access(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    let change = Rule::Needs(Permission::ManageTokens);
    routes
        .get("/admin/tokens", look, tokens::list)
        .get("/admin/tokens/new", change, tokens::show_new)
        .post_confirmed("/admin/tokens/new", change, tokens::send_new)
        .get("/admin/tokens/{token}", look, tokens::show)
        .get("/admin/tokens/{token}/revoke", change, tokens::show_revoke)
        .post_confirmed("/admin/tokens/{token}/revoke", change, tokens::send_revoke)
}

/// How many there are, in words.
fn count(lang: Lang, things: usize) -> String {
    let things = u64::try_from(things).unwrap_or(u64::MAX);
    let args = [("n", things.into()), ("count", int(lang, things).into())];
    t_args(lang, "list-count", &args)
}

/// A page.
fn page(shown: &impl Render) -> Response {
    Html(shown.render().into_string()).into_response()
}

/// A form that came back with what is wrong.
fn again(shown: &impl Render) -> Response {
    let html = Html(shown.render().into_string());
    (StatusCode::UNPROCESSABLE_ENTITY, html).into_response()
}
