//! How often a link or receipt may be called: by its code first, then by network, both generously,
//! since a whole office shares one address. Each call on a link is counted for the watch over attacks.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{FromRequestParts, MatchedPath, Path, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    app::App,
    middleware::{
        client::Client,
        limit::{Limits, TooOften},
    },
    model::{link, pressure::LinkCall, receipt::ReceiptCode},
};

/// The route of the form itself.
const FORM: &str = "/r/{code}";

/// What the limits of citizens' pages need.
#[derive(Clone)]
pub struct Gate {
    pub app: App,
    pub limits: Arc<Limits>,
}

/// Seconds after which a form that came too soon may be sent again; handlers of forms show it with all
/// that was typed instead of doing anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ComeAgain(pub Option<u64>);

impl<S: Sync> FromRequestParts<S> for ComeAgain {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get().copied().unwrap_or_default())
    }
}

/// What is known of a code without looking into the database.
enum Code {
    Link(i32),
    /// Signed by a key of ours.
    Signed(ReceiptCode),
    /// It looks like one that was issued.
    Issued(ReceiptCode),
    /// A link's code in other letters, such as capitals: whoever typed it is led to its one address, where it counts.
    Retyped,
    Unknown,
}

/// In the extensions of an answer: the code in the request was never issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeverIssued;

impl Code {
    fn of(app: &App, text: &str) -> Self {
        let catalogue = app.catalogue();
        if let Some(known) = catalogue.link(text) {
            return Self::Link(known.id);
        }
        if catalogue.link(&link::typed(text)).is_some() {
            return Self::Retyped;
        }
        match ReceiptCode::parse(text) {
            Ok(code @ ReceiptCode::Issued(_)) => Self::Issued(code),
            Ok(code @ ReceiptCode::Signed(signed)) => {
                let known = app.receipts.verify(&catalogue, &signed).is_ok();
                if known {
                    Self::Signed(code)
                } else {
                    Self::Unknown
                }
            }
            Err(_) => Self::Unknown,
        }
    }

    /// Opening the form of a receipt is counted by network alone.
    fn check(&self, limits: &Limits, network: IpAddr, sent: bool) -> Result<(), TooOften> {
        match self {
            Self::Link(link) => limits.link(*link, network),
            Self::Signed(code) | Self::Issued(code) if sent => limits.receipt(*code, network),
            Self::Signed(_) | Self::Retyped => limits.address(network),
            Self::Issued(_) => Ok(()),
            Self::Unknown => limits.guess(network),
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Link(_) | Self::Retyped => "link",
            Self::Signed(_) | Self::Issued(_) => "receipt",
            Self::Unknown => "unknown",
        }
    }
}

/// Turns a caller away that comes too often; whoever sent a form gets it back as it was filled in.
pub async fn by_code_and_address(
    State(Gate { app, limits }): State<Gate>,
    client: Client,
    route: Option<MatchedPath>,
    code: Option<Path<String>>,
    mut request: Request,
    next: Next,
) -> Response {
    let code = code.map_or(Code::Unknown, |Path(code)| Code::of(&app, &code));
    let is_form = route.is_some_and(|route| route.as_str() == FORM);
    if let (Code::Link(link), true) = (&code, is_form) {
        match *request.method() {
            Method::GET => app.pressure.count(*link, LinkCall::Opened),
            Method::POST => app.pressure.count(*link, LinkCall::Sent),
            _ => {}
        }
    }
    if matches!(code, Code::Issued(_))
        && let Err(wait) = limits.lookup(client.network)
    {
        return refuse(&code, wait);
    }
    let sent = is_form && request.method() == Method::POST;
    match code.check(&limits, client.network, sent) {
        Ok(()) => {}
        Err(wait) if sent && !matches!(code, Code::Unknown) => {
            if limits.give_back(client.network).is_err() {
                return refuse(&code, wait);
            }
            tell(&code);
            request
                .extensions_mut()
                .insert(ComeAgain(Some(wait.retry_after)));
        }
        Err(wait) => return refuse(&code, wait),
    }
    let response = next.run(request).await;
    // Not any 404: the counter of a genuine receipt may be closed.
    let was_guess = response.extensions().get::<NeverIssued>().is_some();
    let counted = if was_guess {
        limits.guess(client.network)
    } else {
        Ok(())
    };
    counted.map_or_else(|wait| refuse(&Code::Unknown, wait), |()| response)
}

/// The figures tell by what kind of code, never by which.
fn tell(code: &Code) {
    metrics::counter!("hailong_calls_refused_total", "by" => code.word()).increment(1);
}

fn refuse(code: &Code, wait: TooOften) -> Response {
    tell(code);
    let seconds = HeaderValue::from(wait.retry_after);
    let retry_after = [(header::RETRY_AFTER, seconds)];
    (StatusCode::TOO_MANY_REQUESTS, retry_after).into_response()
}
