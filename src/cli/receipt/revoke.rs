//! A code that must not be used any more.

use anyhow::bail;
use clap::Args;
use secrecy::ExposeSecret;

use super::super::{Context, output};
use crate::{
    account::Receipts,
    api::receipts::{RevocationIn, RevocationStatus, Revoking},
    model::user::Actor,
    store::Database,
};

/// Which one.
#[derive(Debug, Args)]
pub struct Revoke {
    /// Its code, issued here or printed offline.
    #[arg(
        long,
        required_unless_present = "reference",
        conflicts_with = "reference"
    )]
    code: Option<String>,
    /// The reference under which it was issued.
    #[arg(long)]
    reference: Option<String>,
    /// Number of the API token that had it issued; without it, the command line.
    #[arg(
        long,
        value_name = "NUMBER",
        requires = "reference",
        default_value_t = 0
    )]
    token: i32,
}

impl Revoke {
    /// Revokes it; a second time changes nothing.
    pub async fn run(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let own = context.config.secret_key()?;
        let revoking = Revoking {
            db,
            catalogue: db.catalogue().await?.into(),
            receipts: &Receipts::new(own.expose_secret()),
            valid_days: context.config.receipts.valid_days,
            today: context.clock.today(context.zone()),
            caller: self.token,
        };
        let asked = [RevocationIn {
            reference: self.reference,
            code: self.code,
        }];
        let by = (&Actor::cli(), None, context.clock.now_ms());
        match revoking.revoke(&asked, by).await?[..] {
            [RevocationStatus::Unknown] => bail!("no such receipt is known here"),
            [status] => output::say(status.word()),
            _ => {}
        }
        Ok(())
    }
}
