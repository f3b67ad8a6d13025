//! `/admin/agencies`: the tree as of a day, each agency, and what may happen to one.

mod correct;
mod dissolve;
mod fields;
mod found;
mod merge;
mod rename;
mod show;
mod split;
mod tree;

use crate::{
    admin::agencies::{Dissolve, Edit, Found, Merge, Rename, Split},
    model::{audit::ObjectKind, permission::Permission},
    web::{
        admin::desk,
        routes::{Routes, Rule},
    },
};

const OBJECT: ObjectKind = ObjectKind::Agency;
const MANAGE: Permission = Permission::ManageAgencies;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    routes
        .get("/admin/agencies", look, tree::show)
        .with(founding)
        .get("/admin/agencies/{key}", look, show::show)
        .with(reforms)
}

fn founding(routes: Routes) -> Routes {
    let change = Rule::Needs(MANAGE);
    routes
        .get("/admin/agencies/new", change, desk::show::<Found>)
        .post("/admin/agencies/new", change, desk::send::<Found>)
}

fn reforms(routes: Routes) -> Routes {
    let change = Rule::Needs(MANAGE);
    routes
        .get("/admin/agencies/{key}/edit", change, desk::show::<Edit>)
        .post("/admin/agencies/{key}/edit", change, desk::send::<Edit>)
        .get("/admin/agencies/{key}/rename", change, desk::show::<Rename>)
        .post("/admin/agencies/{key}/rename", change, desk::send::<Rename>)
        .get("/admin/agencies/{key}/merge", change, desk::show::<Merge>)
        .post("/admin/agencies/{key}/merge", change, desk::send::<Merge>)
        .get("/admin/agencies/{key}/split", change, desk::show::<Split>)
        .post("/admin/agencies/{key}/split", change, desk::send::<Split>)
        .get(
            "/admin/agencies/{key}/dissolve",
            change,
            desk::show::<Dissolve>,
        )
        .post(
            "/admin/agencies/{key}/dissolve",
            change,
            desk::send::<Dissolve>,
        )
}
