//! The kiosk's shell, its manifest and its service worker. Everything on the screen is made by the script, which has a token.

use axum::{
    extract::State,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{Html, IntoResponse},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hailong_views::page::{
    kiosk::{KioskPage, WORKER, WORKER_OFF},
    kiosk_check::KioskCheckPage,
};
use maud::Render;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    assets::{ASSETS, dist_address, font_addresses},
    frame::Visit,
};
use crate::{app::App, i18n::t};

const SHELL: &str = "/k/";
const MANIFEST: &str = "/k/manifest.webmanifest";
/// Pages that the device keeps under their own address.
const PAGES: [&str; 1] = [MANIFEST];
/// Browsers ask each time, and get 304 or the new text: a device that never closes must hear of a new version.
const ASK_EACH_TIME: (axum::http::HeaderName, &str) = (CACHE_CONTROL, "no-cache");

/// `GET /k/` and `GET /k/pair`.
pub async fn show_kiosk(State(app): State<App>, visit: Visit) -> Html<String> {
    Html(shell(&app, &visit))
}

/// `GET /k/check`: what a device lacks.
pub async fn show_check(State(app): State<App>, visit: Visit) -> Html<String> {
    let page = KioskCheckPage {
        layout: visit.bare(&app),
        script: dist_address("kiosk-check.js"),
        probe: dist_address("probe.js"),
    };
    Html(page.render().into_string())
}

/// `GET /k/manifest.webmanifest`: the page as an application without any frame of a browser.
pub async fn show_manifest(visit: Visit) -> impl IntoResponse {
    let name = t(visit.lang, "kiosk-title");
    let manifest = json!({
        "name": name,
        "short_name": name,
        "lang": visit.lang.tag(),
        "id": SHELL,
        "start_url": SHELL,
        "scope": SHELL,
        "display": "fullscreen",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [{"src": ASSETS.icon, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    });
    let json = (CONTENT_TYPE, "application/manifest+json");
    ([json, ASK_EACH_TIME], manifest.to_string())
}

/// `GET /k/sw.js`: the worker with the list of what it keeps; switched off, one that removes itself.
pub async fn show_worker(State(app): State<App>, visit: Visit) -> impl IntoResponse {
    let text = if app.config.kiosk.worker {
        worker(&shell(&app, &visit))
    } else {
        WORKER_OFF.to_owned()
    };
    let script = (CONTENT_TYPE, "text/javascript; charset=utf-8");
    ([script, ASK_EACH_TIME], text)
}

fn shell(app: &App, visit: &Visit) -> String {
    let page = KioskPage {
        layout: visit.bare(app),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        manifest: MANIFEST.to_owned(),
        probe: dist_address("probe.js"),
    };
    page.render().into_string()
}

/// The worker's text. Addresses of files name their content and the page names its files, so one hash over
/// both changes with any of them.
fn worker(shell: &str) -> String {
    let mut assets = vec![
        ASSETS.font_css.clone(),
        ASSETS.kiosk_css.clone(),
        ASSETS.kiosk_js.clone(),
        ASSETS.icon.clone(),
        dist_address("probe.js"),
    ];
    assets.extend(font_addresses());
    let mut hash = Sha256::new();
    for part in [WORKER, shell]
        .into_iter()
        .chain(assets.iter().map(String::as_str))
    {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let files = json!({
        "hash": URL_SAFE_NO_PAD.encode(hash.finalize()),
        "shell": SHELL,
        "pages": PAGES,
        "assets": assets,
    });
    format!("const HAILONG_FILES = {files};\n{WORKER}")
}
