//! The check of a session, as the middleware makes it for each page, without what surrounds it.

use std::{net::SocketAddr, path::Path, time::Instant};

use axum::http::{HeaderMap, HeaderValue, header};
use hailong::{
    app::App,
    clock::Clock,
    config::Config,
    middleware::{client::Client, session::Visitor},
    store::{Database, Location},
};

use crate::{people, process, reference, report};

/// Checks in a row: enough for the kernel's clock of 10 ms.
const CHECKS: usize = 20_000;
/// Repeats of which the median is shown, with and without a cookie in turns.
const REPEATS: usize = 5;

/// Processor time and time of a check, microseconds.
struct Cost {
    cpu: f64,
    median: f64,
}

/// Measures and prints.
pub async fn bench(place: &Path) -> anyhow::Result<()> {
    let location = Location::Sqlite(place.join("sessions.db"));
    let db = Database::open(&location, 4).await?;
    reference::prepare(&db, &hailong::account::Secret::token("hl")).await?;
    let token = people::signed_in(&db).await?;
    let key = people::KEY.to_vec().into();
    let (app, _workers) = App::start(Config::default(), Clock::system(), db, key, false).await?;
    let mut signed_in = HeaderMap::new();
    let cookie = HeaderValue::from_str(&format!("hailong={token}"))?;
    signed_in.insert(header::COOKIE, cookie);
    let nobody = HeaderMap::new();
    let (mut cpu, mut median) = (Vec::new(), Vec::new());
    for _ in 0..REPEATS {
        let without = checks(&app, &nobody, false).await?;
        let with = checks(&app, &signed_in, true).await?;
        cpu.push(with.cpu - without.cpu);
        median.push(with.median - without.median);
    }
    println!(
        "\n{:<46} {:>9} {:>9} {:>9}",
        "Marks, a session at each request", "measured", "floor", "goal"
    );
    report::mark(
        "session check, processor µs",
        report::median(cpu),
        "100",
        "50",
    );
    report::mark(
        "session check, time µs (p50)",
        report::median(median),
        "",
        "",
    );
    Ok(())
}

async fn checks(app: &App, headers: &HeaderMap, known: bool) -> anyhow::Result<Cost> {
    let client = Client::of(
        Some(SocketAddr::from(([192, 0, 2, 7], 50_000))),
        headers,
        &[],
    );
    let own = std::process::id();
    let mut times = Vec::with_capacity(CHECKS);
    let before = process::cpu(own);
    for _ in 0..CHECKS {
        let asked = Instant::now();
        let visitor = Visitor::of(app, client, headers).await?;
        times.push(asked.elapsed().as_secs_f64() * 1e6);
        anyhow::ensure!(
            visitor.person().is_some() == known,
            "the session is not known"
        );
    }
    let spent = process::cpu(own).saturating_sub(before);
    Ok(Cost {
        cpu: spent.as_secs_f64() * 1e6 / CHECKS as f64,
        median: report::median(times),
    })
}
