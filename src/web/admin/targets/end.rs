//! Ending a target with a year, and deleting one that was never in force.

use axum::{
    extract::{Path, RawForm, State},
    response::Response,
};
use hailong_views::{
    page::admin::ConfirmPage,
    part::form::{Field, Form, Section, TextKind},
};

use super::{LIST, address, find, title};
use crate::{
    admin::{
        FieldError,
        targets::{Delete, Edit, End},
    },
    app::App,
    i18n::{t, t_args},
    middleware::session::Person,
    web::{
        admin::{again, page, work},
        error::WebError,
        form::Fields as Typed,
        frame::Visit,
    },
};

/// `GET /admin/targets/{target}/end`
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(number): Path<String>,
) -> Result<Response, WebError> {
    let catalogue = app.catalogue();
    let target = find(&catalogue, &number)?;
    let typed = End {
        id: target.id,
        year_until: target.year_until.to_string(),
        seen: seen(&app, &number)?,
    };
    Ok(page(&end_page(&app, &visit, &typed, &[])?))
}

/// `POST /admin/targets/{target}/end`
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    person: Person,
    Path(number): Path<String>,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let (sent, catalogue) = (Typed::read(&body), app.catalogue());
    let typed = End {
        id: find(&catalogue, &number)?.id,
        year_until: sent.get("year_until").to_owned(),
        seen: sent.get("seen").to_owned(),
    };
    match work::carry_out(&app, &person, &typed).await? {
        Ok(_) => Ok(work::onward(&format!("{LIST}/{}", typed.id), "saved")),
        Err(errors) => Ok(again(&end_page(&app, &visit, &typed, &errors)?)),
    }
}

/// `GET /admin/targets/{target}/delete`
pub async fn show_delete(
    State(app): State<App>,
    visit: Visit,
    Path(number): Path<String>,
) -> Result<Response, WebError> {
    let catalogue = app.catalogue();
    let typed = Delete {
        id: find(&catalogue, &number)?.id,
        seen: seen(&app, &number)?,
    };
    Ok(page(&delete_page(&app, &visit, &typed, &[])?))
}

/// `POST /admin/targets/{target}/delete`
pub async fn send_delete(
    State(app): State<App>,
    visit: Visit,
    person: Person,
    Path(number): Path<String>,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let (sent, catalogue) = (Typed::read(&body), app.catalogue());
    let typed = Delete {
        id: find(&catalogue, &number)?.id,
        seen: sent.get("seen").to_owned(),
    };
    match work::carry_out(&app, &person, &typed).await? {
        Ok(_) => Ok(work::onward(LIST, "saved")),
        Err(errors) => Ok(again(&delete_page(&app, &visit, &typed, &errors)?)),
    }
}

fn seen(app: &App, number: &str) -> Result<String, WebError> {
    let catalogue = app.catalogue();
    let id = find(&catalogue, number)?.id;
    let stored = Edit::of(&catalogue, id).ok_or_else(WebError::not_found)?;
    Ok(stored.seen)
}

fn end_page(
    app: &App,
    visit: &Visit,
    typed: &End,
    errors: &[FieldError],
) -> Result<ConfirmPage, WebError> {
    let lang = visit.lang;
    let year = Field::line(
        "year_until",
        t(lang, "field-year_until"),
        TextKind::Integer,
        &typed.year_until,
    );
    let mut shown = confirm(app, visit, typed.id, ("target-end-title", "end"))?;
    shown.happens = vec![t(lang, "target-end-happens")];
    shown.stays = vec![t(lang, "target-end-stays")];
    shown.form.submit = t(lang, "target-end");
    shown.form.sections = vec![Section::plain(vec![year])];
    shown.form.hidden = vec![("seen".to_owned(), typed.seen.clone())];
    work::mark(lang, &mut shown.form, errors);
    Ok(shown)
}

fn delete_page(
    app: &App,
    visit: &Visit,
    typed: &Delete,
    errors: &[FieldError],
) -> Result<ConfirmPage, WebError> {
    let lang = visit.lang;
    let mut shown = confirm(app, visit, typed.id, ("target-delete-title", "delete"))?;
    shown.happens = vec![t(lang, "target-delete-happens")];
    shown.stays = vec![t(lang, "target-delete-stays")];
    shown.form.submit = t(lang, "form-delete");
    shown.form.hidden = vec![("seen".to_owned(), typed.seen.clone())];
    work::mark(lang, &mut shown.form, errors);
    Ok(shown)
}

fn confirm(
    app: &App,
    visit: &Visit,
    id: i32,
    (question, step): (&str, &str),
) -> Result<ConfirmPage, WebError> {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let target = find(&catalogue, &id.to_string())?;
    let at = address(target);
    let args = [("name", title(lang, target).into())];
    Ok(ConfirmPage {
        layout: work::frame(app, visit, LIST, "objects-target"),
        title: t_args(lang, question, &args),
        form: Form {
            action: format!("{at}/{step}"),
            danger: true,
            cancel: work::cancel(lang, &at),
            ..Form::default()
        },
        ..ConfirmPage::default()
    })
}
