//! `hailong agency list`

use std::process::ExitCode;

use clap::Subcommand;

use super::{Context, output};
use crate::model::{agency::Agency, catalogue::Catalogue, validity::Validity};

/// Agencies; `hailong import agencies` changes them.
#[derive(Debug, Subcommand)]
pub enum AgencyCommand {
    /// Print agencies: key, kind, parent, first and last day, name; separated by tabs.
    List {
        /// Only those that exist on this day (YYYY-MM-DD).
        #[arg(long, value_name = "DAY")]
        on: Option<chrono::NaiveDate>,
    },
}

impl AgencyCommand {
    /// Prints them.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let Self::List { on } = self;
        let db = context.open().await?;
        let catalogue = db.catalogue().await?;
        db.close().await?;
        let exists = |agency: &&Agency| on.is_none_or(|day| agency.valid.contains(day));
        for agency in catalogue.agencies.iter().filter(exists) {
            output::say(&line(&catalogue, agency));
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn line(catalogue: &Catalogue, agency: &Agency) -> String {
    let parent = agency.parent.and_then(|id| catalogue.agency_by_id(id));
    let parent = parent.map_or("-", |parent| parent.key.as_str());
    let Validity { from, until } = agency.valid;
    let day = |day: Option<chrono::NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
    let fields = [
        &agency.key,
        &agency.kind,
        parent,
        &day(from),
        &day(until),
        &agency.name,
    ];
    fields.join("\t")
}
