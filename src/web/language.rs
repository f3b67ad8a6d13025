//! The language of a page: the link just followed, else the one chosen before, else the browser's wish.
//!
//! The citizen's pages know more languages than the others do.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Uri, header},
    middleware::Next,
    response::Response,
};
use axum_extra::extract::cookie::CookieJar;

use crate::i18n::Lang;

const COOKIE: &str = "lang";

/// The language asked for in the address.
fn asked(uri: &Uri) -> Option<Lang> {
    let query = uri.query()?;
    form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == COOKIE)
        .and_then(|(_, tag)| Lang::from_tag(&tag))
}

/// The language chosen before.
fn remembered(headers: &HeaderMap) -> Option<Lang> {
    CookieJar::from_headers(headers)
        .get(COOKIE)
        .and_then(|cookie| Lang::from_tag(cookie.value()))
}

/// The languages in which the page at this address is offered.
pub fn offered(uri: &Uri) -> &'static [Lang] {
    if uri.path().starts_with("/r/") {
        &Lang::CITIZENS
    } else {
        &Lang::ALL
    }
}

/// The language of the answer.
pub fn of(uri: &Uri, headers: &HeaderMap) -> Lang {
    let wish = || {
        headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .map(Lang::from_accept_language)
    };
    let lang = asked(uri)
        .or_else(|| remembered(headers))
        .or_else(wish)
        .unwrap_or_default();
    if offered(uri).contains(&lang) {
        lang
    } else {
        lang.office()
    }
}

/// Keeps the choice of a followed language link for a year. The cookie holds its tag and nothing else.
pub async fn remember(request: Request, next: Next) -> Response {
    let chosen = asked(request.uri());
    let mut response = next.run(request).await;
    if let Some(lang) = chosen {
        let cookie = format!(
            "{COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            lang.tag()
        );
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}
