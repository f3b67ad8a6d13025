//! The sample configuration under `deploy/`: complete, accepted, and equal to the defaults.

use super::*;

const SAMPLE: &str = include_str!("../../../deploy/hailong.toml");

/// The sample with every key on: `#key` begins a setting, `# text` a comment.
fn complete() -> toml::Table {
    let on = |line: &str| {
        line.strip_prefix('#')
            .filter(|l| l.starts_with(char::is_lowercase))
            .map(str::to_owned)
    };
    let lines: Vec<_> = SAMPLE
        .lines()
        .map(|line| on(line).unwrap_or_else(|| line.to_owned()))
        .collect();
    lines.join("\n").parse().unwrap()
}

#[test]
fn it_is_what_the_program_does_anyway() {
    let config = Desk::new().load(SAMPLE, &[]).unwrap();
    assert_eq!(config.redacted_toml(), Config::default().redacted_toml());
}

#[test]
fn each_of_its_settings_is_accepted() {
    let desk = Desk::new();
    for (section, keys) in complete() {
        for (key, value) in keys.as_table().unwrap() {
            // What stands in a section inside a section only makes sense together.
            let inner = value.is_table();
            let mut line = toml::Table::from_iter([(key.clone(), value.clone())]);
            if let Some(together) = line.get_mut(key).and_then(toml::Value::as_table_mut) {
                together.remove("client_secret_file");
            }
            let text = toml::Table::from_iter([(section.clone(), line.into())]).to_string();
            match desk.load(&text, &[]) {
                Err(ConfigError::Place { .. }) if key.ends_with("_file") => (),
                Err(ConfigError::Section { .. }) if inner && !cfg!(feature = "oidc") => (),
                other => assert!(other.is_ok(), "{section}.{key}: {other:?}"),
            }
        }
    }
}

#[test]
fn no_key_is_missing_in_it() {
    let mut everything = Config::default();
    everything.database.url_file = Some("x".into());
    everything.report.default_scope = Some("x".to_owned());
    everything.kiosk.hotline = Some("x".to_owned());
    everything.metrics.listen = Some(everything.server.listen);
    everything.secrets.key = Some("x".into());
    everything.secrets.key_file = Some("x".into());
    everything.access.oidc = Some(everything_of_oidc());
    let known: toml::Table = everything.redacted_toml().parse().unwrap();
    assert_eq!(names("", &complete()), names("", &known));
}

fn everything_of_oidc() -> Oidc {
    Oidc {
        issuer: "https://sso.example.gov.vn".parse().unwrap(),
        client_id: "x".to_owned(),
        client_secret: Some("x".into()),
        client_secret_file: Some("x".into()),
        label: "x".to_owned(),
        scopes: Vec::new(),
        clock_skew_seconds: 0,
        trusted_amr: Vec::new(),
    }
}

/// `section.key` of everything in a table.
fn names(above: &str, table: &toml::Table) -> Vec<String> {
    let name = |(key, value): (&String, &toml::Value)| match value {
        toml::Value::Table(inner) => names(&format!("{above}{key}."), inner),
        _ => vec![format!("{above}{key}")],
    };
    table.iter().flat_map(name).collect()
}
