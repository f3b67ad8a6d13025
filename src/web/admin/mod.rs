//! Administration: lists, things, and the forms that change them.
//!
//! Pages here show and carry along; what a form means and whether it holds is decided in [`crate::admin`].

mod address;
mod agencies;
mod ask;
mod clerk;
mod desk;
mod domains;
mod history;
mod holidays;
mod hours;
mod list;
mod overview;
mod place;
mod scopes;
mod service_points;
mod thing;

use super::routes::{Routes, Rule};
use crate::model::permission::Permission;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewAdministration);
    routes
        .get("/admin", look, overview::show)
        .get("/admin/search", look, overview::find)
        .with(agencies::routes)
        .with(scopes::routes)
        .with(domains::routes)
        .with(service_points::routes)
        .with(holidays::routes)
}
