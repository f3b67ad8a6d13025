//! `hailong token create|list|revoke`

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use chrono::NaiveDate;
use clap::Subcommand;

use super::{Context, output};
use crate::{
    account::Secret,
    model::{grant::Grant, user::Actor, zone::Zone},
    store::{Database, NewToken, TokenEntry},
};

/// API tokens.
#[derive(Debug, Subcommand)]
pub enum Token {
    /// Make a token; it is printed once.
    Create {
        /// What it allows: ratings:write, scores:read, receipts:issue.
        #[arg(long, value_delimiter = ',', required = true, value_parser = grant)]
        grant: Vec<Grant>,
        /// Whose token it is.
        #[arg(long)]
        name: String,
        /// The last day on which it works (YYYY-MM-DD); without it, until it is revoked.
        #[arg(long, value_name = "DAY")]
        until: Option<NaiveDate>,
    },
    /// Print tokens: number, state, grants, end, last use, name; separated by tabs.
    List,
    /// End a token, by the number that `list` shows.
    Revoke {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
    },
}

fn grant(text: &str) -> Result<Grant, String> {
    text.parse()
}

impl Token {
    /// Does it.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        let done = self.run_on(&db, context).await;
        db.close().await?;
        done.map(|()| ExitCode::SUCCESS)
    }

    async fn run_on(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let (now, zone) = (context.clock.now_ms(), context.zone());
        match self {
            Self::Create { grant, name, until } => {
                let expires_at = until.map(|day| end_of(zone, day)).transpose()?;
                let secret = Secret::token("hl");
                let new = NewToken {
                    name,
                    hash: secret.hash,
                    grants: grant,
                    expires_at,
                };
                db.add_token(new, &Actor::cli(), now).await?;
                output::complain("Mã truy cập (chỉ hiện một lần) / Token (shown once):");
                output::say(&secret.text);
            }
            Self::List => {
                for entry in db.tokens().await? {
                    output::say(&line(zone, &entry, now));
                }
            }
            Self::Revoke { id } => {
                if !db.revoke_token(id, &Actor::cli(), now).await? {
                    bail!("no token with number {id} works");
                }
            }
        }
        Ok(())
    }
}

/// The first moment after a day, epoch milliseconds.
fn end_of(zone: Zone, day: NaiveDate) -> anyhow::Result<i64> {
    let next = day.succ_opt().context("this day is too far away")?;
    Ok(zone.start_of_day_ms(next))
}

fn line(zone: Zone, entry: &TokenEntry, now: i64) -> String {
    let token = &entry.token;
    let over = token.expires_at.is_some_and(|end| end <= now);
    let state = match (entry.revoked_at, over) {
        (Some(_), _) => "revoked",
        (None, true) => "expired",
        (None, false) => "active",
    };
    let grants: Vec<&str> = token.grants.iter().map(|grant| grant.key()).collect();
    let time = |at: Option<i64>| at.map_or("-".to_owned(), |at| output::moment(zone, at));
    let fields = [
        &token.id.to_string(),
        state,
        &grants.join(","),
        &time(token.expires_at),
        &time(entry.used_at),
        &token.name,
    ];
    fields.join("\t")
}
