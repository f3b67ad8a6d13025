//! Administration: lists, things, and the forms that change them.
//!
//! Pages here show and carry along; what a form means and whether it holds is decided in [`crate::admin`].

mod address;
mod ask;
mod clerk;
mod desk;
mod history;
mod place;

use super::routes::Routes;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    routes
}
