//! Values published by others: the list, one of them, and the forms that enter and correct one.
//! An address names a value as the log does: by scope, topic and days.

mod edit;
mod list;

use super::desk;
use crate::{
    admin::official_values::{Create, Edit},
    model::permission::Permission,
    web::routes::{Routes, Rule},
};

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    let change = Rule::Needs(Permission::ManageTargets);
    let edit = "/admin/official-values/{value}/edit";
    routes
        .get("/admin/official-values", look, list::show_list)
        .get("/admin/official-values/new", change, desk::show::<Create>)
        .post("/admin/official-values/new", change, desk::send::<Create>)
        .get("/admin/official-values/{value}", look, list::show)
        .get(edit, change, desk::show::<Edit>)
        .post(edit, change, desk::send::<Edit>)
}
