//! `/admin/tokens`: which programs may call the API.

mod create;
mod list;
mod revoke;

pub use create::{send_new, show_new};
pub use list::{list, show};
pub use revoke::{send_revoke, show_revoke};

use crate::{
    app::App,
    i18n::{Lang, t},
    model::grant::Grant,
    store::TokenEntry,
    web::error::WebError,
};

/// Where the list is.
const LIST: &str = "/admin/tokens";

fn trail(lang: Lang) -> [(&'static str, String); 2] {
    [
        ("/admin", t(lang, "admin-title")),
        (LIST, t(lang, "tokens-title")),
    ]
}

/// What a grant allows, in words.
fn words(lang: Lang, grant: Grant) -> String {
    let word = grant.key().replace(':', "_");
    t(lang, &format!("grant-{word}"))
}

async fn find(app: &App, id: i32) -> Result<TokenEntry, WebError> {
    let mut all = app.db.tokens().await?.into_iter();
    let found = all.find(|entry| entry.token.id == id);
    found.ok_or_else(WebError::not_found)
}
