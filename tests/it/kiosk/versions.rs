//! A questionnaire changes while taps wait in a device: they were given to the version that people saw, and count as such.

use hailong::admin::questionnaires::{Draft, Retire};
use serde_json::{Value, json};

use crate::{
    answers::{does, publish},
    harness::{Direct, TestApp, app::changed, on_each_database},
};

/// Version, level and reasons of each rating, in the order of arrival.
async fn stored(app: &TestApp) -> Vec<String> {
    let direct = Direct::to(&app.world.db).await;
    let line = "SELECT CAST(q.version AS TEXT) || ' ' || CAST(r.level AS TEXT) || ' ' || COALESCE(r.reasons, '-') AS line \
                FROM rating r JOIN questionnaire q ON q.id = r.questionnaire_id ORDER BY r.seq";
    direct.lines(line).await
}

/// The next version asks no more about waiting; the first one is retired.
async fn next_version(app: &TestApp) {
    let catalogue = app.app.catalogue();
    let mut draft = Draft::of(&catalogue, "default").expect("a form");
    let before = draft.reasons.len();
    draft.reasons.retain(|reason| reason.key != "waiting");
    assert_eq!(draft.reasons.len() + 1, before);
    publish(app, &draft).await;
    let name = "default@1".to_owned();
    does(app, &Retire { name }).await;
}

#[tokio::test]
async fn taps_that_waited_count_for_the_version_that_people_saw() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let kiosk = app.kiosk().await;
        kiosk.rate(5).await;
        let waited: Vec<Value> = [1, 4]
            .map(|level| changed(kiosk.tap(level), json!({ "reasons": ["waiting"] })))
            .into();
        next_version(&app).await;
        let newest = app.app.catalogue().newest_questionnaire("default").cloned();
        assert_eq!(newest.map(|newest| newest.version), Some(2));
        app.clock.advance(std::time::Duration::from_hours(2));

        // The device learns of the second version with the answer to what it sends first.
        let anew = changed(kiosk.tap(3), json!({ "questionnaire": "default@2" }));
        let sent = [waited.clone(), vec![anew]].concat();
        assert_eq!(
            kiosk.send(&sent).await.results("results"),
            ["accepted", "accepted", "accepted"]
        );
        assert!(app.quarantined().await.is_empty());
        assert_eq!(
            stored(&app).await,
            ["1 5 -", "1 1 waiting", "1 4 waiting", "2 3 -"]
        );
        // One scale, so one figure: all versions of the question count together.
        let total = json!({ "counts": [1, 0, 1, 1, 1], "n": 4 });
        assert_eq!(app.total("2026-07").await, total);
        // An answer was lost on its way: sent again, they are the same ratings.
        assert_eq!(
            kiosk.send(&waited).await.results("results"),
            ["duplicate", "duplicate"]
        );
        assert_eq!(app.total("2026-07").await, total);
    })
    .await;
}
