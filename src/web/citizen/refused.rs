//! The kind answer to a code that cannot be used.

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use hailong_views::page::{
    link_closed::{LinkClosedPage, Shut},
    receipt_refused::{ReceiptFault, ReceiptRefusedPage},
};
use maud::Render;

use super::{
    online,
    place::{LinkFault, Refusal},
};
use crate::{
    app::App,
    i18n::period,
    model::{link::Link, receipt::CodeFault},
    web::{error::WebError, frame::Visit, limit::NeverIssued},
};

impl Refusal<'_> {
    /// The page that says why, and where a rating can be given all the same.
    pub fn answer(self, app: &App, visit: &Visit) -> Response {
        let (fault, unlinked) = match self {
            Self::Unknown => return WebError::unknown_code().into_response(),
            Self::Store(error) => return WebError::from(error).into_response(),
            Self::Link(fault, next) => return closed(app, visit, fault, next),
            Self::Receipt(fault, unlinked) => (fault, unlinked),
        };
        let never_issued = fault == CodeFault::Unknown;
        let (status, fault) = match fault {
            CodeFault::Expired => (StatusCode::GONE, ReceiptFault::Expired),
            CodeFault::Revoked => (StatusCode::GONE, ReceiptFault::Revoked),
            CodeFault::NotYet => (StatusCode::NOT_FOUND, ReceiptFault::NotYet),
            _ => (StatusCode::NOT_FOUND, ReceiptFault::Unknown),
        };
        let page = ReceiptRefusedPage {
            layout: visit.bare(app),
            fault,
            online: match unlinked {
                Some(_) => Vec::new(),
                None => online::ways(&app.catalogue(), app.clock.today(app.zone), visit.lang),
            },
            unlinked: unlinked.map(|link| format!("/r/{}", link.code)),
        };
        let mut answer = (status, Html(page.render().into_string())).into_response();
        if never_issued {
            answer.extensions_mut().insert(NeverIssued);
        }
        answer
    }
}

/// The page of a known link that opens no form. It never says that a link was misused.
fn closed(app: &App, visit: &Visit, fault: LinkFault, next: Option<&Link>) -> Response {
    let (status, shut) = match fault {
        LinkFault::Waiting(from) => {
            let from = period::day(visit.lang, from);
            (StatusCode::NOT_FOUND, Shut::Until(from))
        }
        LinkFault::Over => (StatusCode::GONE, Shut::Over),
        LinkFault::Gone => (StatusCode::GONE, Shut::Gone),
    };
    let page = LinkClosedPage {
        layout: visit.bare(app),
        shut,
        next: next.map(|link| format!("/r/{}", link.code)),
    };
    (status, Html(page.render().into_string())).into_response()
}
