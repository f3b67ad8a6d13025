//! Names and texts that somebody imported or typed are text wherever they stand, and no agency's key opens another one.

use axum::http::{Method, header};
use hailong::model::{role::Role, user::Actor};
use serde_json::json;

use crate::{
    harness::{
        Browser, TestApp, TestDatabase,
        app::{POINT, rating_with},
    },
    receipts::Form,
};

/// Breaks out of a text, of an attribute, of a script.
const EVIL: &str = "Ác<script>alert(1)</script>'><img src=x onerror=alert(1)></title>";
/// The same inside a field of a CSV file.
const QUOTED: &str = "\"Ác<script>alert(1)</script>'><img src=x onerror=alert(1)></title>\"";

async fn open() -> (TestApp, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_owned();
    let app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
        config.data.dir = data;
    });
    (app.await, folder)
}

fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page
        .split_once(&mark)
        .unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().expect("its end").to_owned()
}

/// Sends a file, looks at what it would change, and has it imported; the page looked at.
async fn import(browser: &mut Browser<'_>, kind: &str, csv: &str) -> String {
    let body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{kind}.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{csv}\r\n--edge--\r\n"
    );
    let form = "multipart/form-data; boundary=edge";
    let sent = browser.send(Method::POST, "/admin/import", &body, |request| {
        request.header(header::CONTENT_TYPE, form)
    });
    let looked = sent.await;
    let fields =
        ["upload", "kind", "file", "version"].map(|name| (name, hidden(&looked.text, name)));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let done = browser.post("/admin/import/confirm", &fields).await;
    assert!(
        done.status.is_success() || done.status.is_redirection(),
        "{}",
        done.text
    );
    looked.text
}

fn is_harmless(page: &str, of: &str) {
    for mark in ["<script>alert", "<img src=x", "Ác<", "'><img"] {
        assert!(!page.contains(mark), "{of}: {page}");
    }
}

/// What a citizen reads behind a poster at this counter, before and after sending.
async fn reads(app: &TestApp, point: i32) {
    let actor = Actor::cli();
    let made = app.app.db.add_link("abcdefghjk", point, &actor, 1);
    made.await.expect("a link");
    app.app.refresh().await.expect("seen");
    for lang in ["vi", "en", "zh-Hans"] {
        for page in ["", "/thanks"] {
            let path = format!("/r/abcdefghjk{page}?lang={lang}");
            let answer = app.get(&path, None).await;
            assert_eq!(answer.status, 200, "{path}");
            is_harmless(&answer.text, &path);
            let told = answer.text.contains("Ác&lt;script&gt;");
            assert!(told || !page.is_empty(), "{path}: {}", answer.text);
        }
    }
    // Taken, or given back because the counter does not know the domain.
    let sent = Form::open(app, "abcdefghjk").await.send(app, 4).await;
    is_harmless(&sent.text, "the form sent");
}

#[tokio::test]
async fn imported_names_are_text_on_every_page() {
    let (app, _folder) = open().await;
    let admin = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&admin).await;
    let agencies = format!(
        "key,area_code,name,kind,parent,valid_from,valid_until,successors,source\n\
         ac,,{QUOTED},one_stop_centre,p-taythanh-2,2025-07-01,,,{QUOTED}\n"
    );
    let domains = format!("key,name_vi,name_en,group,source\nac,{QUOTED},{QUOTED},,{QUOTED}\n");
    let points = format!(
        "key,name,agency,serves_agency,domains,subject,valid_from,valid_until\n\
         ac-1,{QUOTED},ac,,ac,,2025-07-01,\n"
    );
    for (kind, file) in [
        ("agencies", agencies),
        ("domains", domains),
        ("service-points", points),
    ] {
        is_harmless(&import(&mut browser, kind, &file).await, kind);
    }
    app.app.refresh().await.expect("seen");
    let token = app.writer().await;
    let about = json!({ "agency": "ac", "domain": "ac", "service_point": "ac-1" });
    assert_eq!(
        app.results(&token, &[rating_with(about)]).await,
        ["accepted"]
    );

    let point = app.app.catalogue().service_point("ac-1").expect("it").id;
    reads(&app, point).await;

    let leader = app.person(Role::Leadership, None).await;
    let mut leader = app.signed_in(&leader).await;
    let mut found = 0;
    for path in [
        "/",
        "/dashboard?period=2026-07&rows=agency_domain",
        "/agencies/ac?period=2026-07",
        "/agencies/p-taythanh-2",
        "/domains/ac?period=2026-07",
        "/evidence?agency=ac&domain=ac&period=2026-07",
    ] {
        let page = leader.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        is_harmless(&page.text, path);
        found += usize::from(page.text.contains("Ác&lt;script&gt;"));
    }
    for path in [
        "/admin/agencies/ac",
        "/admin/domains",
        "/admin/service-points",
        "/admin/search?q=ac",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        is_harmless(&page.text, path);
        found += usize::from(page.text.contains("Ác&lt;script&gt;"));
    }
    assert!(found >= 6, "the name is shown on {found} pages");
}

