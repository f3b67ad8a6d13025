//! Adding a device.

use axum::{extract::RawForm, http::StatusCode, response::Response};
use hailong_views::{
    page::admin::EditPage,
    part::{
        form::{Field, Form, Section},
        report::Link,
    },
};

use super::{
    LIST, forms,
    keeper::Keeper,
    pairing::{Code, shown},
};
use crate::{
    model::permission::Permission,
    web::{account::page, admin::points, error::WebError, form::Fields},
};

const MANAGE: Permission = Permission::ManageKiosks;

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    point: String,
    name: String,
    point_error: Option<String>,
    name_error: Option<String>,
}

/// `GET /kiosks/new`
pub async fn show(keeper: Keeper) -> Response {
    let typed = Typed {
        point: keeper.query().get("service_point").to_owned(),
        ..Typed::default()
    };
    page(StatusCode::OK, &form(&keeper, typed))
}

/// `POST /kiosks/new`: the code is the answer itself, since it is shown once.
pub async fn send(keeper: Keeper, RawForm(body): RawForm) -> Result<Response, WebError> {
    let fields = Fields::read(&body);
    let catalogue = keeper.app.catalogue();
    let key = fields.get("service_point");
    let point = points::chosen(&keeper, &catalogue, MANAGE, key);
    let name = forms::name(&keeper, fields.get("name"));
    let (point, name) = match (point, name) {
        (Some(point), Ok(name)) => (point, name),
        (point, name) => {
            let typed = Typed {
                point: key.to_owned(),
                name: fields.get("name").to_owned(),
                point_error: point.is_none().then(|| keeper.say("kiosk-error-point")),
                name_error: name.err(),
            };
            return Ok(page(
                StatusCode::UNPROCESSABLE_ENTITY,
                &form(&keeper, typed),
            ));
        }
    };
    let code = Code::new(&keeper);
    let by = (&keeper.viewer.actor(), keeper.now());
    let db = &keeper.app.db;
    let made = db
        .enrol_kiosk(&name, point, code.secret.hash, code.until, by)
        .await?;
    keeper.app.refresh().await?;
    Ok(page(StatusCode::OK, &shown(&keeper, &made, &code)))
}

fn form(keeper: &Keeper, typed: Typed) -> EditPage {
    let catalogue = keeper.app.catalogue();
    let none = !points::any(keeper, &catalogue, MANAGE);
    let fields = vec![
        points::field(
            keeper,
            &catalogue,
            MANAGE,
            ("kiosk-new-point", &typed.point),
        )
        .hint(keeper.say("kiosk-new-point-hint"))
        .error(typed.point_error),
        Field::text("name", keeper.say("kiosk-new-name"), typed.name)
            .hint(keeper.say("kiosk-name-hint"))
            .error(typed.name_error),
    ];
    EditPage {
        layout: keeper.below(),
        title: keeper.say("kiosks-add"),
        about: keeper.say("kiosk-new-about"),
        form: Form {
            faults: none
                .then(|| keeper.say("kiosk-new-no-points"))
                .into_iter()
                .collect(),
            cancel: Some(Link {
                label: keeper.say("form-cancel"),
                href: LIST.to_owned(),
            }),
            ..Form::of(
                format!("{LIST}/new"),
                keeper.say("kiosk-new-submit"),
                vec![Section::plain(fields)],
            )
        },
        ..EditPage::default()
    }
}
