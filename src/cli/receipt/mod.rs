//! `hailong receipt key create|list|revoke`, `hailong receipt places`, `hailong receipt issue|import|printed|revoke`

mod import;
mod issue;
mod key;
mod printed;
mod revoke;

use std::process::ExitCode;

use clap::Subcommand;

use super::{Context, output};
use crate::{
    account::Receipts, api::receipts::Orders, model::catalogue::Catalogue, store::Database,
};

/// Codes on receipts.
#[derive(Debug, Subcommand)]
pub enum Receipt {
    /// Keys for programs that print codes without network.
    #[command(subcommand)]
    Key(key::Key),
    /// Print the numbers of service points and domains that such programs need: kind, number, key, name; separated by tabs.
    Places,
    /// Issue the code for one dossier; the address is printed. The same reference has the same code.
    Issue(issue::Issue),
    /// Issue codes for the dossiers of a CSV file, all of them or none; printed as CSV: reference,code,url,expires_on.
    Import(import::Import),
    /// Take a code back: it cannot be used any more. A rating that was given stays.
    Revoke(revoke::Revoke),
    /// Report how many codes were printed offline; a later number for the same key, day, counter and domain replaces it.
    Printed(printed::Printed),
}

impl Receipt {
    /// Does it.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        let done = self.run_on(&db, context).await;
        db.close().await?;
        done.map(|()| ExitCode::SUCCESS)
    }

    async fn run_on(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        match self {
            Self::Key(command) => command.run(db, context).await,
            Self::Places => {
                places(&db.catalogue().await?);
                Ok(())
            }
            Self::Issue(command) => command.run(db, context).await,
            Self::Import(command) => command.run(db, context).await,
            Self::Revoke(command) => command.run(db, context).await,
            Self::Printed(command) => command.run(db, context).await,
        }
    }
}

fn places(catalogue: &Catalogue) {
    let say = |kind: &str, id: i32, key: &str, name: &str| {
        output::say(&[kind, &id.to_string(), key, name].join("\t"));
    };
    for point in &catalogue.service_points {
        say("service_point", point.id, &point.key, &point.name);
    }
    for domain in &catalogue.domains {
        say("domain", domain.id, &domain.key, &domain.name_vi);
    }
}

/// Orders by the operator, today.
async fn orders<'a>(
    db: &Database,
    context: &'a Context,
    receipts: &'a Receipts,
) -> anyhow::Result<Orders<'a>> {
    Ok(Orders {
        catalogue: db.catalogue().await?.into(),
        receipts,
        rules: &context.config.receipts,
        today: context.clock.today(context.zone()),
        caller: 0,
    })
}
