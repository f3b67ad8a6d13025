//! Making links: one, or those of all counters of an agency.

use axum::{extract::RawForm, http::StatusCode, response::Response};
use hailong_views::page::admin::EditPage;

use super::{
    LIST,
    order::{Fault, Typed, refused},
    steward::{Steward, at},
};
use crate::{
    account::short_code,
    admin::links::{Order, Places},
    model::catalogue::Catalogue,
    store::NewLink,
    web::{account::page, error::WebError, form::Fields},
};

/// `GET /admin/links/new`
pub async fn show(steward: Steward) -> Response {
    let typed = Typed::read(&steward.query());
    let catalogue = steward.app.catalogue();
    page(StatusCode::OK, &form(&steward, &catalogue, &typed, &[]))
}

/// `POST /admin/links/new`
pub async fn send(steward: Steward, RawForm(body): RawForm) -> Result<Response, WebError> {
    let fields = Fields::read(&body);
    let typed = Typed::read(&fields);
    let catalogue = steward.app.catalogue();
    let planned = typed
        .order(&steward, &catalogue, &fields)
        .and_then(|order| {
            let plan = order.plan(&catalogue, steward.today(), short_code);
            let plan = plan.map_err(|fault| vec![refused(&steward, fault)]);
            plan.map(|links| (order, links))
        });
    match planned {
        Ok((order, links)) => make(&steward, &catalogue, &order, &links).await,
        Err(faults) => {
            let again = form(&steward, &catalogue, &typed, &faults);
            Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
    }
}

async fn make(
    steward: &Steward,
    catalogue: &Catalogue,
    order: &Order,
    links: &[NewLink],
) -> Result<Response, WebError> {
    let by = (&steward.viewer.actor(), steward.now());
    let made = steward.app.db.add_links(links, by).await?;
    if let [only] = made.as_slice() {
        return steward.done(&at(only.id), "link-made").await;
    }
    let agency = match order.places {
        Places::CountersOf(agency) | Places::Online(agency) => Some(agency),
        Places::Counter(point) => catalogue.service_point_by_id(point).map(|p| p.agency),
    };
    // Counters of agencies below have links of their own there; the whole list then shows all.
    let only = agency.filter(|id| made.iter().all(|link| link.agency(catalogue) == Some(*id)));
    let key = only.and_then(|id| catalogue.agency_by_id(id));
    let list = key.map_or(LIST.to_owned(), |agency| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("agency", &agency.key);
        format!("{LIST}?{}", query.finish())
    });
    steward.done(&list, "links-made").await
}

fn form(steward: &Steward, catalogue: &Catalogue, typed: &Typed, faults: &[Fault]) -> EditPage {
    let questions = typed.questions(steward, catalogue, faults);
    EditPage {
        layout: steward.below(),
        title: steward.say("links-add"),
        about: steward.say("link-new-about"),
        form: steward.form(
            format!("{LIST}/new"),
            "link-new-submit",
            questions,
            LIST.to_owned(),
        ),
        ..EditPage::default()
    }
}
