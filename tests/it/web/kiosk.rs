//! What a device loads so that it starts without network: the shell, its worker, its manifest.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use serde_json::Value;

use crate::harness::{TestApp, TestDatabase};

/// The list of files at the head of the worker.
fn files(worker: &str) -> Value {
    let line = worker.lines().next().expect("a first line");
    let list = line
        .strip_prefix("const HAILONG_FILES = ")
        .and_then(|rest| rest.strip_suffix(';'));
    serde_json::from_str(list.expect("the list of files")).expect("JSON")
}

#[tokio::test]
async fn every_file_that_the_worker_keeps_is_there() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let worker = app.get("/k/sw.js", None).await;
    assert_eq!(worker.status, 200);
    assert_eq!(worker.headers[CACHE_CONTROL], "no-cache");
    assert_eq!(
        worker.headers[CONTENT_TYPE],
        "text/javascript; charset=utf-8"
    );
    let files = files(&worker.text);
    let shell = app.get("/k/", None).await.text;
    let mut kept = Vec::new();
    for list in ["pages", "assets"] {
        kept.extend(files[list].as_array().expect("a list").clone());
    }
    for address in &kept {
        let address = address.as_str().expect("an address");
        assert_eq!(app.get(address, None).await.status, 200, "{address}");
    }
    // Whatever the shell loads is kept, or the device would start without it.
    for loaded in shell
        .split(['"'])
        .filter(|part| part.starts_with("/assets/") || part.starts_with("/k/"))
    {
        assert!(
            kept.iter().any(|address| address == loaded),
            "{loaded} is not kept"
        );
    }
    let fonts = kept
        .iter()
        .filter(|address| address.as_str().is_some_and(|text| text.contains("woff2")));
    assert_eq!(fonts.count(), 4);
}

#[tokio::test]
async fn the_worker_is_the_same_text_until_a_file_changes() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let (one, other) = (
        app.get("/k/sw.js", None).await,
        app.get("/k/sw.js", None).await,
    );
    assert_eq!(one.text, other.text);
    // The shell of a demonstration is another page: its worker must replace this one.
    let demo = TestApp::demonstration(TestDatabase::sqlite().await).await;
    let demo = demo.get("/k/sw.js", None).await.text;
    assert_ne!(files(&one.text)["hash"], files(&demo)["hash"]);
    assert_eq!(files(&one.text)["assets"], files(&demo)["assets"]);
}

#[tokio::test]
async fn switched_off_it_removes_itself_and_touches_no_rating() {
    let app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.kiosk.worker = false;
    })
    .await;
    let worker = app.get("/k/sw.js", None).await.text;
    assert!(
        worker.contains("unregister") && !worker.contains("HAILONG_FILES"),
        "{worker}"
    );
    assert!(!worker.to_lowercase().contains("indexeddb"), "{worker}");
}

#[tokio::test]
async fn the_manifest_makes_it_an_application_of_its_own() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let manifest = app.get("/k/manifest.webmanifest", None).await;
    assert_eq!(manifest.headers[CONTENT_TYPE], "application/manifest+json");
    assert_eq!(manifest.json["display"], "fullscreen");
    assert_eq!(manifest.json["start_url"], "/k/");
    let icon = manifest.json["icons"][0]["src"].as_str().expect("an icon");
    assert_eq!(app.get(icon, None).await.status, 200);
    assert!(
        app.get("/k/", None)
            .await
            .text
            .contains("/k/manifest.webmanifest")
    );
}
