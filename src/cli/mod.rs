//! The commands: one file each.
//!
//! Exit status 0 on success, 2 on wrong use, 1 on failure with one clear line on standard error.

mod agency;
mod check_config;
mod demo;
mod desk;
mod gallery;
mod holiday;
mod import;
mod kiosk;
mod link;
mod log;
mod migrate;
mod openapi;
mod output;
mod questionnaire;
mod rebuild;
mod receipt;
mod score;
mod score_questions;
mod score_table;
mod serve;
mod service_point;
mod token;
mod user;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{
    app,
    clock::Clock,
    config::{Config, process_environment},
    i18n::Lang,
    model::zone::Zone,
    store::Database,
};

/// Đo lường sự hài lòng của người dân / Citizen-satisfaction survey service.
#[derive(Debug, Parser)]
#[command(name = "hailong", version, about)]
pub struct Cli {
    /// Settings file (TOML); the environment goes before it.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Language of messages: vi or en.
    #[arg(long, global = true, default_value = "vi", value_parser = language)]
    lang: Lang,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server.
    Serve(serve::Serve),
    /// Create or upgrade the database and stop.
    Migrate,
    /// Read a CSV file in: all of it, or nothing.
    Import(import::Import),
    /// Print satisfaction scores against the targets.
    Score(score::Score),
    /// Kiosks.
    #[command(subcommand)]
    Kiosk(kiosk::Kiosk),
    /// Links to the citizen's page.
    #[command(subcommand)]
    Link(link::Link),
    /// Codes on receipts.
    #[command(subcommand)]
    Receipt(receipt::Receipt),
    /// API tokens.
    #[command(subcommand)]
    Token(token::Token),
    /// People who sign in.
    #[command(subcommand)]
    User(user::User),
    /// Agencies.
    #[command(subcommand)]
    Agency(agency::AgencyCommand),
    /// Service points.
    #[command(subcommand)]
    ServicePoint(service_point::ServicePoint),
    /// Days on which nobody is served.
    #[command(subcommand)]
    Holiday(holiday::Holiday),
    /// Questionnaires.
    #[command(subcommand)]
    Questionnaire(questionnaire::Questionnaire),
    /// Make the rollups anew from the ratings; exit status 3 when they had differed.
    Rebuild,
    /// Print the description of the API (OpenAPI, JSON).
    Openapi,
    /// Print the settings in force, secrets hidden.
    CheckConfig,
    /// For developers: write every page with sample values to a folder.
    Gallery(gallery::Gallery),
}

/// What commands share.
pub(crate) struct Context {
    config: Config,
    clock: Clock,
    lang: Lang,
}

impl Context {
    /// Where a day ends.
    fn zone(&self) -> Zone {
        self.config.zone.name.name().parse().unwrap_or_default()
    }

    async fn open(&self) -> anyhow::Result<Database> {
        self.config.data.create()?;
        Ok(app::open_database(&self.config, false).await?)
    }
}

impl Cli {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        match self.try_run() {
            Ok(code) => code,
            Err(error) => {
                output::complain(&format!("hailong: {error:#}"));
                ExitCode::FAILURE
            }
        }
    }

    fn try_run(self) -> anyhow::Result<ExitCode> {
        let config = Config::load(self.config.as_deref(), process_environment())?;
        let context = Context {
            config,
            clock: Clock::system(),
            lang: self.lang,
        };
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(self.command.run(context))
    }
}

impl Command {
    async fn run(self, context: Context) -> anyhow::Result<ExitCode> {
        match self {
            Self::Serve(command) => command.run(context).await,
            Self::Migrate => migrate::run(&context).await,
            Self::Import(command) => command.run(&context).await,
            Self::Score(command) => command.run(&context).await,
            Self::Kiosk(command) => command.run(&context).await,
            Self::Link(command) => command.run(&context).await,
            Self::Receipt(command) => command.run(&context).await,
            Self::Token(command) => command.run(&context).await,
            Self::User(command) => command.run(&context).await,
            Self::Agency(command) => command.run(&context).await,
            Self::ServicePoint(command) => command.run(&context).await,
            Self::Holiday(command) => command.run(&context).await,
            Self::Questionnaire(command) => command.run(&context).await,
            Self::Rebuild => rebuild::run(&context).await,
            Self::Openapi => openapi::run(),
            Self::CheckConfig => check_config::run(&context),
            Self::Gallery(command) => command.run(&context).await,
        }
    }
}

fn language(text: &str) -> Result<Lang, String> {
    match text {
        "vi" => Ok(Lang::Vi),
        "en" => Ok(Lang::En),
        _ => Err("expected vi or en".to_owned()),
    }
}
