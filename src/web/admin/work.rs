//! What the forms about measuring share: carrying a form out, and putting what is wrong with it
//! beside the fields.

use axum::response::{IntoResponse, Redirect, Response};
use hailong_views::{
    layout::Layout,
    part::{
        form::{Control, Field, Form as Shown},
        report::Link,
        tag::{Tag, Tone},
    },
};

use crate::{
    admin::{AdminError, Desk, Done, FieldError, Form, View, check, run},
    app::App,
    i18n::{Lang, t, t_args},
    middleware::session::Person,
    model::{catalogue::Catalogue, permission::Permission, version_status::VersionStatus},
    web::{
        error::WebError,
        frame::{Place, Visit},
    },
};

/// What became of a form: done, or what is wrong with it.
pub type Sent = Result<Done, Vec<FieldError>>;

/// A link.
pub fn link(label: impl Into<String>, href: impl Into<String>) -> Link {
    Link {
        label: label.into(),
        href: href.into(),
    }
}

/// The way back without sending.
pub fn cancel(lang: Lang, href: &str) -> Option<Link> {
    Some(link(t(lang, "form-cancel"), href))
}

/// The frame of a list.
pub fn list_frame(app: &App, visit: &Visit) -> Layout {
    let trail = [("/admin", t(visit.lang, "admin-title"))];
    visit.desk(app, Place::Admin, &trail)
}

/// The frame of a page below a list.
pub fn frame(app: &App, visit: &Visit, list: &str, title: &str) -> Layout {
    let title = t(visit.lang, title);
    let trail = [("/admin", t(visit.lang, "admin-title")), (list, title)];
    visit.desk(app, Place::Admin, &trail)
}

/// Whether the reader may do it.
pub fn may(visit: &Visit, permission: Permission) -> bool {
    let viewer = visit.visitor.viewer();
    viewer.is_some_and(|viewer| viewer.may(permission))
}

/// «Sửa: …».
pub fn edit_title(lang: Lang, name: &str) -> String {
    t_args(lang, "admin-edit-title", &[("name", name.into())])
}

/// What forms are checked against.
pub fn view<'a>(app: &App, catalogue: &'a Catalogue) -> View<'a> {
    View {
        catalogue,
        today: app.clock.today(app.zone),
    }
}

/// Checks a form and carries it out. Once begun it is finished, even when the browser goes away.
pub async fn carry_out<F>(app: &App, person: &Person, form: &F) -> Result<Sent, WebError>
where
    F: Form + Clone + Send + Sync + 'static,
{
    let catalogue = app.catalogue();
    let command = match check(&view(app, &catalogue), form) {
        Ok(command) => command,
        Err(errors) => return Ok(Err(errors)),
    };
    let (app, actor) = (app.clone(), person.actor());
    let task = tokio::spawn(async move {
        let desk = Desk {
            db: &app.db,
            actor: &actor,
            now: app.clock.now(),
            zone: app.zone,
        };
        let done = run(&desk, command).await?;
        app.refresh().await?;
        Ok(done)
    });
    match task.await {
        Ok(Ok(done)) => Ok(Ok(done)),
        Ok(Err(AdminError::Refused(errors))) => Ok(Err(errors)),
        Ok(Err(AdminError::Store(error))) => Err(error.into()),
        Ok(Err(AdminError::Busy)) => Err(WebError::unavailable()),
        Err(error) => {
            tracing::error!(%error, "a change broke off");
            Err(WebError::unavailable())
        }
    }
}

/// On to a page that says what was done.
pub fn onward(to: &str, done: &str) -> Response {
    Redirect::to(&format!("{to}?done={done}")).into_response()
}

/// Puts each error beside its field; what belongs to none stands above the form.
pub fn mark(lang: Lang, form: &mut Shown, errors: &[FieldError]) {
    for error in errors {
        let text = error.text(lang);
        let mut fields = form.sections.iter_mut().flat_map(|part| &mut part.fields);
        if !fields.any(|field| beside(field, &error.field, &text)) {
            form.faults.push(text);
        }
    }
}

/// Puts an error beside this field or one of its table; whether it belongs there.
fn beside(field: &mut Field, name: &str, text: &str) -> bool {
    if field.name == name && !name.is_empty() {
        let known = field.error.take();
        let both = known.map(|known| format!("{known}; {text}"));
        field.error = Some(both.unwrap_or_else(|| text.to_owned()));
        return true;
    }
    match &mut field.control {
        Control::Lines(lines) => {
            let mut inside = lines.lines.iter_mut().flat_map(|line| &mut line.fields);
            inside.any(|field| beside(field, name, text))
        }
        _ => false,
    }
}

/// How far a version has come.
pub fn status(lang: Lang, status: VersionStatus) -> Tag {
    let tone = match status {
        VersionStatus::Draft => Tone::Waiting,
        VersionStatus::Published => Tone::Live,
        VersionStatus::Retired => Tone::Over,
    };
    Tag::new(tone, t(lang, &format!("questionnaire-{}", status.key())))
}

#[cfg(test)]
mod tests {
    use hailong_views::part::form::{Line, Lines, Section};

    use super::*;

    #[test]
    fn an_error_stands_beside_its_field_wherever_that_is() {
        let lines = Lines {
            lines: vec![Line {
                name: "1".to_owned(),
                fields: vec![Field::text("reasons.0.key", "", "")],
            }],
            ..Lines::default()
        };
        let fields = vec![
            Field::text("year", "", ""),
            Field::lines("reasons", "", lines),
        ];
        let mut form = Shown::of("/", "", vec![Section::plain(fields)]);
        let errors = [
            FieldError::new("reasons.0.key", "import-required"),
            FieldError::new("year", "import-required"),
            FieldError::new("", "admin-nothing-changed"),
            FieldError::new("elsewhere", "import-required"),
        ];
        mark(Lang::En, &mut form, &errors);
        assert_eq!(form.faults.len(), 2, "{:?}", form.faults);
        assert!(form.fields().all(Field::is_wrong));
    }
}
