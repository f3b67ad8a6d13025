//! `hailong link create|print`

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;

use super::{Context, output};
use crate::{account::short_code, model::user::Actor};

/// Links to the citizen's page.
#[derive(Debug, Subcommand)]
pub enum Link {
    /// Make a link for a service point.
    Create {
        /// Key of the service point.
        #[arg(long, value_name = "KEY")]
        service_point: String,
    },
    /// Write posters, counter cards or stickers of links.
    Print(super::link_print::Print),
}

impl Link {
    /// Makes the link.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        let service_point = match self {
            Self::Create { service_point } => service_point,
            Self::Print(print) => {
                let done = print.run(&db, context).await;
                db.close().await?;
                return done.map(|()| ExitCode::SUCCESS);
            }
        };
        let catalogue = db.catalogue().await?;
        let point = catalogue
            .service_point(&service_point)
            .with_context(|| format!("unknown service point «{service_point}»"))?;
        let link = db
            .add_link(
                &short_code(),
                point.id,
                &Actor::cli(),
                context.clock.now_ms(),
            )
            .await?;
        db.close().await?;
        output::complain(&format!(
            "Đường dẫn của «{}» / Link of «{}»:",
            point.name, point.name
        ));
        let server = &context.config.server;
        output::say(&format!(
            "{}/r/{}",
            server.public_url(server.listen),
            link.code
        ));
        Ok(ExitCode::SUCCESS)
    }
}
