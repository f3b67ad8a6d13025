//! `/admin/links`: codes and addresses by which people rate from a phone, for whoever looks after them.
//!
//! Everybody sees and changes the links of the own agencies only: one elsewhere is answered like one
//! that does not exist. How they are printed is not decided here.

mod change;
mod list;
mod make;
mod order;
mod rotate;
mod show;
mod steward;
mod words;

pub use list::at_point;
pub use steward::Steward;
pub use words::name;

use crate::{
    model::permission::Permission,
    web::routes::{Routes, Rule},
};

/// Where the list is.
const LIST: &str = "/admin/links";

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let look = Rule::Needs(Permission::ViewLinks);
    let change = Rule::Needs(Permission::ManageLinks);
    routes
        .get("/admin/links", look, list::list)
        .get("/admin/links/new", change, make::show)
        .post("/admin/links/new", change, make::send)
        .get("/admin/links/{id}", look, show::show)
        .get("/admin/links/{id}/edit", change, change::show_edit)
        .post("/admin/links/{id}/edit", change, change::send_edit)
        .get("/admin/links/{id}/rotate", change, rotate::show)
        .post("/admin/links/{id}/rotate", change, rotate::send)
        .get("/admin/links/{id}/close", change, change::show_close)
        .post("/admin/links/{id}/close", change, change::send_close)
}
