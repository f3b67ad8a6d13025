//! From a form of [`crate::admin`] to a page and back: asked, typed, checked, asked once more, done.
//!
//! A kind of form says what it asks ([`Asked`]); the way from the first page to the last is the same
//! for all and stands here. Names of fields are those that errors name, such as `members.2.agency`.

use axum::{
    extract::RawForm,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::{
    page::admin::{ConfirmPage, EditPage, Touched},
    part::{
        form::{Button, Field, Form as Sheet, Section},
        report::Link,
    },
};

use super::{
    address::{self, thing},
    ask::Ask,
    clerk::Clerk,
    history, place,
};
use crate::{
    admin::{Command, FieldError, Form, warnings},
    i18n::{Lang, t_args},
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{account::page, error::WebError, form::Fields},
};

/// Sent by the buttons of the pages here, not asked by any form.
const OURS: [&str; 5] = ["sure", "back", "more", "confirmed", "seen"];

/// Sentences of the page that asks once more.
#[derive(Default)]
pub struct Words {
    /// What stays as it is.
    pub stays: Vec<String>,
    /// What cannot be undone.
    pub forever: Vec<String>,
}

/// A form that a page asks.
pub trait Asked: Form + Clone + Send + Sync + 'static {
    /// What kind of thing it is about.
    const OBJECT: ObjectKind;
    /// Key of the page's name; its text may use `$name`.
    const TITLE: &'static str;
    /// Key of the words of the button.
    const SUBMIT: &'static str = "form-save";
    /// Key of a sentence below the page's name; empty for none.
    const ABOUT: &'static str = "";
    /// Key of the words of a button that sends for one more empty group of fields; empty for none.
    const MORE: &'static str = "";
    /// Whether a page shows all that would change and asks once more.
    const ONCE_MORE: bool = false;

    /// The form as it is first shown; `None` where there is no such thing. `key` is what the
    /// address names, empty for a new thing; `query` may carry first values.
    fn open(catalogue: &Catalogue, key: &str, query: &Fields) -> Option<Self>;

    /// The form as it was typed.
    fn read(fields: &Fields, key: &str) -> Self;

    /// The questions, filled in. `confirmed` and the state that was seen are added by the page.
    fn sections(&self, ask: &Ask<'_>) -> Vec<Section>;

    /// The state of the thing that the form was filled in on; empty for a new thing.
    #[expect(
        clippy::unnecessary_literal_bound,
        reason = "forms that change a thing lend what they carry"
    )]
    fn seen(&self) -> &str {
        ""
    }

    /// One more empty line.
    fn more(&mut self) {}

    /// The same where the form has several tables; `table` is the value of the button.
    fn more_of(&mut self, _table: &str) {
        self.more();
    }

    /// The thing's name, for the name of the page.
    fn name(_: Lang, catalogue: &Catalogue, key: &str) -> String {
        history::name(catalogue, Self::OBJECT, key)
    }

    /// What the page that asks once more says besides the changes.
    fn words(&self, _: &Ask<'_>) -> Words {
        Words::default()
    }

    /// Where to go when it is done; `key` is that of the thing.
    fn done(key: &str) -> String {
        thing(Self::OBJECT, key)
    }
}

/// `GET`: the form as it is first shown.
pub async fn show<F: Asked>(clerk: Clerk) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let form = F::open(&catalogue, &clerk.key, &clerk.query()).ok_or_else(WebError::not_found)?;
    let shown = editing(&clerk, &catalogue, &form, form.seen(), &[]);
    Ok(page(StatusCode::OK, &shown))
}

/// `GET` of a form without questions: what it would change, to be confirmed at once.
pub async fn show_once_more<F: Asked>(clerk: Clerk) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let form = F::open(&catalogue, &clerk.key, &clerk.query()).ok_or_else(WebError::not_found)?;
    match clerk.check(&catalogue, &form) {
        Ok(command) => once_more(&clerk, &catalogue, &form, &command, &Fields::read(b"")).await,
        Err(errors) => refused(&clerk, &form, &form, &errors).await,
    }
}

