use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::model::role::Role;

mod oidc;
mod sample;
mod secrets;

/// A folder with one configuration file, and verbs to load it.
struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn load(&self, text: &str, env: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let path = self.write("hailong.toml", text);
        Config::load(Some(&path), variables(env))
    }

    /// The message for a wrong file, without the folder's name.
    fn refusal(&self, text: &str, env: &[(&str, &str)]) -> String {
        let message = self.load(text, env).unwrap_err().to_string();
        assert!(!message.contains('\n'), "one line: {message}");
        message.replace(&format!("{}/", self.dir.path().display()), "")
    }
}

fn variables(env: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
    let owned: Vec<_> = env
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect();
    owned.into_iter()
}

fn from_environment(env: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::load(None, variables(env))
}

#[test]
fn without_file_and_environment_the_defaults_hold() {
    let config = from_environment(&[]).unwrap();
    assert_eq!(
        config.server.listen,
        SocketAddr::from(([127, 0, 0, 1], 8080))
    );
    assert_eq!(
        config.database_url().to_string(),
        "sqlite://./data/hailong.db"
    );
    assert_eq!(
        config.demo_database_url().to_string(),
        "sqlite://./data/demo.db"
    );
    assert_eq!(config.zone.name, chrono_tz::Asia::Ho_Chi_Minh);
    assert_eq!((config.ingest.queue, config.ingest.batch), (8192, 1024));
    assert_eq!(config.report.min_cell, 5);
    assert!(config.metrics.listen.is_none());
}

#[test]
fn the_stronger_layer_wins_key_by_key() {
    let desk = Desk::new();
    let file = "[server]\nlisten = \"127.0.0.1:1\"\nmax_connections = 7\n[limits]\napi_calls_per_second = 9\n";
    let config = desk
        .load(
            file,
            &[
                ("HAILONG__SERVER__LISTEN", "127.0.0.1:2"),
                ("HAILONG_LISTEN", "[::1]:3"),
                ("HAILONG__LIMITS__API_CALLS_PER_SECOND", "100000"),
                ("HAILONG__SERVER__TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.1"),
                (
                    "HAILONG__ACCESS__TOTP_REQUIRED_ROLES",
                    "administrator, auditor",
                ),
                ("HAILONG__METRICS__LISTEN", "127.0.0.1:9464"),
                ("HAILONG_BIN", "not a setting"),
                ("HAILONG__LOG__LEVEL", ""),
            ],
        )
        .unwrap();
    assert_eq!(config.server.listen.to_string(), "[::1]:3");
    assert_eq!(config.server.max_connections, 7);
    assert_eq!(config.limits.api_calls_per_second, 100_000);
    assert_eq!(
        config.access.totp_required_roles,
        [Role::Administrator, Role::Auditor]
    );
    let proxies: Vec<_> = config
        .server
        .trusted_proxies
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(proxies, ["10.0.0.0/8", "127.0.0.1/32"]);
    assert_eq!(config.metrics.listen.unwrap().port(), 9464);
    assert_eq!(config.log.level, LogLevel::Info);
}

#[test]
fn a_wrong_value_is_told_with_key_value_and_place() {
    let desk = Desk::new();
    let told = |text: &str| desk.refusal(text, &[]);
    insta::assert_snapshot!(
        [
            told("[server]\nmax_connections = 0"),
            told("[server]\nmax_connections = -1"),
            told("[server]\nmax_connections = \"many\""),
            told("[server]\nlisten = \"localhost\""),
            told("[server]\ntrusted_proxies = [\"10.0.0.0/8\", \"proxy\"]"),
            told("[server]\npublic_url = \"danhgia.example.gov.vn\""),
            told("[server]\npublic_url = \"https://danhgia.example.gov.vn/x\""),
            told("[server]\nlissen = \"127.0.0.1:80\""),
            told("[zone]\nname = \"Asia/Saigon2\""),
            told("[report]\ndefault_scope = \" \""),
            told("[access]\nsession_idle_minutes = 1"),
            told("[access]\ntotp_required_roles = [\"boss\"]"),
            told("[sever]\nlisten = \"127.0.0.1:80\""),
            told("listen = \"127.0.0.1:80\""),
            told("[server]\nlisten = "),
        ]
        .join("\n"),
        @r#"
        server.max_connections = 0 (from hailong.toml): expected a whole number from 1 to 100000
        server.max_connections = -1 (from hailong.toml): expected a whole number from 1 to 100000
        server.max_connections = "many" (from hailong.toml): expected a whole number from 1 to 100000
        server.listen = "localhost" (from hailong.toml): expected an address and port such as 127.0.0.1:8080
        server.trusted_proxies = ["10.0.0.0/8", "proxy"] (from hailong.toml): "proxy" is neither a network such as 10.0.0.0/8 nor an address
        server.public_url = "danhgia.example.gov.vn" (from hailong.toml): expected an address such as https://danhgia.example.gov.vn
        server.public_url = "https://danhgia.example.gov.vn/x" (from hailong.toml): expected an address without a path
        server.lissen (from hailong.toml): unknown field `lissen`, expected one of `listen`, `public_url`, `trusted_proxies`, `max_connections`, `header_timeout_seconds`, `drain_seconds`
        zone.name = "Asia/Saigon2" (from hailong.toml): expected a zone of the IANA list such as Asia/Ho_Chi_Minh
        report.default_scope = " " (from hailong.toml): expected a text that is not empty
        access.session_idle_minutes = 1 (from hailong.toml): expected a whole number from 5 to 1440
        access.totp_required_roles = ["boss"] (from hailong.toml): unknown variant `boss`, expected one of `administrator`, `leadership`, `agency_manager`, `kiosk_officer`, `auditor`, `viewer`
        sever (from hailong.toml): no such section; there are server, database, data, zone, report, ingest, access, access.oidc, limits, misuse, log, metrics, kiosk, receipts, secrets
        listen (from hailong.toml): settings stand in sections such as [server]
        configuration file hailong.toml, line 2: string values must be quoted, expected literal string
        "#
    );
}

