//! `/admin/replies`: what agencies say they did about earlier comments, for whoever speaks for an agency.
//!
//! Everybody is limited to the own agencies here: the routes ask only whether somebody may at all.

mod forms;
mod list;

use axum::{extract::RawForm, response::Response};

use super::{clerk::Clerk, desk};
use crate::{
    admin::replies::{Create, End},
    model::{audit::ObjectKind, catalogue::Catalogue, permission::Permission, reply::Reply},
    web::{
        error::WebError,
        form::Fields,
        routes::{Routes, Rule},
    },
};

const OBJECT: ObjectKind = ObjectKind::Reply;
const LOOK: Permission = Permission::ViewReplies;
const CHANGE: Permission = Permission::ManageReplies;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let (look, change) = (Rule::Needs(LOOK), Rule::Needs(CHANGE));
    routes
        .get("/admin/replies", look, list::show_list)
        .get("/admin/replies/new", change, desk::show::<Create>)
        .post("/admin/replies/new", change, send_new)
        .get("/admin/replies/{reply}", look, list::show)
        .get("/admin/replies/{reply}/end", change, show_end)
        .post("/admin/replies/{reply}/end", change, send_end)
}

/// The reply that the address names, if this person may do that for its agency.
fn find<'c>(
    clerk: &Clerk,
    catalogue: &'c Catalogue,
    permission: Permission,
) -> Result<&'c Reply, WebError> {
    let id = clerk.key.parse().map_err(|_| WebError::not_found())?;
    let reply = catalogue.reply(id).ok_or_else(WebError::not_found)?;
    if clerk.viewer.may_for(permission, reply.agency) {
        Ok(reply)
    } else {
        Err(WebError::forbidden())
    }
}

async fn send_new(clerk: Clerk, RawForm(body): RawForm) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let typed = Fields::read(&body);
    let agency = catalogue.agency(typed.get("agency"));
    if agency.is_some_and(|agency| !clerk.viewer.may_for(CHANGE, agency.id)) {
        return Err(WebError::forbidden());
    }
    desk::send::<Create>(clerk, RawForm(body)).await
}

async fn show_end(clerk: Clerk) -> Result<Response, WebError> {
    find(&clerk, &clerk.app.catalogue(), CHANGE)?;
    desk::show_once_more::<End>(clerk).await
}

async fn send_end(clerk: Clerk, body: RawForm) -> Result<Response, WebError> {
    find(&clerk, &clerk.app.catalogue(), CHANGE)?;
    desk::send::<End>(clerk, body).await
}
