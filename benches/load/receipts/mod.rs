//! Codes on receipts under load: issued in batches and one by one, each redeemed through the citizen's page (the form
//! fetched, then sent), every tenth sent once more. Then a night passes on a million marks while people go on.
//!
//! What counts is the end: ratings = marks = codes, whoever sent how often. Times are printed beside.

mod calls;
mod issue;
mod proof;
mod redeem;

use std::path::Path;

use hailong::{
    account::Secret,
    store::{Database, Location},
};

use crate::{
    measure::Sample,
    options::{Options, Variant},
    postgres::Postgres,
    process::{self, Server},
    reference,
};

/// Codes in one call.
const BATCH: usize = 1_000;
/// One code in so many is issued in a call of its own.
const SINGLY: usize = 10;
/// One code in so many is redeemed while marks are mixed.
const AT_NIGHT: usize = 20;

/// Runs the story on both databases and prints; false when a rating or a mark is missing or one too many.
pub async fn bench(options: &Options, place: &Path) -> anyhow::Result<bool> {
    let (codes, marks) = if options.quick {
        (5_000, 100_000)
    } else {
        (100_000, 1_000_000)
    };
    println!(
        "\nReceipts: {codes} codes issued and redeemed, {} connections",
        redeem::CONNECTIONS
    );
    println!(
        "{:<34} {:>9} {:>8} {:>8} {:>8} {:>8}",
        "", "a second", "p50 ms", "p99 ms", "max ms", "CPU µs"
    );
    let postgres = Postgres::start(place)?;
    let file = place.join("receipts.db");
    let mut urls = vec![(Variant::Sqlite, format!("sqlite://{}", file.display()))];
    urls.extend(
        postgres
            .as_ref()
            .map(|postgres| (Variant::Postgres, postgres.url())),
    );
    let mut sound = true;
    for (variant, url) in urls {
        if options.variants().contains(&variant) {
            sound &= story(variant, &url, place, (codes, marks)).await?;
        }
    }
    Ok(sound)
}

async fn story(
    variant: Variant,
    url: &str,
    place: &Path,
    (codes, marks): (usize, u32),
) -> anyhow::Result<bool> {
    println!("{}", variant.title());
    let token = Secret::token("hl");
    let db = Database::open(&Location::parse(url)?, 1).await?;
    reference::prepare(&db, &token).await?;
    db.close().await?;
    let mut server = Server::start(variant, url, place)?;
    let mut issued = issue::singly(&server, &token.text, codes / SINGLY).await?;
    issued.extend(issue::in_batches(&server, &token.text, codes - codes / SINGLY).await?);
    anyhow::ensure!(issued.len() == codes, "{} codes", issued.len());
    let night = issued.split_off(codes - codes / AT_NIGHT);
    redeem::all(&server, issued, false).await?.tell("by day");
    proof::fill(url, marks).await?;
    let before = process::peak_mb(server.pid());
    // The first night moves the day's marks to the million, the second one finds people at work.
    let took = server.night()?;
    println!(
        "  a night without ratings: {marks} marks mixed in {:.2} s",
        took.as_secs_f64()
    );
    let (pid, port) = (server.pid(), server.port);
    let mixing = tokio::task::spawn_blocking(move || server.night().map(|took| (took, server)));
    let at_night = redeem::at(pid, port, night, true).await?;
    let (took, server) = mixing.await??;
    at_night.tell("while marks are mixed");
    println!(
        "  mixed beside them in {:.2} s; memory of the server {before:.0} MB before, {:.0} MB at most",
        took.as_secs_f64(),
        process::peak_mb(pid)
    );
    let counted = proof::counted(&server, &token.text).await?;
    server.stop()?;
    proof::exact(url, codes, marks, counted).await
}

/// One line of the table.
fn line(name: &str, sample: &Sample) {
    println!(
        "  {name:<32} {:>9.0} {:>8.2} {:>8.2} {:>8.2} {:>8.0}",
        sample.rate(),
        sample.percentile(0.5),
        sample.percentile(0.99),
        sample.percentile(1.0),
        sample.cpu_micros(),
    );
}
