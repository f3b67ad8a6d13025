//! The pages of links: made, found, replaced, changed, closed; each with its line in the log.

use hailong::model::{
    link::{Closing, LinkAt, LinkState},
    role::Role,
};

use super::{counter, known, made, new, online};
use crate::harness::{
    Browser, Direct, TestApp, TestDatabase,
    app::{NOW, POINT},
    on_each_database,
};

async fn open(db: TestDatabase) -> TestApp {
    TestApp::configured(db, |config| config.access.totp_required_roles = Vec::new()).await
}

async fn administrator(app: &TestApp) -> Browser<'_> {
    let admin = app.person(Role::Administrator, None).await;
    app.signed_in(&admin).await
}

#[tokio::test]
async fn a_poster_is_made_replaced_and_closed_with_its_lines_in_the_log() {
    on_each_database(|db| async move {
        let app = open(db).await;
        let mut admin = administrator(&app).await;
        let typed = [
            ("for", "counter"),
            ("service_point", POINT),
            ("domain", "land"),
            ("note", "Áp phích ở sảnh"),
        ];
        let sent = admin.post("/admin/links/new", &typed).await;
        assert_eq!(
            sent.location(),
            "/admin/links/1?done=link-made",
            "{}",
            sent.text
        );
        let page = admin.get(sent.location()).await;
        let code = known(&app, 1).code;
        for word in [
            &format!("/r/{code}</code>"),
            "<svg class=\"qr\"",
            "Áp phích ở sảnh",
            "Đất đai",
        ] {
            assert!(page.text.contains(word), "{word}: {}", page.text);
        }
        for size in ["a4", "a5", "a6", "sticker"] {
            let print = format!("href=\"/admin/links/1/print?size={size}&amp;format=pdf\"");
            assert!(page.text.contains(&print), "{size}");
        }
        let until = [("old", "until"), ("old_until", "2026-08-14")];
        let sent = admin.post("/admin/links/1/rotate", &until).await;
        assert_eq!(sent.location(), "/admin/links/2?done=link-rotated");
        let old = admin.get("/admin/links/1").await;
        assert!(old.text.contains("href=\"/admin/links/2\""), "the new one");
        assert!(!old.text.contains("/rotate\""), "it is replaced once");
        let why = [("closing", "misused")];
        admin.post("/admin/links/2/close", &why).await;
        let closed = known(&app, 2).closed;
        assert_eq!(closed.map(|(_, why)| why), Some(Closing::Misused));
        let closed = admin.get("/admin/links/2").await;
        assert!(!closed.text.contains("<svg class=\"qr\"") && !closed.text.contains("/edit\""));
        let direct = Direct::to(&app.world.db).await;
        let log = direct
            .table("audit_log", "object_kind action object_key")
            .await;
        let links: Vec<&String> = log.iter().filter(|line| line.starts_with("13|")).collect();
        assert_eq!(links, ["13|1|1", "13|1|2", "13|2|1", "13|4|2"]);
        let whole = direct
            .table("audit_log", "object_key before after")
            .await
            .join("\n");
        assert!(!whole.contains(&code), "codes stay out of the log: {whole}");
        for word in [
            "\"domain\":\"land\"",
            "\"replaced_by\":2",
            "\"closing\":\"misused\"",
        ] {
            assert!(whole.contains(word), "{word}: {whole}");
        }
    })
    .await;
}

#[tokio::test]
async fn all_counters_of_an_agency_and_an_online_link_are_made_by_one_form() {
    let app = open(TestDatabase::sqlite().await).await;
    let mut admin = administrator(&app).await;
    let catalogue = app.app.catalogue();
    let agency = catalogue.service_point(POINT).map(|point| point.agency);
    let agency = agency
        .and_then(|id| catalogue.agency_by_id(id))
        .expect("an agency");
    let (id, key) = (agency.id, agency.key.clone());
    let typed = [("for", "counters"), ("agency", &key), ("domain", "*")];
    let sent = admin.post("/admin/links/new", &typed).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let list = admin.get(sent.location()).await;
    assert!(list.text.contains("Đã tạo các mã"), "{}", list.text);
    let count = app.app.catalogue().links.len();
    assert!(count > 1, "{count}");
    let again = admin.post("/admin/links/new", &typed).await;
    assert_eq!(again.status, 422);
    assert!(
        again.text.contains("Mọi quầy đều đã có mã"),
        "{}",
        again.text
    );
    let typed = [("for", "online"), ("agency", key.as_str())];
    admin.post("/admin/links/new", &typed).await;
    let newest = app.app.catalogue().links.last().cloned().expect("a link");
    assert_eq!((newest.at, newest.domain), (LinkAt::Online(id), None));
}

