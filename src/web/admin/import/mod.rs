//! A CSV file in: chosen, looked at, and only then imported.
//!
//! Between the preview and the decision the file waits in the data folder, for an hour and for
//! whoever sent it.

mod choose;
mod confirm;
mod look;

use axum::extract::DefaultBodyLimit;

use crate::{
    i18n::{Lang, t},
    import::Kind,
    middleware::body_limit,
    model::permission::Permission,
    web::routes::{Routes, Rule},
};

/// The first page.
const START: &str = "/admin/import";

/// What a form has besides the file, bytes.
pub const REST_OF_FORM: usize = 64 * 1024;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let import = Rule::Needs(Permission::ImportData);
    let upload = routes
        .empty()
        .post("/admin/import", import, look::send)
        .around(|router| {
            router.route_layer(DefaultBodyLimit::max(body_limit::FILE + REST_OF_FORM))
        });
    routes
        .get("/admin/import", import, choose::show)
        .merge(upload)
        .post("/admin/import/confirm", import, confirm::send)
}

/// What a kind of file is called.
fn name(lang: Lang, kind: Kind) -> String {
    let key = match kind {
        Kind::Agencies => "tree-title",
        Kind::Scopes => "objects-scope",
        Kind::Domains => "objects-domain",
        Kind::Targets => "objects-target",
        Kind::ServicePoints => "objects-service_point",
        Kind::OfficialValues => "objects-official_value",
        Kind::Transactions => "import-kind-transactions",
        Kind::ReceiptsPrinted => "import-kind-receipts-printed",
        Kind::Ratings => "import-kind-ratings",
    };
    t(lang, key)
}
