//! Setting and correcting a target.

use axum::{
    extract::{Path, RawForm, State},
    response::Response,
};
use hailong_views::{
    page::admin::EditPage,
    part::form::{Field, Section},
};

use super::{LIST, address, find, form, title};
use crate::{
    admin::{
        FieldError,
        targets::{Create, Edit, Fields},
    },
    app::App,
    i18n::t,
    middleware::session::Person,
    store::{Entry, TargetRow},
    web::{
        admin::{again, page, work},
        error::WebError,
        form::Fields as Typed,
        frame::Visit,
    },
};

/// `GET /admin/targets/new`
pub async fn show_new(State(app): State<App>, visit: Visit) -> Response {
    let empty = Fields {
        subject: "*".to_owned(),
        domains: "*".to_owned(),
        agency_kinds: "*".to_owned(),
        ..Fields::default()
    };
    page(&new_page(&app, &visit, &empty, &[]))
}

/// `POST /admin/targets/new`
pub async fn send_new(
    State(app): State<App>,
    visit: Visit,
    person: Person,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let typed = Create(form::read(&Typed::read(&body)));
    match work::carry_out(&app, &person, &typed).await? {
        Ok(done) => Ok(work::onward(&of_identity(&app, &done.key), "saved")),
        Err(errors) => Ok(again(&new_page(&app, &visit, &typed.0, &errors))),
    }
}

/// The address of the target that the log names so.
fn of_identity(app: &App, identity: &str) -> String {
    let catalogue = app.catalogue();
    let same = |row: TargetRow| row.identity() == identity;
    let mut targets = catalogue.targets.iter();
    let found = targets.find(|target| TargetRow::of(target, &catalogue).is_some_and(same));
    found.map_or_else(|| LIST.to_owned(), address)
}

fn new_page(app: &App, visit: &Visit, typed: &Fields, errors: &[FieldError]) -> EditPage {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let mut shown = form::form(&catalogue, lang, &format!("{LIST}/new"), typed);
    shown.cancel = work::cancel(lang, LIST);
    work::mark(lang, &mut shown, errors);
    EditPage {
        layout: work::frame(app, visit, LIST, "objects-target"),
        title: t(lang, "target-new"),
        about: t(lang, "about-target"),
        form: shown,
        ..EditPage::default()
    }
}

/// `GET /admin/targets/{target}/edit`
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(number): Path<String>,
) -> Result<Response, WebError> {
    let catalogue = app.catalogue();
    let target = find(&catalogue, &number)?;
    let typed = Edit::of(&catalogue, target.id).ok_or_else(WebError::not_found)?;
    Ok(page(&edit_page(&app, &visit, &typed, &[])?))
}

/// `POST /admin/targets/{target}/edit`
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    person: Person,
    Path(number): Path<String>,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let sent = Typed::read(&body);
    let catalogue = app.catalogue();
    let typed = Edit {
        id: find(&catalogue, &number)?.id,
        fields: form::read(&sent),
        seen: sent.get("seen").to_owned(),
        confirmed: sent.given("confirmed").is_some(),
    };
    match work::carry_out(&app, &person, &typed).await? {
        Ok(_) => Ok(work::onward(&format!("{LIST}/{}", typed.id), "saved")),
        Err(errors) => Ok(again(&edit_page(&app, &visit, &typed, &errors)?)),
    }
}

fn edit_page(
    app: &App,
    visit: &Visit,
    typed: &Edit,
    errors: &[FieldError],
) -> Result<EditPage, WebError> {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let target = find(&catalogue, &typed.id.to_string())?;
    let at = address(target);
    let mut shown = form::form(&catalogue, lang, &format!("{at}/edit"), &typed.fields);
    shown.hidden = vec![("seen".to_owned(), typed.seen.clone())];
    shown.cancel = work::cancel(lang, &at);
    if typed.confirmed || errors.iter().any(|error| error.field == "confirmed") {
        let confirm = Field::check("confirmed", t(lang, "target-confirm"), typed.confirmed);
        shown.sections.push(Section::plain(vec![confirm]));
    }
    work::mark(lang, &mut shown, errors);
    Ok(EditPage {
        layout: work::frame(app, visit, LIST, "objects-target"),
        title: work::edit_title(lang, &title(lang, target)),
        form: shown,
        related: vec![work::link(title(lang, target), at)],
        ..EditPage::default()
    })
}
