//! Parses the command, nothing else.

use std::process::ExitCode;

use clap::Parser;
use hailong::cli::Cli;

fn main() -> ExitCode {
    Cli::parse().run()
}
