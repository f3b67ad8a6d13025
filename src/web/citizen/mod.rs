//! The citizen's page behind a link or a receipt: the form, the one rating it sends, the thanks.

pub(super) mod answers;
mod form;
mod online;
mod place;
mod pressure;
mod qr;
mod refused;
mod sent;
mod stamp;
mod submit;
pub mod words;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use hailong_views::page::thanks::{Reply, ThanksPage};
use maud::Render;
use uuid::Uuid;

use self::form::Counter;
use super::{
    frame::Visit,
    routes::{Routes, Rule},
};
use crate::{
    app::App,
    i18n::Lang,
    model::{self, catalogue::Catalogue},
};

use submit::submit_rating;

/// The pages behind the code of a link or a receipt.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/r/{code}", Rule::Public, show_form)
        .post("/r/{code}", Rule::Public, submit_rating)
        .get("/r/{code}/thanks", Rule::Public, show_thanks)
        .get("/r/{code}/qr.svg", Rule::Public, qr::show_svg)
        .get("/r/{code}/qr.png", Rule::Public, qr::show_png)
}

/// `GET /r/{code}`: shows the form and uses nothing up, so that a link preview burns no receipt.
async fn show_form(State(app): State<App>, Path(code): Path<String>, visit: Visit) -> Response {
    let catalogue = app.catalogue();
    if let Some(meant) = place::retyped(&catalogue, &code) {
        return Redirect::to(&format!("/r/{meant}")).into_response();
    }
    let counter = match Counter::find(&app, &catalogue, &code).await {
        Ok(counter) => counter,
        Err(refusal) => return refusal.answer(&app, &visit),
    };
    let page = counter.page(&app, &visit, new_id(&app));
    not_kept(Html(page.render().into_string()))
}

/// `GET /r/{code}/thanks`
async fn show_thanks(State(app): State<App>, Path(code): Path<String>, visit: Visit) -> Response {
    let catalogue = app.catalogue();
    let counter = match Counter::find(&app, &catalogue, &code).await {
        Ok(counter) => counter,
        Err(refusal) => return refusal.answer(&app, &visit),
    };
    let page = ThanksPage {
        layout: visit.bare(&app),
        agency: Some(counter.agency.name.clone()),
        replies: replies(&app, &catalogue, &counter, visit.lang),
        results: Some("/".to_owned()),
    };
    not_kept(Html(page.render().into_string()))
}

/// What the agency that the page names says it did about earlier comments.
fn replies(app: &App, catalogue: &Catalogue, counter: &Counter<'_>, lang: Lang) -> Vec<Reply> {
    let today = app.clock.today(app.zone);
    let shown = catalogue.replies_shown(counter.agency.id, today);
    let reply = |reply: &model::reply::Reply| Reply {
        said: words::said(lang, &reply.said),
        done: words::said(lang, &reply.done),
    };
    shown.into_iter().map(reply).collect()
}

/// The id of the rating that a form will send: made with the form, so that sending twice is one rating.
fn new_id(app: &App) -> Uuid {
    let now = u64::try_from(app.clock.now_ms()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(now, &rand::random()).into_uuid()
}

/// A form belongs to one person: no cache may hand it to the next.
fn not_kept(page: Html<String>) -> Response {
    let mut response = page.into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
