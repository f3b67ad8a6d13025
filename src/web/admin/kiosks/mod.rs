//! `/kiosks`: the devices at the counters, for whoever looks after them.
//!
//! Everybody sees and changes the devices of the own agencies only: a device elsewhere is answered
//! like one that does not exist.

mod activity;
mod enrol;
mod fleet;
mod forms;
mod keeper;
mod lists;
mod maintain;
mod pairing;
mod pin;
mod rescue;
mod revoke;
mod show;
mod steps;
mod story;
mod vitals;
mod words;

pub use lists::{at_point, in_trouble};

use axum::extract::DefaultBodyLimit;

use super::import::REST_OF_FORM;
use crate::{
    middleware::body_limit,
    model::permission::Permission,
    web::routes::{Routes, Rule},
};

/// Where the list is.
const LIST: &str = "/kiosks";

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewKiosks);
    let change = Rule::Needs(Permission::ManageKiosks);
    let upload = routes
        .empty()
        .post("/kiosks/rescue", change, rescue::send)
        .around(|router| {
            router.route_layer(DefaultBodyLimit::max(body_limit::FILE + REST_OF_FORM))
        });
    routes
        .get("/kiosks", look, fleet::list)
        .get("/kiosks/new", change, enrol::show)
        .post("/kiosks/new", change, enrol::send)
        .get("/kiosks/rescue", change, rescue::show)
        .merge(upload)
        .post("/kiosks/rescue/confirm", change, rescue::confirm)
        .get("/kiosks/{kiosk}", look, show::show)
        .get("/kiosks/{kiosk}/rename", change, steps::show_rename)
        .post("/kiosks/{kiosk}/rename", change, steps::send_rename)
        .get("/kiosks/{kiosk}/move", change, steps::show_move)
        .post("/kiosks/{kiosk}/move", change, steps::send_move)
        .get("/kiosks/{kiosk}/pair", change, pairing::show)
        .post("/kiosks/{kiosk}/pair", change, pairing::send)
        .get("/kiosks/{kiosk}/revoke", change, revoke::show)
        .post("/kiosks/{kiosk}/revoke", change, revoke::send)
        .get("/kiosks/{kiosk}/pin", change, pin::show)
        .post("/kiosks/{kiosk}/pin", change, pin::send)
        .get("/kiosks/{kiosk}/maintenance", change, maintain::show)
        .post("/kiosks/{kiosk}/maintenance", change, maintain::send)
}