#[tokio::test]
async fn texts_of_a_questionnaire_are_text_for_whoever_answers() {
    let (app, _folder) = open().await;
    let admin = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&admin).await;
    let draft = [
        ("scale", "five"),
        ("subject", "procedure"),
        ("title.vi", EVIL),
        ("title.en", EVIL),
        ("reasons.0.key", "late"),
        ("reasons.0.labels.vi", EVIL),
        ("comment", "yes"),
        ("seen", ""),
    ];
    let written = browser
        .post("/admin/questionnaires/default@1/edit", &draft)
        .await;
    assert_eq!(written.status, 303, "{}", written.text);
    let here = "/admin/questionnaires/default@2";
    for path in [
        here.to_owned(),
        format!("{here}/preview"),
        format!("{here}/edit"),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        is_harmless(&page.text, &path);
        assert!(page.text.contains("Ác&lt;script&gt;"), "{path}");
    }
    let publish = format!("{here}/publish");
    let asked = browser.get(&publish).await;
    is_harmless(&asked.text, &publish);
    let seen = hidden(&asked.text, "seen");
    let fields = [("seen", seen.as_str()), ("sure", "yes")];
    assert_eq!(browser.post(&publish, &fields).await.status, 303);
    let point = app.app.catalogue().service_point(POINT).expect(POINT).id;
    reads(&app, point).await;
    let page = app.get("/r/abcdefghjk", None).await.text;
    let times = page.matches("Ác&lt;script&gt;").count();
    assert!(times >= 2, "title and reason: {times} in {page}");
}

#[tokio::test]
async fn the_head_of_a_ward_opens_no_other_agency_by_its_key() {
    let (app, _folder) = open().await;
    let head = app.person(Role::AgencyManager, Some("p-taythanh-2")).await;
    let mut browser = app.signed_in(&head).await;
    let catalogue = app.app.catalogue();
    let ward = catalogue.agency("p-taythanh-2").expect("the ward").id;
    let own = catalogue.with_descendants(ward);
    let mut shut = 0;
    for agency in &catalogue.agencies {
        let key = &agency.key;
        for path in [
            format!("/agencies/{key}"),
            format!("/evidence?agency={key}"),
            format!("/api/v1/scores?period=2026&agency={key}"),
        ] {
            let wanted = if own.contains(&agency.id) { 200 } else { 403 };
            assert_eq!(browser.get(&path).await.status, wanted, "{path}");
            shut += usize::from(wanted == 403);
        }
    }
    assert!(shut > 30, "{shut}");
    for scope in &catalogue.scopes {
        let path = format!("/api/v1/scores?period=2026&scope={}", scope.key);
        let answer = browser.get(&path).await;
        let members = catalogue.members_on(scope, app.app.clock.today(app.app.zone));
        let wanted = if !members.is_empty() && members.is_subset(&own) {
            200
        } else {
            403
        };
        assert_eq!(answer.status, wanted, "{path}");
    }
    // Numbers of people, tokens and things of administration: none of them is a head's.
    for number in 0..20 {
        for path in [
            format!("/admin/users/{number}"),
            format!("/admin/tokens/{number}"),
        ] {
            assert_eq!(browser.get(&path).await.status, 403, "{path}");
        }
    }
}