/// `POST`: the form as it was typed.
pub async fn send<F: Asked>(clerk: Clerk, RawForm(body): RawForm) -> Result<Response, WebError> {
    let fields = Fields::read(&body);
    let catalogue = clerk.app.catalogue();
    let stored = F::open(&catalogue, &clerk.key, &clerk.query()).ok_or_else(WebError::not_found)?;
    let mut form = F::read(&fields, &clerk.key);
    let more = fields.given("more");
    if let Some(table) = more {
        form.more_of(table);
    }
    let changing = more.is_some();
    if changing || fields.given("back").is_some() {
        let shown = editing(&clerk, &catalogue, &form, form.seen(), &[]);
        return Ok(page(StatusCode::OK, &shown));
    }
    let command = match clerk.check(&catalogue, &form) {
        Ok(command) => command,
        Err(errors) => return refused(&clerk, &stored, &form, &errors).await,
    };
    if F::ONCE_MORE && fields.given("sure").is_none() {
        return once_more(&clerk, &catalogue, &form, &command, &fields).await;
    }
    match clerk.run(command).await? {
        Ok(done) => Ok(saved(&F::done(&done.key))),
        Err(errors) => refused(&clerk, &stored, &form, &errors).await,
    }
}

/// To a page that says that it is done.
pub fn saved(to: &str) -> Response {
    let mark = if to.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{to}{mark}done=saved")).into_response()
}

/// The form again, with what was typed and what is wrong. Where somebody else changed the thing
/// meanwhile, their change stands below, and sending once more overwrites it knowingly.
async fn refused<F: Asked>(
    clerk: &Clerk,
    stored: &F,
    form: &F,
    errors: &[FieldError],
) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let stale = errors.iter().any(|error| error.code == "admin-stale");
    let seen = if stale { stored.seen() } else { form.seen() };
    let mut shown = editing(clerk, &catalogue, form, seen, errors);
    if stale {
        shown.history = Some(history::of(clerk, F::OBJECT, &clerk.key).await?);
    }
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &shown))
}

fn editing<F: Asked>(
    clerk: &Clerk,
    catalogue: &Catalogue,
    form: &F,
    seen: &str,
    errors: &[FieldError],
) -> EditPage {
    let ask = Ask::new(clerk, catalogue);
    let mut sections = form.sections(&ask);
    if errors.iter().any(|error| error.field == "confirmed") {
        sections.push(Section::plain(vec![ask.check("confirmed", false)]));
    }
    let faults = place::errors(clerk.lang(), &mut sections, errors);
    // A step without questions that was refused has nothing to be sent anew.
    let submit = match (sections.is_empty(), F::ONCE_MORE) {
        (true, _) => String::new(),
        (false, true) => clerk.say("admin-look"),
        (false, false) => clerk.say(F::SUBMIT),
    };
    EditPage {
        layout: clerk.layout(&trail::<F>(clerk)),
        title: title::<F>(clerk, catalogue),
        about: Some(F::ABOUT)
            .filter(|about| !about.is_empty())
            .map(|about| clerk.say(about))
            .unwrap_or_default(),
        form: Sheet {
            action: address_of(clerk),
            hidden: hidden_seen(seen),
            sections,
            faults,
            submit,
            also: more::<F>(clerk),
            cancel: Some(cancel::<F>(clerk)),
            ..Sheet::default()
        },
        ..EditPage::default()
    }
}

fn more<F: Asked>(clerk: &Clerk) -> Vec<Button> {
    let more = Some(F::MORE).filter(|more| !more.is_empty());
    let button = more.map(|label| Button {
        name: "more".to_owned(),
        value: "yes".to_owned(),
        label: clerk.say(label),
    });
    button.into_iter().collect()
}

