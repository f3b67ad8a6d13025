//! The cookies of signing in. Scripts read neither; other sites' forms do not send them.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

use crate::{
    account::Started,
    app::App,
    middleware::session::{BROWSER, CookieName, SESSION, is_secure},
};

/// How long a browser is remembered, seconds: a year.
const BROWSER_SECONDS: u32 = 31_536_000;

/// Hands the browser its new session, which ends with the browser, and the mark that outlives it.
pub fn begin(app: &App, started: &Started, response: Response) -> Response {
    let response = set(app, SESSION, &started.token, None, response);
    remember(app, started.browser_mark.as_deref(), response)
}

/// Hands the browser the mark by which it is known later.
pub fn remember(app: &App, mark: Option<&str>, response: Response) -> Response {
    match mark {
        Some(mark) => set(app, BROWSER, mark, Some(BROWSER_SECONDS), response),
        None => response,
    }
}

/// Takes the session's cookie away.
pub fn end(app: &App, response: Response) -> Response {
    set(app, SESSION, "", Some(0), response)
}

/// Gives the browser a cookie for so many seconds (0 takes it away), or until it is closed.
pub fn set(
    app: &App,
    name: CookieName,
    value: &str,
    seconds: Option<u32>,
    mut response: Response,
) -> Response {
    let lasts = seconds.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let secure = if is_secure(app) { "; Secure" } else { "" };
    let name = name.of(app);
    let cookie = format!("{name}={value}; Path=/{lasts}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
