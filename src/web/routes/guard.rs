//! Applies the rule of a route before its handler runs.

use axum::{
    extract::{RawPathParams, Request, State},
    http::{Method, StatusCode, uri::PathAndQuery},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use hailong_views::page::forbidden::{Barrier, ForbiddenPage};
use maud::Render;

use super::rule::{AgencyIn, Rule};
use crate::{
    account::Viewer,
    app::App,
    i18n::t,
    middleware::request_id::RequestId,
    model::{
        permission::{Permission, Reach, reach},
        role::Role,
    },
    web::{
        frame::{Place, Visit},
        home, local,
    },
};

/// A rule and what it needs to know.
#[derive(Clone)]
pub struct Gate {
    pub app: App,
    pub rule: Rule,
}

/// What becomes of a request.
enum Verdict {
    Pass,
    SignIn,
    Shut(Permission, Barrier),
}

/// Lets a request through, sends it to the sign-in, or explains why the page stays shut.
pub async fn guard(
    State(gate): State<Gate>,
    visit: Visit,
    path: RawPathParams,
    request: Request,
    next: Next,
) -> Response {
    match gate.judge(&visit, &path) {
        Verdict::Pass => next.run(request).await,
        Verdict::SignIn => Redirect::to(&sign_in_address(&request, &visit)).into_response(),
        Verdict::Shut(wanted, barrier) => {
            let id = request.extensions().get::<RequestId>().copied();
            let user = visit.visitor.person().map(|viewer| viewer.user.id);
            let request_id = id.map(tracing::field::display);
            tracing::warn!(user, wanted = wanted.key(), request_id, "shut");
            gate.explain(&visit, wanted, barrier, id)
        }
    }
}

/// The sign-in, with the way back where there is a page to come back to.
fn sign_in_address(request: &Request, visit: &Visit) -> String {
    let asked = visit.uri.path_and_query().map(PathAndQuery::as_str);
    let next = asked.filter(|_| *request.method() != Method::POST);
    local::sign_in(next.and_then(local::checked))
}

impl Gate {
    fn judge(&self, visit: &Visit, path: &RawPathParams) -> Verdict {
        let visitor = &visit.visitor;
        let own_account = |rule: Rule| rule.permission() == Some(Permission::OwnAccount);
        match self.rule {
            Rule::Public => Verdict::Pass,
            rule if rule == Rule::SignedIn || own_account(rule) => match visitor.person() {
                Some(_) => Verdict::Pass,
                None => Verdict::SignIn,
            },
            Rule::SignedIn => Verdict::SignIn,
            Rule::Needs(permission) => match visitor.viewer() {
                None => Verdict::SignIn,
                Some(viewer) if viewer.may(permission) => Verdict::Pass,
                Some(viewer) => Verdict::Shut(permission, role_barrier(visit, viewer, permission)),
            },
            Rule::NeedsFor(permission, place) => match visitor.viewer() {
                None => Verdict::SignIn,
                Some(viewer) if !viewer.may(permission) => {
                    Verdict::Shut(permission, role_barrier(visit, viewer, permission))
                }
                Some(viewer) => self.judge_agency(visit, path, viewer, permission, place),
            },
        }
    }

    /// An agency that is not named, or not there, is the handler's to complain about.
    fn judge_agency(
        &self,
        visit: &Visit,
        path: &RawPathParams,
        viewer: &Viewer,
        permission: Permission,
        place: AgencyIn,
    ) -> Verdict {
        let catalogue = self.app.catalogue();
        let keys = named(visit, path, place);
        let agencies = keys.iter().filter_map(|key| catalogue.find_agency(key));
        for agency in agencies {
            if !viewer.may_for(permission, agency.id) {
                let own = viewer.user.agency.and_then(|id| catalogue.agency_by_id(id));
                let own = own.map(|own| own.name.clone()).unwrap_or_default();
                return Verdict::Shut(permission, Barrier::OtherAgency { own });
            }
        }
        Verdict::Pass
    }

    fn explain(
        &self,
        visit: &Visit,
        wanted: Permission,
        barrier: Barrier,
        id: Option<RequestId>,
    ) -> Response {
        let lang = visit.lang;
        let viewer = visit.visitor.viewer();
        let role = viewer.map(|viewer| viewer.user.role);
        let page = ForbiddenPage {
            layout: visit.layout(&self.app, Place::Elsewhere),
            wanted: t(lang, &format!("permission-{}", wanted.key())),
            barrier,
            role: role.map(|role| visit.role_name(role)).unwrap_or_default(),
            request_id: id.map(|id| id.to_string()),
            home: viewer.map_or("/", home::of).to_owned(),
        };
        (StatusCode::FORBIDDEN, Html(page.render().into_string())).into_response()
    }
}

/// Every agency that the request names: a name given twice must not slip through by its second value.
fn named(visit: &Visit, path: &RawPathParams, place: AgencyIn) -> Vec<String> {
    match place {
        AgencyIn::Path(name) => {
            let values = path.iter().filter(|(given, _)| *given == name);
            values.map(|(_, value)| value.to_owned()).collect()
        }
        AgencyIn::Query(name) => {
            let query = visit.uri.query().unwrap_or_default();
            let pairs = form_urlencoded::parse(query.as_bytes());
            let values = pairs.filter(|(given, _)| given == name);
            values.map(|(_, value)| value.into_owned()).collect()
        }
    }
}

fn role_barrier(visit: &Visit, viewer: &Viewer, permission: Permission) -> Barrier {
    if viewer.must_enrol && reach(viewer.user.role, permission) != Reach::None {
        let set_up = "/account/second-factor".to_owned();
        return Barrier::SecondFactor { set_up };
    }
    let able = Role::ALL
        .iter()
        .filter(|role| reach(**role, permission) != Reach::None);
    Barrier::Role {
        roles: able.map(|role| visit.role_name(*role)).collect(),
    }
}
