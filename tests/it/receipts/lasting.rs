//! `receipts.valid_days` changes: a code that was used is never good again.

use std::time::Duration;

use super::{all_marks, printed, rate, shared_key};
use crate::harness::{Direct, TestApp, TestDatabase, on_each_database};

const DAY: Duration = Duration::from_hours(24);

/// What a start of the program with this setting does.
async fn set(app: &TestApp, days: u32) {
    let today = app.clock.today(app.app.zone);
    app.app.db.note_valid_days(today, days).await.unwrap();
    app.app.refresh().await.unwrap();
}

async fn status(app: &TestApp, code: &str) -> u16 {
    app.get(&format!("/r/{code}"), None).await.status.as_u16()
}

#[tokio::test]
async fn a_larger_number_brings_no_used_code_back() {
    on_each_database(|db| async move {
        let app = TestApp::configured(db, |config| config.receipts.valid_days = 10).await;
        let direct = Direct::to(&app.world.db).await;
        let noted = "id from_day valid_days";
        assert_eq!(
            direct.table("receipt_validity", noted).await,
            ["1|2026-07-15|10"]
        );
        let key = shared_key(&app).await;
        let used = printed(&app, &key, "2026-07-15", 1);
        rate(&app, &used, 2).await;
        // In September its mark is forgotten; then somebody wants codes to be good for a year.
        app.clock.advance(DAY * 60);
        let today = app.clock.today(app.app.zone);
        app.app.db.mix_marks(today).await.unwrap();
        assert!(all_marks(&direct).await.is_empty());
        set(&app, 365).await;
        assert_eq!(status(&app, &used).await, 410, "its days are over for good");
        let earlier = printed(&app, &key, "2026-09-13", 2);
        rate(&app, &earlier, 4).await;
        app.clock.advance(DAY * 20);
        assert_eq!(status(&app, &earlier).await, 410, "ten days, as on its day");
        let later = printed(&app, &key, "2026-09-14", 3);
        app.clock.advance(DAY * 300);
        rate(&app, &later, 4).await;
        assert_eq!(app.total("2026").await["n"], 2);
    })
    .await;
}

#[tokio::test]
async fn a_smaller_number_holds_at_once_and_for_good() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let key = shared_key(&app).await;
    let code = printed(&app, &key, "2026-07-15", 1);
    app.clock.advance(DAY * 20);
    assert_eq!(status(&app, &code).await, 200);
    for days in [10, 10, 180] {
        set(&app, days).await;
        assert_eq!(status(&app, &code).await, 410, "{days}");
    }
    let direct = Direct::to(&app.world.db).await;
    let noted = direct.table("receipt_validity", "id valid_days").await;
    assert_eq!(
        noted,
        ["1|180", "2|10", "3|180"],
        "what is the same is noted once"
    );
}
