//! A script fetches and posts; people at the same link, and at its neighbour, want to rate.

use std::time::Duration;

use super::{Form, Phone, app, field, judge, number, poster, receipts, split};
use crate::harness::{TestApp, TestDatabase, on_each_database};

const BOT: [u8; 4] = [203, 0, 113, 66];
const PERSON: [u8; 4] = [198, 51, 100, 7];

/// The program with a link that a bot has floods of forms for, and a neighbour of that link.
async fn attacked() -> (TestApp, String, String) {
    let app = app(TestDatabase::sqlite().await).await;
    let (one, other) = (
        poster(&app, "aaaaaaaaaa").await,
        poster(&app, "bbbbbbbbbb").await,
    );
    Phone::at(&app, BOT).flood(&one, 80, 50).await;
    assert!(app.app.pressure.is_attacked(number(&app, &one)));
    (app, one, other)
}

#[tokio::test]
async fn a_bot_at_fifty_a_second_is_held_and_the_neighbour_notices_nothing() {
    on_each_database(|db| async move {
        let app = app(db).await;
        let (one, other) = (
            poster(&app, "aaaaaaaaaa").await,
            poster(&app, "bbbbbbbbbb").await,
        );
        let thanked = Phone::at(&app, BOT).flood(&one, 500, 50).await;
        assert!((1..=60).contains(&thanked), "{thanked} of 500");
        // Somebody in the same network as the bot, at the next counter.
        let neighbour = Phone::at(&app, BOT);
        let form = neighbour.open(&other).await;
        assert!(!form.has_script, "nothing changes for a link in peace");
        app.clock.advance(Duration::from_secs(6));
        assert_eq!(neighbour.send(&form, 4).await.status, 303);
        judge(&app).await;
        assert_eq!(
            split(&app).await,
            (1, thanked as u64),
            "the bot's stay, apart"
        );
        let (state, peace) = (
            app.app.pressure.state(number(&app, &one)),
            app.app.pressure.state(number(&app, &other)),
        );
        assert!(state.attacked_since.is_some() && state.last_minute > 60);
        assert_eq!((peace.attacked_since, peace.last_minute), (None, 1));
    })
    .await;
}

#[tokio::test]
async fn with_script_a_person_never_waits() {
    let (app, link, _) = attacked().await;
    let person = Phone::at(&app, PERSON);
    let form = person.open(&link).await;
    assert!(form.has_script);
    app.clock.advance(Duration::from_secs(4));
    assert_eq!(person.send_proved(&form, 4).await.status, 303);
    assert_eq!(
        person.send_proved(&form, 4).await.status,
        303,
        "thanked again"
    );
    let (counted, _) = split(&app).await;
    assert_eq!(counted, 1, "by a person, not flagged, once");
}

#[tokio::test]
async fn without_script_some_patience_and_one_more_press_do() {
    let (app, link, _) = attacked().await;
    let person = Phone::at(&app, PERSON);
    let form = person.open(&link).await;
    app.clock.advance(Duration::from_secs(6));
    let typed = "&reason=waiting&comment=Ch%E1%BB%9D+h%C6%A1n+m%E1%BB%99t+gi%E1%BB%9D.";
    let early = person.send_with(&form, 2, typed).await;
    assert_eq!(early.status, 429);
    assert_eq!(early.headers["retry-after"], "9");
    assert!(
        early.text.contains("Xin Ông/Bà chờ một chút"),
        "{}",
        early.text
    );
    assert!(
        early
            .text
            .contains("Sau 9 giây, xin bấm «Gửi đánh giá» lần nữa.")
    );
    assert!(
        early.text.contains("Chờ hơn một giờ."),
        "all that was typed"
    );
    assert!(
        early.text.contains("value=\"2\" required checked"),
        "and chosen"
    );
    assert!(early.text.contains("value=\"waiting\" checked"));
    assert_eq!(
        (field(&early, "id"), field(&early, "form")),
        (form.id.clone(), form.stamp.clone()),
        "nobody waits twice"
    );
    app.clock.advance(Duration::from_secs(9));
    let again = Form::of(&early, &link);
    assert_eq!(person.send_with(&again, 2, typed).await.status, 303);
    assert_eq!(split(&app).await.0, 1);
}

#[tokio::test]
async fn in_english_it_says_so_in_english() {
    let (app, link, _) = attacked().await;
    let person = Phone::at(&app, PERSON);
    let mut form = person.open(&link).await;
    form.path.push_str("?lang=en");
    let early = person.send(&form, 2).await;
    assert_eq!(early.status, 429);
    assert!(
        early.text.contains("Please wait a moment"),
        "{}",
        early.text
    );
}

#[tokio::test]
async fn a_form_that_was_opened_before_the_attack_is_as_good_as_one_that_waited() {
    let app = app(TestDatabase::sqlite().await).await;
    let link = poster(&app, "aaaaaaaaaa").await;
    let person = Phone::at(&app, PERSON);
    let form = person.open(&link).await;
    app.clock.advance(Duration::from_secs(14));
    Phone::at(&app, BOT).flood(&link, 80, 50).await;
    assert!(app.app.pressure.is_attacked(number(&app, &link)));
    assert_eq!(person.send(&form, 4).await.status, 303);
}

