//! `hailong holiday add|list|remove`

use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::{Context, desk, output};
use crate::{
    admin::holidays::{Add, Remove, identity, key},
    model::{catalogue::Catalogue, opening::Holiday as Day},
    store::Database,
};

/// Days on which nobody is served.
#[derive(Debug, Subcommand)]
pub enum Holiday {
    /// Name one day or several as holidays; days that are so already get the new name.
    Add(Named),
    /// Print holidays: day, key of the one service point that is closed (or - for all), name; separated by tabs.
    List,
    /// Make holidays plain days again.
    Remove {
        /// The days (YYYY-MM-DD).
        #[arg(value_name = "DAY", required = true)]
        days: Vec<NaiveDate>,
        /// Key of the service point, where they are holidays of one alone.
        #[arg(long, value_name = "KEY", default_value = "")]
        service_point: String,
    },
}

/// The days and their name.
#[derive(Debug, Args)]
pub struct Named {
    /// The first day (YYYY-MM-DD).
    #[arg(long, value_name = "DAY")]
    from: NaiveDate,
    /// The last day; without it the first alone.
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
    /// What the days are called, such as «Tết Nguyên đán».
    #[arg(long)]
    name: String,
    /// Key of the one service point that is closed; without it all are.
    #[arg(long, value_name = "KEY", default_value = "")]
    service_point: String,
}

impl Holiday {
    /// Does it.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        let done = self.carry_out(context, &db).await;
        db.close().await?;
        done.map(|()| ExitCode::SUCCESS)
    }

    async fn carry_out(self, context: &Context, db: &Database) -> anyhow::Result<()> {
        match self {
            Self::Add(named) => {
                let done = desk::carry_out(context, db, &named.form()).await?;
                output::say(&done.key);
            }
            Self::List => list(&db.catalogue().await?),
            Self::Remove {
                days,
                service_point,
            } => {
                let days = days.into_iter().map(|day| identity(day, &service_point));
                let days = days.collect();
                desk::carry_out(context, db, &Remove { days }).await?;
            }
        }
        Ok(())
    }
}

impl Named {
    fn form(self) -> Add {
        let until = self.until.map(|day| day.to_string());
        Add {
            from: self.from.to_string(),
            until: until.unwrap_or_default(),
            name: self.name,
            service_point: self.service_point,
        }
    }
}

fn list(catalogue: &Catalogue) {
    for holiday in &catalogue.holidays {
        output::say(&line(catalogue, holiday));
    }
}

fn line(catalogue: &Catalogue, holiday: &Day) -> String {
    let key = key(catalogue, holiday);
    let point = key.split_once('@').map_or("-", |(_, point)| point);
    format!("{}\t{point}\t{}", holiday.day, holiday.name)
}
