//! Another code for the same place: both work for a while, or the old one ends at once.

use hailong::{
    model::{
        link::{Closing, Link, LinkState},
        user::Actor,
        validity::Validity,
    },
    store::{NewLink, OldCode},
};

use super::{DAY, counter, known, made, new, opened};
use crate::{
    harness::{Direct, TestApp, TestDatabase, app::NOW, on_each_database},
    receipts::rate,
};

const NEXT: &str = "Mở trang đánh giá mới";

async fn rotated(app: &TestApp, link: &Link, code: &str, old: OldCode) -> Option<Link> {
    let today = NOW[..10].parse().unwrap();
    let by = (&Actor::cli(), app.clock.now_ms());
    let db = &app.app.db;
    let made = db
        .rotate_link(link.id, code, (old, today), by)
        .await
        .unwrap();
    app.app.refresh().await.unwrap();
    made
}

#[tokio::test]
async fn old_posters_work_until_they_are_replaced_and_then_lead_on() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let old = made(&app, new("bcdefghjkm", counter(&app))).await;
        let until = OldCode::Until("2026-08-14".parse().unwrap());
        let fresh = rotated(&app, &old, "cdefghjkmn", until)
            .await
            .expect("a link");
        for code in ["bcdefghjkm", "cdefghjkmn"] {
            rate(&app, code, 5).await;
        }
        assert_eq!(app.total("2026").await["n"], 2, "both count");
        let today = NOW[..10].parse().unwrap();
        assert_eq!(known(&app, old.id).state(today), LinkState::Fading);
        assert_eq!(known(&app, fresh.id).state(today), LinkState::Open);
        app.clock.advance(DAY * 30);
        assert_eq!(opened(&app, "bcdefghjkm").await.0, 200, "14 August");
        app.clock.advance(DAY);
        let (status, _, text) = opened(&app, "bcdefghjkm").await;
        assert_eq!(status, 410);
        assert!(
            text.contains(NEXT) && text.contains("href=\"/r/cdefghjkmn\""),
            "{text}"
        );
        assert_eq!(opened(&app, "cdefghjkmn").await.0, 200);
    })
    .await;
}

#[tokio::test]
async fn who_stole_a_poster_is_not_led_to_the_new_code() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let stolen = made(&app, new("bcdefghjkm", counter(&app))).await;
    let at_once = OldCode::AtOnce(Closing::Misused);
    let second = rotated(&app, &stolen, "cdefghjkmn", at_once)
        .await
        .expect("a link");
    let (status, _, text) = opened(&app, "bcdefghjkm").await;
    assert_eq!(status, 410);
    assert!(
        !text.contains(NEXT) && !text.contains("cdefghjkmn"),
        "{text}"
    );
    for word in ["lạm dụng", "lấy cắp"] {
        assert!(!text.contains(word), "nobody is accused: {text}");
    }
    // The second one is replaced in peace: its readers are led on, the thief still is not.
    let at_once = OldCode::AtOnce(Closing::Unneeded);
    rotated(&app, &second, "defghjkmnp", at_once)
        .await
        .expect("a link");
    assert!(
        opened(&app, "cdefghjkmn")
            .await
            .2
            .contains("href=\"/r/defghjkmnp\"")
    );
    assert!(!opened(&app, "bcdefghjkm").await.2.contains("defghjkmnp"));
}

#[tokio::test]
async fn a_link_is_replaced_once_and_a_closed_one_never() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let link = made(&app, new("bcdefghjkm", counter(&app))).await;
        let at_once = OldCode::AtOnce(Closing::Unneeded);
        let day = OldCode::Until("2026-08-14".parse().unwrap());
        let second = rotated(&app, &link, "cdefghjkmn", day)
            .await
            .expect("a link");
        assert_eq!(rotated(&app, &link, "defghjkmnp", at_once).await, None);
        let by = (&Actor::cli(), 1);
        let db = &app.app.db;
        assert!(
            db.close_link(second.id, Closing::Unneeded, by)
                .await
                .unwrap()
        );
        assert!(
            !db.close_link(second.id, Closing::Misused, by)
                .await
                .unwrap()
        );
        assert!(
            !db.edit_link(second.id, "x", Validity::default(), by)
                .await
                .unwrap()
        );
        app.app.refresh().await.unwrap();
        assert_eq!(rotated(&app, &second, "efghjkmnpq", at_once).await, None);
        let direct = Direct::to(&app.world.db).await;
        assert_eq!(
            direct.table("link", "code").await.len(),
            2,
            "nothing half-made"
        );
    })
    .await;
}

#[tokio::test]
async fn the_new_link_takes_over_domain_note_and_what_is_left_of_the_period() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let day = |text: &str| text.parse().ok();
    let old = NewLink {
        domain: app.app.catalogue().domain("land").map(|domain| domain.id),
        note: "Áp phích ở sảnh".to_owned(),
        valid: Validity {
            from: day("2026-01-01"),
            until: day("2026-07-20"),
        },
        ..new("bcdefghjkm", counter(&app))
    };
    let old = made(&app, old).await;
    let until = OldCode::Until("2026-08-14".parse().unwrap());
    let fresh = rotated(&app, &old, "cdefghjkmn", until)
        .await
        .expect("a link");
    assert_eq!((fresh.domain, &fresh.note), (old.domain, &old.note));
    assert_eq!(
        (fresh.valid.from, fresh.valid.until),
        (None, day("2026-07-20"))
    );
    let old = known(&app, old.id);
    assert_eq!(old.valid.until, day("2026-07-20"), "not longer than before");
    // One that would only open later never opens.
    let later = NewLink {
        valid: Validity {
            from: day("2027-01-01"),
            until: None,
        },
        ..new("defghjkmnp", counter(&app))
    };
    let later = made(&app, later).await;
    let next = rotated(&app, &later, "efghjkmnpq", until)
        .await
        .expect("a link");
    assert_eq!(next.valid.from, day("2027-01-01"));
    assert!(known(&app, later.id).closed.is_some());
}
