//! Getting in and out, and the own account.
//!
//! Every answer to a form is either the page again with what was wrong, or a redirect: going back in the browser
//! sends nothing twice.

mod code;
mod cookie;
mod factor;
mod fault;
mod invitation;
#[cfg(feature = "oidc")]
mod oidc;
#[cfg(not(feature = "oidc"))]
#[path = "no_oidc.rs"]
mod oidc;
mod own;
mod password;
mod setup;
mod sign_in;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use maud::Render;

pub use oidc::confirm_door;
pub use password::throttled;

use super::routes::{Routes, Rule};
use crate::model::permission::Permission;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    routes.with(doors).with(own_account)
}

fn doors(routes: Routes) -> Routes {
    routes
        .get("/sign-in", Rule::Public, sign_in::show)
        .post("/sign-in", Rule::Public, sign_in::send)
        .get("/sign-in/oidc", Rule::Public, oidc::start)
        .get("/sign-in/oidc/callback", Rule::Public, oidc::finish)
        .get("/sign-in/code", Rule::Public, code::show)
        .post("/sign-in/code", Rule::Public, code::send)
        .post("/sign-out", Rule::SignedIn, sign_in::sign_out)
        .get("/invitations/{token}", Rule::Public, invitation::show)
        .post("/invitations/{token}", Rule::Public, invitation::send)
}

fn own_account(routes: Routes) -> Routes {
    let own = Rule::Needs(Permission::OwnAccount);
    routes
        .get("/account", own, own::show)
        .get("/account/confirm", own, oidc::confirm)
        .get("/account/password", own, password::show)
        .post("/account/password", own, password::send)
        .get("/account/second-factor", own, factor::show)
        .post("/account/second-factor", own, factor::send)
        .get("/account/second-factor/off", own, factor::show_off)
        .post("/account/second-factor/off", own, factor::send_off)
        .get("/account/recovery-codes", own, factor::show_codes)
        .post("/account/recovery-codes", own, factor::send_codes)
        .post_confirmed("/account/sessions/end-others", own, own::end_others)
        .post_confirmed("/account/sessions/{session}/end", own, own::end)
}

/// A page with a status.
pub fn page(status: StatusCode, page: &impl Render) -> Response {
    (status, Html(page.render().into_string())).into_response()
}

/// A page for somebody who must wait.
pub fn wait(seconds: u64, shown: &impl Render) -> Response {
    let mut response = page(StatusCode::TOO_MANY_REQUESTS, shown);
    let seconds = HeaderValue::from(seconds);
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}
