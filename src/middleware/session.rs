//! Who is behind the session cookie of a request.
//!
//! One indexed read for a request that sends the cookie, none for one that does not. Whether that person may do
//! what is asked for is not decided here: the routes of the pages say what they need.

use std::{convert::Infallible, net::IpAddr};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;

use super::client::Client;
use crate::{
    account::Viewer,
    app::App,
    i18n::{Lang, t},
    model::{
        role::Role,
        user::{Actor, User},
    },
    store::StoreError,
};

/// A cookie's name on an `https` address and on a plain one; browsers keep the first to this host and to TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CookieName {
    secure: &'static str,
    plain: &'static str,
}

/// Holds the token of the session.
pub const SESSION: CookieName = CookieName {
    secure: "__Host-hailong",
    plain: "hailong",
};
/// Holds the mark of a browser in which somebody has signed in before.
pub const BROWSER: CookieName = CookieName {
    secure: "__Host-hailong-browser",
    plain: "hailong-browser",
};
/// Holds what a sign-in by the identity provider must remember, sealed, until the person is back.
pub const JOURNEY: CookieName = CookieName {
    secure: "__Host-hailong-journey",
    plain: "hailong-journey",
};

impl CookieName {
    /// The name that this server uses, by the address under which people reach it.
    pub fn of(self, app: &App) -> &'static str {
        if is_secure(app) {
            self.secure
        } else {
            self.plain
        }
    }

    /// The value that a browser sends.
    pub fn value(self, app: &App, headers: &HeaderMap) -> Option<String> {
        let jar = CookieJar::from_headers(headers);
        jar.get(self.of(app))
            .map(|cookie| cookie.value().to_owned())
    }
}

/// Whether people reach this server by TLS.
pub fn is_secure(app: &App) -> bool {
    app.public_url().starts_with("https://")
}

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Visitor {
    /// Somebody without a session.
    #[default]
    Nobody,
    /// A visitor of the demonstration on this machine: reads as the leadership does, and has no account.
    Demo(Viewer),
    /// A person who is signed in.
    Person(Viewer),
}

impl Visitor {
    /// Tells who asks.
    pub async fn of(app: &App, client: Client, headers: &HeaderMap) -> Result<Self, StoreError> {
        let token = SESSION.value(app, headers);
        let viewer = match token {
            Some(token) => app.accounts.viewer(&app.catalogue(), &token).await?,
            None => None,
        };
        Ok(match viewer {
            Some(viewer) => Self::Person(viewer),
            None if app.demo && client.is_local() && names_this_machine(headers) => {
                Self::Demo(demo_viewer(app))
            }
            None => Self::Nobody,
        })
    }

    /// Whoever may see more than the public does.
    pub fn viewer(&self) -> Option<&Viewer> {
        match self {
            Self::Nobody => None,
            Self::Demo(viewer) | Self::Person(viewer) => Some(viewer),
        }
    }

    /// The person with an account.
    pub fn person(&self) -> Option<&Viewer> {
        match self {
            Self::Person(viewer) => Some(viewer),
            Self::Nobody | Self::Demo(_) => None,
        }
    }
}

/// Whether the address asked for names this machine. A page of another site can have its name lead here (DNS rebinding),
/// but the browser still says that name.
fn names_this_machine(headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let Some(authority) = host.and_then(|host| host.parse::<Authority>().ok()) else {
        return false;
    };
    let name = authority.host().trim_matches(['[', ']']);
    let address = name.parse::<IpAddr>();
    address.map_or(name.eq_ignore_ascii_case("localhost"), |ip| {
        ip.is_loopback()
    })
}

fn demo_viewer(app: &App) -> Viewer {
    let user = User {
        id: 0,
        email: String::new(),
        name: t(Lang::default(), "role-leadership"),
        role: Role::Leadership,
        agency: None,
        active: true,
        totp: false,
    };
    Viewer::new(user, [0; 32], false, &app.catalogue())
}

/// Puts the [`Visitor`] into each request's extensions.
pub async fn note(
    State(app): State<App>,
    client: Client,
    mut request: Request,
    next: Next,
) -> Response {
    match Visitor::of(&app, client, request.headers()).await {
        Ok(visitor) => {
            request.extensions_mut().insert(visitor);
            next.run(request).await
        }
        Err(error) => {
            tracing::error!(%error, "a session could not be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let noted = parts.extensions.get::<Self>().cloned();
        Ok(noted.unwrap_or_default())
    }
}

/// The person who is signed in; refused where nobody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person(pub Viewer);

impl Person {
    /// This person as the audit log names whoever does something.
    pub fn actor(&self) -> Actor {
        self.0.actor()
    }
}

impl<S: Sync> FromRequestParts<S> for Person {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        let visitor = parts.extensions.get::<Visitor>();
        let person = visitor.and_then(Visitor::person).cloned();
        person.map(Self).ok_or(StatusCode::FORBIDDEN)
    }
}
