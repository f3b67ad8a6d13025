//! Whether somebody is there, by the word of the provider: only if it asked a short time ago, and the right person.

use std::time::Duration;

use hailong::{account, model::role::Role, model::user::Actor, store::NewUser};

use super::{Town, come_back};
use crate::harness::{
    Browser,
    app::Answer,
    provider::{Citizen, Lie, read},
};

const NEW: &str = "/admin/tokens/new";
const TOKEN: [(&str, &str); 2] = [("name", "Cổng một cửa"), ("grant", "scores:read")];
const THREE_DAYS: i64 = 3 * 24 * 3_600;
const LABEL: &str = "Xác nhận qua tài khoản công vụ Thành phố";

/// An administrator who never chose a password here.
async fn administrator(town: &Town) -> Citizen {
    let new = NewUser {
        email: "quantri@vidu.gov.vn".to_owned(),
        name: "Phạm Văn Tám".to_owned(),
        role: Role::Administrator,
        agency: None,
    };
    let (db, now) = (&town.app.app.db, town.app.clock.now_ms());
    let invited = account::invite(db, &new, &Actor::cli(), now).await;
    assert!(invited.expect("a database").is_some());
    Citizen {
        methods: vec!["mfa"],
        ..Citizen::new("01-admin", &new.email)
    }
}

fn made(answer: &Answer) -> bool {
    answer.text.contains("hl_")
}

/// Where the page leads that asks to confirm.
fn way(asked: &Answer) -> String {
    assert!(asked.text.contains(LABEL) && !made(asked), "{}", asked.text);
    let link = asked.text.split("href=\"/account/confirm?").nth(1);
    let query = link.and_then(|rest| rest.split('"').next());
    format!("/account/confirm?{}", query.expect("a link"))
}

/// Goes to the provider from the page that asks, signs in there, and comes back.
async fn confirm(town: &Town, browser: &mut Browser<'_>, citizen: &Citizen) -> Answer {
    let asked = browser.post(NEW, &TOKEN).await;
    let out = browser.get(&way(&asked)).await;
    assert_eq!(out.status, 303, "{}", out.text);
    let (_, fields) = read(out.location());
    let said = (fields["max_age"].as_str(), fields["prompt"].as_str());
    assert_eq!(said, ("0", "login"));
    let back = town.provider.sign_in(out.location(), citizen);
    come_back(browser, &back).await
}

#[tokio::test]
async fn a_session_of_the_provider_that_is_days_old_makes_no_keys() {
    let town = Town::sqlite().await;
    let admin = administrator(&town).await;
    let old = Citizen {
        ago: THREE_DAYS,
        ..admin.clone()
    };
    let tried = async |citizen: &Citizen, deaf: bool, lie: Option<Lie>| {
        town.provider.state().deaf = deaf;
        town.provider.state().lie = lie;
        let mut browser = town.app.browser();
        let answer = town.sign_in(&mut browser, citizen).await;
        assert_eq!(answer.location(), "/admin");
        made(&browser.post(NEW, &TOKEN).await)
    };
    assert!(
        tried(&old, false, None).await,
        "it asks again when it is told to"
    );
    assert!(
        !tried(&old, true, None).await,
        "it let a browser in that was left open"
    );
    let silent: Lie = |claims| claims["auth_time"] = serde_json::Value::Null;
    assert!(!tried(&admin, false, Some(silent)).await, "it does not say");
}

#[tokio::test]
async fn what_the_provider_says_of_tomorrow_holds_no_longer_than_ten_minutes() {
    let town = Town::sqlite().await;
    let admin = administrator(&town).await;
    town.provider.state().lie = Some(|claims| {
        let at = claims["auth_time"].as_i64().expect("a time");
        claims["auth_time"] = (at + THREE_DAYS).into();
    });
    let mut browser = town.app.browser();
    town.sign_in(&mut browser, &admin).await;
    assert!(made(&browser.post(NEW, &TOKEN).await));
    town.app.clock.advance(Duration::from_mins(10));
    assert!(!made(&browser.post(NEW, &TOKEN).await));
}

