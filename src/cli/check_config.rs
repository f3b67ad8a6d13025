//! `hailong check-config`

use std::process::ExitCode;

use super::{Context, output};

/// Prints the settings in force.
#[expect(clippy::unnecessary_wraps, reason = "commands have one shape")]
pub fn run(context: &Context) -> anyhow::Result<ExitCode> {
    output::say(context.config.redacted_toml().trim_end());
    Ok(ExitCode::SUCCESS)
}