#[tokio::test]
async fn a_fault_in_the_form_does_not_begin_the_wait_anew() {
    let (app, link, _) = attacked().await;
    let person = Phone::at(&app, PERSON);
    let form = person.open(&link).await;
    app.clock.advance(Duration::from_secs(15));
    let wrong = person.send(&form, 9).await;
    assert_eq!(wrong.status, 422, "{}", wrong.text);
    assert_eq!(person.send(&Form::of(&wrong, &link), 4).await.status, 303);
}

#[tokio::test]
async fn a_proof_is_good_for_its_own_form_only() {
    let (app, link, other) = attacked().await;
    Phone::at(&app, [203, 0, 113, 67])
        .flood(&other, 80, 50)
        .await;
    let before = split(&app).await;
    let person = Phone::at(&app, PERSON);
    let (one, two) = (person.open(&link).await, person.open(&link).await);
    let elsewhere = person.open(&other).await;
    let proof = format!("&proof={}", person.proof(&one));
    for form in [&two, &elsewhere] {
        assert_eq!(
            person.send_with(form, 4, &proof).await.status,
            429,
            "another id or code"
        );
    }
    let mixed = Form {
        id: two.id.clone(),
        ..one.clone()
    };
    assert_eq!(
        person.send_with(&mixed, 4, &proof).await.status,
        422,
        "the stamp of another id"
    );
    let mixed = Form {
        path: elsewhere.path.clone(),
        ..one.clone()
    };
    assert_eq!(
        person.send_with(&mixed, 4, &proof).await.status,
        422,
        "the stamp of another code"
    );
    for wrong in ["&proof=", "&proof=0.0.0.0.0.0.0.0", "&proof=%F0%9F%92%A9"] {
        assert_eq!(
            person.send_with(&one, 4, wrong).await.status,
            429,
            "{wrong}"
        );
    }
    assert_eq!(person.send_with(&one, 4, &proof).await.status, 303);
    let after = split(&app).await;
    assert_eq!(after.0 + after.1, before.0 + before.1 + 1, "one rating");
}

#[tokio::test]
async fn a_receipt_is_asked_for_nothing() {
    let (app, _, _) = attacked().await;
    let before = split(&app).await;
    let person = Phone::at(&app, PERSON);
    for code in receipts(&app, 3).await {
        let form = person.open(&code).await;
        assert!(!form.has_script);
        assert_eq!(person.send(&form, 5).await.status, 303);
    }
    judge(&app).await;
    let after = split(&app).await;
    assert_eq!(after.0, before.0 + 3, "and never flagged, however quick");
}

#[tokio::test]
async fn an_attack_ends_by_itself_and_the_page_is_as_it_was() {
    let (app, link, other) = attacked().await;
    app.clock.advance(Duration::from_secs(9 * 60));
    app.app.pressure.look();
    assert!(app.app.pressure.is_attacked(number(&app, &link)));
    app.clock.advance(Duration::from_secs(3 * 60));
    app.app.pressure.look();
    assert!(!app.app.pressure.is_attacked(number(&app, &link)));
    let person = Phone::at(&app, PERSON);
    let (one, two) = (
        person.get(&format!("/r/{link}")).await,
        person.get(&format!("/r/{other}")).await,
    );
    assert!(!one.text.contains("proof") && one.text.len() == two.text.len());
}

#[tokio::test]
async fn too_many_from_one_place_get_their_form_back_filled_in() {
    let (app, link, _) = attacked().await;
    let bot = Phone::at(&app, BOT);
    let form = bot.open(&link).await;
    let mut answer = bot.get(&format!("/r/{link}")).await;
    while answer.status == 200 {
        answer = bot.get(&format!("/r/{link}")).await;
    }
    assert_eq!(answer.status, 429);
    let typed = "&comment=Qu%E1%BA%A7y+g%E1%BB%8Dn+g%C3%A0ng.";
    let busy = bot.send_with(&form, 4, typed).await;
    assert_eq!(busy.status, 429);
    let wait: u64 = busy.headers["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..60).contains(&wait), "{wait}");
    assert!(
        busy.text.contains("đang có quá nhiều lượt truy cập"),
        "{}",
        busy.text
    );
    assert!(busy.text.contains("Quầy gọn gàng.") && field(&busy, "form") == form.stamp);
    // The link is not shut for others.
    let person = Phone::at(&app, PERSON);
    let theirs = person.open(&link).await;
    app.clock.advance(Duration::from_secs(15));
    assert_eq!(person.send(&theirs, 4).await.status, 303);
    app.clock.advance(Duration::from_secs(wait));
    assert_eq!(bot.send(&form, 4).await.status, 303);
}
