//! `/admin/users`: who may get in, and as what.

mod edit;
mod form;
mod list;
mod steps;
mod thing;
mod unlink;

pub use edit::{send_edit, send_new, show_edit, show_new};
pub use list::list;
pub use steps::{send_disable, send_enable, send_reset, show_disable, show_reset};
pub use thing::show;
pub use unlink::{send_unlink, show_unlink};

use crate::{
    app::App,
    i18n::{Lang, t},
    model::user::User,
    web::error::WebError,
};

/// Where the list is.
const LIST: &str = "/admin/users";

/// The pages above the one of a person.
fn trail(lang: Lang) -> [(&'static str, String); 2] {
    [
        ("/admin", t(lang, "admin-title")),
        (LIST, t(lang, "users-title")),
    ]
}

/// Where a person's page is; the number, since an address of a page must not hold one of a person.
fn address(id: i32) -> String {
    format!("{LIST}/{id}")
}

async fn find(app: &App, id: i32) -> Result<User, WebError> {
    app.db.user(id).await?.ok_or_else(WebError::not_found)
}
