//! `serve --demo`: whoever sits at the machine may look around without an account.

use axum::http::{Method, header, request::Builder};
use hailong::model::role::Role;

use crate::harness::{Browser, TestApp, TestDatabase};

fn here(app: &TestApp) -> Browser<'_> {
    app.browser_at([127, 0, 0, 1])
}

#[tokio::test]
async fn a_visitor_of_this_machine_reads_as_the_leadership_does() {
    let app = TestApp::demonstration(TestDatabase::sqlite().await).await;
    let mut visitor = here(&app);
    for path in [
        "/dashboard",
        "/agencies/p-taythanh-2",
        "/evidence?agency=p-taythanh-2",
    ] {
        assert_eq!(visitor.get(path).await.status, 200, "{path}");
    }
    for path in ["/account", "/account/password"] {
        assert!(
            visitor.get(path).await.location().starts_with("/sign-in"),
            "{path}"
        );
    }
    assert!(
        app.browser()
            .get("/dashboard")
            .await
            .location()
            .starts_with("/sign-in")
    );
    let admin = app.person(Role::Viewer, Some("p-taythanh-2")).await;
    assert_eq!(visitor.sign_in(&admin).await.status, 303);
    assert_eq!(
        visitor.get("/agencies/p-phuthanh-2").await.status,
        403,
        "whoever signs in is only who that is"
    );
}

#[tokio::test]
async fn a_real_installation_opens_nothing_to_its_own_machine() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    assert!(
        here(&app)
            .get("/dashboard")
            .await
            .location()
            .starts_with("/sign-in")
    );
}

#[tokio::test]
async fn another_sites_name_that_leads_here_opens_nothing() {
    let app = TestApp::demonstration(TestDatabase::sqlite().await).await;
    let open = async |host: &str| {
        let mut browser = here(&app);
        let asked = browser.send(Method::GET, "/dashboard", "", |_| {
            Builder::new()
                .method(Method::GET)
                .uri("/dashboard")
                .header(header::HOST, host)
        });
        asked.await.status == 200
    };
    for own in ["localhost:8080", "127.0.0.1", "[::1]:8080", "LOCALHOST"] {
        assert!(open(own).await, "{own}");
    }
    for other in [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8080",
        "@",
        "",
    ] {
        assert!(!open(other).await, "{other}");
    }
}
