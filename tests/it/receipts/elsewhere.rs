//! Where one can rate online when nobody knows a receipt's code: the same for all codes, so that none tells anything.

use axum::http::{Method, header};
use hailong::{
    model::{
        link::{Closing, LinkAt},
        user::Actor,
        validity::Validity,
    },
    store::{AgencyRow, NewLink, ReferenceChange},
};

use super::{printed, shared_key};
use crate::harness::{
    TestApp, TestDatabase,
    app::{Answer, POINT},
};

const WAY: &str = "đánh giá trực tuyến, không cần mã";
const AT_COUNTER: &str = "đánh giá tại quầy";

/// A link with this code, for all domains and always open.
fn new(code: &str, at: LinkAt) -> NewLink {
    NewLink {
        code: code.to_owned(),
        at,
        domain: None,
        note: String::new(),
        valid: Validity::default(),
    }
}

fn online(app: &TestApp, agency: &str) -> LinkAt {
    LinkAt::Online(app.app.catalogue().agency(agency).expect(agency).id)
}

/// Makes them; their numbers.
async fn made(app: &TestApp, links: &[NewLink]) -> Vec<i32> {
    let by = (&Actor::cli(), app.clock.now_ms());
    let links = app.app.db.add_links(links, by).await.expect("links");
    app.app.refresh().await.expect("the program sees them");
    links.into_iter().map(|link| link.id).collect()
}

/// Codes that nobody knows: a forged one, one of an unknown key, one that was never issued.
async fn unknown_codes(app: &TestApp) -> [String; 3] {
    let key = shared_key(app).await;
    [
        printed(app, &(key.0, vec![0; 32]), "2026-07-15", 1),
        printed(app, &(9, key.1), "2026-07-15", 1),
        "A0000000000000000000".to_owned(),
    ]
}

/// What the page offers: codes and names, in their order.
fn offered(page: &Answer) -> Vec<(String, String)> {
    let ways = page.text.split("<li><a href=\"/r/").skip(1);
    ways.map(|way| {
        let (code, rest) = way.split_once('"').expect("an address");
        let name = rest.split(['>', '<']).nth(1).expect("a name");
        (code.to_owned(), name.to_owned())
    })
    .collect()
}

async fn refused(app: &TestApp, code: &str) -> Answer {
    let page = app.get(&format!("/r/{code}"), None).await;
    assert_eq!(page.status, 404, "{}", page.text);
    assert!(page.text.contains(AT_COUNTER), "{}", page.text);
    page
}

#[tokio::test]
async fn without_a_page_online_the_counter_is_named_alone() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let codes = unknown_codes(&app).await;
    let point = app.app.catalogue().service_point(POINT).expect(POINT).id;
    made(&app, &[new("bcdefghjkm", LinkAt::Counter(point))]).await;
    for code in &codes {
        let page = refused(&app, code).await;
        assert!(!page.text.contains(WAY) && offered(&page).is_empty());
        assert!(!page.text.contains("bcdefghjkm"), "no counter's page");
    }
}

#[tokio::test]
async fn open_pages_of_agencies_are_offered_and_no_others() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let codes = unknown_codes(&app).await;
    let ward = |code| new(code, online(&app, "p-taythanh-2"));
    let land = app.app.catalogue().domain("land").map(|domain| domain.id);
    let day = |text: &str| text.parse().ok();
    let later = Validity {
        from: day("2026-07-16"),
        until: None,
    };
    let over = Validity {
        from: None,
        until: day("2026-07-14"),
    };
    let links = [
        ward("bbbbbbbbbb"),
        ward("cccccccccc"),
        ward("dddddddddd"),
        NewLink {
            domain: land,
            ..ward("ffffffffff")
        },
        NewLink {
            valid: later,
            ..ward("gggggggggg")
        },
        NewLink {
            valid: over,
            ..ward("hhhhhhhhhh")
        },
        new("jjjjjjjjjj", online(&app, "p-taythanh-1")),
        new("kkkkkkkkkk", online(&app, "p-phuthohoa-2")),
    ];
    let ids = made(&app, &links).await;
    let by = (&Actor::cli(), 2);
    let closed = app.app.db.close_link(ids[2], Closing::Misused, by).await;
    assert!(closed.expect("an answer"), "it was open");
    app.app.refresh().await.expect("the program sees it");
    for code in &codes {
        let page = refused(&app, code).await;
        assert!(page.text.contains(WAY), "{}", page.text);
        let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
        let expected = [
            pair("kkkkkkkkkk", "UBND phường Phú Thọ Hòa"),
            pair("cccccccccc", "UBND phường Tây Thạnh"),
        ];
        assert_eq!(offered(&page), expected, "{code}");
        for (way, _) in offered(&page) {
            assert_eq!(app.get(&format!("/r/{way}"), None).await.status, 200);
        }
    }
}

/// More agencies than are listed, with long names.
async fn many(app: &mut TestApp) {
    let row = |at: usize| AgencyRow {
        key: format!("ttpvhcc-{at:02}"),
        area_code: None,
        name: format!(
            "Chi nhánh số {at:02} Trung tâm Phục vụ hành chính công Thành phố Hồ Chí Minh"
        ),
        kind: "one_stop_centre".to_owned(),
        parent: None,
        valid: Validity::default(),
        successors: Vec::new(),
        source: "test".to_owned(),
    };
    let rows = (1..=14).map(row).collect();
    app.world.change(ReferenceChange::Agencies(rows)).await;
    app.app.refresh().await.expect("the program sees them");
    let links: Vec<NewLink> = (1..=14)
        .rev()
        .map(|at| {
            new(
                &format!("zzzzzzzz{at:02}"),
                online(app, &format!("ttpvhcc-{at:02}")),
            )
        })
        .collect();
    made(app, &links).await;
}

#[tokio::test]
async fn twelve_are_listed_by_name_in_each_language_within_the_first_round_trip() {
    let mut app = TestApp::start(TestDatabase::sqlite().await).await;
    many(&mut app).await;
    let [forged, ..] = unknown_codes(&app).await;
    for (tag, words) in [
        ("vi", WAY),
        ("en", "one of these agencies online, without a code"),
        ("zh-Hans", "在线评价以下任一单位"),
    ] {
        let path = format!("/r/{forged}?lang={tag}");
        let mut browser = app.browser();
        let page = browser.get(&path).await;
        assert_eq!(page.status, 404);
        assert!(page.text.contains(words), "{}", page.text);
        let ways = offered(&page);
        let listed: Vec<&str> = ways.iter().map(|(code, _)| code.as_str()).collect();
        let expected: Vec<String> = (1..=12).map(|at| format!("zzzzzzzz{at:02}")).collect();
        assert_eq!(listed, expected);
        let zipped = browser.send(Method::GET, &path, "", |request| {
            request.header(header::ACCEPT_ENCODING, "gzip")
        });
        let mut total = zipped.await.bytes.len();
        for file in page.text.split("=\"/assets/").skip(1) {
            let file = file.split('"').next().expect("an address");
            total += browser.get(&format!("/assets/{file}")).await.bytes.len();
        }
        assert!(total < 14_000, "{total} bytes in {tag}");
    }
}
