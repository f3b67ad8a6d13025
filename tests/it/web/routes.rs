//! All pages × all roles × own and other agency, against the table of `docs/roles.md`.

use std::time::Duration;

use hailong::{
    model::{permission::Permission, role::Role},
    web::{self, AgencyIn, Route, Rule},
};

use super::table::{Table, documented, documented_pages};
use crate::harness::{
    Browser, Somebody, TestApp, TestDatabase,
    app::{Answer, POINT},
};

/// The ward whose people walk.
pub const OWN: &str = "p-taythanh-2";
const BELOW: &str = "ttpvhcc-taythanh";
const OTHER: &str = "p-phuthanh-2";

/// What became of a request.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Through,
    SignIn,
    Shut,
}

fn end(answer: &Answer) -> End {
    let to = answer.location();
    if answer.status == 403 {
        End::Shut
    } else if to == "/sign-in" || to.starts_with("/sign-in?next=") {
        End::SignIn
    } else {
        End::Through
    }
}

/// An address of the route, about this agency where it is about one.
pub fn address(route: &Route, agency: &str) -> String {
    let mut path = route.path.to_owned();
    match route.rule {
        Rule::NeedsFor(_, AgencyIn::Path(name)) => {
            path = path.replace(&format!("{{{name}}}"), agency);
        }
        Rule::NeedsFor(_, AgencyIn::Query(name)) => path = format!("{path}?{name}={agency}"),
        _ => {}
    }
    let (list, _) = route.path.split_once("/{").unwrap_or_default();
    let filled = path.split('/').map(|part| example(list, part));
    filled.collect::<Vec<_>>().join("/")
}

/// What may stand in an address in place of this part, below the list.
fn example<'p>(list: &str, part: &'p str) -> &'p str {
    match part {
        "{user}" | "{token}" | "{kiosk}" | "{id}" | "{reply}" | "{target}" | "{value}" => "1",
        "{key}" if list == "/admin/agencies" => OWN,
        "{key}" if list == "/admin/scopes" => "phuong-taythanh",
        "{key}" if list == "/admin/service-points" => POINT,
        "{key}" | "{code}" | "{session}" => "land",
        "{day}" => "2026-09-02",
        "{version}" if list == "/admin/scales" => "five@1",
        "{version}" => "default@1",
        part => {
            // Whoever adds one asks whose things it names, and who must not reach those of others.
            assert!(!part.contains('{'), "no example of {part}");
            part
        }
    }
}

async fn call(browser: &mut Browser<'_>, route: &Route, agency: &str) -> Answer {
    browser
        .call(&route.method, &address(route, agency), &[])
        .await
}

async fn open() -> TestApp {
    TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
    })
    .await
}

/// Everybody there is: each role, with an agency and without where both can be.
async fn everybody(app: &TestApp) -> Vec<Somebody> {
    let mut all = Vec::new();
    for role in Role::ALL {
        if role.may_have_agency() {
            all.push(app.person(*role, Some(OWN)).await);
        }
        if !role.needs_agency() {
            all.push(app.person(*role, None).await);
        }
    }
    all
}

/// What the documentation says of somebody, a permission and an agency.
fn expected(table: &Table, somebody: &Somebody, permission: Permission, agency: &str) -> End {
    let bound = somebody.user.agency.is_some();
    match table.reach(permission, somebody.user.role) {
        "all" => End::Through,
        "own" if !bound || agency != OTHER => End::Through,
        _ => End::Shut,
    }
}

#[tokio::test]
async fn every_page_lets_in_whom_the_documentation_names_and_nobody_else() {
    let (app, table) = (open().await, Table::read());
    let routes = web::table(&app.app);
    let mut walked = 0;
    for somebody in everybody(&app).await {
        let mut browser = app.signed_in(&somebody).await;
        for route in &routes {
            for agency in [OWN, BELOW, OTHER] {
                let shown = call(&mut browser, route, agency).await;
                let wanted = match route.rule {
                    Rule::Public | Rule::SignedIn => End::Through,
                    Rule::Needs(permission) => expected(&table, &somebody, permission, OWN),
                    Rule::NeedsFor(permission, _) => {
                        expected(&table, &somebody, permission, agency)
                    }
                };
                let who = (somebody.user.role, somebody.user.agency, agency);
                let what = (&route.method, route.path);
                if route.path != "/sign-in/code" {
                    assert_eq!(end(&shown), wanted, "{who:?} {what:?} {}", shown.text);
                }
                assert!(!shown.status.is_server_error(), "{who:?} {what:?}");
                walked += 1;
                if route.path == "/sign-out" {
                    app.clock.advance(Duration::from_mins(1));
                    browser = app.signed_in(&somebody).await;
                }
                if !matches!(route.rule, Rule::NeedsFor(..)) {
                    break;
                }
            }
        }
    }
    assert!(walked > 200, "{walked} is not all pages for all roles");
}

#[tokio::test]
async fn without_a_session_only_public_pages_open() {
    let app = open().await;
    for route in web::table(&app.app) {
        if route.path == "/sign-in/code" {
            continue;
        }
        let shown = call(&mut app.browser(), &route, OWN).await;
        let wanted = if route.rule == Rule::Public {
            End::Through
        } else {
            End::SignIn
        };
        assert_eq!(end(&shown), wanted, "{} {}", route.method, route.path);
    }
}

#[test]
fn nothing_but_the_table_makes_pages() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web");
    let mut open = vec![std::path::PathBuf::from(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                path.read_dir()
                    .expect("a folder")
                    .map(|e| e.expect("an entry").path()),
            );
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source");
        let own_router = [".route(", ".nest(", "routing::get", "routing::post"]
            .iter()
            .any(|word| text.contains(word));
        let allowed = ["routes/mod.rs", "assets.rs"];
        let allowed = allowed.iter().any(|name| path.ends_with(name));
        assert!(
            !own_router || allowed,
            "{} adds pages past the rules",
            path.display()
        );
    }
}

#[tokio::test]
async fn every_page_stands_in_the_documentation() {
    let app = open().await;
    let written: Vec<String> = web::table(&app.app).iter().map(documented).collect();
    assert!(
        written == documented_pages(),
        "docs/roles.md must list:\n{}",
        written.join("\n")
    );
}
