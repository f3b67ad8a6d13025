//! Questionnaires: their versions, the draft, its preview, and the steps of a version's life.
//!
//! A published version is never edited: its form makes the draft of the next one.

mod after;
mod draft;
mod list;
mod preview;
mod steps;
mod use_at;

use super::desk;
use crate::{
    admin::questionnaires::{Discard, Draft, Publish, Retire, UseAt},
    model::permission::Permission,
    web::routes::{Routes, Rule},
};

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    let change = Rule::Needs(Permission::ManageQuestionnaires);
    let [edit, publish, retire, discard] = [
        "/admin/questionnaires/{version}/edit",
        "/admin/questionnaires/{version}/publish",
        "/admin/questionnaires/{version}/retire",
        "/admin/questionnaires/{version}/discard",
    ];
    let use_at = "/admin/questionnaires/{version}/use";
    let seen_by_citizens = "/admin/questionnaires/{version}/preview";
    routes
        .get("/admin/questionnaires", look, list::show_list)
        .get("/admin/questionnaires/new", change, desk::show::<Draft>)
        .post("/admin/questionnaires/new", change, desk::send::<Draft>)
        .get("/admin/questionnaires/{version}", look, list::show)
        .get(seen_by_citizens, look, preview::show)
        .post(seen_by_citizens, change, preview::send)
        .get(edit, change, desk::show::<Draft>)
        .post(edit, change, desk::send::<Draft>)
        .get(publish, change, desk::show_once_more::<Publish>)
        .post(publish, change, desk::send::<Publish>)
        .get(retire, change, desk::show_once_more::<Retire>)
        .post(retire, change, desk::send::<Retire>)
        .get(use_at, change, desk::show::<UseAt>)
        .post(use_at, change, desk::send::<UseAt>)
        .get(discard, change, desk::show_once_more::<Discard>)
        .post(discard, change, desk::send::<Discard>)
}
