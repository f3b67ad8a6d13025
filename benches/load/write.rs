//! The write bench: every variant in a process of its own, measured in turns.

use std::{collections::HashMap, path::Path, time::Duration};

use chrono::Utc;
use hailong::{
    account::Secret,
    model::user::Actor,
    store::{Database, Location, StoredTotals},
};

use crate::{
    measure::{self, Sample},
    options::{Options, Variant},
    postgres::Postgres,
    process::{self, Server},
    reference, report,
    request::Request,
};

/// How many clients at once.
pub const CONNECTIONS: [usize; 2] = [64, 256];
/// Part of the capacity that people use in the open loop.
pub const CALM: f64 = 0.2;

/// A server under load with what was measured of it.
pub struct Subject {
    pub variant: Variant,
    server: Server,
    url: String,
    log: std::path::PathBuf,
    /// Samples of the closed loop by number of connections.
    pub closed: HashMap<usize, Vec<Sample>>,
    /// Processor time of PostgreSQL behind each rating at the most connections, microseconds.
    pub database_micros: Vec<f64>,
    /// The sample of the open loop.
    pub open: Sample,
    /// Resident memory after all load, MB.
    pub rss: f64,
    acknowledged: u64,
    pub errors: u64,
}

/// Measures, prints, and tells whether every acknowledged rating was stored and no request failed.
pub async fn bench(options: &Options, place: &Path) -> anyhow::Result<bool> {
    let token = Secret::token("hl");
    let request = Request::new(&token.text, Utc::now());
    let mut variants = options.variants();
    let postgres = if variants.contains(&Variant::Postgres) {
        Postgres::start(place)?
    } else {
        None
    };
    if postgres.is_none() {
        variants.retain(|variant| *variant != Variant::Postgres);
    }
    let mut subjects = Vec::new();
    for variant in variants {
        subjects.push(Subject::start(variant, place, postgres.as_ref(), &token).await?);
    }
    for _ in 0..options.repeats() {
        for connections in CONNECTIONS {
            for subject in &mut subjects {
                let times = (options.warm_up(), options.slice());
                subject
                    .load(&request, connections, times, postgres.as_ref())
                    .await?;
            }
        }
    }
    for subject in &mut subjects {
        subject.calm(&request, options.open_slice()).await?;
    }
    report::writes(&subjects);
    let mut sound = true;
    for subject in subjects {
        sound &= subject.finish().await?;
    }
    Ok(sound)
}

impl Subject {
    async fn start(
        variant: Variant,
        place: &Path,
        postgres: Option<&Postgres>,
        token: &Secret,
    ) -> anyhow::Result<Self> {
        let dir = place.join(variant.word());
        std::fs::create_dir(&dir)?;
        let url = match (variant, postgres) {
            (Variant::Postgres, Some(postgres)) => postgres.url(),
            _ => format!("sqlite://{}", dir.join("bench.db").display()),
        };
        let db = Database::open(&Location::parse(&url)?, 1).await?;
        reference::prepare(&db, token).await?;
        db.close().await?;
        Ok(Self {
            variant,
            server: Server::start(variant, &url, &dir)?,
            url,
            log: dir.join("ratings.log"),
            closed: HashMap::new(),
            database_micros: Vec::new(),
            open: Sample::default(),
            rss: 0.0,
            acknowledged: 0,
            errors: 0,
        })
    }

    async fn load(
        &mut self,
        request: &Request,
        connections: usize,
        times: (Duration, Duration),
        postgres: Option<&Postgres>,
    ) -> anyhow::Result<()> {
        let pid = self.server.pid();
        let database = postgres.filter(|_| self.variant == Variant::Postgres);
        let before = database.map_or(Duration::ZERO, Postgres::cpu);
        let cpu = || process::cpu(pid);
        let sample =
            measure::closed_loop(self.server.port, request, connections, times, cpu).await?;
        if let Some(database) = database {
            let spent = database.cpu().saturating_sub(before);
            self.database_micros
                .push(spent.as_secs_f64() * 1e6 / (sample.acknowledged as f64).max(1.0));
        }
        self.note(&sample);
        self.closed.entry(connections).or_default().push(sample);
        Ok(())
    }

    /// The open loop at a fifth of the capacity that the closed loop found.
    async fn calm(&mut self, request: &Request, slice: Duration) -> anyhow::Result<()> {
        let rate = self.rate(CONNECTIONS[1]) * CALM;
        let pid = self.server.pid();
        let cpu = || process::cpu(pid);
        let sample = measure::open_loop(self.server.port, request, rate, slice, cpu).await?;
        self.note(&sample);
        self.open = sample;
        self.rss = process::rss_mb(pid);
        Ok(())
    }

    fn note(&mut self, sample: &Sample) {
        self.acknowledged += sample.acknowledged;
        self.errors += sample.errors;
    }

    /// The median of a figure over the repeats.
    pub fn median(&self, connections: usize, figure: impl Fn(&Sample) -> f64) -> f64 {
        let samples = self.closed.get(&connections).into_iter().flatten();
        report::median(samples.map(figure).collect())
    }

    /// How many times as fast as `other` in the same round, the median of the rounds:
    /// rounds differ more from each other than what stands side by side in one.
    pub fn ratio(&self, other: &Self, connections: usize) -> f64 {
        let samples = |subject: &'_ Self| {
            let samples = subject.closed.get(&connections).into_iter().flatten();
            samples.map(Sample::rate).collect::<Vec<_>>()
        };
        let pairs = samples(self).into_iter().zip(samples(other));
        report::median(pairs.map(|(own, other)| own / other).collect())
    }

    /// Ratings a second.
    pub fn rate(&self, connections: usize) -> f64 {
        self.median(connections, Sample::rate)
    }

    /// Ends the server and compares what it acknowledged with what is there.
    async fn finish(self) -> anyhow::Result<bool> {
        self.server.stop()?;
        let stored = match self.variant {
            Variant::Noop => self.acknowledged,
            Variant::Log => {
                let log = std::fs::read(&self.log)?;
                log.split_inclusive(|byte| *byte == b'\n').count() as u64
            }
            Variant::Naive => totals(&self.url).await?.ratings,
            Variant::Sqlite | Variant::Postgres => stored_soundly(&self.url).await?,
        };
        let sound = stored == self.acknowledged && self.errors == 0;
        if !sound {
            println!(
                "FAILED: {}: {} acknowledged, {stored} stored, {} errors",
                self.variant.title(),
                self.acknowledged,
                self.errors
            );
        }
        Ok(sound)
    }
}

async fn totals(url: &str) -> anyhow::Result<StoredTotals> {
    let db = Database::open(&Location::parse(url)?, 1).await?;
    let totals = db.totals().await?;
    db.close().await?;
    Ok(totals)
}

/// What is stored, once the sequence has no gap and the cubes agree with the ratings.
async fn stored_soundly(url: &str) -> anyhow::Result<u64> {
    let db = Database::open(&Location::parse(url)?, 1).await?;
    let totals = db.totals().await?;
    anyhow::ensure!(totals.gaps == 0, "{} numbers are missing", totals.gaps);
    let differing = db
        .rebuild((&Actor::system(), 1), |_, _| ())
        .await?
        .differing;
    anyhow::ensure!(
        differing == 0,
        "{differing} counts differed from the ratings"
    );
    db.close().await?;
    Ok(totals.ratings)
}
