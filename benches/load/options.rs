//! What the command line asks for.

use std::{path::PathBuf, time::Duration};

use clap::{Parser, Subcommand, ValueEnum};
use tempfile::TempDir;

/// Load and latency of hailong beside baselines, as ratios of one run.
#[derive(Debug, Parser)]
#[command(name = "load")]
pub struct Options {
    /// Short slices and a small database: at most three minutes, for CI.
    #[arg(long)]
    pub quick: bool,
    /// Ratings behind the dashboard that is read, each time more of them.
    #[arg(long, value_delimiter = ',')]
    pub ratings: Vec<u64>,
    /// Variants of the write bench; all when left out. The ratios need `noop`.
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<Variant>,
    /// Interleaved repeats of which the median is shown.
    #[arg(long)]
    pub repeats: Option<usize>,
    /// Folder for databases and logs, on the disk to be measured; the system's folder for temporary files when left out.
    #[arg(long)]
    pub dir: Option<PathBuf>,
    /// One part; all when left out.
    #[arg(long)]
    pub part: Option<Part>,
    /// Given by cargo.
    #[arg(long, hide = true)]
    bench: bool,
    /// What the bench calls itself with.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What the bench starts of itself.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// One server in a process of its own; prints its port, ends when its standard input does.
    #[command(hide = true)]
    Server {
        /// Which server.
        variant: Variant,
        /// Its database, already filled with reference data.
        url: String,
        /// A folder of its own.
        dir: PathBuf,
    },
}

/// A part of the bench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Storing ratings.
    Write,
    /// What a session costs a page, and sign-ins cost ratings.
    Access,
    /// Reading figures, and the program's start.
    Read,
    /// Kiosks that come back from an outage all at once.
    Flush,
    /// Codes on receipts: issued, redeemed once each, mixed at night.
    Receipts,
}

/// A way to treat a rating behind the same routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
pub enum Variant {
    /// Stores nothing: the ceiling of the web layer.
    Noop,
    /// Appends to a file, one fdatasync for all that wait: the ceiling of anything durable.
    Log,
    /// One transaction for each rating: what most services do.
    Naive,
    /// The real server on SQLite.
    Sqlite,
    /// The real server on PostgreSQL.
    Postgres,
}

impl Variant {
    pub const ALL: [Self; 5] = [
        Self::Noop,
        Self::Log,
        Self::Naive,
        Self::Sqlite,
        Self::Postgres,
    ];

    /// The word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Noop => "noop",
            Self::Log => "log",
            Self::Naive => "naive",
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// What it is, in the table.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Noop => "no-op",
            Self::Log => "durable log",
            Self::Naive => "naive, SQLite",
            Self::Sqlite => "hailong, SQLite",
            Self::Postgres => "hailong, PostgreSQL",
        }
    }
}

impl Options {
    /// A folder that goes away with the bench.
    pub fn place(&self) -> anyhow::Result<TempDir> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("hailong-bench-");
        Ok(match &self.dir {
            Some(dir) => builder.tempdir_in(dir)?,
            None => builder.tempdir()?,
        })
    }

    /// Whether this part is to run.
    pub fn wants(&self, part: Part) -> bool {
        self.part.is_none_or(|only| only == part)
    }

    pub fn variants(&self) -> Vec<Variant> {
        let wanted = |variant: &Variant| self.only.is_empty() || self.only.contains(variant);
        Variant::ALL.into_iter().filter(wanted).collect()
    }

    pub fn repeats(&self) -> usize {
        self.repeats.unwrap_or(if self.quick { 4 } else { 9 })
    }

    /// Before each slice, not measured.
    pub fn warm_up(&self) -> Duration {
        Duration::from_millis(if self.quick { 300 } else { 500 })
    }

    /// One slice of the closed loop: long enough that the fold of each second takes part.
    pub fn slice(&self) -> Duration {
        Duration::from_secs(if self.quick { 2 } else { 4 })
    }

    /// One slice of the open loop.
    pub fn open_slice(&self) -> Duration {
        Duration::from_secs(if self.quick { 4 } else { 20 })
    }

    /// Numbers of ratings, growing.
    pub fn ratings(&self) -> Vec<u64> {
        let mut steps = self.ratings.clone();
        if steps.is_empty() {
            steps.extend([300_000, 3_000_000]);
            steps.extend((!self.quick).then_some(10_000_000));
        }
        steps.sort_unstable();
        steps
    }
}
