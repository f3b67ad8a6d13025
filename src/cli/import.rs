//! `hailong import`

use std::{path::PathBuf, process::ExitCode};

use anyhow::bail;
use clap::Args;

use super::{Context, output};
use crate::{
    demo,
    i18n::t,
    import::{self, Kind, Site, Source, Step},
    model::user::Actor,
};

/// Reads a CSV file in.
#[derive(Debug, Args)]
pub struct Import {
    /// agencies, scopes, domains, targets, service-points, transactions, official-values or ratings.
    #[arg(value_name = "KIND")]
    kind: Kind,
    /// The file: UTF-8, comma or semicolon.
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// Check everything and write nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    /// Imports the file; faults go to standard error, one a line.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        if demo::is_demo(&db).await? {
            bail!(t(context.lang, "import-refused-demo"));
        }
        let catalogue = db.catalogue().await?;
        let (now, zone) = (context.clock.now(), context.zone());
        let site = Site {
            db: &db,
            catalogue: &catalogue,
            now,
            zone,
            actor: &Actor::cli(),
        };
        let done = import::import(
            &site,
            self.kind,
            &Source::File(self.file),
            self.dry_run,
            &show,
        )
        .await;
        db.close().await?;
        match done {
            Ok(report) => {
                output::say(&report.summary(context.lang));
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => {
                output::complain(&format!("hailong: {}", error.summary(context.lang)));
                error
                    .details(context.lang)
                    .iter()
                    .for_each(|line| output::complain(line));
                Ok(ExitCode::FAILURE)
            }
        }
    }
}

fn show(step: Step) {
    match step {
        Step::Checking { rows } => output::progress("✓", rows, None),
        Step::Writing { rows, of } => output::progress("→", rows, Some(of)),
    }
}
