//! Making a token.

use axum::{
    extract::{RawForm, State},
    response::Response,
};
use chrono::NaiveDate;
use hailong_views::{
    page::admin::{EditPage, OncePage},
    part::{
        form::{Field, Form, Pick, Section},
        report::Link,
    },
};

use super::{LIST, trail, words};
use crate::{
    account::Secret,
    app::App,
    i18n::{Lang, t, t_args},
    middleware::session::Person,
    model::{grant::Grant, text},
    store::NewToken,
    web::{
        admin::{again, page},
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
        times,
    },
};

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    name: String,
    grants: Vec<Grant>,
    until: String,
    name_error: Option<String>,
    grants_error: Option<String>,
    until_error: Option<String>,
}

/// `GET /admin/tokens/new`
pub async fn show_new(State(app): State<App>, visit: Visit) -> Response {
    page(&edit_page(&app, &visit, Typed::default()))
}

/// `POST /admin/tokens/new`: the token is the answer itself, since it is shown once.
pub async fn send_new(
    State(app): State<App>,
    visit: Visit,
    person: Person,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let mut typed = Typed::read(&Fields::read(&body));
    let expires_at = typed.check(&app, visit.lang);
    if typed.is_wrong() {
        return Ok(again(&edit_page(&app, &visit, typed)));
    }
    let secret = Secret::token("hl");
    let new = NewToken {
        name: typed.name,
        hash: secret.hash,
        grants: typed.grants,
        expires_at,
    };
    let now = app.clock.now_ms();
    let made = app.db.add_token(new, &person.actor(), now).await?;
    app.refresh().await?;
    let lang = visit.lang;
    let until = expires_at.map(|at| times::moment(&app, lang, at));
    Ok(page(&OncePage {
        layout: visit.desk(&app, Place::Admin, &trail(lang)),
        title: t(lang, "token-made-title"),
        label: t(lang, "object-token"),
        secret: secret.text,
        steps: vec![t(lang, "token-made-step")],
        until: until.unwrap_or_default(),
        onward: Link {
            label: t_args(lang, "once-onward", &[("name", made.name.into())]),
            href: format!("{LIST}/{}", made.id),
        },
    }))
}

impl Typed {
    fn read(form: &Fields) -> Self {
        let grants = form.all("grant");
        Self {
            name: text::nfc(form.get("name")),
            grants: grants.filter_map(|word| word.parse().ok()).collect(),
            until: form.get("until").to_owned(),
            ..Self::default()
        }
    }

    /// When the token ends, if ever; what is wrong then stands beside the fields.
    fn check(&mut self, app: &App, lang: Lang) -> Option<i64> {
        if self.name.is_empty() {
            self.name_error = Some(t(lang, "token-error-name"));
        }
        if self.grants.is_empty() {
            self.grants_error = Some(t(lang, "token-error-grants"));
        }
        let today = app.clock.today(app.zone);
        let day = self.until.parse::<NaiveDate>().ok();
        // Good to the end of the day named.
        let end = day
            .filter(|day| *day >= today)
            .and_then(|day| day.succ_opt());
        if end.is_none() && !self.until.is_empty() {
            self.until_error = Some(t(lang, "token-error-until"));
        }
        end.map(|day| app.zone.start_of_day_ms(day))
    }

    fn is_wrong(&self) -> bool {
        let errors = [&self.name_error, &self.grants_error, &self.until_error];
        errors.iter().any(|error| error.is_some())
    }

    fn fields(self, lang: Lang) -> Section {
        let grants = Grant::ALL.iter().map(|grant| {
            let chosen = self.grants.contains(grant);
            Pick::new(grant.key(), words(lang, *grant), chosen).note(grant.key())
        });
        let grants = grants.collect();
        Section::plain(vec![
            Field::text("name", t(lang, "field-name"), self.name)
                .hint(t(lang, "token-name-hint"))
                .error(self.name_error),
            Field::checks("grant", t(lang, "tokens-grants"), grants).error(self.grants_error),
            Field::date("until", t(lang, "tokens-until"), self.until)
                .hint(t(lang, "token-until-hint"))
                .optional()
                .error(self.until_error),
        ])
    }
}

fn edit_page(app: &App, visit: &Visit, typed: Typed) -> EditPage {
    let lang = visit.lang;
    let action = format!("{LIST}/new");
    EditPage {
        layout: visit.desk(app, Place::Admin, &trail(lang)),
        title: t(lang, "tokens-add"),
        about: t(lang, "tokens-about"),
        form: Form {
            cancel: Some(Link {
                label: t(lang, "form-cancel"),
                href: LIST.to_owned(),
            }),
            ..Form::of(action, t(lang, "tokens-add"), vec![typed.fields(lang)])
        },
        ..EditPage::default()
    }
}
