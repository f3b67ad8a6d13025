//! Whom the operator asks for a second factor shows one here, or showed one there that the operator trusts.

use hailong::model::role::Role;

use super::Town;
use crate::harness::provider::Citizen;

#[tokio::test]
async fn a_role_that_needs_a_second_factor_sets_one_up_unless_the_provider_asked_for_it() {
    let town = Town::sqlite().await;
    let admin = town.app.person(Role::Administrator, None).await;
    let mut citizen = Citizen::new("01-admin", &admin.user.email);
    for (methods, first) in [
        (vec!["pwd"], "/account/second-factor"),
        (vec![], "/account/second-factor"),
        (vec!["pwd", "MFA"], "/account/second-factor"),
        (vec!["pwd", "mfa"], "/admin"),
    ] {
        citizen.methods = methods;
        let mut browser = town.app.browser();
        let answer = town.sign_in(&mut browser, &citizen).await;
        assert_eq!(answer.location(), first, "{:?}", citizen.methods);
        let shut = browser.get("/admin").await.status == 403;
        assert_eq!(shut, first != "/admin", "{:?}", citizen.methods);
    }
}

#[tokio::test]
async fn the_class_of_a_sign_in_counts_like_its_methods() {
    let town = Town::sqlite().await;
    let admin = town.app.person(Role::Administrator, None).await;
    let citizen = Citizen::new("01-admin", &admin.user.email);
    town.provider.state().lie = Some(|claims| claims["acr"] = "mfa".into());
    let mut browser = town.app.browser();
    assert_eq!(
        town.sign_in(&mut browser, &citizen).await.location(),
        "/admin"
    );
}

#[tokio::test]
async fn whoever_has_a_second_factor_here_is_asked_for_its_code() {
    let town = Town::sqlite().await;
    let (leader, mut citizen) = town.leader().await;
    let mut browser = town.app.signed_in(&leader).await;
    crate::web::second_factor::enrol(&town.app, &mut browser).await;

    let mut half = town.app.browser();
    let answer = town.sign_in(&mut half, &citizen).await;
    assert_eq!(answer.location(), "/sign-in/code");
    assert!(!half.is_in().await);
    assert_eq!(half.get("/sign-in/code").await.status, 200);

    citizen.methods = vec!["mfa"];
    let mut whole = town.app.browser();
    assert_eq!(
        town.sign_in(&mut whole, &citizen).await.location(),
        "/dashboard"
    );
    assert!(whole.is_in().await);
}
