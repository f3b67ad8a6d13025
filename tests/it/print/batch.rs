//! The files of administration: who gets them, all links of an agency, what is refused.

use hailong::{
    model::{
        link::{Closing, LinkAt},
        role::Role,
        subject::Subject,
        user::Actor,
        validity::Validity,
    },
    store::{NewLink, ReferenceChange, ServicePointRow},
};

use super::picture::{facts, page, words};
use crate::harness::{
    Browser, TestApp, TestDatabase,
    app::{Answer, POINT},
};

const WARD: &str = "p-taythanh-2";

/// A ward with a centre below it and another ward; counters at each, with links, and a link of the ward online.
async fn area() -> TestApp {
    let mut app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
    })
    .await;
    let point = |key: &str, name: &str, agency: &str| ServicePointRow {
        key: key.to_owned(),
        name: name.to_owned(),
        agency: agency.to_owned(),
        serves: None,
        domains: Vec::new(),
        subject: Subject::Procedure,
        valid: Validity::default(),
    };
    let points = vec![
        point("ward-1", "Quầy tiếp dân", WARD),
        point("centre-2", "Quầy số 2", "ttpvhcc-taythanh"),
        point("other-1", "Quầy số 9", "p-phuthanh-2"),
    ];
    app.world
        .change(ReferenceChange::ServicePoints(points))
        .await;
    app.app.refresh().await.expect("the counters");
    for (code, key) in [
        ("wardaaaaaa", "ward-1"),
        ("centrebbbb", "centre-2"),
        ("centreaaaa", POINT),
        ("centreold1", "taythanh-old"),
        ("otheraaaaa", "other-1"),
    ] {
        link(&app, code, key).await;
    }
    online(&app, "onlineaaaa").await;
    let closed = link(&app, "closedaaaa", POINT).await;
    let by = (&Actor::cli(), 2);
    let done = app.app.db.close_link(closed, Closing::Unneeded, by).await;
    assert!(done.expect("it is closed"));
    app.app.refresh().await.expect("the links");
    app
}

/// A link of the ward about land, to be sent around until the end of the year.
async fn online(app: &TestApp, code: &str) {
    let catalogue = app.app.catalogue();
    let new = NewLink {
        code: code.to_owned(),
        at: LinkAt::Online(catalogue.agency(WARD).expect(WARD).id),
        domain: Some(catalogue.domain("land").expect("land").id),
        note: String::new(),
        valid: Validity {
            from: None,
            until: "2026-12-31".parse().ok(),
        },
    };
    let added = app.app.db.add_links(&[new], (&Actor::cli(), 1)).await;
    added.expect("a link");
}

async fn link(app: &TestApp, code: &str, point: &str) -> i32 {
    let point = app.app.catalogue().service_point(point).expect(point).id;
    let added = app.app.db.add_link(code, point, &Actor::cli(), 1).await;
    added.expect("a link").id
}

async fn somebody<'a>(app: &'a TestApp, role: Role, agency: Option<&str>) -> Browser<'a> {
    let somebody = app.person(role, agency).await;
    app.signed_in(&somebody).await
}

/// The address of a link's file.
fn single(app: &TestApp, code: &str, asked: &str) -> String {
    let id = app.app.catalogue().link(code).expect(code).id;
    format!("/admin/links/{id}/print?{asked}")
}

fn header(answer: &Answer, name: &str) -> String {
    let value = answer.headers.get(name).expect(name);
    value.to_str().expect("ASCII").to_owned()
}

/// The pages of a PDF: what is written on each, and what a scanner reads there.
fn pages(answer: &Answer) -> Option<Vec<(String, Vec<String>)>> {
    let folder = tempfile::tempdir().expect("a folder");
    let pdf = folder.path().join("all.pdf");
    std::fs::write(&pdf, &answer.bytes).expect("a file");
    let facts = facts(&pdf)?;
    let count = facts.lines().find_map(|line| line.strip_prefix("Pages:"));
    let count: usize = count.expect("pages").trim().parse().expect("a number");
    let one = |at| Some((words(&pdf, at)?, page(&pdf, at, 150)?.scan()?));
    (1..=count).map(one).collect()
}