fn hidden_seen(seen: &str) -> Vec<(String, String)> {
    let given = Some(seen).filter(|seen| !seen.is_empty());
    given
        .map(|seen| ("seen".to_owned(), seen.to_owned()))
        .into_iter()
        .collect()
}

/// Shows all that would change, and asks once more.
async fn once_more<F: Asked>(
    clerk: &Clerk,
    catalogue: &Catalogue,
    form: &F,
    command: &Command<F>,
    fields: &Fields,
) -> Result<Response, WebError> {
    let ask = Ask::new(clerk, catalogue);
    let warnings = warnings(&clerk.app.db, catalogue, command).await?;
    let Words { stays, forever } = form.words(&ask);
    let back = Button {
        name: "back".to_owned(),
        value: "yes".to_owned(),
        label: clerk.say("admin-back-to-form"),
    };
    let asks = !form.sections(&ask).is_empty();
    let shown = ConfirmPage {
        layout: clerk.layout(&trail::<F>(clerk)),
        title: title::<F>(clerk, catalogue),
        touched: touched(clerk, catalogue, command),
        stays,
        forever,
        form: Sheet {
            action: address_of(clerk),
            hidden: carried(fields, form.seen()),
            sections: confirmations(&ask, fields, &warnings),
            submit: clerk.say(F::SUBMIT),
            danger: true,
            also: asks.then_some(back).into_iter().collect(),
            cancel: Some(cancel::<F>(clerk)),
            ..Sheet::default()
        },
        ..ConfirmPage::default()
    };
    Ok(page(StatusCode::OK, &shown))
}

/// What was typed goes along unseen.
fn carried(fields: &Fields, seen: &str) -> Vec<(String, String)> {
    let typed = fields.pairs().filter(|(name, _)| !OURS.contains(name));
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let sure = ("sure".to_owned(), "yes".to_owned());
    typed.chain(hidden_seen(seen)).chain([sure]).collect()
}

/// What the database has against it must be confirmed by itself.
fn confirmations(ask: &Ask<'_>, fields: &Fields, warnings: &[FieldError]) -> Vec<Section> {
    let ticked = fields.given("confirmed").is_some();
    if warnings.is_empty() && !ticked {
        return Vec::new();
    }
    let texts: Vec<String> = warnings.iter().map(|w| w.text(ask.lang)).collect();
    let field: Field = ask.check("confirmed", ticked).hint(texts.join(" "));
    vec![Section::plain(vec![field])]
}

fn touched<F>(clerk: &Clerk, catalogue: &Catalogue, command: &Command<F>) -> Vec<Touched> {
    let edits = command.edits().iter();
    let edits = edits.filter(|edit| edit.before != edit.after);
    edits
        .map(|edit| Touched {
            what: history::what(clerk.lang(), edit.action, edit.object),
            name: history::name(catalogue, edit.object, &edit.key),
            changes: edit
                .fields()
                .into_iter()
                .map(|(field, before, after)| {
                    history::change(clerk.lang(), catalogue, &field, &before, &after)
                })
                .collect(),
        })
        .collect()
}

fn title<F: Asked>(clerk: &Clerk, catalogue: &Catalogue) -> String {
    let name = F::name(clerk.lang(), catalogue, &clerk.key);
    t_args(clerk.lang(), F::TITLE, &[("name", name.into())])
}

/// The list that it belongs to.
fn trail<F: Asked>(clerk: &Clerk) -> [(&'static str, String); 1] {
    [(
        address::list(F::OBJECT),
        clerk.say(address::list_name(F::OBJECT)),
    )]
}

/// Back to the thing, or to the list.
fn cancel<F: Asked>(clerk: &Clerk) -> Link {
    let href = if clerk.key.is_empty() {
        address::list(F::OBJECT).to_owned()
    } else {
        thing(F::OBJECT, &clerk.key)
    };
    Link {
        label: clerk.say("form-cancel"),
        href,
    }
}

/// The page itself, without its query.
fn address_of(clerk: &Clerk) -> String {
    clerk.visit.uri.path().to_owned()
}
