//! Scales: their versions, the draft, and the steps of a version's life.
//!
//! A published version is never edited: its form makes the draft of the next one.

mod draft;
mod list;
mod steps;

use super::desk;
use crate::{
    admin::scales::{Discard, Draft, Publish, Retire},
    model::permission::Permission,
    web::routes::{Routes, Rule},
};

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    let change = Rule::Needs(Permission::ManageQuestionnaires);
    let [edit, publish, retire, discard] = [
        "/admin/scales/{version}/edit",
        "/admin/scales/{version}/publish",
        "/admin/scales/{version}/retire",
        "/admin/scales/{version}/discard",
    ];
    routes
        .get("/admin/scales", look, list::show_list)
        .get("/admin/scales/new", change, desk::show::<Draft>)
        .post("/admin/scales/new", change, desk::send::<Draft>)
        .get("/admin/scales/{version}", look, list::show)
        .get(edit, change, desk::show::<Draft>)
        .post(edit, change, desk::send::<Draft>)
        .get(publish, change, desk::show_once_more::<Publish>)
        .post(publish, change, desk::send::<Publish>)
        .get(retire, change, desk::show_once_more::<Retire>)
        .post(retire, change, desk::send::<Retire>)
        .get(discard, change, desk::show_once_more::<Discard>)
        .post(discard, change, desk::send::<Discard>)
}
