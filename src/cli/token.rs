//! `hailong token create`

use std::process::ExitCode;

use clap::Subcommand;

use super::{Context, output};
use crate::{account::Secret, model::grant::Grant};

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
    },
}

fn grant(text: &str) -> Result<Grant, String> {
    text.parse()
}

impl Token {
    /// Makes the token.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let Self::Create { grant, name } = self;
        let db = context.open().await?;
        let secret = Secret::token("hl");
        db.add_token(&name, secret.hash, grant, context.clock.now_ms())
            .await?;
        db.close().await?;
        output::complain("Mã truy cập (chỉ hiện một lần) / Token (shown once):");
        output::say(&secret.text);
        Ok(ExitCode::SUCCESS)
    }
}