#[tokio::test]
async fn what_cannot_be_is_said_beside_its_field() {
    let app = open(TestDatabase::sqlite().await).await;
    let mut admin = administrator(&app).await;
    for (typed, field) in [
        (vec![("for", "counter")], "service_point"),
        (vec![("for", "online"), ("agency", "nowhere")], "agency"),
        (
            vec![("service_point", POINT), ("domain", "magic")],
            "domain",
        ),
        (
            vec![("service_point", POINT), ("valid_from", "mai")],
            "valid_from",
        ),
        (
            vec![
                ("service_point", POINT),
                ("valid_from", "2026-08-02"),
                ("valid_until", "2026-08-01"),
            ],
            "valid_until",
        ),
    ] {
        let page = admin.post("/admin/links/new", &typed).await;
        assert_eq!(page.status, 422, "{field}");
        let error = format!("id=\"f-{field}-error\"");
        assert!(page.text.contains(&error), "{field}: {}", page.text);
    }
    assert!(app.app.catalogue().links.is_empty());
    made(&app, new("bcdefghjkm", counter(&app))).await;
    for (path, typed, field) in [
        ("rotate", vec![("old", "")], "old"),
        (
            "rotate",
            vec![("old", "until"), ("old_until", "2026-07-14")],
            "old_until",
        ),
        (
            "edit",
            vec![("valid_from", "2026-08-02"), ("valid_until", "2026-08-01")],
            "valid_until",
        ),
        ("close", vec![], "closing"),
    ] {
        let page = admin.post(&format!("/admin/links/1/{path}"), &typed).await;
        assert_eq!(page.status, 422, "{path}");
        let error = format!("id=\"f-{field}-error\"");
        assert!(page.text.contains(&error), "{path}: {}", page.text);
    }
}

#[tokio::test]
async fn the_list_is_searched_without_diacritics_and_filtered() {
    let app = open(TestDatabase::sqlite().await).await;
    let mut admin = administrator(&app).await;
    made(&app, new("bcdefghjkm", counter(&app))).await;
    made(&app, new("cdefghjkmn", online(&app, "p-phuthanh-2"))).await;
    let closed = made(&app, new("defghjkmnp", counter(&app))).await;
    admin
        .post(
            &format!("/admin/links/{}/close", closed.id),
            &[("closing", "unneeded")],
        )
        .await;
    let mut codes = async |query: &str| {
        let page = admin.get(&format!("/admin/links?{query}")).await;
        let all = ["bcdefghjkm", "cdefghjkmn", "defghjkmnp"].into_iter();
        all.filter(|code| page.text.contains(code))
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("").await, ["bcdefghjkm", "cdefghjkmn"]);
    assert_eq!(codes("q=quay+so+1").await, ["bcdefghjkm"]);
    assert_eq!(codes("q=Ph%C3%BA+Th%E1%BA%A1nh").await, ["cdefghjkmn"]);
    assert_eq!(codes("q=cdefghjkmn").await, ["cdefghjkmn"]);
    assert_eq!(codes("state=closed").await, ["defghjkmnp"]);
    assert_eq!(codes("state=all").await.len(), 3);
    assert_eq!(codes("agency=p-phuthanh-2").await, ["cdefghjkmn"]);
    assert!(codes("q=khong+co").await.is_empty());
    let page = admin.get("/admin/links?agency=p-phuthanh-2").await;
    assert!(
        page.text
            .contains("/admin/links/print?agency=p-phuthanh-2&amp;size=a5")
    );
}

#[tokio::test]
async fn the_period_may_be_changed_while_a_link_is_not_closed() {
    let app = open(TestDatabase::sqlite().await).await;
    let mut admin = administrator(&app).await;
    let link = made(&app, new("bcdefghjkm", counter(&app))).await;
    let path = format!("/admin/links/{}/edit", link.id);
    let typed = [("note", "Bàn số 2"), ("valid_until", "2026-07-14")];
    assert_eq!(admin.post(&path, &typed).await.status, 303);
    let today = NOW[..10].parse().unwrap();
    assert_eq!(known(&app, link.id).state(today), LinkState::Over);
    assert_eq!(app.get("/r/bcdefghjkm", None).await.status, 410);
    assert_eq!(admin.post(&path, &[("note", "")]).await.status, 303);
    assert_eq!(
        app.get("/r/bcdefghjkm", None).await.status,
        200,
        "it is open again"
    );
}
