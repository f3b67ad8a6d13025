//! How fast ratings are stored and figures are read, beside baselines, as ratios of one run on one machine.
//!
//! `cargo bench --bench load` takes its time, `cargo bench --bench load -- --quick` is for CI.
//! Absolute figures drift with the machine and its neighbours; the ratios are what to compare.
//! Nothing here fails because it is slow: the exit status is 1 only when a request failed or an
//! acknowledged rating was not stored.
#![expect(clippy::print_stdout, reason = "a bench prints its results")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench measures the host's time and reads CI's environment"
)]

mod access;
mod flush;
mod measure;
mod options;
mod people;
mod postgres;
mod process;
mod reads;
mod receipts;
mod reference;
mod report;
mod request;
mod server;
mod write;

use std::process::ExitCode;

use clap::Parser;
use options::{Command, Options, Part};

fn main() -> anyhow::Result<ExitCode> {
    let options = Options::parse();
    if let Some(Command::Server { variant, url, dir }) = options.command {
        server::run(variant, &url, &dir)?;
        return Ok(ExitCode::SUCCESS);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(bench(&options))
}

async fn bench(options: &Options) -> anyhow::Result<ExitCode> {
    let place = options.place()?;
    report::host(place.path(), &process::sync_times(place.path())?);
    let mut sound = true;
    if options.wants(Part::Write) {
        sound &= write::bench(options, place.path()).await?;
    }
    if options.wants(Part::Access) {
        sound &= access::bench(options, place.path()).await?;
    }
    if options.wants(Part::Read) {
        reads::bench(options, place.path()).await?;
    }
    if options.wants(Part::Flush) {
        sound &= flush::bench(options, place.path()).await?;
    }
    if options.wants(Part::Receipts) {
        sound &= receipts::bench(options, place.path()).await?;
    }
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
