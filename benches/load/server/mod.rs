//! The server under load: the real one with all its routes and limits, and behind its queue of
//! ratings either the real writer or the one of a baseline.

mod log;
mod naive;

use std::path::Path;

use chrono::TimeDelta;
use hailong::{
    app::App,
    clock::Clock,
    config::Config,
    ingest::{Ingest, IngestOptions, Job},
    model::zone::Zone,
    serve,
    store::{Database, Location, RecordResult},
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    sync::mpsc,
    task::JoinHandle,
};

use crate::options::Variant;

/// Serves until standard input ends, then finishes what was taken.
pub fn run(variant: Variant, url: &str, dir: &Path) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(start(variant, url, dir))
}

async fn start(variant: Variant, url: &str, dir: &Path) -> anyhow::Result<()> {
    let config = unlimited()?;
    let db = Database::open(&Location::parse(url)?, config.database.max_readers).await?;
    let clock = Clock::system();
    let options = IngestOptions {
        queue: config.ingest.queue,
        batch: config.ingest.batch,
    };
    let (ingest, jobs) = Ingest::queue(options.queue);
    let writer = match variant {
        Variant::Noop => (ingest, tokio::spawn(forget(jobs))),
        Variant::Log => (ingest, log::start(&dir.join("ratings.log"), jobs)?),
        Variant::Naive => (ingest, naive::start(url, jobs).await?),
        Variant::Sqlite | Variant::Postgres => Ingest::start(db.clone(), clock.clone(), options),
    };
    let listener = serve::bind(([127, 0, 0, 1], 0).into()).await?;
    let port = listener.local_addr()?.port();
    let key = crate::people::KEY.to_vec().into();
    let nights = told(db.clone(), clock.clone());
    let (app, workers) = App::with_writer(config, clock, db, key, false, writer).await?;
    println!("{port}");
    serve::serve(app, workers, listener, nights).await
}

/// The settings as installed, except that one caller may call as often as it likes, and may say from where.
fn unlimited() -> anyhow::Result<Config> {
    let mut config = Config::default();
    config.limits.api_calls_per_second = 1_000_000;
    config.limits.address_per_minute = 1_000_000;
    config.server.trusted_proxies = vec!["127.0.0.1/32".parse()?];
    Ok(config)
}

/// Does what standard input says until it ends: for each line a night passes, and the marks of used receipts are mixed.
async fn told(db: Database, clock: Clock) {
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    // The server mixes them as well, once on each day that comes; these nights are of days that it does not live to see.
    let mut day = clock.today(Zone::default()) + TimeDelta::days(7);
    // The end of the input and a failure to read it both mean that the bench is gone.
    while let Ok(Some(_)) = lines.next_line().await {
        day = day.succ_opt().unwrap_or(day);
        let begun = std::time::Instant::now();
        match db.mix_marks(day).await {
            Ok(done) => println!("{done} {}", begun.elapsed().as_millis()),
            Err(error) => println!("{error}"),
        }
    }
}

/// The writer that stores nothing.
async fn forget(mut jobs: mpsc::Receiver<Job>) {
    while let Some(job) = jobs.recv().await {
        accept(job);
    }
}

fn accept(job: Job) {
    let results = vec![RecordResult::Accepted; job.records.len()];
    job.answer(Ok(results));
}

fn refuse(job: Job, why: &impl ToString) {
    job.answer(Err(hailong::ingest::IngestError::Unavailable(
        why.to_string(),
    )));
}

/// What the writers of the baselines end with.
type Writer = JoinHandle<()>;
