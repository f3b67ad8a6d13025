//! Making links: for which places and domains, open when.

use anyhow::Context as _;
use chrono::NaiveDate;
use clap::Args;

use super::{super::Context, Format, show};
use crate::{
    account::short_code,
    admin::links::{Domains, Order, Places},
    cli::output,
    model::{catalogue::Catalogue, link::NOTE_MAX, text, user::Actor, validity::Validity},
    store::Database,
};

/// Where the links lead.
#[derive(Debug, Args)]
pub struct Create {
    /// Key of the service point where the poster hangs.
    #[arg(
        long,
        value_name = "KEY",
        required_unless_present = "agency",
        conflicts_with = "agency"
    )]
    service_point: Option<String>,
    /// Key of the agency of an online link (SMS, Zalo, e-mail, portal), which has no counter.
    #[arg(long, value_name = "KEY")]
    agency: Option<String>,
    /// One link for every open counter of the agency and those below it that has none yet, instead of an online one.
    #[arg(long, requires = "agency")]
    every_counter: bool,
    /// Key of the one domain that it is about; without it the person chooses.
    #[arg(long, value_name = "KEY")]
    domain: Option<String>,
    /// One link for each domain of the place.
    #[arg(long, conflicts_with = "domain")]
    each_domain: bool,
    /// What it is called in lists; citizens do not see it.
    #[arg(long, default_value = "", value_parser = note)]
    note: String,
    /// The first day on which it is open (YYYY-MM-DD).
    #[arg(long, value_name = "DAY")]
    valid_from: Option<NaiveDate>,
    /// The last day on which it is open (YYYY-MM-DD).
    #[arg(long, value_name = "DAY")]
    valid_until: Option<NaiveDate>,
    /// How the links are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn note(typed: &str) -> Result<String, String> {
    let note = text::nfc(typed);
    if text::control_character(&note).is_some() || note.chars().count() > NOTE_MAX {
        return Err(format!("at most {NOTE_MAX} characters on one line"));
    }
    Ok(note)
}

impl Create {
    /// Makes them.
    pub async fn run(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let catalogue = db.catalogue().await?;
        let order = self.order(&catalogue)?;
        let links = order.plan(&catalogue, context.clock.today(context.zone()), short_code)?;
        let by = (&Actor::cli(), context.clock.now_ms());
        let made = db.add_links(&links, by).await?;
        for link in &made {
            let name = show::name(&catalogue, link);
            output::complain(&format!("Đường dẫn của «{name}» / Link of «{name}»:"));
        }
        show::made(context, &catalogue, &made, self.format);
        Ok(())
    }

    fn order(&self, catalogue: &Catalogue) -> anyhow::Result<Order> {
        let places = match (&self.service_point, &self.agency) {
            (Some(key), _) => {
                let point = catalogue.service_point(key);
                let point = point.with_context(|| format!("unknown service point «{key}»"))?;
                Places::Counter(point.id)
            }
            (None, key) => {
                let agency = agency(catalogue, key.as_deref().unwrap_or_default())?;
                if self.every_counter {
                    Places::CountersOf(agency)
                } else {
                    Places::Online(agency)
                }
            }
        };
        let domains = match &self.domain {
            Some(key) => {
                let domain = catalogue.domain(key);
                let domain = domain.with_context(|| format!("unknown domain «{key}»"))?;
                Domains::One(domain.id)
            }
            None if self.each_domain => Domains::Each,
            None => Domains::Chosen,
        };
        Ok(Order {
            places,
            domains,
            note: self.note.clone(),
            valid: Validity {
                from: self.valid_from,
                until: self.valid_until,
            },
        })
    }
}

/// Number of the agency with this key.
pub fn agency(catalogue: &Catalogue, key: &str) -> anyhow::Result<i32> {
    let agency = catalogue.agency(key);
    Ok(agency
        .with_context(|| format!("unknown agency «{key}»"))?
        .id)
}
