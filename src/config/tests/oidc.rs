//! The identity provider: complete or refused, and its secret shown nowhere.

use super::*;

const SECTION: &str = "[access.oidc]\nissuer = \"https://sso.example.gov.vn/realms/xa\"\nclient_id = \"hailong\"\n\
    label = \"tài khoản công vụ\"\n";

fn with(line: &str) -> String {
    format!("{SECTION}{line}\n")
}

#[test]
fn without_the_section_it_is_off() {
    let config = Desk::new().load("[access.oidc]\n", &[]).unwrap();
    assert!(config.access.oidc.is_none());
}

#[test]
#[cfg(feature = "oidc")]
fn file_and_environment_make_one_section_and_the_secret_is_shown_nowhere() {
    let desk = Desk::new();
    let file = desk.write("secret", "geheim\n");
    let text = with(&format!("client_secret_file = {file:?}"));
    let env = [
        ("HAILONG__ACCESS__OIDC__CLIENT_ID", "danhgia"),
        ("HAILONG__ACCESS__OIDC__TRUSTED_AMR", "mfa, otp"),
    ];
    let config = desk.load(&text, &env).unwrap();
    let shown = format!("{}{config:?}", config.redacted_toml());
    assert!(!shown.contains("geheim"), "{shown}");
    let oidc = config.access.oidc.unwrap();
    assert_eq!(oidc.issuer.as_str(), "https://sso.example.gov.vn/realms/xa");
    assert_eq!(oidc.client_id, "danhgia");
    assert_eq!(oidc.trusted_amr, ["mfa", "otp"]);
    assert_eq!(
        (oidc.scopes, oidc.clock_skew_seconds),
        (vec!["email".to_owned()], 60)
    );
    assert_eq!(
        secrecy::ExposeSecret::expose_secret(&oidc.client_secret.unwrap()),
        "geheim"
    );
}

#[test]
#[cfg(feature = "oidc")]
fn what_does_not_fit_is_named_and_never_the_secret() {
    let desk = Desk::new();
    let told = |text: &str| desk.refusal(text, &[]);
    insta::assert_snapshot!(
        [
            told("[access.oidc]\nclient_id = \"x\""),
            told(SECTION),
            told(&with("client_secret = 7")),
            told(&with("client_secret = \"\"")),
            told(&with("client_secret = \"x\"\nclient_secret_file = \"y\"")),
            told(&with("client_secret = \"x\"\nclock_skew_seconds = 900")),
            told(&with("client_secret = \"x\"\nscopes = [\"a b\"]")),
            told(&with("client_secret = \"x\"\nsecret = \"y\"")),
            told("[access]\noidc = 1"),
        ]
        .join("\n"),
        @r#"
        [access.oidc]: missing field `issuer`
        [access.oidc]: missing field `client_secret` or `client_secret_file`
        access.oidc.client_secret = (hidden) (from hailong.toml): expected a text that is not empty
        access.oidc.client_secret = (hidden) (from hailong.toml): expected a text that is not empty
        access.oidc.client_secret and access.oidc.client_secret_file are both set (from hailong.toml): keep one of them
        access.oidc.clock_skew_seconds = 900 (from hailong.toml): expected a whole number from 0 to 300
        access.oidc.scopes = ["a b"] (from hailong.toml): expected words of plain letters, digits and signs
        access.oidc.secret (from hailong.toml): unknown field `secret`, expected one of `issuer`, `client_id`, `client_secret`, `client_secret_file`, `label`, `scopes`, `clock_skew_seconds`, `trusted_amr`
        access.oidc (from hailong.toml): unknown field `oidc`, expected one of `session_idle_minutes`, `session_days`, `confirm_minutes`, `totp_required_roles`
        "#
    );
}

#[test]
fn only_a_provider_on_this_machine_may_do_without_tls() {
    for fine in [
        "https://sso.example.gov.vn",
        "https://sso.example.gov.vn:8443/realms/xa/",
        "http://127.0.0.1:8081",
        "http://[::1]:8081/x",
        "http://localhost/realms/xa",
    ] {
        assert!(fine.parse::<Issuer>().is_ok(), "{fine}");
    }
    for wrong in [
        "",
        "sso.example.gov.vn",
        "http://sso.example.gov.vn",
        "http://127.0.0.1.example.gov.vn",
        "ftp://sso.example.gov.vn",
        "https://user@sso.example.gov.vn",
        "https://sso.example.gov.vn/?realm=xa",
        "https://sso.example.gov.vn/#xa",
    ] {
        assert!(wrong.parse::<Issuer>().is_err(), "{wrong}");
    }
}

#[test]
fn a_program_that_cannot_do_it_refuses_to_start() {
    let told = match Desk::new().load(&with("client_secret = \"x\""), &[]) {
        Ok(config) => config.access.oidc.unwrap().check(false).unwrap_err(),
        Err(refused) => refused,
    };
    assert!(told.to_string().contains("--features oidc"), "{told}");
}
