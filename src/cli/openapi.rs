//! `hailong openapi`

use std::process::ExitCode;

use super::output;
use crate::api;

/// Prints the description of the API.
pub fn run() -> anyhow::Result<ExitCode> {
    output::say(&api::openapi().to_pretty_json()?);
    Ok(ExitCode::SUCCESS)
}
