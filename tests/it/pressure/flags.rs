//! Ratings of links that machines gave: taken, flagged with a reason, told apart.

use std::time::Duration;

use hailong::{
    model::{misuse::Reason, period::DayRange},
    store::View,
};
use serde_json::json;

use super::{Form, Phone, app, judge, poster, receipts, split};
use crate::harness::{TestApp, TestDatabase, app::rating, on_each_database};

/// Why ratings of the counter's agency are flagged, and how many.
async fn reasons(app: &TestApp) -> Vec<String> {
    let agency = app.app.catalogue().agency("ttpvhcc-taythanh").unwrap().id;
    let day = DayRange::single("2026-07-15".parse().unwrap());
    let asked = app
        .app
        .db
        .flag_reasons(View::Receiving, agency, None, None, day);
    let line = |(reason, n): (Option<Reason>, u64)| match reason {
        Some(reason) => format!("{reason} {n}"),
        None => format!("another {n}"),
    };
    asked.await.unwrap().into_iter().map(line).collect()
}

/// People who open the page one after the other, read it, and send it at once or `apart` from each other.
async fn people(app: &TestApp, code: &str, count: usize, apart: Duration) {
    let phone = Phone::at(app, [203, 0, 113, 1]);
    let mut forms: Vec<Form> = Vec::new();
    for _ in 0..count {
        forms.push(phone.open(code).await);
    }
    app.clock.advance(Duration::from_secs(5));
    for form in &forms {
        assert_eq!(phone.send(form, 5).await.status, 303);
        app.clock.advance(apart);
    }
}

#[tokio::test]
async fn a_form_sent_sooner_than_it_can_be_read_counts_apart() {
    on_each_database(|db| async move {
        let app = app(db).await;
        let link = poster(&app, "aaaaaaaaaa").await;
        let phone = Phone::at(&app, [203, 0, 113, 1]);
        for (wait, level) in [(1_999, 5), (2_000, 2)] {
            let form = phone.open(&link).await;
            app.clock.advance(Duration::from_millis(wait));
            for _ in 0..2 {
                assert_eq!(phone.send(&form, level).await.status, 303);
            }
        }
        assert_eq!(split(&app).await, (1, 1));
        assert_eq!(reasons(&app).await, ["hasty@1 1"]);
        assert_eq!(judge(&app).await, 0, "no other rule lifts it");
        assert_eq!(split(&app).await, (1, 1));
        let total = app.scores("period=2026").await.json["total"].clone();
        assert_eq!(total["flagged"], json!([0, 0, 0, 0, 1]), "told beside");
        assert_eq!(total["counts"], json!([0, 1, 0, 0, 0]));
    })
    .await;
}

#[tokio::test]
async fn a_form_that_lay_open_all_day_is_taken_and_not_hasty_and_a_moment_later_it_is_refused() {
    let app = app(TestDatabase::sqlite().await).await;
    let link = poster(&app, "aaaaaaaaaa").await;
    let phone = Phone::at(&app, [203, 0, 113, 1]);
    let (form, late) = (phone.open(&link).await, phone.open(&link).await);
    app.clock.advance(Duration::from_hours(12));
    assert_eq!(phone.send(&form, 4).await.status, 303);
    app.clock.advance(Duration::from_millis(1));
    let refused = phone.send(&late, 4).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("đã mở quá lâu"), "{}", refused.text);
    // The page that came back has a stamp of its own, and counts as new.
    let again = Form::of(&refused, &link);
    assert!(again.id != late.id && again.stamp != late.stamp);
    app.clock.advance(Duration::from_secs(2));
    assert_eq!(phone.send(&again, 4).await.status, 303);
    assert_eq!(split(&app).await, (2, 0));
}

#[tokio::test]
async fn many_of_one_level_by_one_poster_within_a_minute_are_a_burst() {
    on_each_database(|db| async move {
        let app = app(db).await;
        let link = poster(&app, "aaaaaaaaaa").await;
        // Not in the measure of a machine, nor so evenly.
        for more in 0..20_u64 {
            people(&app, &link, 1, Duration::from_millis(137 * more % 700)).await;
            if more == 9 {
                judge(&app).await;
                assert_eq!(split(&app).await, (10, 0));
            }
        }
        assert_eq!(split(&app).await, (20, 0), "twenty in 100 seconds");
        people(&app, &link, 20, Duration::from_millis(900)).await;
        judge(&app).await;
        let told = reasons(&app).await;
        assert!(
            told.iter().any(|line| line.starts_with("burst@1 ")),
            "{told:?}"
        );
        let (counted, flagged) = split(&app).await;
        assert!(
            flagged >= 20 && counted + flagged == 40,
            "{counted} {flagged}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_hasty_stays_so_in_a_burst() {
    let app = app(TestDatabase::sqlite().await).await;
    let link = poster(&app, "aaaaaaaaaa").await;
    let phone = Phone::at(&app, [203, 0, 113, 1]);
    for _ in 0..20 {
        let form = phone.open(&link).await;
        assert_eq!(phone.send(&form, 5).await.status, 303);
    }
    judge(&app).await;
    let told = reasons(&app).await;
    assert!(told.contains(&"hasty@1 20".to_owned()), "{told:?}");
    assert!(told.contains(&"burst@1 20".to_owned()), "{told:?}");
    assert_eq!(split(&app).await, (0, 20), "each counts once");
}

#[tokio::test]
async fn receipts_and_programs_are_never_flagged() {
    let app = app(TestDatabase::sqlite().await).await;
    let phone = Phone::at(&app, [203, 0, 113, 1]);
    for code in receipts(&app, 30).await {
        let form = phone.open(&code).await;
        assert_eq!(phone.send(&form, 5).await.status, 303);
    }
    let token = app.writer().await;
    let ratings: Vec<_> = (0..30).map(|_| rating(5)).collect();
    assert_eq!(app.rate(&token, &ratings).await.status, 200);
    assert_eq!(judge(&app).await, 0);
    assert_eq!(split(&app).await, (60, 0));
}

#[tokio::test]
async fn rules_that_are_off_flag_nothing() {
    let app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        super::real(config);
        config.misuse.flag = Vec::new();
    })
    .await;
    let link = poster(&app, "aaaaaaaaaa").await;
    let phone = Phone::at(&app, [203, 0, 113, 1]);
    for _ in 0..30 {
        let form = phone.open(&link).await;
        assert_eq!(phone.send(&form, 5).await.status, 303);
    }
    assert_eq!(judge(&app).await, 0);
    assert_eq!(split(&app).await, (30, 0));
}

#[tokio::test]
async fn a_machine_that_takes_its_time_is_known_by_its_measure() {
    let app = app(TestDatabase::sqlite().await).await;
    let link = poster(&app, "aaaaaaaaaa").await;
    for _ in 0..6 {
        people(&app, &link, 1, Duration::from_secs(25)).await;
    }
    judge(&app).await;
    assert_eq!(reasons(&app).await, ["identical_intervals@1 6"]);
}
