//! A provider that does not answer, or answers nonsense: the page says so, and the password still opens.

use std::time::Duration;

use super::{Town, come_back};
use crate::harness::app::Answer;

fn says_unavailable(answer: &Answer) -> bool {
    answer.status == 503
        && answer.headers.contains_key("retry-after")
        && answer.text.contains("Chưa kết nối được nơi đăng nhập")
        && answer.text.contains("Đăng nhập bằng mật khẩu")
}

#[tokio::test]
async fn when_it_is_down_the_password_still_opens() {
    let mut town = Town::sqlite().await;
    let (leader, citizen) = town.leader().await;
    town.provider.stop().await;
    let mut browser = town.app.browser();
    for _ in 0..2 {
        let answer = browser.get("/sign-in/oidc").await;
        assert!(says_unavailable(&answer), "{}", answer.text);
        assert!(browser.cookies.is_empty(), "no journey has begun");
    }
    assert_eq!(browser.sign_in(&leader).await.location(), "/dashboard");

    // It went away while somebody was there.
    let mut town = Town::sqlite().await;
    town.leader().await;
    let mut browser = town.app.browser();
    let back = town.go(&mut browser, &citizen).await;
    town.provider.stop().await;
    assert!(says_unavailable(&come_back(&mut browser, &back).await));
}

#[tokio::test]
async fn what_no_provider_says_of_itself_is_not_believed_and_soon_asked_again() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let issuer = town.provider.state().issuer.clone();
    let elsewhere = format!(
        "{{\"issuer\": \"https://evil.example\", \"authorization_endpoint\": \"{issuer}/authorize\", \"jwks_uri\": \
         \"{issuer}/keys\", \"response_types_supported\": [\"code\"], \"subject_types_supported\": [\"public\"], \
         \"id_token_signing_alg_values_supported\": [\"ES256\"]}}"
    );
    for description in ["<html>", "{}", &elsewhere, &" ".repeat(300_000)] {
        town.provider.state().description = Some(description.to_owned());
        let answer = town.app.browser().get("/sign-in/oidc").await;
        assert!(says_unavailable(&answer), "{}", answer.text);
        let asked = town.provider.calls("description");
        town.app.browser().get("/sign-in/oidc").await;
        assert_eq!(town.provider.calls("description"), asked, "a pause");
        town.app.clock.advance(Duration::from_secs(5));
    }
    town.provider.state().description = None;
    let answer = town.sign_in(&mut town.app.browser(), &citizen).await;
    assert_eq!(answer.location(), "/dashboard");
}
