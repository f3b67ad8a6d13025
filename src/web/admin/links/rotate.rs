//! A new code for the same place: the old one fades, since posters are replaced slowly, or ends at once.

use axum::{extract::RawForm, http::StatusCode, response::Response};
use chrono::{Days, NaiveDate};
use hailong_views::{
    page::admin::EditPage,
    part::form::{Field, Pick},
};

use super::{
    change::named,
    order::day_text,
    steward::{Steward, at},
};
use crate::{
    account::short_code,
    model::{
        catalogue::Catalogue,
        link::{Closing, Link, OVERLAP_DAYS},
    },
    store::OldCode,
    web::{account::page, error::WebError, form::Fields},
};

const UNTIL: &str = "until";
/// What can become of the old code.
const OLD: [&str; 3] = [UNTIL, "unneeded", "misused"];

/// `GET /admin/links/{id}/rotate`
pub async fn show(steward: Steward) -> Result<Response, WebError> {
    let catalogue = steward.app.catalogue();
    let link = newest(&steward, &catalogue)?;
    let overlap = steward.today().checked_add_days(Days::new(OVERLAP_DAYS));
    let shown = form(
        &steward,
        &catalogue,
        link,
        (UNTIL, &day_text(overlap)),
        None,
    );
    Ok(page(StatusCode::OK, &shown))
}

/// `POST /admin/links/{id}/rotate`
pub async fn send(steward: Steward, RawForm(body): RawForm) -> Result<Response, WebError> {
    let catalogue = steward.app.catalogue();
    let link = newest(&steward, &catalogue)?;
    let fields = Fields::read(&body);
    let today = steward.today();
    let old = match old(&steward, &fields, today) {
        Ok(old) => old,
        Err(error) => {
            let typed = (fields.get("old"), fields.get("old_until"));
            let again = form(&steward, &catalogue, link, typed, Some(&error));
            return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
        }
    };
    let by = (&steward.viewer.actor(), steward.now());
    let db = &steward.app.db;
    let made = db
        .rotate_link(link.id, &short_code(), (old, today), by)
        .await?;
    // Somebody else did it meanwhile: the old link's page says so.
    let shown = made.map_or(link.id, |made| made.id);
    steward.done(&at(shown), "link-rotated").await
}

/// The link of the address, if none was made in its place yet.
fn newest<'c>(steward: &Steward, catalogue: &'c Catalogue) -> Result<&'c Link, WebError> {
    let link = steward.open_link(catalogue)?;
    if link.replaced_by.is_some() {
        return Err(WebError::not_found());
    }
    Ok(link)
}

/// What becomes of the old code, or what is wrong with that: field and words.
fn old(
    steward: &Steward,
    fields: &Fields,
    today: NaiveDate,
) -> Result<OldCode, (&'static str, String)> {
    match fields.get("old") {
        UNTIL => {
            let day = steward.day(fields, "old_until");
            let day = day.map_err(|words| ("old_until", words))?;
            let day = day.filter(|day| today <= *day);
            let missing = || ("old_until", steward.say("link-error-old-until"));
            day.map(OldCode::Until).ok_or_else(missing)
        }
        key => {
            let why = key.parse::<Closing>();
            let why = why.map_err(|_| ("old", steward.say("link-error-old")))?;
            Ok(OldCode::AtOnce(why))
        }
    }
}

fn form(
    steward: &Steward,
    catalogue: &Catalogue,
    link: &Link,
    (old, until): (&str, &str),
    wrong: Option<&(&str, String)>,
) -> EditPage {
    let error = |field: &str| {
        let wrong = wrong.filter(|(at, _)| *at == field);
        wrong.map(|(_, words)| words.clone())
    };
    let pick = |key: &str| {
        let words = steward.say(&format!("link-old-{key}"));
        let note = steward.say(&format!("link-old-{key}-note"));
        Pick::new(key, words, old == key).note(note)
    };
    let fields = vec![
        Field::radios("old", steward.say("link-old"), OLD.map(pick).into()).error(error("old")),
        Field::date("old_until", steward.say("link-old-day"), until)
            .conditional()
            .error(error("old_until")),
    ];
    let here = at(link.id);
    EditPage {
        layout: steward.below_link(catalogue, link),
        title: named(steward, catalogue, link, "link-rotate-title"),
        about: steward.say("link-rotate-about"),
        form: steward.form(format!("{here}/rotate"), "link-rotate-do", fields, here),
        ..EditPage::default()
    }
}
