//! `hailong import`

use std::{path::PathBuf, process::ExitCode, str::FromStr, sync::Arc};

use anyhow::{Context as _, bail};
use clap::Args;

use super::{Context, output};
use crate::{
    demo,
    i18n::t,
    import::{self, Kind, Site, Source, Step},
    ingest::{Ingest, IngestOptions},
    model::user::Actor,
    rescue::{self, RescueCounts, RescueSite},
    store::Database,
};

/// Reads a file in.
#[derive(Debug, Args)]
pub struct Import {
    /// agencies, scopes, domains, targets, service-points, transactions, receipts-printed, official-values or ratings: a CSV
    /// file;
    /// or rescue: a file exported at a kiosk.
    #[arg(value_name = "KIND")]
    kind: What,
    /// The file: CSV in UTF-8, comma or semicolon.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Check everything and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take a rescue file that is not signed, or wrongly; its ratings are flagged.
    #[arg(long)]
    unsigned: bool,
}

/// What a file holds.
#[derive(Debug, Clone, Copy)]
enum What {
    /// Lines.
    Table(Kind),
    /// What a kiosk could not send.
    Rescue,
}

impl FromStr for What {
    type Err = <Kind as FromStr>::Err;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "rescue" => Ok(Self::Rescue),
            _ => text.parse().map(Self::Table),
        }
    }
}

impl Import {
    /// Imports the file; faults go to standard error, one a line.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        if self.dry_run && matches!(self.kind, What::Rescue) {
            bail!("a rescue file is not tried first: reading it in twice changes nothing");
        }
        if demo::is_demo(&db).await? {
            bail!(t(context.lang, "import-refused-demo"));
        }
        let kind = match self.kind {
            What::Rescue => return self.rescue(db, context).await,
            What::Table(kind) => kind,
        };
        let catalogue = db.catalogue().await?;
        let (now, zone) = (context.clock.now(), context.zone());
        let site = Site {
            db: &db,
            catalogue: &catalogue,
            now,
            zone,
            actor: &Actor::cli(),
        };
        let done = import::import(&site, kind, &Source::File(self.file), self.dry_run, &show).await;
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

impl Import {
    /// Reads a file in that was exported at a kiosk; a server may run meanwhile.
    async fn rescue(self, db: Database, context: &Context) -> anyhow::Result<ExitCode> {
        let bytes = std::fs::read(&self.file)
            .with_context(|| format!("«{}» cannot be read", self.file.display()))?;
        let options = IngestOptions {
            queue: 1,
            batch: context.config.ingest.batch,
        };
        let (ingest, writer) = Ingest::start(db.clone(), context.clock.clone(), options);
        let site = RescueSite {
            db: &db,
            ingest: &ingest,
            catalogue: Arc::new(db.catalogue().await?),
            zone: context.zone(),
            now: context.clock.now_ms(),
            actor: &Actor::cli(),
        };
        let done = rescue::rescue(&site, &bytes, self.unsigned).await;
        drop(site);
        drop(ingest);
        writer.await?;
        db.close().await?;
        match done {
            Ok(report) => {
                say_counts("ratings", &report.ratings);
                say_counts("followups", &report.followups);
                Ok(ExitCode::SUCCESS)
            }
            Err(fault) => {
                let words = t(context.lang, fault.text_key());
                output::complain(&format!("hailong: {words} ({fault})"));
                Ok(ExitCode::FAILURE)
            }
        }
    }
}

fn say_counts(what: &str, counts: &RescueCounts) {
    output::say(&format!(
        "{what}: accepted {}, duplicate {}, conflict {}, quarantined {}, rejected {}",
        counts.accepted, counts.duplicate, counts.conflict, counts.quarantined, counts.rejected
    ));
}

fn show(step: Step) {
    match step {
        Step::Checking { rows } => output::progress("✓", rows, None),
        Step::Writing { rows, of } => output::progress("→", rows, Some(of)),
    }
}
