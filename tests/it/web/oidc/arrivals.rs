//! Who comes in, into which account, and who does not.

use hailong::model::{role::Role, user::Actor};

use super::{Town, come_back};
use crate::harness::{TestApp, TestDatabase, on_each_database, provider::Citizen};

#[tokio::test]
async fn a_verified_address_links_once_and_the_providers_name_for_the_person_opens_from_then_on() {
    on_each_database(|db| async move {
        let town = Town::open(db).await;
        let (leader, mut citizen) = town.leader().await;
        let mut browser = town.app.browser();
        let door = browser.get("/sign-in").await;
        assert!(
            door.text
                .contains("Đăng nhập bằng tài khoản công vụ Thành phố")
        );
        let answer = town.sign_in(&mut browser, &citizen).await;
        assert_eq!(
            (answer.status.as_u16(), answer.location()),
            (303, "/dashboard")
        );
        assert!(browser.is_in().await);
        assert_eq!(town.log().await, ["identity_linked", "signed_in"]);

        // The address there changes; the person does not.
        citizen.email = "another@vidu.gov.vn".to_owned();
        citizen.verified = false;
        let mut elsewhere = town.app.browser();
        let answer = town.sign_in(&mut elsewhere, &citizen).await;
        assert_eq!(answer.location(), "/dashboard");
        let account = elsewhere.get("/account").await;
        assert!(account.text.contains(&leader.user.email));
        assert_eq!(
            town.log().await[2..],
            ["signed_in"],
            "linked once, signed in twice"
        );

        // Somebody else gets the old address.
        let heir = Citizen::new("77aa-heir", &leader.user.email);
        let answer = town.sign_in(&mut town.app.browser(), &heir).await;
        assert_eq!(answer.status, 403);
        assert!(
            answer.text.contains("Tài khoản đã có liên kết khác"),
            "{}",
            answer.text
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_an_account_by_being_known_there() {
    let town = Town::sqlite().await;
    let (leader, citizen) = town.leader().await;
    let stranger = Citizen::new("99bb-stranger", "khach@vidu.gov.vn");
    let unverified = Citizen {
        verified: false,
        ..citizen.clone()
    };
    for (who, words) in [
        (&stranger, "Chưa có tài khoản ở đây"),
        (&unverified, "Địa chỉ thư điện tử chưa được xác minh"),
    ] {
        let mut browser = town.app.browser();
        let answer = town.sign_in(&mut browser, who).await;
        assert_eq!(answer.status, 403);
        assert!(answer.text.contains(words), "{}", answer.text);
        assert!(!browser.is_in().await && browser.cookies.is_empty());
    }
    let people = town.app.app.db.users().await.expect("people");
    assert_eq!(people.len(), 1);
    let linked = town.app.app.db.identities_of(leader.user.id).await;
    assert!(linked.expect("links").is_empty());
}

#[tokio::test]
async fn a_locked_account_stays_shut_before_and_after_it_is_linked() {
    let town = Town::sqlite().await;
    let (leader, citizen) = town.leader().await;
    let lock = async |active| {
        let (db, now) = (&town.app.app.db, town.app.clock.now_ms());
        let id = leader.user.id;
        let done = db.set_user_active(id, active, &Actor::cli(), now).await;
        done.expect("a change");
    };
    let tried = async || {
        let mut browser = town.app.browser();
        let answer = town.sign_in(&mut browser, &citizen).await;
        (answer.status.as_u16(), browser.is_in().await)
    };
    lock(false).await;
    assert_eq!(tried().await, (403, false));
    lock(true).await;
    assert_eq!(tried().await, (303, true));
    lock(false).await;
    assert_eq!(tried().await, (403, false));
}

#[tokio::test]
async fn the_way_leads_to_the_page_that_was_asked_for_and_never_away() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    for (next, to) in [
        (
            "/evidence?agency=p-taythanh-2",
            "/evidence?agency=p-taythanh-2",
        ),
        ("//evil.example/", "/dashboard"),
        ("https://evil.example", "/dashboard"),
    ] {
        let mut browser = town.app.browser();
        let mut query = form_urlencoded::Serializer::new(String::new());
        let address = format!("/sign-in/oidc?{}", query.append_pair("next", next).finish());
        let out = browser.get(&address).await;
        let back = town.provider.sign_in(out.location(), &citizen);
        let answer = come_back(&mut browser, &back).await;
        assert_eq!(answer.location(), to, "{next}");
    }
}

#[tokio::test]
async fn a_new_session_begins_and_the_one_of_before_ends() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let mut browser = town.app.browser();
    let planted = "a token that somebody planted";
    browser
        .cookies
        .insert("hailong".to_owned(), planted.to_owned());
    town.sign_in(&mut browser, &citizen).await;
    let first = browser.cookies["hailong"].clone();
    assert_ne!(first, planted);

    // Signed in already: the provider is not asked.
    assert_eq!(browser.get("/sign-in/oidc").await.location(), "/dashboard");
    let mut again = town.app.browser();
    let back = town.go(&mut again, &citizen).await;
    again.cookies.insert("hailong".to_owned(), first.clone());
    come_back(&mut again, &back).await;
    assert_ne!(again.cookies["hailong"], first);
    assert!(again.is_in().await && !browser.is_in().await);
}

#[tokio::test]
async fn what_is_remembered_meanwhile_is_sealed_and_gone_afterwards() {
    let town = Town::sqlite().await;
    let (_, citizen) = town.leader().await;
    let mut browser = town.app.browser();
    let out = browser.get("/sign-in/oidc").await;
    let cookies = out.cookies();
    let [cookie] = cookies.as_slice() else {
        panic!("one cookie: {cookies:?}");
    };
    assert!(
        cookie.ends_with("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    let back = town.provider.sign_in(out.location(), &citizen);
    for secret in &town.provider.state().secrets {
        assert!(!cookie.contains(secret.as_str()), "{secret} in {cookie}");
    }
    come_back(&mut browser, &back).await;
    assert!(!browser.cookies.contains_key("hailong-journey"));
}

#[tokio::test]
async fn an_administrator_unlinks_and_the_person_is_out() {
    let town = Town::sqlite().await;
    let (leader, citizen) = town.leader().await;
    let mut browser = town.app.browser();
    town.sign_in(&mut browser, &citizen).await;

    let admin = town.app.person(Role::Administrator, None).await;
    let known = Citizen {
        methods: vec!["mfa"],
        ..Citizen::new("01-admin", &admin.user.email)
    };
    let mut desk = town.app.browser();
    town.sign_in(&mut desk, &known).await;
    let page = format!("/admin/users/{}", leader.user.id);
    let shown = desk.get(&page).await;
    assert!(
        shown.text.contains(&town.provider.state().issuer),
        "{}",
        shown.text
    );
    let asked = desk.get(&format!("{page}/unlink")).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let done = desk.post(&format!("{page}/unlink"), &[]).await;
    assert_eq!(done.location(), format!("{page}?done=saved"));
    assert!(!browser.is_in().await);
    let shown = desk.get(&page).await;
    assert!(!shown.text.contains(&format!("{page}/unlink")));
    assert!(
        shown
            .text
            .contains("Bỏ liên kết tài khoản đăng nhập bên ngoài"),
        "the history tells it"
    );
}

#[tokio::test]
async fn without_a_provider_there_is_neither_button_nor_page() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let mut browser = app.browser();
    assert!(!browser.get("/sign-in").await.text.contains("/sign-in/oidc"));
    for path in ["/sign-in/oidc", "/sign-in/oidc/callback?code=a&state=b"] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
}