#[tokio::test]
async fn a_ward_prints_its_links_a_page_each_with_the_right_address() {
    let app = area().await;
    let mut head = somebody(&app, Role::AgencyManager, Some(WARD)).await;
    let all = format!("/admin/links/print?agency={WARD}");
    let answer = head.get(&format!("{all}&size=a5")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(header(&answer, "content-type"), "application/pdf");
    assert_eq!(header(&answer, "cache-control"), "no-store");
    let name = header(&answer, "content-disposition");
    let wanted = "attachment; filename=\"hailong-p-taythanh-2-a5.pdf\"; filename*=UTF-8''M%C3%A3";
    assert!(name.starts_with(wanted), "{name}");
    let Some(pages) = pages(&answer) else { return };
    let url = app.app.public_url();
    // What is closed and the other ward are not there.
    let wanted = [
        ("Đất đai", "onlineaaaa"),
        ("Quầy tiếp dân", "wardaaaaaa"),
        ("Quầy số 1", "centreaaaa"),
        ("Quầy số 2", "centrebbbb"),
    ];
    assert_eq!(pages.len(), wanted.len());
    for ((words, read), (counter, code)) in pages.iter().zip(wanted) {
        assert_eq!(read, &[format!("{url}/r/{code}")]);
        assert!(words.contains(counter) && words.contains(code), "{words}");
    }
    assert!(pages[0].0.contains("Dùng đến hết ngày 31/12/2026"));
    // Stickers: one sheet, a row each.
    let answer = head.get(&format!("{all}&size=sticker")).await;
    let Some(pages) = self::pages(&answer) else {
        return;
    };
    let read: Vec<&String> = pages.iter().flat_map(|(_, read)| read).collect();
    assert_eq!((pages.len(), read.len()), (1, 12));
    for (_, code) in wanted {
        let own = read.iter().filter(|read| read.ends_with(code));
        assert_eq!(own.count(), 3, "{code}");
    }
}

#[tokio::test]
async fn one_link_is_a_pdf_or_a_picture() {
    let app = area().await;
    let mut officer = somebody(&app, Role::KioskOfficer, Some(WARD)).await;
    let poster = officer.get(&single(&app, "centreaaaa", "")).await;
    assert_eq!(poster.status, 200);
    assert!(poster.bytes.starts_with(b"%PDF-1.7"));
    let card = single(&app, "centreaaaa", "size=a6&format=svg");
    let card = officer.get(&card).await;
    assert_eq!(header(&card, "content-type"), "image/svg+xml");
    assert!(card.text.contains("<title id=\"t\">Quầy số 1 – Trung tâm"));
    let name = header(&card, "content-disposition");
    assert!(name.contains("hailong-centreaaaa-a6.svg"), "{name}");
}

#[tokio::test]
async fn nobody_prints_for_another_ward() {
    let app = area().await;
    let mut head = somebody(&app, Role::AgencyManager, Some(WARD)).await;
    let other = "/admin/links/print?agency=p-phuthanh-2&size=a4";
    assert_eq!(head.get(other).await.status, 403);
    // A link of another ward is not there, as one that does not exist.
    for address in [
        single(&app, "otheraaaaa", "size=a4"),
        "/admin/links/9999/print".to_owned(),
        "/admin/links/x/print".to_owned(),
    ] {
        assert_eq!(head.get(&address).await.status, 404, "{address}");
    }
    let mut admin = somebody(&app, Role::Administrator, None).await;
    assert_eq!(admin.get(other).await.status, 200);
    let mut viewer = somebody(&app, Role::Viewer, None).await;
    assert_eq!(viewer.get(other).await.status, 403);
}

#[tokio::test]
async fn what_cannot_be_printed_says_why() {
    let app = area().await;
    let mut admin = somebody(&app, Role::Administrator, None).await;
    let all = format!("/admin/links/print?agency={WARD}");
    for (address, status, words) in [
        (format!("{all}&size=a3"), 422, "a4, a5, a6 hoặc sticker"),
        (format!("{all}&format=svg"), 422, "chỉ có dạng pdf"),
        (format!("{all}&format=png"), 422, "pdf hoặc svg"),
        ("/admin/links/print?size=a4".to_owned(), 422, "tên cơ quan"),
        (
            "/admin/links/print?agency=nowhere".to_owned(),
            404,
            "Không tìm thấy trang",
        ),
        (
            "/admin/links/print?agency=p-tansonnhi-2".to_owned(),
            404,
            "Chưa có đường dẫn nào để in",
        ),
        (
            single(&app, "closedaaaa", "size=a4"),
            404,
            "Đường dẫn này đã đóng",
        ),
        (
            single(&app, "centreaaaa", "size=A4"),
            422,
            "Không in được theo cách đó",
        ),
    ] {
        let answer = admin.get(&address).await;
        assert_eq!(answer.status, status, "{address}");
        assert!(answer.text.contains(words), "{address}: {}", answer.text);
    }
}
