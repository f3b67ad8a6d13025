//! The second factor: set up, taken away; its recovery codes.

use axum::{
    extract::{RawForm, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::{
    page::{
        account::{EnrolPage, RecoveryCodesPage, Refusal},
        admin::ConfirmPage,
    },
    part::{
        form::{Form, Section},
        report::Link,
    },
};

use super::{cookie, page, password::throttled, sign_in::label, wait};
use crate::{
    account::{ChangeError, Enrolment, Viewer},
    app::App,
    i18n::t,
    middleware::{client::Client, session::Person},
    web::{
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
        home, qr,
        routes::confirm_field,
        times,
    },
};

/// `GET /account/second-factor`
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Person(viewer): Person,
) -> Result<Response, WebError> {
    if viewer.user.totp {
        return Ok(Redirect::to("/account").into_response());
    }
    let begun = app.accounts.begin_second_factor(&viewer, &issuer(&visit));
    let begun = begun.ok_or_else(WebError::unavailable)?;
    let form = enrol(&app, &visit, &viewer, &begun, None);
    Ok(page(StatusCode::OK, &form))
}

/// `POST /account/second-factor`: the recovery codes are the answer itself, since they are shown once.
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    Person(viewer): Person,
    client: Client,
    headers: HeaderMap,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    // A factor that is there is taken off first, which asks for more than a session.
    if viewer.user.totp {
        return Ok(Redirect::to("/account").into_response());
    }
    let form = Fields::read(&body);
    let sealed = form.get("sealed");
    let confirmed = app
        .accounts
        .confirm_second_factor(
            &viewer,
            form.get("password"),
            (sealed, form.get("code")),
            (client.network, label(&headers)),
        )
        .await;
    let refusal = match confirmed {
        Ok((started, codes)) => {
            let shown = codes_page(&app, &visit, &viewer, codes, started.must_enrol);
            return Ok(cookie::begin(&app, &started, page(StatusCode::OK, &shown)));
        }
        Err(ChangeError::Store(error)) => return Err(error.into()),
        Err(ChangeError::Throttled(seconds)) => Refusal::Throttled { seconds },
        Err(_) => Refusal::Wrong,
    };
    let accounts = &app.accounts;
    let begun = accounts
        .resume_second_factor(&viewer, &issuer(&visit), sealed)
        .or_else(|| accounts.begin_second_factor(&viewer, &issuer(&visit)));
    let begun = begun.ok_or_else(WebError::unavailable)?;
    let again = enrol(&app, &visit, &viewer, &begun, Some(refusal));
    Ok(match refusal {
        Refusal::Throttled { seconds } => wait(seconds, &again),
        Refusal::Wrong | Refusal::Expired => page(StatusCode::UNPROCESSABLE_ENTITY, &again),
    })
}

/// `GET /account/second-factor/off`
pub async fn show_off(State(app): State<App>, visit: Visit, Person(viewer): Person) -> Response {
    if stays(&app, &viewer) {
        return Redirect::to("/account").into_response();
    }
    page(StatusCode::OK, &OFF.page(&app, &visit, &viewer, None))
}

/// `POST /account/second-factor/off`
pub async fn send_off(
    State(app): State<App>,
    visit: Visit,
    Person(viewer): Person,
    client: Client,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    if !viewer.user.totp {
        return Ok(Redirect::to("/account").into_response());
    }
    if stays(&app, &viewer) {
        return Err(WebError::forbidden());
    }
    let form = Fields::read(&body);
    let removed = app
        .accounts
        .remove_second_factor(&viewer, form.get("password"), client.network)
        .await;
    match removed {
        Ok(()) => Ok(Redirect::to("/account?done=factor-off").into_response()),
        Err(error) => OFF.again(&app, &visit, &viewer, error),
    }
}

/// `GET /account/recovery-codes`
pub async fn show_codes(State(app): State<App>, visit: Visit, Person(viewer): Person) -> Response {
    if !viewer.user.totp {
        return Redirect::to("/account").into_response();
    }
    page(StatusCode::OK, &CODES.page(&app, &visit, &viewer, None))
}

