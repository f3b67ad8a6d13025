//! The kind answer to a code that cannot be used.

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use hailong_views::page::receipt_refused::{ReceiptFault, ReceiptRefusedPage};
use maud::Render;

use super::place::Refusal;
use crate::{
    app::App,
    model::receipt::CodeFault,
    web::{error::WebError, frame::Visit},
};

impl Refusal<'_> {
    /// The page that says why, and where a rating can be given all the same.
    pub fn answer(self, app: &App, visit: &Visit) -> Response {
        let (fault, unlinked) = match self {
            Self::Unknown => return WebError::unknown_code().into_response(),
            Self::Store(error) => return WebError::from(error).into_response(),
            Self::Receipt(fault, unlinked) => (fault, unlinked),
        };
        let (status, fault) = match fault {
            CodeFault::Expired => (StatusCode::GONE, ReceiptFault::Expired),
            CodeFault::Revoked => (StatusCode::GONE, ReceiptFault::Revoked),
            CodeFault::NotYet => (StatusCode::NOT_FOUND, ReceiptFault::NotYet),
            _ => (StatusCode::NOT_FOUND, ReceiptFault::Unknown),
        };
        let page = ReceiptRefusedPage {
            layout: visit.bare(app),
            fault,
            unlinked: unlinked.map(|link| format!("/r/{}", link.code)),
        };
        (status, Html(page.render().into_string())).into_response()
    }
}
