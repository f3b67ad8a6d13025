//! `hailong migrate`

use std::process::ExitCode;

use super::Context;

/// Creates or upgrades the database.
pub async fn run(context: &Context) -> anyhow::Result<ExitCode> {
    context.open().await?.close().await?;
    Ok(ExitCode::SUCCESS)
}
