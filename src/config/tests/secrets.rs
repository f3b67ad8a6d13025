//! Passwords and keys: where they may come from, and that nothing shows them.

use std::os::unix::fs::PermissionsExt;

use secrecy::ExposeSecret;

use super::*;

#[test]
fn no_form_of_a_password_is_shown() {
    for url in [
        "postgres://u:geheim@h/d",
        "postgres://u:ge/heim@geheim@h/d",
        "postgresql://u:geheim@h:5432/d?password=geheim",
        "postgres://h/d?user=u&password=geheim",
    ] {
        let config = from_environment(&[("HAILONG_DATABASE_URL", url)]).unwrap();
        let shown = format!("{}{config:?}", config.redacted_toml());
        assert!(!shown.contains("heim"), "{shown}");
    }
}

#[test]
fn a_secret_may_stand_in_a_file_of_its_own() {
    let desk = Desk::new();
    let url = desk.write("url", "postgres://u:p@h/d\n");
    let key = desk.write("key", &format!("{}\n", "k".repeat(40)));
    let text = format!("[database]\nurl_file = {url:?}\n[secrets]\nkey_file = {key:?}\n");
    let config = desk.load(&text, &[]).unwrap();
    assert_eq!(config.database_url().expose(), "postgres://u:p@h/d");
    assert_eq!(
        config.secret_key().unwrap().expose_secret(),
        "k".repeat(40).as_bytes()
    );

    let stronger = desk
        .load(&text, &[("HAILONG_DATABASE_URL", "sqlite://x.db")])
        .unwrap();
    assert_eq!(stronger.database_url().expose(), "sqlite://x.db");
}

#[test]
fn a_secret_given_twice_missing_or_short_is_refused() {
    let desk = Desk::new();
    let short = desk.write("short", "abc");
    let told = |text: &str| desk.refusal(text, &[]);
    insta::assert_snapshot!(
        [
            told("[secrets]\nkey = \"x\"\nkey_file = \"y\""),
            told("[secrets]\nkey = \"x\""),
            told(&format!("[secrets]\nkey_file = {short:?}")),
            told("[database]\nurl_file = \"/nowhere/url\""),
            desk.refusal("", &[("HAILONG__SECRETS__KEY", "x"), ("HAILONG__SECRETS__KEY_FILE", "y")]),
        ]
        .join("\n"),
        @r#"
        secrets.key and secrets.key_file are both set (from hailong.toml): keep one of them
        secrets.key = (hidden) (from hailong.toml): expected at least 32 characters
        secrets.key_file = short: expected at least 32 characters
        database.url_file = /nowhere/url: No such file or directory (os error 2)
        secrets.key and secrets.key_file are both set (from environment variable HAILONG__SECRETS__KEY): keep one of them
        "#
    );
}

#[test]
fn without_a_key_one_is_made_once_and_for_the_owner_alone() {
    let desk = Desk::new();
    let data = desk.dir.path().join("new/data");
    let config = from_environment(&[("HAILONG_DATA_DIR", data.to_str().unwrap())]).unwrap();
    let key = config.secret_key().unwrap();
    assert_eq!(key.expose_secret().len(), 64);
    assert_eq!(
        config.secret_key().unwrap().expose_secret(),
        key.expose_secret()
    );

    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data.join("secret.key")), 0o600);
    assert_eq!(mode(&data), 0o700);
    assert_eq!(fs::read_dir(&data).unwrap().count(), 1, "no draft is left");
}
