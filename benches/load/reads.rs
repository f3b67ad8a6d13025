//! The read bench: a manager's dashboard of one quarter over many ratings, and the program's start.

mod fill;
mod page;
mod start;

use std::{path::Path, time::Instant};

use anyhow::Context;
use hailong::{
    account::Secret,
    clock::Clock,
    model::{calendar::Calendar, catalogue::Catalogue, period::Period},
    report::{self as figures, ScoreQuery},
    store::{Database, Location},
};

use crate::{options::Options, reference, report};

/// Times the dashboard is asked for.
const ASKED: usize = 41;

/// Measures and prints.
pub async fn bench(options: &Options, place: &Path) -> anyhow::Result<()> {
    let ratings = options.ratings();
    let path = place.join("reads.db");
    let location = Location::Sqlite(path.clone());
    let db = Database::open(&location, 4).await?;
    reference::prepare(&db, &Secret::token("hl")).await?;
    page::prepare(&db).await?;
    println!("\nDashboard of one quarter: agency × domain and the quarter before, SQLite");
    let started = Instant::now();
    fill::fill(&db, &path, ratings, fill::Rows::Kept).await?;
    let few = dashboard(&db, ratings, started).await?;
    let started = Instant::now();
    fill::fill(&db, &path, ratings * 9, fill::Rows::Dropped).await?;
    let many = dashboard(&db, ratings * 10, started).await?;
    db.close().await?;
    println!(
        "\n{:<46} {:>9} {:>9} {:>9}",
        "Marks, reading", "measured", "floor", "goal"
    );
    report::mark(
        &format!("dashboard at {ratings} ratings, ms"),
        few,
        "50",
        "10",
    );
    report::mark(
        "dashboard, ten times the ratings ÷",
        many / few,
        "1.2",
        "1.2",
    );
    start::bench(place, &path).await
}

/// The median time of an answer, milliseconds.
async fn dashboard(db: &Database, ratings: u64, started: Instant) -> anyhow::Result<f64> {
    let filled = started.elapsed();
    let catalogue = db.catalogue().await?;
    let mut times = Vec::new();
    for _ in 0..ASKED {
        let asked = Instant::now();
        // As the page does it: side by side, each with a reader of its own.
        let (now, before) = tokio::try_join!(
            quarter(db, &catalogue, "2025-Q3"),
            quarter(db, &catalogue, "2025-Q2"),
        )?;
        let rows = now + before;
        times.push(asked.elapsed().as_secs_f64() * 1e3);
        anyhow::ensure!(rows > 0, "the dashboard is empty");
    }
    times.sort_by(f64::total_cmp);
    println!(
        "{ratings:>11} ratings: median {:>7.2} ms, max {:>7.2} ms (filled in {:.0} s)",
        times[ASKED / 2],
        times[ASKED - 1],
        filled.as_secs_f64()
    );
    Ok(times[ASKED / 2])
}

async fn quarter(db: &Database, catalogue: &Catalogue, name: &str) -> anyhow::Result<usize> {
    let period: Period = name.parse().ok().context("the period cannot be read")?;
    let mut query = ScoreQuery::new(period, Calendar::Calendar);
    query.scope = Some(reference::SCOPE.into());
    let now = Clock::system().now_ms();
    Ok(figures::scores(db, catalogue, &query, now)
        .await?
        .rows
        .len())
}
