//! The provider's keys: kept for a while, asked for anew when it signs with one that is not known.

use std::time::Duration;

use super::Town;
use crate::harness::provider::Key;

#[tokio::test]
async fn a_change_of_keys_between_two_sign_ins_goes_unnoticed() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let enter = async |what: &str| {
        let answer = town.sign_in(&mut town.app.browser(), &citizen).await;
        assert_eq!(answer.location(), "/dashboard", "{what}: {}", answer.text);
    };
    enter("the first").await;
    enter("the second").await;
    assert_eq!(town.provider.calls("keys"), 1, "kept");
    town.provider.rotate(Key::ecdsa());
    enter("after the change").await;
    enter("and again").await;
    assert_eq!(town.provider.calls("keys"), 2, "asked once more");
    town.provider.rotate(Key::rsa());
    enter("another kind of key").await;
    town.app.clock.advance(Duration::from_hours(1));
    enter("an hour later").await;
    assert_eq!(town.provider.calls("keys"), 4, "and every hour");
}

#[tokio::test]
async fn an_old_key_that_is_told_no_longer_opens_nothing() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let old = town.provider.state().key.clone();
    town.sign_in(&mut town.app.browser(), &citizen).await;
    town.provider.rotate(Key::ecdsa());
    town.sign_in(&mut town.app.browser(), &citizen).await;
    town.provider.state().key = old;
    let answer = town.sign_in(&mut town.app.browser(), &citizen).await;
    assert_eq!(answer.status, 422);
    assert_eq!(town.provider.calls("keys"), 3, "asked once, not for ever");
}

#[tokio::test]
async fn a_token_that_names_no_key_is_tried_with_the_only_one() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    town.provider.state().head = Some(|head| {
        head.as_object_mut().expect("a head").remove("kid");
    });
    for _ in 0..2 {
        let answer = town.sign_in(&mut town.app.browser(), &citizen).await;
        assert_eq!(answer.location(), "/dashboard", "{}", answer.text);
        town.provider.rotate(Key::ecdsa());
    }
}
