//! Every page with its samples as files, to be looked at without a server or data.
//!
//! The pages are those of `views`; this module only makes their addresses relative and brings the files that they load.

use std::collections::BTreeSet;

use axum::{
    body::{Body, Bytes},
    http::{Request, StatusCode},
};
use hailong_views::{
    i18n::Lang,
    sample::{self, Sample},
};
use http_body_util::BodyExt as _;
use maud::{DOCTYPE, Markup, html};
use tower::ServiceExt as _;

use super::assets;

/// A file of the gallery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GalleryFile {
    /// Where it belongs below the gallery's folder, with `/` between its parts.
    pub path: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// An address that the pages load and this program does not have.
#[derive(Debug, thiserror::Error)]
#[error("the pages load «{0}», which is not there")]
pub struct MissingFile(String);

/// Every page in every language, an index that begins in `lang`, and the styles, scripts, fonts and images that they load.
pub async fn files(lang: Lang) -> Result<Vec<GalleryFile>, MissingFile> {
    let mut files = vec![file("index.html", index(lang).into_string())];
    let mut addresses = BTreeSet::new();
    for lang in Lang::CITIZENS {
        for page in sample::all(lang) {
            let html = page.html.into_string();
            addresses.extend(loaded(&html));
            // Opened from a disk, pages find their files by relative addresses.
            let html = html.replace("\"/assets/", "\"../assets/");
            files.push(file(&format!("{}/{}.html", lang.tag(), page.name), html));
        }
    }
    for address in addresses {
        files.extend(asset(&address).await?);
    }
    Ok(files)
}

fn file(path: &str, text: String) -> GalleryFile {
    GalleryFile {
        path: path.to_owned(),
        bytes: text.into(),
    }
}

/// The addresses under `/assets/` that a page names.
fn loaded(html: &str) -> impl Iterator<Item = String> {
    let parts = html.split('"').filter(|part| part.starts_with("/assets/"));
    parts.map(str::to_owned)
}

/// The file behind an address, and those that a style sheet loads in turn.
async fn asset(address: &str) -> Result<Vec<GalleryFile>, MissingFile> {
    let bytes = fetch(address).await?;
    let mut files = vec![GalleryFile {
        path: address.trim_start_matches('/').to_owned(),
        bytes: bytes.clone(),
    }];
    let text = String::from_utf8_lossy(&bytes);
    for relative in text.split("url(../").skip(1) {
        let name = relative.split(')').next().unwrap_or_default();
        let address = format!("/assets/{name}");
        files.push(GalleryFile {
            path: address.trim_start_matches('/').to_owned(),
            bytes: fetch(&address).await?,
        });
    }
    Ok(files)
}

/// What a browser would get; release builds have the files inside.
async fn fetch(address: &str) -> Result<Bytes, MissingFile> {
    let missing = || MissingFile(address.to_owned());
    let request = Request::get(address).body(Body::empty());
    let request = request.map_err(|_| missing())?;
    let Ok(response) = assets::router().oneshot(request).await;
    if response.status() != StatusCode::OK {
        return Err(missing());
    }
    let body = response.into_body().collect().await;
    body.map(http_body_util::Collected::to_bytes)
        .map_err(|_| missing())
}

/// A page that leads to all others, with the struct that each is made from.
fn index(lang: Lang) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "hailong gallery" }
            }
            body {
                h1 { "hailong gallery" }
                (contents(lang))
                @for other in Lang::CITIZENS { @if other != lang { (contents(other)) } }
            }
        }
    }
}

fn contents(lang: Lang) -> Markup {
    let link =
        |page: &Sample| html! { a href={ (lang.tag()) "/" (page.name) ".html" } { (page.name) } };
    html! {
        h2 lang=(lang.tag()) { (lang.own_name()) }
        ul {
            @for page in sample::all(lang) { li { (link(&page)) " " small { (page.page) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_file_that_a_page_loads_is_there() {
        let files = files(Lang::Vi).await.unwrap();
        let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert!(paths.contains("index.html") && paths.contains("en/citizen.html"));
        assert!(paths.contains("assets/fonts/be-vietnam-pro-latin-400.woff2"));
        let pages = files
            .iter()
            .filter(|file| !file.path.starts_with("assets/"));
        for file in pages {
            let html = String::from_utf8_lossy(&file.bytes);
            assert!(!html.contains("\"/assets/"), "{}", file.path);
            for address in html.split("\"../").skip(1) {
                let name = address.split('"').next().unwrap_or_default();
                assert!(paths.contains(name), "{} loads {name}", file.path);
            }
        }
    }
}
