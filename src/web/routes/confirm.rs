//! Asks for the password or a code before an act of consequence, where the last time is too long ago.
//!
//! What was typed comes along in hidden fields and is sent on once the person has confirmed: nothing is lost, and
//! nothing is kept on the server. Secrets are never carried.

use axum::{
    body::Body,
    extract::{FromRequest, RawForm, Request, State},
    http::{StatusCode, header, request::Parts, uri::PathAndQuery},
    middleware::Next,
    response::{IntoResponse, Response},
};
use hailong_views::{
    page::account::ProvePage,
    part::{
        form::{Field, Form, Section, TextKind},
        report::Link,
    },
};

use crate::{
    account::{ChangeError, Viewer},
    app::App,
    i18n::t,
    middleware::{client::Client, session::Person},
    store::StoreError,
    web::{
        account::{confirm_door, page, throttled, wait},
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
    },
};

/// The field of the password or code.
const PROOF: &str = "confirm-by";
/// Fields that no page carries on: no form behind a confirmation asks for one.
const SECRET: [&str; 6] = [PROOF, "password", "current", "new", "again", "code"];

/// The own account, whose forms all stand on one page.
const OWN: &str = "/account";

/// What stands before a form of consequence.
#[derive(Clone)]
pub struct Asked {
    /// The program.
    pub app: App,
    /// Whether there is a page with the form at the address that it is sent to.
    pub has_page: bool,
}

/// A form as it was sent, held back until its sender has confirmed.
struct Held<'r> {
    app: &'r App,
    visit: &'r Visit,
    viewer: &'r Viewer,
    fields: Fields,
    ways: Ways,
}

/// How its sender can confirm.
struct Ways {
    /// By a password or a code of this system.
    here: bool,
    /// By the operator's identity provider.
    provider: Option<Link>,
}

impl Ways {
    async fn of(asked: &Asked, visit: &Visit, viewer: &Viewer) -> Result<Self, StoreError> {
        let known = asked.app.db.credentials_of(viewer.user.id).await?;
        let password = known.is_some_and(|known| known.password.is_some());
        let path = visit.uri.path();
        let back = if asked.has_page { path } else { above(path) };
        Ok(Self {
            here: password || viewer.user.totp,
            provider: confirm_door(&asked.app, viewer, back).await?,
        })
    }
}

/// Lets the form of somebody through who has confirmed a short time ago, or does so with it.
pub async fn ask(
    State(asked): State<Asked>,
    visit: Visit,
    client: Client,
    Person(viewer): Person,
    request: Request,
    next: Next,
) -> Result<Response, WebError> {
    let app = &asked.app;
    if app.accounts.is_confirmed(&viewer) {
        return Ok(next.run(request).await);
    }
    let (parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let body = match RawForm::from_request(whole, &()).await {
        Ok(RawForm(body)) => body,
        Err(rejection) => return Ok(rejection.into_response()),
    };
    let held = Held {
        app,
        visit: &visit,
        viewer: &viewer,
        ways: Ways::of(&asked, &visit, &viewer).await?,
        fields: Fields::read(&body),
    };
    let Some(proof) = held.fields.given(PROOF) else {
        return Ok(page(StatusCode::OK, &held.page(None)));
    };
    match app.accounts.confirm(&viewer, proof, client.network).await {
        Ok(_) => Ok(next.run(held.sent_on(parts)).await),
        Err(error) => held.again(error),
    }
}

impl Held<'_> {
    fn carried(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.fields.pairs();
        pairs.filter(|(name, _)| !SECRET.contains(name))
    }

    /// The request as it was before its sender was asked.
    fn sent_on(&self, mut parts: Parts) -> Request {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(self.carried());
        parts.headers.remove(header::CONTENT_LENGTH);
        Request::from_parts(parts, Body::from(body.finish()))
    }

    fn again(&self, error: ChangeError) -> Result<Response, WebError> {
        let lang = self.visit.lang;
        Ok(match error {
            ChangeError::Store(error) => return Err(error.into()),
            ChangeError::Throttled(seconds) => {
                let again = self.page(Some(throttled(lang, seconds)));
                wait(seconds, &again)
            }
            _ => {
                let again = self.page(Some(t(lang, "confirm-wrong")));
                page(StatusCode::UNPROCESSABLE_ENTITY, &again)
            }
        })
    }

    fn page(&self, error: Option<String>) -> ProvePage {
        let lang = self.visit.lang;
        let path = self.visit.uri.path();
        let (place, from, title) = if path.starts_with(OWN) {
            (Place::Elsewhere, OWN, "own-title")
        } else {
            (Place::Admin, "/admin", "admin-title")
        };
        let cancel = Link {
            label: t(lang, "form-cancel"),
            href: above(path).to_owned(),
        };
        ProvePage {
            layout: self.visit.desk(self.app, place, &[(from, t(lang, title))]),
            form: self.ways.here.then(|| self.form(error, cancel.clone())),
            provider: self.ways.provider.clone(),
            cancel,
        }
    }

    fn form(&self, error: Option<String>, cancel: Link) -> Form {
        let lang = self.visit.lang;
        let whole = self.visit.uri.path_and_query();
        let action = whole.map_or("/", PathAndQuery::as_str);
        let hidden = self.carried();
        let hidden = hidden.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let field = field(self.visit, self.viewer, PROOF).error(error);
        let fields = vec![Section::plain(vec![field])];
        Form {
            hidden: hidden.collect(),
            cancel: Some(cancel),
            ..Form::of(action, t(lang, "confirm-send"), fields)
        }
    }
}

/// The question for the password, or also for a code where there is a second factor.
pub fn field(visit: &Visit, viewer: &Viewer, name: &str) -> Field {
    let label = if viewer.user.totp {
        "confirm-label-code"
    } else {
        "password-current"
    };
    Field::line(name, t(visit.lang, label), TextKind::Password, "")
}

/// The page that the form was opened from: of the thing, or the list.
fn above(path: &str) -> &str {
    if path.starts_with(OWN) {
        return OWN;
    }
    path.rsplit_once('/').map_or("/", |(above, _)| above)
}

#[cfg(test)]
mod tests {
    use super::above;

    #[test]
    fn without_confirming_one_goes_back_to_the_thing_or_the_list() {
        assert_eq!(above("/admin/users/new"), "/admin/users");
        assert_eq!(above("/admin/tokens/7/revoke"), "/admin/tokens/7");
        assert_eq!(above("/account/sessions/end-others"), "/account");
    }
}
