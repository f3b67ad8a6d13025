//! Each way to rate is counted for itself and told apart, and all are in the total.

use std::time::Duration;

use hailong::model::role::Role;
use serde_json::{Value, json};

use super::{Phone, app, poster, receipts};
use crate::harness::{TestApp, on_each_database};

/// Two by the poster, three by receipts, four at the kiosk.
async fn rated(app: &TestApp) {
    let phone = Phone::at(app, [203, 0, 113, 1]);
    let link = poster(app, "aaaaaaaaaa").await;
    let receipts = receipts(app, 3).await;
    let codes = [link.clone(), link].into_iter().chain(receipts);
    for code in codes {
        let form = phone.open(&code).await;
        app.clock.advance(Duration::from_secs(5));
        let level = if code.starts_with('A') { 4 } else { 2 };
        assert_eq!(phone.send(&form, level).await.status, 303);
    }
    let form = phone.open("aaaaaaaaaa").await;
    assert_eq!(phone.send(&form, 5).await.status, 303, "a machine");
    let kiosk = app.kiosk().await;
    for level in [5, 5, 5, 1] {
        kiosk.rate(level).await;
    }
}

/// Channel, n, rate and flagged ratings of each line.
fn lines(answer: &Value) -> Vec<Value> {
    let lines = answer["channels"].as_array().expect("channels");
    let line = |one: &Value| {
        let flagged = one["flagged"].as_array().expect("levels").iter();
        let flagged: u64 = flagged.filter_map(Value::as_u64).sum();
        json!([one["channel"], one["n"], one["rate"], flagged])
    };
    lines.iter().map(line).collect()
}

#[tokio::test]
async fn the_api_tells_them_apart_where_asked() {
    on_each_database(|db| async move {
        let app = app(db).await;
        rated(&app).await;
        let answer = app.scores("period=2026&channels=1").await.json;
        assert_eq!(
            lines(&answer),
            [
                json!(["kiosk", 4, "75.00", 0]),
                json!(["qr", 2, "0.00", 1]),
                json!(["receipt", 3, "100.00", 0]),
            ]
        );
        assert_eq!(answer["total"]["n"], 9, "all are in it");
        let plain = app.scores("period=2026").await.json;
        assert!(plain.get("channels").is_none());
        for (channel, n) in [("kiosk", 4), ("qr", 2), ("receipt", 3), ("link", 0)] {
            let answer = app.scores(&format!("period=2026&channel={channel}")).await;
            assert_eq!(answer.json["total"]["n"], n, "{channel}");
        }
        let wrong = app.scores("period=2026&channels=yes").await;
        assert_eq!(wrong.status, 422);
    })
    .await;
}

#[tokio::test]
async fn so_do_the_pages() {
    on_each_database(|db| async move {
        let app = app(db).await;
        rated(&app).await;
        let auditor = app.person(Role::Auditor, None).await;
        let mut browser = app.signed_in(&auditor).await;
        for path in [
            "/dashboard?period=2026",
            "/agencies/ttpvhcc-taythanh?period=2026",
        ] {
            let page = browser.get(path).await;
            assert_eq!(page.status, 200, "{}", page.text);
            let section = page.text.split("class=\"channels\"").nth(1).expect(path);
            for (name, n) in [
                ("Thiết bị đánh giá", "4"),
                ("Mã QR tại quầy", "2"),
                ("Mã trên giấy hẹn", "3"),
            ] {
                let row = section.split(name).nth(1).expect(name);
                let row = row.split("</tr>").next().unwrap_or_default();
                assert!(row.contains(&format!(">{n}<")), "{path}: {name}: {row}");
            }
        }
    })
    .await;
}
