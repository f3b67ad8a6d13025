//! Link previews and mail scanners: whatever they ask for, no code is used up.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Method, header},
};

use super::{all_marks, codes, printed, rate, shared_key};
use crate::harness::{Direct, TestApp, app::request, on_each_database};

#[tokio::test]
async fn whoever_follows_links_without_sending_uses_nothing_up() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let key = shared_key(&app).await;
        let both = [
            codes(&app, 1).await.remove(0),
            printed(&app, &key, "2026-07-15", 7),
        ];
        for code in &both {
            assert!(crawl(&app, &format!("/r/{code}")).await > 3);
        }
        let direct = Direct::to(&app.world.db).await;
        assert!(all_marks(&direct).await.is_empty());
        assert_eq!(app.total("2026").await["n"], 0);
        for (code, ratings) in both.iter().zip(1..) {
            rate(&app, code, 4).await;
            crawl(&app, &format!("/r/{code}")).await;
            assert_eq!(app.total("2026").await["n"], ratings);
        }
    })
    .await;
}

/// What a mail scanner or a messenger's preview does: asks for each address on the page, and on the pages behind
/// it, by GET and by HEAD, also for where the form is sent. Returns how many addresses there were.
async fn crawl(app: &TestApp, start: &str) -> usize {
    let mut seen = BTreeSet::from([start.to_owned()]);
    let mut waiting = vec![
        start.to_owned(),
        format!("{start}/thanks"),
        format!("{start}/qr.png"),
    ];
    while let Some(path) = waiting.pop() {
        for method in [Method::HEAD, Method::OPTIONS, Method::GET] {
            let asked = request(method, &path, None)
                .header(header::USER_AGENT, "facebookexternalhit/1.1 Zalo")
                .body(Body::empty())
                .unwrap();
            let answer = app.call(asked).await;
            assert!(answer.status.as_u16() < 500, "{path}: {answer:?}");
            let own = |path: &String| path.contains("/r/") || path.starts_with("/?");
            let found = addresses(&answer.text).into_iter().filter(own);
            waiting.extend(found.filter(|path| seen.insert(path.clone())));
        }
        seen.insert(path);
    }
    seen.len()
}

fn addresses(page: &str) -> Vec<String> {
    let mut all = Vec::new();
    for attribute in [
        "href=\"",
        "src=\"",
        "action=\"",
        "formaction=\"",
        "content=\"",
    ] {
        let values = page.split(attribute).skip(1);
        let values = values.filter_map(|rest| rest.split('"').next());
        let paths = values.filter(|value| value.starts_with('/'));
        all.extend(paths.map(|path| path.replace("&amp;", "&")));
    }
    all
}
