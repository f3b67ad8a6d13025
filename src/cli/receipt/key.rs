//! Keys shared with programs that print codes offline.

use anyhow::{Context as _, bail, ensure};
use chrono::NaiveDate;
use clap::Subcommand;
use secrecy::ExposeSecret;

use super::super::{Context, output};
use crate::{
    account::Receipts,
    model::{hex, receipt::ReceiptKey, user::Actor, validity::Validity, zone::Zone},
    store::{Database, NewKey},
};

/// Keys of receipts printed offline.
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Make a key; its secret is printed once, as 64 hexadecimal digits. Others stay good.
    Create {
        /// Whom it is for.
        #[arg(long, default_value = "")]
        name: String,
        /// The first day whose codes it signs (YYYY-MM-DD); today unless given.
        #[arg(long, value_name = "DAY")]
        from: Option<NaiveDate>,
        /// The last day whose codes it signs (YYYY-MM-DD); without it, until it is revoked.
        #[arg(long, value_name = "DAY")]
        until: Option<NaiveDate>,
    },
    /// Print keys: number, state, first day, last day, time of making, name; separated by tabs.
    List,
    /// Revoke a key, by its number: none of its codes is taken any more.
    Revoke {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: u16,
    },
}

impl Key {
    /// Does it.
    pub async fn run(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let now = context.clock.now_ms();
        match self {
            Self::Create { name, from, until } => {
                let today = context.clock.today(context.zone());
                let valid = Validity {
                    from: Some(from.unwrap_or(today)),
                    until,
                };
                ensure!(!valid.is_reversed(), "the last day comes before the first");
                create(db, context, (name, valid), now).await?;
            }
            Self::List => {
                for key in db.catalogue().await?.receipt_keys {
                    output::say(&line(context.zone(), &key));
                }
            }
            Self::Revoke { id } => {
                let actor = Actor::cli();
                if !db.revoke_receipt_key(id, &actor, now).await? {
                    bail!("no key with number {id} works");
                }
            }
        }
        Ok(())
    }
}

async fn create(
    db: &Database,
    context: &Context,
    (name, valid): (String, Validity),
    now: i64,
) -> anyhow::Result<()> {
    let own = context.config.secret_key()?;
    let id = db.next_receipt_key().await?;
    let id = id.context("all 1 023 numbers of keys are used up")?;
    let made = Receipts::new(own.expose_secret()).new_key(id);
    let (secret, sealed) = made.context("the key could not be sealed")?;
    let new = NewKey {
        id,
        name,
        sealed,
        valid,
    };
    db.add_receipt_key(new, &Actor::cli(), now).await?;
    output::complain(&format!(
        "Khóa số {id}, bí mật (chỉ hiện một lần) / Key number {id}, secret (shown once):"
    ));
    output::say(&hex::written(&secret));
    Ok(())
}

fn line(zone: Zone, key: &ReceiptKey) -> String {
    let day = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
    let state = if key.revoked_at.is_some() {
        "revoked"
    } else {
        "active"
    };
    let fields = [
        &key.id.to_string(),
        state,
        &day(key.valid.from),
        &day(key.valid.until),
        &output::moment(zone, key.created_at),
        &key.name,
    ];
    fields.join("\t")
}
