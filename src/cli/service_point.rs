//! `hailong service-point hours`

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::{Context, desk, output};
use crate::{admin::service_points::Hours, store::Database};

/// Service points; `hailong import service-points` makes them.
#[derive(Debug, Subcommand)]
pub enum ServicePoint {
    /// Set the opening hours; days that are not named are closed. Hours that are so already stay.
    Hours(SetHours),
}

/// The week of one or more service points.
#[derive(Debug, Args)]
pub struct SetHours {
    /// Keys of the service points.
    #[arg(long, value_name = "KEY", value_delimiter = ',', required = true)]
    service_point: Vec<String>,
    /// Monday to Friday, like `07:30-11:30, 13:00-17:00`.
    #[arg(long, value_name = "HOURS", default_value = "")]
    weekdays: String,
    /// Saturday.
    #[arg(long, value_name = "HOURS", default_value = "")]
    saturday: String,
    /// Sunday.
    #[arg(long, value_name = "HOURS", default_value = "")]
    sunday: String,
}

impl ServicePoint {
    /// Does it.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let Self::Hours(hours) = self;
        let db = context.open().await?;
        let done = hours.set(context, &db).await;
        db.close().await?;
        done.map(|()| ExitCode::SUCCESS)
    }
}

impl SetHours {
    async fn set(&self, context: &Context, db: &Database) -> anyhow::Result<()> {
        let days: [String; 7] = std::array::from_fn(|at| match at {
            5 => self.saturday.clone(),
            6 => self.sunday.clone(),
            _ => self.weekdays.clone(),
        });
        for key in &self.service_point {
            // Read anew for each: the one before has changed the reference data.
            let catalogue = db.catalogue().await?;
            let stored = Hours::of(&catalogue, key);
            let stored = stored.with_context(|| format!("unknown service point «{key}»"))?;
            if stored.days == days {
                output::complain(&format!("«{key}» has these hours already; nothing changes"));
                continue;
            }
            let days = days.clone();
            let done = desk::carry_out(context, db, &Hours { days, ..stored }).await?;
            output::say(&done.key);
        }
        Ok(())
    }
}
