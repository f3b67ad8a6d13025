//! The edge where problems get their words.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{Kind, Problem, ProblemDocument};
use crate::{api::extract::caller_language, middleware::request_id::RequestId};

/// The media type of problems.
const PROBLEM_JSON: &str = "application/problem+json";

/// Runs the rest and puts its refusals into the caller's language; callers that take no JSON are refused before.
pub async fn render(request: Request, next: Next) -> Response {
    let lang = caller_language(request.headers());
    let id = request.extensions().get::<RequestId>().copied();
    let response = if takes_json(request.headers()) {
        next.run(request).await
    } else {
        Problem::new(Kind::NotAcceptable).into_response()
    };
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_problem(&response) {
        return response;
    }
    let problem = response.extensions().get::<Problem>().cloned();
    let problem = problem.unwrap_or_else(|| Kind::of_status(status.as_u16()).into());
    if let Some(cause) = &problem.cause {
        tracing::error!(
            request_id = id.map(tracing::field::display),
            cause,
            "a request failed"
        );
    }
    let document = ProblemDocument::new(&problem, lang, id.map(|id| id.to_string()));
    dressed(response, &problem, &document, lang.tag())
}

/// The answer with the problem as its body; headers such as `Allow` stay.
fn dressed(
    response: Response,
    problem: &Problem,
    document: &ProblemDocument,
    tag: &'static str,
) -> Response {
    let (mut parts, _) = response.into_parts();
    let headers = &mut parts.headers;
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(tag));
    headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    if problem.kind == Kind::Unauthorized {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(seconds) = problem.retry_after {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    let body = serde_json::to_vec(document).unwrap_or_default();
    Response::from_parts(parts, Body::from(body))
}

fn is_problem(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(PROBLEM_JSON.as_bytes()))
}

/// Whether `Accept` admits JSON; who does not say takes anything.
fn takes_json(headers: &HeaderMap) -> bool {
    let mut asked = false;
    for line in headers.get_all(header::ACCEPT) {
        for wish in line.to_str().unwrap_or_default().split(',') {
            asked = asked || !wish.trim().is_empty();
            if admits_json(wish) {
                return true;
            }
        }
    }
    !asked
}

fn admits_json(wish: &str) -> bool {
    let mut parts = wish.split(';').map(str::trim);
    let range = parts.next().unwrap_or_default();
    let is_json = ["*/*", "application/*", "application/json", PROBLEM_JSON]
        .iter()
        .any(|known| range.eq_ignore_ascii_case(known));
    let refused = parts.any(|parameter| {
        let quality = parameter
            .strip_prefix("q=")
            .or_else(|| parameter.strip_prefix("Q="));
        quality.is_some_and(|q| q.trim().parse() == Ok(0.0))
    });
    is_json && !refused
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(accept: &[&str]) -> bool {
        let mut headers = HeaderMap::new();
        for line in accept {
            headers.append(header::ACCEPT, line.parse().expect("a header"));
        }
        takes_json(&headers)
    }

    #[test]
    fn who_takes_no_json_is_told_so() {
        assert!(takes(&[]));
        assert!(takes(&[""]));
        assert!(takes(&["text/html, */*;q=0.1"]));
        assert!(takes(&["text/html", "Application/JSON"]));
        assert!(!takes(&["text/html"]));
        assert!(!takes(&["application/json;q=0, text/html"]));
    }
}