/// `POST /account/recovery-codes`
pub async fn send_codes(
    State(app): State<App>,
    visit: Visit,
    Person(viewer): Person,
    client: Client,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    if !viewer.user.totp {
        return Ok(Redirect::to("/account").into_response());
    }
    let form = Fields::read(&body);
    let renewed = app
        .accounts
        .renew_recovery_codes(&viewer, form.get("password"), client.network)
        .await;
    match renewed {
        Ok(codes) => {
            let shown = codes_page(&app, &visit, &viewer, codes, false);
            Ok(page(StatusCode::OK, &shown))
        }
        Err(error) => CODES.again(&app, &visit, &viewer, error),
    }
}

/// A question that asks for the password or a code once more, however short the last time is ago.
struct Question {
    action: &'static str,
    words: &'static str,
}

const OFF: Question = Question {
    action: "/account/second-factor/off",
    words: "factor-off",
};
const CODES: Question = Question {
    action: "/account/recovery-codes",
    words: "new-codes",
};

impl Question {
    fn page(
        &self,
        app: &App,
        visit: &Visit,
        viewer: &Viewer,
        error: Option<String>,
    ) -> ConfirmPage {
        let lang = visit.lang;
        let word = |part: &str| t(lang, &format!("{}-{part}", self.words));
        let field = confirm_field(visit, viewer, "password").error(error);
        let account = Link {
            label: t(lang, "form-cancel"),
            href: "/account".to_owned(),
        };
        let trail = [("/account", t(lang, "own-title"))];
        ConfirmPage {
            layout: visit.desk(app, Place::Elsewhere, &trail),
            title: word("title"),
            happens: vec![word("happens")],
            form: Form {
                cancel: Some(account),
                ..Form::of(self.action, word("send"), vec![Section::plain(vec![field])])
            },
            ..ConfirmPage::default()
        }
    }

    fn again(
        &self,
        app: &App,
        visit: &Visit,
        viewer: &Viewer,
        error: ChangeError,
    ) -> Result<Response, WebError> {
        let lang = visit.lang;
        Ok(match error {
            ChangeError::Store(error) => return Err(error.into()),
            ChangeError::Throttled(seconds) => wait(
                seconds,
                &self.page(app, visit, viewer, Some(throttled(lang, seconds))),
            ),
            _ => {
                let wrong = t(lang, "confirm-wrong");
                let again = self.page(app, visit, viewer, Some(wrong));
                page(StatusCode::UNPROCESSABLE_ENTITY, &again)
            }
        })
    }
}

/// Whether there is no second factor to take away, or the role demands it.
fn stays(app: &App, viewer: &Viewer) -> bool {
    let required = &app.config.access.totp_required_roles;
    !viewer.user.totp || required.contains(&viewer.user.role)
}

/// The name under which apps list the account.
fn issuer(visit: &Visit) -> String {
    t(visit.lang, "factor-issuer")
}

fn enrol(
    app: &App,
    visit: &Visit,
    viewer: &Viewer,
    begun: &Enrolment,
    refusal: Option<Refusal>,
) -> EnrolPage {
    let (qr_path, qr_size) = qr::drawn(&begun.address);
    EnrolPage {
        layout: visit.door(app),
        action: "/account/second-factor".to_owned(),
        hidden: vec![("sealed".to_owned(), begun.sealed.clone())],
        account: viewer.user.email.clone(),
        secret: begun.typed.clone(),
        qr_path,
        qr_size,
        required: viewer.must_enrol,
        refusal,
    }
}

fn codes_page(
    app: &App,
    visit: &Visit,
    viewer: &Viewer,
    codes: Vec<String>,
    must_enrol: bool,
) -> RecoveryCodesPage {
    let mut entered = viewer.clone();
    entered.must_enrol = must_enrol;
    let onward = if viewer.user.totp {
        "/account"
    } else {
        home::of(&entered)
    };
    RecoveryCodesPage {
        layout: visit.door(app),
        codes,
        account: viewer.user.email.clone(),
        made: times::moment(app, visit.lang, app.clock.now_ms()),
        onward: onward.to_owned(),
    }
}
