//! The read bench: a manager's dashboard of one quarter over many ratings, and the program's start.

mod fill;
mod page;
mod start;

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Context;
use hailong::{
    account::Secret,
    clock::Clock,
    model::{calendar::Calendar, catalogue::Catalogue, period::Period},
    report::{self as figures, ScoreQuery},
    store::{Database, Location},
};

use crate::{options::Options, people, process, reference, report};

/// Times the dashboard is asked for.
const ASKED: usize = 41;
/// Quarters of its trend.
const QUARTERS: u8 = 8;

/// What a dashboard takes, milliseconds (medians).
struct Taken {
    /// Agency × domain of the quarter and of the one before.
    quarters: f64,
    /// The trend of eight quarters.
    trend: f64,
    /// Both together, as the page asks for them.
    whole: f64,
    /// Processor time of both together, the mean.
    cpu: f64,
}

/// Measures and prints.
pub async fn bench(options: &Options, place: &Path) -> anyhow::Result<()> {
    let path = place.join("reads.db");
    let location = Location::Sqlite(path.clone());
    let db = Database::open(&location, 4).await?;
    reference::prepare(&db, &Secret::token("hl")).await?;
    let session = people::signed_in(&db).await?;
    page::prepare(&db).await?;
    println!(
        "\nDashboard of one quarter: agency × domain, the quarter before, eight quarters' trend, SQLite"
    );
    let mut taken = Vec::new();
    let mut there = 0;
    for ratings in options.ratings() {
        let started = Instant::now();
        // The first ones stay; nothing here reads the rows of the others, and they would fill the disk.
        let rows = if there == 0 {
            fill::Rows::Kept
        } else {
            fill::Rows::Dropped
        };
        fill::fill(&db, &path, ratings - there, rows).await?;
        there = ratings;
        taken.push((ratings, dashboard(&db, ratings, started).await?));
    }
    db.close().await?;
    marks(&taken);
    start::bench(place, &path, &session).await
}

fn marks(taken: &[(u64, Taken)]) {
    println!(
        "\n{:<46} {:>9} {:>9} {:>9}",
        "Marks, reading", "measured", "floor", "goal"
    );
    for (ratings, taken) in taken {
        let name = format!("dashboard at {ratings} ratings, ms");
        report::mark(&name, taken.whole, "50", "10");
        report::mark("  processor, ms", taken.cpu, "", "");
    }
    for pair in taken.windows(2) {
        let [(few, less), (many, more)] = pair else {
            continue;
        };
        let name = format!("dashboard, {many} ratings ÷ {few}");
        report::mark(&name, more.whole / less.whole, "1.2", "1.2");
    }
}

/// Asks many times over.
async fn dashboard(db: &Database, ratings: u64, started: Instant) -> anyhow::Result<Taken> {
    let filled = started.elapsed();
    let catalogue = db.catalogue().await?;
    let (mut quarters, mut trends, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    let (own, mut spent) = (std::process::id(), Duration::ZERO);
    for _ in 0..ASKED {
        let asked = Instant::now();
        anyhow::ensure!(both(db, &catalogue).await? > 0, "the dashboard is empty");
        quarters.push(milliseconds(asked));
        let asked = Instant::now();
        anyhow::ensure!(trend(db, &catalogue).await? > 0, "the trend is empty");
        trends.push(milliseconds(asked));
        let (asked, before) = (Instant::now(), process::cpu(own));
        tokio::try_join!(both(db, &catalogue), trend(db, &catalogue))?;
        whole.push(milliseconds(asked));
        spent += process::cpu(own).saturating_sub(before);
    }
    let taken = Taken {
        quarters: report::median(quarters),
        trend: report::median(trends),
        whole: report::median(whole),
        cpu: spent.as_secs_f64() * 1e3 / ASKED as f64,
    };
    println!(
        "{ratings:>11} ratings: {:>6.2} ms (quarters {:.2}, trend {:.2}, processor {:.1}; filled in {:.0} s)",
        taken.whole,
        taken.quarters,
        taken.trend,
        taken.cpu,
        filled.as_secs_f64()
    );
    Ok(taken)
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// As the page does it: side by side, each with a reader of its own.
async fn both(db: &Database, catalogue: &Catalogue) -> anyhow::Result<usize> {
    let (now, before) = tokio::try_join!(
        quarter(db, catalogue, "2025-Q3", true),
        quarter(db, catalogue, "2025-Q2", false),
    )?;
    Ok(now + before)
}

/// Ratings in the trend.
async fn trend(db: &Database, catalogue: &Catalogue) -> anyhow::Result<u64> {
    let query = question("2025-Q3", false)?;
    let periods = query.period.trend(QUARTERS);
    let now = Clock::system().now_ms();
    let points = figures::series(db, catalogue, &query, &periods, now).await?;
    Ok(points.iter().map(|point| point.figure.share.n).sum())
}

fn question(name: &str, channels: bool) -> anyhow::Result<ScoreQuery> {
    let period: Period = name.parse().ok().context("the period cannot be read")?;
    Ok(ScoreQuery {
        scope: Some(reference::SCOPE.into()),
        channels,
        ..ScoreQuery::new(period, Calendar::Calendar)
    })
}

async fn quarter(
    db: &Database,
    catalogue: &Catalogue,
    name: &str,
    channels: bool,
) -> anyhow::Result<usize> {
    let query = question(name, channels)?;
    let now = Clock::system().now_ms();
    let table = figures::scores(db, catalogue, &query, now).await?;
    Ok(table.rows.len())
}
