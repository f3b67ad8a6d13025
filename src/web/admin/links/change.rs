//! Another period or note; the end of a link.

use axum::{extract::RawForm, http::StatusCode, response::Response};
use hailong_views::{
    page::admin::{ConfirmPage, EditPage},
    part::form::{Field, Form, Pick},
};

use super::{
    order::{day_text, note, note_field},
    steward::{Steward, at},
    words,
};
use crate::{
    i18n::t_args,
    model::{
        catalogue::Catalogue,
        link::{Closing, Link},
        text,
        validity::Validity,
    },
    web::{account::page, error::WebError, form::Fields},
};

/// What was typed, and what is wrong with it.
struct Typed {
    note: String,
    days: [String; 2],
    wrong: [Option<String>; 3],
}

/// `GET /admin/links/{id}/edit`
pub async fn show_edit(steward: Steward) -> Result<Response, WebError> {
    let catalogue = steward.app.catalogue();
    let link = steward.open_link(&catalogue)?;
    let typed = Typed {
        note: link.note.clone(),
        days: [link.valid.from, link.valid.until].map(day_text),
        wrong: [None, None, None],
    };
    let shown = editing(&steward, &catalogue, link, typed);
    Ok(page(StatusCode::OK, &shown))
}

/// `POST /admin/links/{id}/edit`
pub async fn send_edit(steward: Steward, RawForm(body): RawForm) -> Result<Response, WebError> {
    let catalogue = steward.app.catalogue();
    let link = steward.open_link(&catalogue)?;
    let fields = Fields::read(&body);
    // A form that was opened before somebody replaced the code must not open the old one for ever.
    let read = match read(&steward, &fields) {
        Ok((_, valid)) if link.replaced_by.is_some() && valid.until.is_none() => {
            Err([None, None, Some(steward.say("link-error-old-until"))])
        }
        read => read,
    };
    match read {
        Ok((note, valid)) => {
            let by = (&steward.viewer.actor(), steward.now());
            if !steward.app.db.edit_link(link.id, &note, valid, by).await? {
                return Err(WebError::not_found());
            }
            steward.done(&at(link.id), "link-changed").await
        }
        Err(wrong) => {
            let typed = Typed {
                note: text::nfc(fields.get("note")),
                days: ["valid_from", "valid_until"].map(|name| fields.get(name).to_owned()),
                wrong,
            };
            let again = editing(&steward, &catalogue, link, typed);
            Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
    }
}

/// Note and period as typed, or what is wrong with note, first and last day.
fn read(steward: &Steward, fields: &Fields) -> Result<(String, Validity), [Option<String>; 3]> {
    let note = note(steward, &text::nfc(fields.get("note")));
    let from = steward.day(fields, "valid_from");
    let until = steward.day(fields, "valid_until");
    match (note, from, until) {
        (Ok(note), Ok(from), Ok(until)) => {
            let valid = Validity { from, until };
            if valid.is_reversed() {
                return Err([None, None, Some(steward.say("link-error-reversed"))]);
            }
            Ok((note, valid))
        }
        (note, from, until) => Err([note.err(), from.err(), until.err()]),
    }
}

fn editing(steward: &Steward, catalogue: &Catalogue, link: &Link, typed: Typed) -> EditPage {
    let [note, from, until] = typed.wrong;
    let [valid_from, valid_until] = typed.days;
    let fields = vec![
        note_field(steward, &typed.note).error(note),
        Field::date("valid_from", steward.say("field-valid_from"), valid_from)
            .optional()
            .error(from),
        Field::date("valid_until", steward.say("field-valid_until"), valid_until)
            .hint(steward.say("link-valid-hint"))
            .optional()
            .error(until),
    ];
    let here = at(link.id);
    EditPage {
        layout: steward.below_link(catalogue, link),
        title: named(steward, catalogue, link, "link-edit-title"),
        form: steward.form(format!("{here}/edit"), "form-save", fields, here),
        ..EditPage::default()
    }
}

/// `GET /admin/links/{id}/close`
pub async fn show_close(steward: Steward) -> Result<Response, WebError> {
    let catalogue = steward.app.catalogue();
    let link = steward.open_link(&catalogue)?;
    let shown = closing(&steward, &catalogue, link, None);
    Ok(page(StatusCode::OK, &shown))
}

/// `POST /admin/links/{id}/close`: works from the next request on.
pub async fn send_close(steward: Steward, RawForm(body): RawForm) -> Result<Response, WebError> {
    let catalogue = steward.app.catalogue();
    let link = steward.open_link(&catalogue)?;
    let Ok(why) = Fields::read(&body).get("closing").parse::<Closing>() else {
        let wrong = Some(steward.say("link-error-closing"));
        let again = closing(&steward, &catalogue, link, wrong);
        return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
    };
    let by = (&steward.viewer.actor(), steward.now());
    steward.app.db.close_link(link.id, why, by).await?;
    steward.done(&at(link.id), "link-closed").await
}

fn closing(
    steward: &Steward,
    catalogue: &Catalogue,
    link: &Link,
    wrong: Option<String>,
) -> ConfirmPage {
    let pick = |why: &Closing| {
        let words = steward.say(&format!("link-closing-{why}"));
        let note = steward.say(&format!("link-closing-{why}-note"));
        Pick::new(why.key(), words, false).note(note)
    };
    let picks = Closing::ALL.iter().map(pick).collect();
    let field = Field::radios("closing", steward.say("link-close-why"), picks).error(wrong);
    let here = at(link.id);
    ConfirmPage {
        layout: steward.below_link(catalogue, link),
        title: named(steward, catalogue, link, "link-close-title"),
        happens: vec![steward.say("link-close-happens")],
        stays: vec![steward.say("link-close-stays")],
        forever: vec![steward.say("link-close-forever")],
        form: Form {
            danger: true,
            ..steward.form(format!("{here}/close"), "link-close", vec![field], here)
        },
        ..ConfirmPage::default()
    }
}

/// A sentence about a link.
pub fn named(steward: &Steward, catalogue: &Catalogue, link: &Link, key: &str) -> String {
    let name = words::name(catalogue, steward.lang(), link);
    t_args(steward.lang(), key, &[("name", name.into())])
}
