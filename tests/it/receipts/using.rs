//! The page behind a receipt: opening uses nothing up, sending does, once.

use hailong::model::{grant::Grant, rating::NewRating, receipt::Mark, user::Actor};
use hailong::store::{Record, RecordResult};
use serde_json::json;

use super::{Form, codes, first_mix, issue, order, printed, rate, shared_key};
use crate::harness::{
    Direct, TestApp, TestDatabase, World,
    app::{NOW, POINT, changed},
    on_each_database, skip_or_panic,
};

#[tokio::test]
async fn a_receipt_counts_once_and_is_thanked_each_time() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        first_mix(&app).await;
        let code = codes(&app, 1).await.remove(0);
        let page = app.get(&format!("/r/{code}"), None).await;
        assert!(
            page.text.contains("chỉ được ghi nhận một lần"),
            "{}",
            page.text
        );
        // A preview, a scanner, a curious clerk: nothing is used up.
        let early = Form::open(&app, &code).await;
        rate(&app, &code, 2).await;
        for level in [5, 5] {
            rate(&app, &code.to_lowercase(), level).await;
        }
        assert_eq!(early.send(&app, 5).await.status, 303);
        assert_eq!(
            app.total("2026").await,
            json!({ "counts": [0, 1, 0, 0, 0], "n": 1 })
        );
        assert!(app.quarantined().await.is_empty());
        let direct = Direct::to(&app.world.db).await;
        let kept = direct.table("rating", "channel level link_id").await;
        assert_eq!(kept, ["3|2|-"]);
        assert_eq!(
            direct.table("receipt_used", "expires_on").await,
            ["2027-01-31"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_rating_counts_for_the_agency_that_decides() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let decider = json!({ "agency": "p-taythanh-2" });
        let orders = [order("its own"), changed(order("another's"), decider)];
        let answer = issue(&app, &token, &orders).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        for receipt in answer.json["receipts"].as_array().unwrap() {
            let code = receipt["code"].as_str().unwrap();
            let agency = receipt["agency"].as_str().unwrap();
            let catalogue = app.app.catalogue();
            let name = &catalogue.agency(agency).expect(agency).name;
            let page = app.get(&format!("/r/{code}"), None).await;
            assert!(
                page.text.contains(name.as_str()),
                "the page says whom it is about: {name}"
            );
            rate(&app, code, 3).await;
        }
        let catalogue = app.app.catalogue();
        let id = |key: &str| catalogue.agency(key).expect(key).id;
        let (counter, ward) = (id("ttpvhcc-taythanh"), id("p-taythanh-2"));
        let mut kept = vec![
            format!("{counter}|{counter}|3"),
            format!("{ward}|{counter}|3"),
        ];
        kept.sort();
        let direct = Direct::to(&app.world.db).await;
        assert_eq!(
            direct
                .table("rating", "decider_id receiver_id channel")
                .await,
            kept
        );
        for agency in ["ttpvhcc-taythanh", "p-taythanh-2"] {
            let answer = app.scores(&format!("period=2026&agency={agency}")).await;
            assert_eq!(answer.json["total"]["n"], 1, "{agency}: {answer:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_that_was_printed_offline_is_taken_without_having_been_seen() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let key = shared_key(&app).await;
        rate(&app, &printed(&app, &key, "2026-07-15", 1), 5).await;
        rate(&app, &printed(&app, &key, "2026-07-15", 2), 4).await;
        rate(&app, &printed(&app, &key, "2026-07-15", 1), 1).await;
        assert_eq!(app.total("2026").await["counts"], json!([0, 0, 0, 1, 1]));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_used_says_why_and_where_one_can_rate() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let key = shared_key(&app).await;
    let fine = printed(&app, &key, "2026-07-15", 1);
    let forged = printed(&app, &(key.0, vec![0; 32]), "2026-07-15", 1);
    let unknown_key = printed(&app, &(9, key.1.clone()), "2026-07-15", 1);
    let told = async |code: &str| {
        let page = app.get(&format!("/r/{code}"), None).await;
        let title = page
            .text
            .split("<h1>")
            .nth(1)
            .and_then(|rest| rest.split('<').next());
        (
            page.status.as_u16(),
            title.unwrap_or_default().to_owned(),
            page.text.clone(),
        )
    };
    let not_known = "Không nhận ra mã trên giấy tiếp nhận";
    for code in [&forged, &unknown_key, "A0000000000000000000"] {
        let (status, title, text) = told(code).await;
        assert_eq!((status, title.as_str()), (404, not_known), "{code}");
        assert!(
            !text.contains("Đánh giá không dùng mã"),
            "whose code it is nobody knows"
        );
    }
    let link = app
        .app
        .db
        .add_link("abcdefghjk", point(&app), &Actor::cli(), 1)
        .await
        .unwrap();
    app.app.refresh().await.unwrap();
    let way = format!("href=\"/r/{}\"", link.code);
    for (day, status, title) in [
        (
            "2026-07-16",
            404,
            "Mã trên giấy tiếp nhận chưa đến ngày dùng",
        ),
        (
            "2026-01-15",
            410,
            "Mã trên giấy tiếp nhận đã hết hạn đánh giá",
        ),
        (
            "2025-12-31",
            410,
            "Mã trên giấy tiếp nhận không còn hiệu lực",
        ),
    ] {
        let (got, said, text) = told(&printed(&app, &key, day, 1)).await;
        assert_eq!((got, said.as_str()), (status, title), "{day}");
        assert!(
            text.contains(&way),
            "{day}: the counter's own page is offered"
        );
    }
    let form = Form::open(&app, &fine).await;
    app.app
        .db
        .revoke_receipt_key(key.0, &Actor::cli(), 2)
        .await
        .unwrap();
    app.app.refresh().await.unwrap();
    assert_eq!(form.send(&app, 5).await.status, 410);
    assert_eq!(app.total("2026").await["n"], 0);
}

fn point(app: &TestApp) -> i32 {
    app.app.catalogue().service_point(POINT).expect(POINT).id
}

/// What a scanner reads; `None` where there is none.
fn read_back(png: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("qr.png");
    std::fs::write(&file, png).expect("a file");
    let scanner = std::process::Command::new("zbarimg")
        .args(["-q", "--raw"])
        .arg(file)
        .output();
    let Ok(output) = scanner else {
        skip_or_panic("zbarimg is not installed");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[tokio::test]
async fn its_picture_is_read_back() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let key = shared_key(&app).await;
    let codes = [
        codes(&app, 1).await.remove(0),
        printed(&app, &key, "2026-07-15", 1),
    ];
    for code in codes {
        let svg = app.get(&format!("/r/{code}/qr.svg"), None).await;
        assert_eq!(
            (svg.status.as_u16(), &svg.headers["content-type"]),
            (200, &"image/svg+xml".parse().unwrap())
        );
        let url = format!("{}/r/{code}", app.app.public_url());
        let png = app.get(&format!("/r/{code}/qr.png"), None).await;
        if let Some(read) = read_back(&png.bytes) {
            assert_eq!(read, url);
        }
    }
    assert_eq!(
        app.get("/r/A0000000000000000000/qr.png", None).await.status,
        404
    );
}

#[tokio::test]
async fn mark_and_rating_are_stored_both_or_neither() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let mark = |number: u8| Mark {
            hash: [number; 32],
            expires_on: "2026-12-31".parse().unwrap(),
        };
        let by =
            |new: &NewRating, number: u8| Record::ByReceipt(Box::new(new.clone()), mark(number));
        let [one, two, three] =
            std::array::from_fn(|_| world.rating("p-taythanh-2", "land", 4, NOW));
        // Two ratings by one receipt in one batch: the first one counts.
        let results = world
            .store(&[by(&one, 1), by(&two, 1), by(&three, 2)])
            .await;
        assert_eq!(
            results,
            [
                RecordResult::Accepted,
                RecordResult::Used,
                RecordResult::Accepted
            ]
        );
        // The answer was lost, the same form comes again: it was stored before.
        let results = world.store(&[by(&one, 1), by(&two, 2)]).await;
        assert_eq!(results, [RecordResult::Used, RecordResult::Used]);
        // A rating whose id is there uses no receipt up.
        let results = world.store(&[by(&one, 3)]).await;
        assert_eq!(results, [RecordResult::Duplicate]);
        assert_eq!(world.store(&[by(&two, 3)]).await, [RecordResult::Accepted]);
        let totals = world.db.totals().await.unwrap();
        assert_eq!((totals.ratings, totals.gaps), (3, 0));
        let direct = Direct::to(&world.db).await;
        assert_eq!(direct.table("receipt_used", "expires_on").await.len(), 3);
    })
    .await;
}
