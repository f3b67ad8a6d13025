//! Codes that do not exist, tried in masses, and people with good codes behind the same address.

use axum::http::Method;
use hailong::store::ReferenceChange;

use super::{Phone, app, poster, receipts};
use crate::harness::{
    TestApp, TestDatabase,
    app::{POINT, request, service_points},
};

const OFFICE: [u8; 4] = [203, 0, 113, 9];
const HOME: [u8; 4] = [198, 51, 100, 4];

/// Statuses of so many tries of codes that do not exist.
async fn tries(app: &TestApp, address: [u8; 4], codes: impl Iterator<Item = String>) -> Vec<u16> {
    let phone = Phone::at(app, address);
    let mut statuses = Vec::new();
    for code in codes {
        let answer = phone.get(&format!("/r/{code}")).await;
        if answer.status == 429 {
            assert!(answer.headers.contains_key("retry-after"));
            assert!(answer.text.contains("Xin Ông/Bà chờ một lát"), "a page");
        }
        statuses.push(answer.status.as_u16());
    }
    statuses
}

fn links() -> impl Iterator<Item = String> {
    (0..100).map(|number| format!("zzzzzzz{number:03}"))
}

fn issued() -> impl Iterator<Item = String> {
    (0..100).map(|number| format!("A0000000000000000{number:03}"))
}

#[tokio::test]
async fn who_guesses_is_slowed_down_and_nobody_behind_the_same_address() {
    let app = app(TestDatabase::sqlite().await).await;
    let link = poster(&app, "aaaaaaaaaa").await;
    let codes = receipts(&app, 2).await;
    let statuses = tries(&app, OFFICE, links().chain(issued())).await;
    assert_eq!(statuses.iter().filter(|status| **status == 404).count(), 60);
    assert!(statuses[60..].iter().all(|status| *status == 429));
    let colleague = Phone::at(&app, OFFICE);
    colleague.open(&link).await;
    for code in &codes {
        let form = colleague.open(code).await;
        assert_eq!(colleague.send(&form, 5).await.status, 303);
    }
    let elsewhere = tries(&app, [203, 0, 113, 10], links().take(1)).await;
    assert_eq!(elsewhere, [404]);
}

#[tokio::test]
async fn an_address_that_is_written_otherwise_is_the_same_code() {
    let app = app(TestDatabase::sqlite().await).await;
    let link = poster(&app, "aaaaaaaaaa").await;
    let hidden = format!("%61{}", &link[1..]);
    let phone = Phone::at(&app, OFFICE);
    for _ in 0..61 {
        assert_eq!(phone.get(&format!("/r/{hidden}")).await.status, 200);
    }
    let number = super::number(&app, &link);
    assert!(app.app.pressure.is_attacked(number));
}

#[tokio::test]
async fn an_address_typed_in_capitals_is_no_guess() {
    let app = app(TestDatabase::sqlite().await).await;
    let link = poster(&app, "aaaa0aaaaa").await;
    let phone = Phone::at(&app, OFFICE);
    for _ in 0..100 {
        let answer = phone.get("/r/AAAAOAAAAA").await;
        assert_eq!(
            (answer.status.as_u16(), answer.location()),
            (303, "/r/aaaa0aaaaa")
        );
    }
    let number = super::number(&app, &link);
    assert!(!app.app.pressure.is_attacked(number), "no form was opened");
    let statuses = tries(&app, OFFICE, links()).await;
    assert_eq!(statuses.iter().filter(|status| **status == 404).count(), 60);
    phone.open(&link).await;
}

#[tokio::test]
async fn a_genuine_receipt_whose_counter_is_closed_is_no_guess() {
    let mut app = app(TestDatabase::sqlite().await).await;
    let code = receipts(&app, 1).await.remove(0);
    let mut change = service_points();
    if let ReferenceChange::ServicePoints(points) = &mut change {
        let closed = points.iter_mut().find(|point| point.key == POINT);
        closed.expect(POINT).valid.until = "2026-07-14".parse().ok();
    }
    app.world.change(change).await;
    app.app.refresh().await.expect("the program sees it");
    let phone = Phone::at(&app, OFFICE);
    for _ in 0..100 {
        let answer = phone.get(&format!("/r/{code}")).await;
        assert_eq!(answer.status, 404, "{}", answer.text);
    }
    let statuses = tries(&app, OFFICE, issued()).await;
    assert_eq!(statuses.iter().filter(|status| **status == 404).count(), 60);
    assert!(statuses[60..].iter().all(|status| *status == 429));
    assert_eq!(
        phone.get(&format!("/r/{code}")).await.status,
        404,
        "his is known"
    );
}

#[tokio::test]
async fn an_address_in_a_header_is_nobody_elses_allowance() {
    let app = app(TestDatabase::sqlite().await).await;
    let phone = Phone::at(&app, OFFICE);
    let mut refused = 0;
    for number in 0..100 {
        let spoofed = request(Method::GET, "/r/zzzzzzzzzz", None)
            .header("x-forwarded-for", format!("198.51.100.{number}"))
            .header("x-real-ip", format!("198.51.100.{number}"))
            .header("forwarded", format!("for=198.51.100.{number}"));
        let answer = phone.call(spoofed, String::new()).await;
        refused += usize::from(answer.status == 429);
    }
    assert_eq!(refused, 40);
}

#[tokio::test]
async fn a_receipt_may_be_tried_often_and_whoever_has_a_copy_learns_nothing_by_it() {
    let app = app(TestDatabase::sqlite().await).await;
    let codes = receipts(&app, 2).await;
    let copy = Phone::at(&app, OFFICE);
    let form = copy.open(&codes[0]).await;
    let mut tried = 0;
    while copy.send_with(&form, 9, "").await.status == 422 {
        tried += 1;
    }
    assert_eq!(tried, 30);
    let busy = copy.send_with(&form, 4, "&comment=T%E1%BB%91t.").await;
    assert_eq!(busy.status, 429);
    assert!(busy.text.contains("Tốt.") && busy.text.contains("chưa được ghi nhận"));
    // Opening is not counted by code: else it would tell when somebody else opens the page or sends the form.
    for _ in 0..40 {
        assert_eq!(copy.get(&format!("/r/{}", codes[0])).await.status, 200);
    }
    // The citizen, elsewhere, is not kept from rating.
    let citizen = Phone::at(&app, HOME);
    let own = citizen.open(&codes[0]).await;
    assert_eq!(citizen.send(&own, 2).await.status, 303);
    // Another receipt, the same place.
    let other = copy.open(&codes[1]).await;
    assert_eq!(copy.send(&other, 4).await.status, 303);
}

#[tokio::test]
async fn forms_that_come_too_often_are_given_back_and_at_last_refused_plainly() {
    let app = app(TestDatabase::sqlite().await).await;
    let codes = receipts(&app, 1).await;
    let program = Phone::at(&app, OFFICE);
    let form = program.open(&codes[0]).await;
    let mut given_back = 0;
    loop {
        let answer = program.send_with(&form, 9, "&comment=T%E1%BB%91t.").await;
        match answer.status.as_u16() {
            422 => {}
            429 if answer.text.contains("Tốt.") => given_back += 1,
            429 => break,
            other => panic!("{other}: {}", answer.text),
        }
    }
    assert_eq!(given_back, 180);
    // Somebody else is given theirs back all the same.
    let citizen = Phone::at(&app, HOME);
    let own = citizen.open(&codes[0]).await;
    assert_eq!(citizen.send(&own, 2).await.status, 303);
}
