//! Lays the configuration file and the environment over each other and remembers where each value came from.
//!
//! The stronger layer wins key by key: file < `HAILONG__SECTION__KEY` < short forms. It knows no section by name.

use std::collections::BTreeMap;
use std::path::Path;

use super::error::{ConfigError, Origin};

/// Short forms of the settings that people give most often.
const SHORT_FORMS: [(&str, &str, &str); 3] = [
    ("HAILONG_LISTEN", "server", "listen"),
    ("HAILONG_DATABASE_URL", "database", "url"),
    ("HAILONG_DATA_DIR", "data", "dir"),
];

const PREFIX: &str = "HAILONG__";

/// A value before anybody has asked what it should be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Raw {
    /// From the file, with its TOML type.
    Toml(toml::Value),
    /// From the environment, where everything is text.
    Text(String),
}

/// One value and its origin.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) raw: Raw,
    pub(super) origin: Origin,
}

/// The settings of one section by key.
pub(super) type Section = BTreeMap<String, Setting>;

/// All settings by section.
#[derive(Debug, Default)]
pub(super) struct Layers(BTreeMap<String, Section>);

impl Layers {
    /// Reads the file, if there is one, and lays the environment over it.
    pub(super) fn read(
        path: Option<&Path>,
        env: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut layers = Self::default();
        if let Some(path) = path {
            layers.lay_file(path)?;
        }
        layers.lay_environment(env)?;
        Ok(layers)
    }

    /// Takes a section out; empty when nothing was set in it.
    pub(super) fn take(&mut self, section: &str) -> Section {
        self.0.remove(section).unwrap_or_default()
    }

    /// Refuses what no section has taken.
    pub(super) fn finish(self, known: &[&str]) -> Result<(), ConfigError> {
        let stray = self.0.into_iter().find_map(|(section, settings)| {
            let setting = settings.into_values().next()?;
            Some((section, setting.origin))
        });
        stray.map_or(Ok(()), |(section, origin)| {
            let reason = format!("no such section; there are {}", known.join(", "));
            Err(ConfigError::Name {
                name: section,
                origin,
                reason,
            })
        })
    }

    fn lay_file(&mut self, path: &Path) -> Result<(), ConfigError> {
        let origin = Origin::File(path.to_owned());
        for (section, value) in parse_file(path)? {
            let toml::Value::Table(table) = value else {
                let reason = "settings stand in sections such as [server]".to_owned();
                return Err(ConfigError::Name {
                    name: section,
                    origin,
                    reason,
                });
            };
            self.lay_table(&section, table, &origin)?;
        }
        Ok(())
    }

    /// A table inside a section, such as `[access.oidc]`, is a section of its own.
    fn lay_table(
        &mut self,
        section: &str,
        table: toml::Table,
        origin: &Origin,
    ) -> Result<(), ConfigError> {
        refuse_both(section, &table, origin)?;
        for (key, value) in table {
            match value {
                toml::Value::Table(inner) => {
                    self.lay_table(&format!("{section}.{key}"), inner, origin)?;
                }
                value => {
                    let (raw, origin) = (Raw::Toml(value), origin.clone());
                    self.set(section, &key, Setting { raw, origin });
                }
            }
        }
        Ok(())
    }

    fn lay_environment(
        &mut self,
        env: impl Iterator<Item = (String, String)>,
    ) -> Result<(), ConfigError> {
        // An empty variable counts as not set: compose files and units pass such ones on.
        let given: BTreeMap<String, String> = env.filter(|(_, value)| !value.is_empty()).collect();
        for name in given.keys().filter(|name| name.starts_with(PREFIX)) {
            let (section, key) = split_name(name)?;
            if given.contains_key(&format!("{name}_FILE")) {
                let origin = Origin::Variable(name.clone());
                return Err(ConfigError::Both {
                    key: format!("{section}.{key}"),
                    origin,
                });
            }
            self.set_text(&section, &key, name, &given);
        }
        for (name, section, key) in SHORT_FORMS {
            self.set_text(section, key, name, &given);
        }
        Ok(())
    }

    /// Sets a value from the variable `name`, if there is one.
    fn set_text(&mut self, section: &str, key: &str, name: &str, given: &BTreeMap<String, String>) {
        if let Some(text) = given.get(name) {
            let origin = Origin::Variable(name.to_owned());
            let raw = Raw::Text(text.clone());
            self.set(section, key, Setting { raw, origin });
        }
    }

    /// Sets a value; `url` drops a weaker `url_file` and the other way round, since both say the same thing.
    fn set(&mut self, section: &str, key: &str, setting: Setting) {
        let section = self.0.entry(section.to_owned()).or_default();
        match key.strip_suffix("_file") {
            Some(plain) => section.remove(plain),
            None => section.remove(&format!("{key}_file")),
        };
        section.insert(key.to_owned(), setting);
    }
}

/// Section and key of a variable's name: `ACCESS__OIDC__ISSUER` is `issuer` of `access.oidc`.
fn split_name(name: &str) -> Result<(String, String), ConfigError> {
    let path = name.trim_start_matches(PREFIX).to_lowercase();
    path.rsplit_once("__")
        .map(|(section, key)| (section.replace("__", "."), key.to_owned()))
        .ok_or_else(|| ConfigError::Name {
            name: path.clone(),
            origin: Origin::Variable(name.to_owned()),
            reason: "a setting is named HAILONG__SECTION__KEY".to_owned(),
        })
}

/// A file that gives a secret and its `_file` form is ambiguous; between layers the stronger one decides.
fn refuse_both(section: &str, table: &toml::Table, origin: &Origin) -> Result<(), ConfigError> {
    let twice = table
        .keys()
        .find(|key| table.contains_key(&format!("{key}_file")));
    twice.map_or(Ok(()), |key| {
        Err(ConfigError::Both {
            key: format!("{section}.{key}"),
            origin: origin.clone(),
        })
    })
}

fn parse_file(path: &Path) -> Result<toml::Table, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    text.parse::<toml::Table>().map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or(&text);
        let line = before.matches('\n').count() + 1;
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        ConfigError::Syntax {
            path: path.to_owned(),
            line,
            message,
        }
    })
}
