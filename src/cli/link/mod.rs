//! `hailong link create|list|rotate|close`

mod create;
mod show;

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use chrono::{Days, NaiveDate};
use clap::{Args, Subcommand};

use super::{Context, kiosk::Format, output};
use crate::{
    account::short_code,
    model::{
        link::{Closing, OVERLAP_DAYS},
        user::Actor,
    },
    store::{Database, OldCode},
};

/// Links to the citizen's page.
#[derive(Debug, Subcommand)]
pub enum Link {
    /// Make a link for a counter, for every counter of an agency, or for an agency online; prints it alone.
    Create(create::Create),
    /// Print links: number, state, link, counter (or - where there is none), agency, domain, first day, last day, note;
    /// separated by tabs.
    List {
        /// Only those of this agency.
        #[arg(long, value_name = "KEY")]
        agency: Option<String>,
        /// How.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Make a new code for the place of a link and print it; the old one works for 30 more days unless told otherwise.
    Rotate(Rotate),
    /// Close a link, by the number that `list` shows: its page is shut from now on, and never opens again.
    Close {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
        /// It was stolen or misused: nobody is led from it to another one.
        #[arg(long)]
        misused: bool,
    },
}

/// What becomes of the old code.
#[derive(Debug, Args)]
pub struct Rotate {
    /// Its number.
    #[arg(value_name = "NUMBER")]
    id: i32,
    /// The last day on which the old code works (YYYY-MM-DD).
    #[arg(long, value_name = "DAY", conflicts_with = "at_once")]
    old_until: Option<NaiveDate>,
    /// The old code ends now.
    #[arg(long)]
    at_once: bool,
    /// It was stolen or misused: nobody is led from it to the new one.
    #[arg(long, requires = "at_once")]
    misused: bool,
    /// How the new link is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Link {
    /// Does it.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        let done = self.run_on(&db, context).await;
        db.close().await?;
        done.map(|()| ExitCode::SUCCESS)
    }

    async fn run_on(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        match self {
            Self::Create(create) => create.run(db, context).await,
            Self::List { agency, format } => {
                let catalogue = db.catalogue().await?;
                let only = agency
                    .map(|key| create::agency(&catalogue, &key))
                    .transpose()?;
                let own = catalogue
                    .links
                    .iter()
                    .filter(|link| only.is_none() || link.agency(&catalogue) == only);
                let own: Vec<_> = own.collect();
                show::list(context, &catalogue, &own, format);
                Ok(())
            }
            Self::Rotate(rotate) => rotate.run(db, context).await,
            Self::Close { id, misused } => {
                let by = (&Actor::cli(), context.clock.now_ms());
                if !db.close_link(id, why(misused), by).await? {
                    bail!("no link with number {id} is open");
                }
                Ok(())
            }
        }
    }
}

const fn why(misused: bool) -> Closing {
    if misused {
        Closing::Misused
    } else {
        Closing::Unneeded
    }
}

impl Rotate {
    async fn run(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let today = context.clock.today(context.zone());
        let old = if self.at_once {
            OldCode::AtOnce(why(self.misused))
        } else {
            let usual = today.checked_add_days(Days::new(OVERLAP_DAYS));
            let until = self.old_until.or(usual);
            let until = until.context("this day is too far away")?;
            if until < today {
                bail!("{until} is over: give today or a later day, or --at-once");
            }
            OldCode::Until(until)
        };
        let by = (&Actor::cli(), context.clock.now_ms());
        let made = db
            .rotate_link(self.id, &short_code(), (old, today), by)
            .await?;
        let made = made.with_context(|| {
            format!(
                "there is no link with number {}, or it was closed or replaced before",
                self.id
            )
        })?;
        if let OldCode::Until(day) = old {
            output::complain(&format!(
                "Mã cũ dùng được đến hết ngày / The old code works until {day}:"
            ));
        }
        let catalogue = db.catalogue().await?;
        show::made(context, &catalogue, &[made], self.format);
        Ok(())
    }
}
