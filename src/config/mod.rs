//! The settings: one struct per section, read once at the start from a TOML file and the environment.
//!
//! Owns every default and every range. It is the only reader of settings; a struct that exists holds values that fit.
//! It must not open databases or sockets, nor know what the settings are used for.

mod access;
mod data;
mod database;
mod error;
mod field;
mod ingest;
mod kiosk;
mod layer;
mod limits;
mod log;
mod metrics;
mod misuse;
mod oidc;
mod read;
mod receipts;
mod report;
mod secrets;
mod server;
#[cfg(test)]
mod tests;
mod text;
mod zone;

use std::io;
use std::path::Path;

use serde::Serialize;

pub use access::Access;
pub use data::Data;
pub use database::{Database, DatabaseUrl};
pub use error::{ConfigError, Origin};
pub use field::PublicUrl;
pub use ingest::Ingest;
pub use kiosk::Kiosk;
pub use limits::Limits;
pub use log::{Log, LogFormat, LogLevel};
pub use metrics::Metrics;
pub use misuse::Misuse;
pub use oidc::{Issuer, Oidc};
pub use receipts::Receipts;
pub use report::{Report, ReportCalendar};
pub use secrets::Secrets;
pub use server::Server;
pub use zone::Zone;

/// All settings.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Config {
    /// Where the program listens and whom it trusts.
    pub server: Server,
    /// Which database.
    pub database: Database,
    /// The data folder.
    pub data: Data,
    /// The time zone.
    pub zone: Zone,
    /// What reports show by default.
    pub report: Report,
    /// The writer's queue.
    pub ingest: Ingest,
    /// How people sign in.
    pub access: Access,
    /// How often one caller may call.
    pub limits: Limits,
    /// Links whose forms are sent by machines.
    pub misuse: Misuse,
    /// Log lines.
    pub log: Log,
    /// The listener for Prometheus.
    pub metrics: Metrics,
    /// The devices at the counters.
    pub kiosk: Kiosk,
    /// Codes on receipts.
    pub receipts: Receipts,
    /// Keys.
    pub secrets: Secrets,
}

const SECTIONS: [&str; 15] = [
    "server",
    "database",
    "data",
    "zone",
    "report",
    "ingest",
    "access",
    oidc::SECTION,
    "limits",
    "misuse",
    "log",
    "metrics",
    "kiosk",
    "receipts",
    "secrets",
];

impl Config {
    /// Reads the settings: `path` < `HAILONG__SECTION__KEY` < short forms; files of secrets are read as well.
    pub fn load(
        path: Option<&Path>,
        env: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut layers = layer::Layers::read(path, env)?;
        let mut config = Self {
            server: read::section("server", layers.take("server"))?,
            database: read::section("database", layers.take("database"))?,
            data: read::section("data", layers.take("data"))?,
            zone: read::section("zone", layers.take("zone"))?,
            report: read::section("report", layers.take("report"))?,
            ingest: read::section("ingest", layers.take("ingest"))?,
            access: read::section("access", layers.take("access"))?,
            limits: read::section("limits", layers.take("limits"))?,
            misuse: read::section("misuse", layers.take("misuse"))?,
            log: read::section("log", layers.take("log"))?,
            metrics: read::section("metrics", layers.take("metrics"))?,
            kiosk: read::section("kiosk", layers.take("kiosk"))?,
            receipts: read::section("receipts", layers.take("receipts"))?,
            secrets: read::section("secrets", layers.take("secrets"))?,
        };
        config.access.oidc = read::optional_section(oidc::SECTION, layers.take(oidc::SECTION))?;
        layers.finish(&SECTIONS)?;
        config.read_secret_files()?;
        Ok(config)
    }

    fn read_secret_files(&mut self) -> Result<(), ConfigError> {
        if let Some(path) = &self.database.url_file {
            let url = read_line("database.url_file", path)?.parse();
            let url = url.map_err(|reason| ConfigError::Place {
                key: "database.url_file",
                path: path.clone(),
                source: io::Error::new(io::ErrorKind::InvalidData, reason),
            })?;
            self.database.url = Some(url);
        }
        if let Some(path) = &self.secrets.key_file {
            self.secrets.key = Some(secrets::checked_key(path)?);
        }
        if let Some(oidc) = &mut self.access.oidc {
            if let Some(path) = &oidc.client_secret_file {
                let secret = read_line("access.oidc.client_secret_file", path)?;
                oidc.client_secret = Some(secret).filter(|text| !text.is_empty()).map(Into::into);
            }
            oidc.check(cfg!(feature = "oidc"))?;
        }
        Ok(())
    }

    /// The configured database, else `hailong.db` in the data folder.
    pub fn database_url(&self) -> DatabaseUrl {
        let own = || DatabaseUrl::in_folder(&self.data.dir, "hailong.db");
        self.database.url.clone().unwrap_or_else(own)
    }

    /// The database of `serve --demo`, always a file of its own in the data folder.
    pub fn demo_database_url(&self) -> DatabaseUrl {
        DatabaseUrl::in_folder(&self.data.dir, "demo.db")
    }

    /// The settings in force as TOML, with defaults filled in and secrets hidden.
    pub fn redacted_toml(&self) -> String {
        let mut shown = self.clone();
        shown.database.url = Some(self.database_url());
        shown.server.public_url = self.server.public_url(self.server.listen).parse().ok();
        toml::to_string_pretty(&shown).unwrap_or_else(|error| format!("# {error}\n"))
    }
}

/// The variables of this process that may be settings.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the place that reads the environment"
)]
pub fn process_environment() -> impl Iterator<Item = (String, String)> {
    let text = |part: std::ffi::OsString| part.to_string_lossy().into_owned();
    std::env::vars_os()
        .map(move |(name, value)| (text(name), text(value)))
        .filter(|(name, _)| name.starts_with("HAILONG_"))
}

/// The text of a small file without the white space around it.
fn read_line(key: &'static str, path: &Path) -> Result<String, ConfigError> {
    std::fs::read_to_string(path)
        .map(|text| text.trim().to_owned())
        .map_err(|source| ConfigError::Place {
            key,
            path: path.to_owned(),
            source,
        })
}