#[test]
fn a_wrong_variable_is_told_by_its_name() {
    let told =
        |name: &str, value: &str| from_environment(&[(name, value)]).unwrap_err().to_string();
    insta::assert_snapshot!(
        [
            told("HAILONG_LISTEN", "8080"),
            told("HAILONG__LIMITS__API_CALLS_PER_SECOND", "fifty"),
            told("HAILONG__LIMITS__CALLS", "50"),
            told("HAILONG__LIMIT__CALLS", "50"),
            told("HAILONG__SERVER", "x"),
            told("HAILONG__LOG__FORMAT", "xml"),
        ]
        .join("\n"),
        @r#"
        server.listen = "8080" (from environment variable HAILONG_LISTEN): expected an address and port such as 127.0.0.1:8080
        limits.api_calls_per_second = "fifty" (from environment variable HAILONG__LIMITS__API_CALLS_PER_SECOND): expected a whole number from 1 to 1000000
        limits.calls (from environment variable HAILONG__LIMITS__CALLS): unknown field `calls`, expected one of `api_calls_per_second`, `link_per_minute`, `link_per_address`, `receipt_per_minute`, `unknown_per_minute`, `address_per_minute`
        limit (from environment variable HAILONG__LIMIT__CALLS): no such section; there are server, database, data, zone, report, ingest, access, access.oidc, limits, misuse, log, metrics, kiosk, receipts, secrets
        server (from environment variable HAILONG__SERVER): a setting is named HAILONG__SECTION__KEY
        log.format = "xml" (from environment variable HAILONG__LOG__FORMAT): unknown variant `xml`, expected `json` or `text`
        "#
    );
}

#[test]
fn database_addresses_have_three_forms() {
    let place =
        |url: &str| from_environment(&[("HAILONG_DATABASE_URL", url)]).map(|c| c.database_url());
    assert_eq!(
        place("sqlite:///var/lib/h.db").unwrap().expose(),
        "sqlite:///var/lib/h.db"
    );
    assert!(
        matches!(place("sqlite://rel.db").unwrap(), DatabaseUrl::Sqlite(p) if p.as_os_str() == "rel.db")
    );
    let postgres = place("postgres://u:p@h/d").unwrap();
    assert_eq!(postgres.expose(), "postgres://u:p@h/d");
    for wrong in [
        "mysql://u:geheim@h/d",
        "sqlite::memory:",
        "sqlite://:memory:",
        "sqlite://",
        "sqlite://a.db?mode=ro",
    ] {
        let message = place(wrong).unwrap_err().to_string();
        assert!(message.starts_with(
            "database.url = (hidden) (from environment variable HAILONG_DATABASE_URL): "
        ));
        assert!(!message.contains("geheim"), "{message}");
    }
}

#[test]
fn the_effective_settings_can_be_read_again() {
    let desk = Desk::new();
    let key = "k".repeat(32);
    let config = desk
        .load(
            "",
            &[
                ("HAILONG__SECRETS__KEY", &key),
                ("HAILONG_DATA_DIR", "/var/lib/hailong"),
            ],
        )
        .unwrap();
    let shown = config.redacted_toml();
    assert!(
        !shown.contains(&key) && shown.contains("key = \"***\""),
        "{shown}"
    );
    assert!(
        shown.contains("url = \"sqlite:///var/lib/hailong/hailong.db\""),
        "{shown}"
    );
    let again = desk.load(&shown.replace("***", &key), &[]).unwrap();
    assert_eq!(again.redacted_toml(), shown);
}

#[test]
fn links_begin_with_an_address_that_can_be_opened() {
    let server = Server::default();
    assert_eq!(
        server.public_url(SocketAddr::from(([0, 0, 0, 0], 80))),
        "http://localhost:80"
    );
    assert_eq!(
        server.public_url(SocketAddr::from(([127, 0, 0, 1], 9))),
        "http://127.0.0.1:9"
    );
    let named = from_environment(&[("HAILONG__SERVER__PUBLIC_URL", "https://a.vn:8443/")]).unwrap();
    assert_eq!(
        named.server.public_url(named.server.listen),
        "https://a.vn:8443"
    );
}
