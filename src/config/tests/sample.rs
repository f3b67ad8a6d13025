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
            let line = toml::Table::from_iter([(key.clone(), value.clone())]).to_string();
            let loaded = desk.load(&format!("[{section}]\n{line}"), &[]);
            match loaded {
                Err(ConfigError::Place { .. }) if key.ends_with("_file") => (),
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
    let known: toml::Table = everything.redacted_toml().parse().unwrap();
    let names = |table: &toml::Table| -> Vec<String> {
        let keys = |(section, keys): (&String, &toml::Value)| -> Vec<String> {
            keys.as_table()
                .unwrap()
                .keys()
                .map(|key| format!("{section}.{key}"))
                .collect()
        };
        table.iter().flat_map(keys).collect()
    };
    assert_eq!(names(&complete()), names(&known));
}
