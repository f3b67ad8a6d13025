//! Keys for printing offline follow one another with an overlap: no receipt in anybody's hands becomes worthless.

use std::time::Duration;

use hailong::model::validity::Validity;
use serde_json::json;

use super::{Form, key_for, printed, rate};
use crate::harness::{TestApp, on_each_database};

fn days(from: &str, until: Option<&str>) -> Validity {
    Validity {
        from: Some(from.parse().expect("a day")),
        until: until.map(|day| day.parse().expect("a day")),
    }
}

#[tokio::test]
async fn a_key_gives_way_to_the_next_without_a_gap() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let old = key_for(&app, days("2026-01-01", Some("2026-07-15"))).await;
        let new = key_for(&app, days("2026-07-10", None)).await;
        app.clock.advance(Duration::from_hours(24));
        // The sixteenth: receipts of the old key lie in drawers, some of both keys were printed side by side.
        let good = [
            (&old, "2026-07-09"),
            (&old, "2026-07-10"),
            (&new, "2026-07-10"),
            (&old, "2026-07-15"),
            (&new, "2026-07-15"),
            (&new, "2026-07-16"),
        ];
        for (at, (key, day)) in (1..).zip(good) {
            rate(&app, &printed(&app, key, day, at), 4).await;
        }
        assert_eq!(
            app.total("2026").await,
            json!({ "counts": [0, 0, 0, 6, 0], "n": 6 })
        );
        // What was printed with the old key after its last day is no receipt, nor what claims a day before the new one.
        let form = Form::open(&app, &printed(&app, &new, "2026-07-16", 90)).await;
        for (key, day) in [(&old, "2026-07-16"), (&new, "2026-07-09")] {
            let code = printed(&app, key, day, 91);
            let page = app.get(&format!("/r/{code}"), None).await;
            assert_eq!(page.status, 410, "key {} of {day}", key.0);
            let sent = form.at(&code).send(&app, 1).await;
            assert_eq!(sent.status, 410, "key {} of {day}", key.0);
        }
        assert_eq!(app.total("2026").await["n"], 6);
    })
    .await;
}
