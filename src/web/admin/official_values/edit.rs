//! Entering and correcting a value.

use axum::{
    extract::{Path, RawForm, State},
    response::Response,
};
use hailong_views::page::admin::EditPage;

use super::{LIST, Named, address, form};
use crate::{
    admin::{
        FieldError,
        official_values::{Create, Edit, Fields},
    },
    app::App,
    i18n::t,
    middleware::session::Person,
    web::{
        admin::{again, page, work},
        error::WebError,
        form::Fields as Typed,
        frame::Visit,
        manager::topic_name,
    },
};

/// `GET /admin/official-values/new`
pub async fn show_new(State(app): State<App>, visit: Visit) -> Response {
    page(&new_page(&app, &visit, &Fields::default(), &[]))
}

/// `POST /admin/official-values/new`
pub async fn send_new(
    State(app): State<App>,
    visit: Visit,
    person: Person,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let typed = Create(form::read(&Typed::read(&body)));
    match work::carry_out(&app, &person, &typed).await? {
        Ok(done) => Ok(work::onward(&address(&done.key), "saved")),
        Err(errors) => Ok(again(&new_page(&app, &visit, &typed.0, &errors))),
    }
}

fn new_page(app: &App, visit: &Visit, typed: &Fields, errors: &[FieldError]) -> EditPage {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let mut shown = form::form(&catalogue, lang, &format!("{LIST}/new"), typed);
    shown.cancel = work::cancel(lang, LIST);
    work::mark(lang, &mut shown, errors);
    EditPage {
        layout: work::frame(app, visit, LIST, "objects-official_value"),
        title: t(lang, "official-new"),
        about: t(lang, "about-official_value"),
        form: shown,
        ..EditPage::default()
    }
}

/// `GET /admin/official-values/{scope}/{topic}/{from}/{until}/edit`
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(named): Path<Named>,
) -> Result<Response, WebError> {
    let stored = Edit::of(&app.catalogue(), &named.identity());
    let stored = stored.ok_or_else(WebError::not_found)?;
    Ok(page(&edit_page(&app, &visit, &stored, &[])))
}

/// `POST /admin/official-values/{scope}/{topic}/{from}/{until}/edit`
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    person: Person,
    Path(named): Path<Named>,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let sent = Typed::read(&body);
    let typed = Edit {
        was: named.identity(),
        fields: form::read(&sent),
        seen: sent.get("seen").to_owned(),
    };
    match work::carry_out(&app, &person, &typed).await? {
        Ok(done) => Ok(work::onward(&address(&done.key), "saved")),
        Err(errors) => Ok(again(&edit_page(&app, &visit, &typed, &errors))),
    }
}

fn edit_page(app: &App, visit: &Visit, typed: &Edit, errors: &[FieldError]) -> EditPage {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let at = address(&typed.was);
    let mut shown = form::form(&catalogue, lang, &format!("{at}/edit"), &typed.fields);
    shown.hidden = vec![("seen".to_owned(), typed.seen.clone())];
    shown.cancel = work::cancel(lang, &at);
    work::mark(lang, &mut shown, errors);
    EditPage {
        layout: work::frame(app, visit, LIST, "objects-official_value"),
        title: work::edit_title(lang, &topic_name(lang, &typed.fields.topic)),
        about: t(lang, "about-official_value"),
        form: shown,
        ..EditPage::default()
    }
}
