//! One code, for one dossier.

use anyhow::{anyhow, bail};
use chrono::NaiveDate;
use clap::Args;
use secrecy::ExposeSecret;

use super::{
    super::{Context, output},
    orders,
};
use crate::{
    account::Receipts,
    api::receipts::{ReceiptIn, Warning},
    store::Database,
};

/// What the receipt is for.
#[derive(Debug, Args)]
pub struct Issue {
    /// Key of the counter; none for a dossier that came online.
    #[arg(long, value_name = "KEY", required_unless_present = "agency")]
    service_point: Option<String>,
    /// Key of the domain.
    #[arg(long, value_name = "KEY")]
    domain: String,
    /// The dossier's number, or any name that the dossier alone has; it is not kept.
    #[arg(long)]
    reference: String,
    /// Key of the agency that decides; that of the counter unless given.
    #[arg(long, value_name = "KEY")]
    agency: Option<String>,
    /// Day of the receipt (YYYY-MM-DD); today unless given.
    #[arg(long, value_name = "DAY")]
    issued_on: Option<NaiveDate>,
}

impl Issue {
    /// Issues it.
    pub async fn run(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let own = context.config.secret_key()?;
        let receipts = Receipts::new(own.expose_secret());
        let orders = orders(db, context, &receipts).await?;
        let asked = ReceiptIn {
            reference: self.reference,
            service_point: self.service_point,
            domain: self.domain,
            agency: self.agency,
            issued_on: self.issued_on,
        };
        let ordered = orders
            .check(&asked)
            .map_err(|error| anyhow!("{}: {}", error.pointer, error.detail(context.lang)))?;
        let stored = db.issue_receipts(&[ordered.new]).await?;
        let [stored] = stored[..] else {
            bail!("the receipt was not issued");
        };
        if ordered.warning == Some(Warning::UnknownShape) {
            output::complain(
                "Mã hồ sơ có dạng lạ / The reference has no known shape of a dossier number",
            );
        }
        if stored.is_revoked {
            bail!("this receipt was revoked: its code cannot be used any more");
        }
        let last = stored.receipt.expires_on;
        output::complain(&format!(
            "Dùng được đến hết ngày / Can be used until {last}:"
        ));
        let server = &context.config.server;
        let url = server.public_url(server.listen);
        output::say(&format!("{url}/r/{}", ordered.code));
        Ok(())
    }
}
