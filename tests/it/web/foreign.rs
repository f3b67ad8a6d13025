//! Every page of the table: no form of another site is taken, and no copy is kept of what stands behind the sign-in.

use std::{collections::BTreeSet, time::Duration};

use axum::http::{Method, header};
use hailong::{
    model::{audit::AuditFilter, grant::Grant, role::Role},
    web::{self, Route, Rule},
};

use super::{
    admin_agencies::open,
    routes::{OWN, address},
};
use crate::harness::TestApp;

/// What browsers say of themselves when another site sends the form: `sec-fetch-site` and `origin`. Old ones know the
/// second alone.
const FOREIGN: [(&str, &str); 5] = [
    ("cross-site", "https://evil.example"),
    ("same-site", "https://other.gov.vn"),
    ("cross-site", "http://127.0.0.1:8080"),
    ("", "https://evil.example"),
    ("", "null"),
];

fn forms(app: &TestApp) -> Vec<Route> {
    let table = web::table(&app.app).into_iter();
    table.filter(|route| route.method == Method::POST).collect()
}

async fn said(app: &TestApp) -> usize {
    let all = AuditFilter::default();
    let page = app.app.db.audit_page(&all, None, 1_000);
    page.await.expect("the audit log").len()
}

#[tokio::test]
async fn every_form_of_another_site_is_refused_before_anything_else() {
    let app = open().await;
    let admin = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&admin).await;
    let forms = forms(&app);
    assert!(forms.len() > 60, "{}", forms.len());
    let before = said(&app).await;
    for route in &forms {
        let path = address(route, OWN);
        for (site, origin) in FOREIGN {
            let sent = browser.post_with(&path, &[], |request| {
                let request = request.header("sec-fetch-site", site);
                request.header(header::ORIGIN, origin)
            });
            assert_eq!(sent.await.status, 403, "{path} {site} {origin}");
        }
    }
    assert_eq!(said(&app).await, before, "nothing was done");
    assert!(browser.is_in().await);
    // The same forms from the own site get further, in old browsers as well.
    for route in &forms {
        let path = address(route, OWN);
        for (site, origin) in [("same-origin", "null"), ("", "http://127.0.0.1:8080")] {
            let sent = browser.post_with(&path, &[], |request| {
                let request = request.header("sec-fetch-site", site);
                request.header(header::ORIGIN, origin)
            });
            assert_ne!(sent.await.status, 403, "{path} {site} {origin}");
            if !browser.is_in().await {
                app.clock.advance(Duration::from_mins(1));
                browser = app.signed_in(&admin).await;
            }
        }
    }
}

/// What an answer of this page must say about copies.
fn rule(route: &Route) -> &'static str {
    match route.path {
        // The device keeps these two itself, and asks for a newer one each time.
        "/k/manifest.webmanifest" | "/k/sw.js" => "no-cache",
        _ => "no-store",
    }
}

/// Something to look at wherever an address names one by number.
async fn furnished() -> TestApp {
    let app = open().await;
    app.token(&[Grant::ScoresRead]).await;
    app.pairing_code().await;
    super::phone::poster(&app).await;
    app
}

#[tokio::test]
async fn no_page_behind_the_sign_in_is_kept_and_none_is_framed() {
    let app = furnished().await;
    let mut opened = BTreeSet::new();
    for role in [Role::Administrator, Role::Auditor] {
        let somebody = app.person(role, None).await;
        let mut browser = app.signed_in(&somebody).await;
        for route in web::table(&app.app) {
            if route.path == "/sign-out" {
                continue;
            }
            let path = address(&route, OWN);
            let answer = browser.call(&route.method, &path, &[]).await;
            let (what, headers) = ((&route.method, &path), &answer.headers);
            assert_eq!(headers[header::CACHE_CONTROL], rule(&route), "{what:?}");
            let policy = headers[header::CONTENT_SECURITY_POLICY].to_str();
            assert!(policy.expect("text").contains("frame-ancestors 'none'"));
            if answer.status == 200 && route.method == Method::GET && route.rule != Rule::Public {
                opened.insert(route.path);
            }
        }
    }
    assert!(
        opened.len() > 75,
        "mostly errors were looked at: {opened:?}"
    );
}
