//! Turns the settings of a section into its struct and names the key that does not fit.
//!
//! The structs derive `Deserialize`; this is the serde side of it.

use std::fmt;

use serde::de::{self, DeserializeOwned, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::error::ConfigError;
use super::layer::{Raw, Section, Setting};
use super::text::Text;

/// Keys whose values no message may show.
const SECRET_KEYS: [&str; 3] = ["database.url", "secrets.key", "access.oidc.client_secret"];

/// Reads the section `name` into its struct.
pub(super) fn section<T: DeserializeOwned>(
    name: &str,
    settings: Section,
) -> Result<T, ConfigError> {
    let at = settings.clone();
    T::deserialize(SectionReader {
        entries: settings.into_iter(),
        next: None,
    })
    .map_err(|problem| explain(name, &at, problem))
}

/// Reads a section that may be absent: nothing was set in it.
pub(super) fn optional_section<T: DeserializeOwned>(
    name: &str,
    settings: Section,
) -> Result<Option<T>, ConfigError> {
    if settings.is_empty() {
        return Ok(None);
    }
    section(name, settings).map(Some)
}

fn explain(section: &str, settings: &Section, problem: Problem) -> ConfigError {
    let Problem {
        key,
        in_value,
        reason,
    } = problem;
    let name = format!("{section}.{key}");
    let Some(setting) = settings.get(&key) else {
        return ConfigError::Section {
            section: section.to_owned(),
            reason,
        };
    };
    let origin = setting.origin.clone();
    if !in_value {
        return ConfigError::Name {
            name,
            origin,
            reason,
        };
    }
    let value = if SECRET_KEYS.contains(&name.as_str()) {
        "(hidden)".to_owned()
    } else {
        show(&setting.raw)
    };
    ConfigError::Value {
        key: name,
        value,
        origin,
        reason,
    }
}

fn show(raw: &Raw) -> String {
    match raw {
        Raw::Toml(value) => value.to_string(),
        Raw::Text(text) => format!("{text:?}"),
    }
}

/// The key that did not fit and why.
#[derive(Debug)]
struct Problem {
    key: String,
    in_value: bool,
    reason: String,
}

impl Problem {
    fn at(key: &str, in_value: bool, reason: &impl ToString) -> Self {
        Self {
            key: key.to_owned(),
            in_value,
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.reason)
    }
}

impl std::error::Error for Problem {}

impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::at("", false, &message)
    }
}

struct SectionReader {
    entries: std::collections::btree_map::IntoIter<String, Setting>,
    next: Option<(String, Raw)>,
}

impl<'de> de::Deserializer<'de> for SectionReader {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> de::MapAccess<'de> for SectionReader {
    type Error = Problem;

    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, Problem>
    where
        K: de::DeserializeSeed<'de>,
    {
        let Some((key, setting)) = self.entries.next() else {
            return Ok(None);
        };
        let field: de::value::StrDeserializer<'_, de::value::Error> =
            key.as_str().into_deserializer();
        let found = seed
            .deserialize(field)
            .map_err(|reason| Problem::at(&key, false, &reason))?;
        self.next = Some((key, setting.raw));
        Ok(Some(found))
    }

    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, Problem>
    where
        V: de::DeserializeSeed<'de>,
    {
        let (key, raw) = self
            .next
            .take()
            .ok_or_else(|| de::Error::custom("a value before its key"))?;
        match raw {
            Raw::Toml(value) => seed
                .deserialize(value)
                .map_err(|error| Problem::at(&key, true, &error.message())),
            Raw::Text(text) => seed
                .deserialize(Text(text))
                .map_err(|error| Problem::at(&key, true, &error)),
        }
    }
}
