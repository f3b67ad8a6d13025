//! Kiosks that come back from a long outage all at once, while the server is killed twice.
//!
//! Every kiosk carries a queue of ratings, sends it as the kiosk's application does, and forgets a rating only when the
//! server has named its id. The server dies without warning at a third and at two thirds of the way and is started again.
//! What counts is the end: ratings = taps, none missing, none twice, cubes equal to ratings, and the server says of every
//! kiosk «counted = received, missing 0». The time is printed beside.

mod kiosk;
mod office;
mod proof;
mod reply;

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use kiosk::{Kiosk, Sent};
use office::Office;
use tokio::task::JoinSet;

use crate::{options::Options, process};

/// Kiosks that come back at the same time.
const KIOSKS: usize = 100;
/// How often the server is killed on the way.
const KILLS: u64 = 2;
/// How long the server stays away.
const AWAY: Duration = Duration::from_millis(500);
/// How often the way is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// What all kiosks share.
pub struct Shared {
    http: reqwest::Client,
    url: String,
    /// Ratings the server has acknowledged so far.
    settled: AtomicU64,
}

/// Runs the story and prints; false when a rating is missing or was counted twice.
pub async fn bench(options: &Options, place: &Path) -> anyhow::Result<bool> {
    let queue = if options.quick { 500 } else { 10_000 };
    println!("\n{KIOSKS} kiosks, {queue} queued ratings each, the server killed {KILLS} times");
    let mut office = Office::open(place).await?;
    let paired = office.enrol(KIOSKS).await?;
    let shared = Arc::new(Shared {
        http: office::client(),
        url: office.url(),
        settled: AtomicU64::new(0),
    });
    let begun = Instant::now();
    let mut kiosks = JoinSet::new();
    for kiosk in paired {
        kiosks.spawn(Kiosk::new(kiosk, queue).empty_queue(shared.clone()));
    }
    let taps = (KIOSKS * queue) as u64;
    let (peak, sent) = tokio::try_join!(office_life(&mut office, &shared, taps), all(kiosks))?;
    let took = begun.elapsed();
    tell(&sent, taps, took, peak);
    proof::exact(office, &sent, taps).await
}

/// Kills the server on the way and starts it again; returns the most memory it had, MB.
async fn office_life(office: &mut Office, shared: &Shared, taps: u64) -> anyhow::Result<f64> {
    let mut peak: f64 = 0.0;
    for kill in 1..=KILLS {
        while shared.settled.load(Ordering::Relaxed) < taps * kill / (KILLS + 1) {
            tokio::time::sleep(LOOK).await;
        }
        peak = peak.max(process::peak_mb(office.pid()?));
        office.kill();
        tokio::time::sleep(AWAY).await;
        office.start().await?;
    }
    while shared.settled.load(Ordering::Relaxed) < taps {
        peak = peak.max(process::peak_mb(office.pid()?));
        tokio::time::sleep(LOOK).await;
    }
    Ok(peak)
}

/// What became of all queues; the first error ends the bench.
async fn all(mut kiosks: JoinSet<anyhow::Result<Sent>>) -> anyhow::Result<Vec<Sent>> {
    let mut sent = Vec::new();
    while let Some(kiosk) = kiosks.join_next().await {
        sent.push(kiosk??);
    }
    Ok(sent)
}

fn tell(sent: &[Sent], taps: u64, took: Duration, peak: f64) {
    let sum = |figure: fn(&Sent) -> u64| sent.iter().map(figure).sum::<u64>();
    let seconds = took.as_secs_f64();
    println!(
        "{taps} ratings in {seconds:.1} s ({:.0} a second); peak memory of the server {peak:.0} MB",
        taps as f64 / seconds
    );
    println!(
        "{} calls, {} failed and were made again, {} answers lost on the way, {} ratings had been there already",
        sum(|kiosk| kiosk.calls),
        sum(|kiosk| kiosk.failures),
        sum(|kiosk| kiosk.lost),
        sum(|kiosk| kiosk.duplicates),
    );
}
