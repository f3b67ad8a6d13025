//! What went wrong, as a page that helps.

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use hailong_views::page::error::{ErrorPage, Fault};
use maud::Render;

use super::frame::Visit;
use crate::{
    app::App, ingest::IngestError, middleware::request_id::RequestId, report::ReportError,
    store::StoreError,
};

/// Seconds after which a turned away sender may come again.
const RETRY_SECONDS: u64 = 2;

/// Why a page cannot be shown. `error_page` turns it into one, in the reader's language.
#[derive(Debug, Clone)]
pub struct WebError {
    status: StatusCode,
    fault: Fault,
}

impl WebError {
    /// There is no such page.
    pub fn not_found() -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            fault: Fault::NotFound,
        }
    }

    /// The code of a link is unknown or no longer open.
    pub fn unknown_code() -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            fault: Fault::UnknownCode,
        }
    }

    /// The reader may not see this.
    pub fn forbidden() -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            fault: Fault::Forbidden,
        }
    }

    /// What was sent cannot be read.
    pub fn bad_request() -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            fault: Fault::BadRequest,
        }
    }

    /// What is said to the reader, with the status that goes with it.
    pub fn because(fault: Fault) -> Self {
        let status = match fault {
            Fault::NotFound | Fault::UnknownCode | Fault::NoLinks => StatusCode::NOT_FOUND,
            Fault::Forbidden => StatusCode::FORBIDDEN,
            Fault::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Fault::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Fault::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Fault::BadRequest | Fault::PrintChoice | Fault::TooManyLinks => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
        };
        Self { status, fault }
    }

    /// Not now.
    pub fn unavailable() -> Self {
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            fault: Fault::Unavailable,
        }
    }

    fn internal(error: &dyn std::fmt::Display) -> Self {
        tracing::error!(%error, "a page could not be made");
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            fault: Fault::Internal,
        }
    }
}

impl From<StoreError> for WebError {
    /// What would meet any request is told as «not now», the rest is our fault.
    fn from(error: StoreError) -> Self {
        if error.may_be_the_records_fault() {
            return Self::internal(&error);
        }
        tracing::error!(%error, "the database cannot be used now");
        Self::unavailable()
    }
}

impl From<ReportError> for WebError {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Unknown { .. } => Self::not_found(),
            ReportError::Store(error) => error.into(),
        }
    }
}

impl From<IngestError> for WebError {
    fn from(_: IngestError) -> Self {
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            fault: Fault::Unavailable,
        }
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        // The page itself is made by `error_page`, which knows the reader.
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self.fault);
        response
    }
}

/// Turns every failed answer of a page, whoever made it, into the page that says what to do next.
pub async fn error_page(
    axum::extract::State(app): axum::extract::State<App>,
    visit: Visit,
    request: Request,
    next: Next,
) -> Response {
    let id = request
        .extensions()
        .get::<RequestId>()
        .map(RequestId::to_string);
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error())
        || response.headers().contains_key(header::CONTENT_TYPE) && is_ours(&response)
    {
        return response;
    }
    let fault = response
        .extensions()
        .get::<Fault>()
        .copied()
        .unwrap_or_else(|| Fault::of_status(status.as_u16()));
    let header_text = |name: &str| {
        response
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned)
    };
    let retry = header_text("retry-after").and_then(|text| text.parse().ok());
    let retry_after = retry.or((fault == Fault::Unavailable).then_some(RETRY_SECONDS));
    let page = ErrorPage {
        layout: visit.bare(&app),
        fault,
        request_id: id,
        retry_after,
    };
    let mut answer = (status, Html(page.render().into_string())).into_response();
    for (name, value) in response.headers() {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            answer.headers_mut().insert(name.clone(), value.clone());
        }
    }
    if let Some(seconds) = retry_after {
        answer
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

/// Whether the answer already is a page or a problem document.
fn is_ours(response: &Response) -> bool {
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    kind.starts_with("text/html") || kind.starts_with("application/")
}
