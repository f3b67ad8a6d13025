//! How many codes were printed offline.

use anyhow::anyhow;
use chrono::NaiveDate;
use clap::Args;
use secrecy::ExposeSecret;

use super::{
    super::{Context, output},
    orders,
};
use crate::{
    account::Receipts,
    api::receipts::{PrintedIn, check_printed},
    model::user::Actor,
    store::{Database, PrintedOutcome},
};

/// What was printed.
#[derive(Debug, Args)]
pub struct Printed {
    /// Number of the key that signed the codes.
    #[arg(long, value_name = "NUMBER")]
    key: u16,
    /// Key of the counter.
    #[arg(long, value_name = "KEY")]
    service_point: String,
    /// Key of the domain.
    #[arg(long, value_name = "KEY")]
    domain: String,
    /// The day that stands in the codes (YYYY-MM-DD).
    #[arg(long, value_name = "DAY")]
    day: NaiveDate,
    /// How many in all; 0 says that there were none.
    #[arg(long, value_name = "NUMBER")]
    count: u32,
}

impl Printed {
    /// Reports it.
    pub async fn run(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let own = context.config.secret_key()?;
        let receipts = Receipts::new(own.expose_secret());
        let orders = orders(db, context, &receipts).await?;
        let asked = PrintedIn {
            key: self.key,
            day: self.day,
            service_point: self.service_point,
            domain: self.domain,
            count: self.count,
        };
        let count = check_printed(&orders, &asked)
            .map_err(|error| anyhow!("{}: {}", error.pointer, error.detail(context.lang)))?;
        let (actor, now) = (Actor::cli(), context.clock.now_ms());
        let outcomes = db.report_printed(&[count], (&actor, None), now).await?;
        output::complain(match outcomes[..] {
            [PrintedOutcome::Same] => "Đã có số này / This number was known",
            [PrintedOutcome::Changed] => "Đã thay số trước đó / It replaces an earlier number",
            _ => "Đã ghi nhận / It is kept",
        });
        Ok(())
    }
}
