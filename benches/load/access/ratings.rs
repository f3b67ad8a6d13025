//! Ratings at a fifth of the capacity, alone and while many people sign in: hashing passwords must not
//! hold them up.

use std::{path::Path, time::Duration};

use chrono::Utc;
use hailong::{
    account::Secret,
    store::{Database, Location},
};

use super::sign_ins::{Crowd, PEOPLE, Tally};
use crate::{
    measure::{self, Sample},
    options::{Options, Variant},
    people,
    process::{self, Server},
    reference, report,
    request::Request,
    write::CALM,
};

/// Connections that find the capacity.
const CONNECTIONS: usize = 64;

/// Measures in turns and prints; whether no rating was lost or refused and every sign-in ended as it should.
pub async fn bench(options: &Options, place: &Path) -> anyhow::Result<bool> {
    let dir = place.join("sign-ins");
    std::fs::create_dir(&dir)?;
    let location = Location::Sqlite(dir.join("bench.db"));
    let token = Secret::token("hl");
    let url = format!("sqlite://{}", dir.join("bench.db").display());
    let db = Database::open(&location, 1).await?;
    reference::prepare(&db, &token).await?;
    for number in 0..PEOPLE {
        people::add(&db, number).await?;
    }
    db.close().await?;
    let server = Server::start(Variant::Sqlite, &url, &dir)?;
    let request = Request::new(&token.text, Utc::now());
    let (pid, port) = (server.pid(), server.port);
    let cpu = || process::cpu(pid);
    let times = (options.warm_up(), options.slice());
    let full = measure::closed_loop(port, &request, CONNECTIONS, times, cpu).await?;
    let rate = full.rate() * CALM;
    let slice = options.open_slice().min(Duration::from_secs(10));
    let (mut alone, mut crowded, mut tallies) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..options.repeats().min(5) {
        alone.push(measure::open_loop(port, &request, rate, slice, cpu).await?);
        let crowd = Crowd::gather(port);
        crowded.push(measure::open_loop(port, &request, rate, slice, cpu).await?);
        tallies.push(crowd.leave().await?);
    }
    server.stop()?;
    print(&alone, &crowded, &tallies, slice);
    let errors = |samples: &[Sample]| samples.iter().map(|sample| sample.errors).sum::<u64>();
    let lost = errors(&alone) + errors(&crowded);
    Ok(lost == 0 && tallies.iter().all(|tally| tally.errors == 0))
}

fn print(alone: &[Sample], crowded: &[Sample], tallies: &[Tally], slice: Duration) {
    println!("\nRatings at 20 % of capacity, and the same while {PEOPLE} people sign in (medians)");
    println!(
        "{:<20} {:>9} {:>8} {:>8} {:>8}",
        "", "ratings/s", "p50 ms", "p99 ms", "max ms"
    );
    for (name, samples) in [("alone", alone), ("with sign-ins", crowded)] {
        println!(
            "{name:<20} {:>9.0} {:>8.2} {:>8.2} {:>8.2}",
            median(samples, Sample::rate),
            median(samples, |sample| sample.percentile(0.5)),
            median(samples, |sample| sample.percentile(0.99)),
            median(samples, |sample| sample.percentile(1.0)),
        );
    }
    let sum = |of: fn(&Tally) -> u64| tallies.iter().map(of).sum::<u64>();
    let (let_in, refused) = (sum(|tally| tally.let_in), sum(|tally| tally.refused));
    let seconds = slice.as_secs_f64() * tallies.len() as f64;
    println!(
        "sign-ins: {:.1} a second; {let_in} let in, {refused} refused, {} told to wait, {} errors",
        (let_in + refused) as f64 / seconds,
        sum(|tally| tally.waiting),
        sum(|tally| tally.errors),
    );
    marks(alone, crowded);
}

fn marks(alone: &[Sample], crowded: &[Sample]) {
    println!(
        "\n{:<46} {:>9} {:>9} {:>9}",
        "Marks, sign-ins beside ratings", "measured", "floor", "goal"
    );
    let ratio = |figure: fn(&Sample) -> f64| {
        let pairs = crowded.iter().zip(alone);
        report::median(
            pairs
                .map(|(with, without)| figure(with) / figure(without))
                .collect(),
        )
    };
    report::mark(
        "ratings: p99 with sign-ins, ms",
        median(crowded, |sample| sample.percentile(0.99)),
        "25",
        "10",
    );
    report::mark(
        "ratings: p50 with sign-ins ÷",
        ratio(|s| s.percentile(0.5)),
        "2",
        "1.2",
    );
    report::mark(
        "ratings: p99 with sign-ins ÷",
        ratio(|s| s.percentile(0.99)),
        "4",
        "2",
    );
    report::mark(
        "ratings/s with sign-ins ÷",
        ratio(Sample::rate),
        "0.95",
        "1.00",
    );
}

fn median(samples: &[Sample], figure: impl Fn(&Sample) -> f64) -> f64 {
    report::median(samples.iter().map(figure).collect())
}
