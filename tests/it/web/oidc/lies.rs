//! Answers that do not hold: each is refused, and nobody is let in.

use std::time::Duration;

use serde_json::json;

use super::{Town, come_back};
use crate::harness::{
    app::Answer,
    provider::{CLIENT, Citizen, Key, Lie},
};

/// Whether it was refused as an answer that does not hold.
fn is_broken(answer: &Answer) -> bool {
    answer.status == 422 && answer.text.contains("Đăng nhập không thành công")
}

/// A sign-in with a token that the provider has changed before signing it.
async fn refused(town: &Town, citizen: &Citizen, what: &str) {
    let mut browser = town.app.browser();
    let answer = town.sign_in(&mut browser, citizen).await;
    assert!(is_broken(&answer), "{what}: {}", answer.text);
    assert!(browser.cookies.is_empty(), "{what}: {:?}", browser.cookies);
}

#[tokio::test]
async fn a_token_with_a_wrong_claim_lets_nobody_in() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let lies: [(&str, Lie); 13] = [
        ("another issuer", |c| {
            c["iss"] = "https://evil.example".into();
        }),
        ("no issuer", |c| c["iss"] = json!(null)),
        ("another audience", |c| c["aud"] = "another-program".into()),
        ("no audience", |c| c["aud"] = json!([])),
        ("a second audience", |c| {
            c["aud"] = json!([CLIENT, "another-program"]);
        }),
        ("another party", |c| c["azp"] = "another-program".into()),
        ("another nonce", |c| c["nonce"] = "n0nce".into()),
        ("no nonce", |c| c["nonce"] = json!(null)),
        ("expired", |c| {
            c["exp"] = (c["iat"].as_i64().unwrap() - 61).into();
        }),
        ("no end", |c| c["exp"] = json!(null)),
        ("issued before", |c| {
            c["iat"] = (c["iat"].as_i64().unwrap() - 61).into();
        }),
        ("issued later", |c| {
            c["iat"] = (c["iat"].as_i64().unwrap() + 61).into();
        }),
        ("nobody", |c| c["sub"] = json!(null)),
    ];
    for (what, lie) in lies {
        town.provider.state().lie = Some(lie);
        refused(&town, &citizen, what).await;
    }
    assert!(!town.log().await.contains(&"identity_linked".to_owned()));
    town.provider.state().lie = None;
    let answer = town.sign_in(&mut town.app.browser(), &citizen).await;
    assert_eq!(answer.location(), "/dashboard", "and the truth does");
}

#[tokio::test]
async fn the_clocks_may_differ_a_little() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let lies: [Lie; 3] = [
        |c| c["exp"] = (c["iat"].as_i64().unwrap() - 59).into(),
        |c| c["iat"] = (c["iat"].as_i64().unwrap() - 59).into(),
        |c| c["iat"] = (c["iat"].as_i64().unwrap() + 59).into(),
    ];
    for lie in lies {
        town.provider.state().lie = Some(lie);
        let answer = town.sign_in(&mut town.app.browser(), &citizen).await;
        assert_eq!(answer.location(), "/dashboard", "{}", answer.text);
    }
}

#[tokio::test]
async fn a_token_that_the_provider_did_not_sign_lets_nobody_in() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let own = town.provider.state().key.clone();
    town.provider.state().key = Key::none();
    refused(&town, &citizen, "alg none").await;
    town.provider.state().head = Some(|head| head["alg"] = "ES256".into());
    refused(&town, &citizen, "no signature").await;
    town.provider.state().head = Some(|head| head["alg"] = "HS256".into());
    refused(&town, &citizen, "a signature by the shared secret").await;
    town.provider.state().head = None;

    // A stranger's key under the name of the provider's own.
    let mut stranger = Key::ecdsa();
    stranger.public["kid"] = own.public["kid"].clone();
    town.provider.state().key = stranger;
    refused(&town, &citizen, "a stranger's key").await;
    town.provider.state().key = Key::ecdsa();
    refused(&town, &citizen, "a key that is not told").await;
}

#[tokio::test]
async fn an_answer_belongs_to_one_sign_in_in_one_browser() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let mut browser = town.app.browser();
    let back = town.go(&mut browser, &citizen).await;

    // Another browser, without the journey, or on one of its own.
    let mut other = town.app.browser();
    assert!(is_broken(&come_back(&mut other, &back).await));
    town.go(&mut other, &citizen).await;
    assert!(is_broken(&come_back(&mut other, &back).await));
    assert_eq!(
        town.provider.calls("token"),
        0,
        "the code was not even tried"
    );

    // The same answer a second time, by a browser that kept its cookie.
    let journey = browser.cookies.clone();
    assert_eq!(
        come_back(&mut browser, &back).await.location(),
        "/dashboard"
    );
    assert!(is_broken(&come_back(&mut town.app.browser(), &back).await));
    let mut replay = town.app.browser();
    replay.cookies = journey;
    assert!(is_broken(&come_back(&mut replay, &back).await));
    assert!(!replay.is_in().await);
}

#[tokio::test]
async fn a_code_of_another_sign_in_is_worth_nothing_without_its_verifier() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let thief = Citizen::new("66-thief", "trom@vidu.gov.vn");
    let stolen = town.go(&mut town.app.browser(), &citizen).await;
    let mut browser = town.app.browser();
    let own = town.go(&mut browser, &thief).await;
    let code = |path: &str| {
        let (_, rest) = path.split_once("code=").expect("a code");
        rest.split('&').next().expect("a code").to_owned()
    };
    let mixed = own.replace(&code(&own), &code(&stolen));
    let answer = come_back(&mut browser, &mixed).await;
    assert!(is_broken(&answer), "{}", answer.text);
    assert_eq!(town.provider.calls("token"), 1, "the provider refused it");
}

#[tokio::test]
async fn whoever_comes_back_too_late_or_from_elsewhere_begins_again() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let mut browser = town.app.browser();
    let back = town.go(&mut browser, &citizen).await;
    town.app.clock.advance(Duration::from_secs(601));
    assert!(is_broken(&come_back(&mut browser, &back).await), "late");

    let back = town.go(&mut browser, &citizen).await;
    let (path, _) = back.split_once("&iss=").expect("an issuer");
    let elsewhere = format!("{path}&iss=https%3A%2F%2Fevil.example");
    assert!(is_broken(&come_back(&mut browser, &elsewhere).await));

    let back = town.go(&mut browser, &citizen).await;
    let sealed = browser.cookies.get_mut("hailong-journey").expect("it");
    let last = sealed.pop().expect("a letter");
    sealed.push(if last == 'A' { 'B' } else { 'A' });
    assert!(is_broken(&come_back(&mut browser, &back).await), "altered");

    let back = town.go(&mut browser, &citizen).await;
    let refused = back.replace("code=", "error=access_denied&x=");
    let answer = come_back(&mut browser, &refused).await;
    assert_eq!(answer.status, 403);
    assert!(answer.text.contains("Đăng nhập chưa hoàn tất"));
    assert_eq!(town.provider.calls("token"), 0);
}
