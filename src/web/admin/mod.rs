//! Administration: lists, things, and the forms that change them.
//!
//! Pages here show and carry along; what a form means and whether it holds is decided in [`crate::admin`].

mod address;
mod ask;
mod clerk;
mod desk;
mod history;
mod import;
mod lineage;
mod official_values;
mod place;
mod questionnaires;
mod scales;
mod sheets;
mod targets;
mod texts;
mod values;

use super::routes::Routes;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    routes
        .with(targets::routes)
        .with(official_values::routes)
        .with(questionnaires::routes)
        .with(scales::routes)
        .with(import::routes)
}
