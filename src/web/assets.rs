//! Styles, scripts, fonts and images, embedded, each also under an address that names its content.

use std::{path::Path, sync::LazyLock};

use axum::Router;
use hailong_views::layout::Assets;
use memory_serve::{CacheControl, MemoryServe};

fn folder(files: MemoryServe) -> MemoryServe {
    files
        .index_file(None)
        .enable_hashed_routes(true)
        .cache_control(CacheControl::NoCache)
}

fn css() -> MemoryServe {
    folder(memory_serve::load!("css"))
}

fn dist() -> MemoryServe {
    folder(memory_serve::load!("dist"))
}

fn img() -> MemoryServe {
    folder(memory_serve::load!("img"))
}

fn fonts() -> MemoryServe {
    // Named by version and weight, and loaded relative to the style sheet.
    folder(memory_serve::load!("fonts")).cache_control(CacheControl::Medium)
}

/// The files under `/assets/`.
pub fn router() -> Router {
    Router::new()
        .nest("/assets/css", css().into_router())
        .nest("/assets/dist", dist().into_router())
        .nest("/assets/fonts", fonts().into_router())
        .nest("/assets/img", img().into_router())
}

/// Addresses that change with the content, so that browsers may keep a file for good.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let address = |folder: &str, files: &MemoryServe, name: &str| {
        let name = format!("/{name}");
        let hashed = files.manifest().get(&name).map_or(name, str::to_owned);
        format!("/assets/{folder}{hashed}")
    };
    let (css, dist, img) = (css(), dist(), img());
    Assets {
        font_css: address("css", &css, "font.css"),
        site_css: address("css", &css, "site.css"),
        citizen_css: address("css", &css, "citizen.css"),
        manager_css: address("css", &css, "manager.css"),
        admin_css: address("css", &css, "admin.css"),
        fleet_css: address("css", &css, "fleet.css"),
        kiosk_css: address("css", &css, "kiosk.css"),
        citizen_js: address("dist", &dist, "citizen.js"),
        kiosk_js: address("dist", &dist, "kiosk.js"),
        icon: address("img", &img, "icon.svg"),
    }
});

/// The address of a script or style of the API documentation.
pub fn dist_address(name: &str) -> String {
    let name = format!("/{name}");
    let hashed = dist()
        .manifest()
        .get(&name)
        .map_or_else(|| name.clone(), str::to_owned);
    format!("/assets/dist{hashed}")
}

/// The addresses of the fonts, sorted, as the style sheet names them.
pub fn font_addresses() -> Vec<String> {
    let manifest = fonts().manifest();
    let fonts = manifest.iter().map(|(name, _)| name);
    let mut addresses: Vec<_> = fonts
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|kind| kind == "woff2")
        })
        .map(|name| format!("/assets/fonts{name}"))
        .collect();
    addresses.sort();
    addresses
}