#[tokio::test]
async fn whoever_has_no_password_here_confirms_there_and_comes_back_to_the_form() {
    let town = Town::sqlite().await;
    let admin = administrator(&town).await;
    let mut browser = town.app.browser();
    town.sign_in(&mut browser, &admin).await;
    town.app.clock.advance(Duration::from_mins(11));
    let asked = browser.post(NEW, &TOKEN).await;
    assert!(!asked.text.contains("confirm-by"), "there is no password");
    let back = confirm(&town, &mut browser, &admin).await;
    assert_eq!(back.location(), NEW);
    assert!(made(&browser.post(NEW, &TOKEN).await));

    // Where no page stands at the address of a form, the one that it stands on.
    town.app.clock.advance(Duration::from_mins(11));
    let asked = browser.post("/account/sessions/end-others", &[]).await;
    assert!(way(&asked).ends_with("next=%2Faccount"), "{}", asked.text);
}

#[tokio::test]
async fn nobody_else_and_no_older_proof_confirms_and_the_auditor_sees_who_was_refused() {
    let town = Town::sqlite().await;
    let admin = administrator(&town).await;
    let (_, leader) = town.leader().await;
    town.sign_in(&mut town.app.browser(), &leader).await;
    let mut browser = town.app.browser();
    town.sign_in(&mut browser, &admin).await;
    town.app.clock.advance(Duration::from_mins(11));

    let other = confirm(&town, &mut browser, &leader).await;
    assert_eq!(other.status, 422);
    assert!(other.text.contains("Chưa xác nhận được"), "{}", other.text);
    town.provider.state().deaf = true;
    let old = Citizen {
        ago: 11 * 60,
        ..admin.clone()
    };
    assert_eq!(confirm(&town, &mut browser, &old).await.status, 422);
    town.provider.state().deaf = false;

    // A proof that set out from another session of the same person.
    let mut elsewhere = town.app.browser();
    town.sign_in(&mut elsewhere, &admin).await;
    let out = elsewhere.get("/account/confirm?next=%2Fadmin").await;
    let back = town.provider.sign_in(out.location(), &admin);
    let journey = elsewhere.cookies["hailong-journey"].clone();
    let journey = ("hailong-journey".to_owned(), journey);
    browser.cookies.extend([journey]);
    assert_eq!(come_back(&mut browser, &back).await.status, 422);

    let asked = browser.post(NEW, &TOKEN).await;
    assert!(!made(&asked));
    let log = refusals(&town).await;
    assert!(
        log.iter().any(|line| line.contains("\"provider\":1")),
        "{log:?}"
    );
}

#[tokio::test]
async fn a_person_turned_away_who_has_an_account_is_written_down() {
    let town = Town::sqlite().await;
    let (leader, citizen) = town.leader().await;
    town.sign_in(&mut town.app.browser(), &citizen).await;
    let heir = Citizen::new("77aa-heir", &leader.user.email);
    assert_eq!(
        town.sign_in(&mut town.app.browser(), &heir).await.status,
        403
    );
    let stranger = Citizen::new("99bb-stranger", "khach@vidu.gov.vn");
    town.sign_in(&mut town.app.browser(), &stranger).await;
    let log = refusals(&town).await;
    assert_eq!(log.len(), 1, "{log:?}");
    assert!(log[0].contains("\"provider\":1"), "{log:?}");
}

/// What was counted, once its quarter of an hour is over. Nobody waits for the count, so the test does.
async fn refusals(town: &Town) -> Vec<String> {
    let db = &town.app.app.db;
    let later = town.app.clock.now_ms() + 3_600_000;
    while db.write_refusals(later).await.expect("a database") == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let page = db.audit_page(&<_>::default(), None, 100).await;
    let lines = page.expect("the log").into_iter().map(|line| line.entry);
    let refused = lines.filter(|line| line.action.key() == "sign_in_refused");
    refused
        .map(|line| serde_json::to_string(&line.after).expect("JSON"))
        .collect()
}
