//! Where a link leads, by what channel its ratings come, and on which days it is open.

use hailong::model::validity::Validity;
use serde_json::json;

use super::{DAY, WARD, counter, made, new, online, opened};
use crate::{
    harness::{Direct, TestApp, TestDatabase, app::POINT, on_each_database},
    receipts::{Form, rate},
};

const OVER: &str = "Mã hoặc đường dẫn này không còn sử dụng";
const GONE: &str = "Nơi này không còn tiếp nhận đánh giá";

#[tokio::test]
async fn an_online_link_counts_under_its_agency_with_the_channel_link() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        made(&app, new("bcdefghjkm", online(&app, WARD))).await;
        let (status, _, text) = opened(&app, "bcdefghjkm").await;
        assert_eq!(status, 200);
        assert!(text.contains("UBND phường Tây Thạnh"), "{text}");
        let domains = app.app.catalogue().domains.len();
        assert_eq!(
            text.matches("<option value=").count(),
            domains + 1,
            "all of them"
        );
        rate(&app, "bcdefghjkm", 5).await;
        rate(&app, "bcdefghjkm", 2).await;
        let of = async |query: &str| app.scores(query).await.json["total"]["n"].clone();
        let ward = format!("period=2026&agency={WARD}");
        assert_eq!(of(&format!("{ward}&channel=link")).await, 2);
        assert_eq!(of(&format!("{ward}&channel=qr")).await, 0);
        assert_eq!(of(&format!("{ward}&view=receiving&domain=land")).await, 2);
        let direct = Direct::to(&app.world.db).await;
        let kept = direct
            .table("rating", "channel service_point_id subject link_id")
            .await;
        assert_eq!(kept[0], kept[1]);
        assert!(kept[0].starts_with("4|-|1|"), "{kept:?}");
    })
    .await;
}

#[tokio::test]
async fn a_poster_of_one_domain_does_not_ask_for_it() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let land = app.app.catalogue().domain("land").map(|domain| domain.id);
    let poster = hailong::store::NewLink {
        domain: land,
        ..new("cdefghjkmn", counter(&app))
    };
    made(&app, poster).await;
    let (_, _, text) = opened(&app, "cdefghjkmn").await;
    assert!(
        text.contains("Lĩnh vực:") && text.contains("Đất đai"),
        "{text}"
    );
    assert!(!text.contains("<select"), "nothing to choose");
    rate(&app, "cdefghjkmn", 4).await;
    let rows = app.scores("period=2026&by=domain&channel=qr").await;
    assert_eq!(rows.json["rows"][0]["domain"], "land");
    assert_eq!(app.total("2026").await["counts"], json!([0, 0, 0, 1, 0]));
}

#[tokio::test]
async fn the_first_and_the_last_day_are_open_to_their_ends() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let poster = hailong::store::NewLink {
            valid: Validity {
                from: "2026-07-16".parse().ok(),
                until: "2026-07-17".parse().ok(),
            },
            ..new("defghjkmnp", counter(&app))
        };
        made(&app, poster).await;
        let (status, heading, text) = opened(&app, "defghjkmnp").await;
        assert_eq!(
            (status, heading.as_str()),
            (404, "Trang đánh giá này chưa mở")
        );
        assert!(text.contains("16/7/2026"), "{text}");
        // It is ten o'clock; midnight in the operator's zone is what counts.
        app.clock.advance(DAY * 14 / 24);
        assert_eq!(opened(&app, "defghjkmnp").await.0, 200, "16 July, 00:00");
        app.clock.advance(DAY + DAY * 86_399 / 86_400);
        assert_eq!(opened(&app, "defghjkmnp").await.0, 200, "17 July, 23:59:59");
        let late = Form::open(&app, "defghjkmnp").await;
        app.clock.advance(DAY / 86_400);
        let (status, heading, text) = opened(&app, "defghjkmnp").await;
        assert_eq!((status, heading.as_str()), (410, OVER));
        assert!(text.contains("quét mã mới tại quầy"));
        assert_eq!(late.send(&app, 5).await.status, 410);
        assert_eq!(app.total("2026").await["n"], 0);
    })
    .await;
}

#[tokio::test]
async fn a_link_whose_place_is_gone_says_so_and_an_unknown_code_tells_nothing() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    made(&app, new("efghjkmnpq", online(&app, "p-phuthanh-1"))).await;
    let (status, heading, text) = opened(&app, "efghjkmnpq").await;
    assert_eq!(
        (status, heading.as_str()),
        (410, GONE),
        "it ended on 30 June 2025"
    );
    assert!(!text.contains("<form method=\"post\" action=\"/r/"));
    let (status, heading, text) = opened(&app, "aaaaaaaaaa").await;
    assert_eq!(status, 404);
    assert!(heading != OVER && heading != GONE && !text.contains(POINT));
}
