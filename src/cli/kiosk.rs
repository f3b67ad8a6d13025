//! `hailong kiosk enrol`

use std::{process::ExitCode, time::Duration};

use anyhow::Context as _;
use clap::Subcommand;

use super::{Context, output};
use crate::{account::Secret, model::user::Actor};

/// How long a pairing link works.
const PAIRING: Duration = Duration::from_hours(24);

/// Kiosks.
#[derive(Debug, Subcommand)]
pub enum Kiosk {
    /// Add a device; prints the pairing link, which works once and for a day.
    Enrol {
        /// Key of the service point where it stands.
        #[arg(long, value_name = "KEY")]
        service_point: String,
        /// Name of the device.
        #[arg(long)]
        name: String,
    },
}

impl Kiosk {
    /// Adds the device.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let Self::Enrol {
            service_point,
            name,
        } = self;
        let db = context.open().await?;
        let catalogue = db.catalogue().await?;
        let point = catalogue
            .service_point(&service_point)
            .with_context(|| format!("unknown service point «{service_point}»"))?;
        let secret = Secret::pairing();
        let now = context.clock.now_ms();
        let until = now + i64::try_from(PAIRING.as_millis()).unwrap_or(i64::MAX);
        db.enrol_kiosk(&name, point.id, secret.hash, until, (&Actor::cli(), now))
            .await?;
        db.close().await?;
        output::complain(
            "Mở đường dẫn này trên thiết bị (dùng một lần, trong 24 giờ) / Open this link on the device (once, within 24 hours):",
        );
        let server = &context.config.server;
        // The code stands behind «#»: browsers keep that part to themselves, so no log sees it.
        output::say(&format!(
            "{}/k/pair#{}",
            server.public_url(server.listen),
            secret.text
        ));
        Ok(ExitCode::SUCCESS)
    }
}
