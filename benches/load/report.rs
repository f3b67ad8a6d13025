//! Tables on standard output, beside the marks that the project wants to reach.

use std::{path::Path, time::Duration};

use crate::{
    options::Variant,
    write::{CONNECTIONS, Subject},
};

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// On what it was measured.
pub fn host(place: &Path, syncs: &[Duration]) {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let at = |share: usize| {
        let time = syncs.get(syncs.len() * share / 100).copied();
        time.unwrap_or_default().as_secs_f64() * 1e3
    };
    println!(
        "{cores} cores, shared with the load generator; {}",
        file_system(place)
    );
    println!(
        "fdatasync of 4 kB: median {:.2} ms, p99 {:.2} ms",
        at(50),
        at(99)
    );
}

/// The file system below a path: on one in memory nothing is durable and the ratios mean little.
fn file_system(place: &Path) -> String {
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let mut best = ("unknown", 0);
    for line in mounts.lines() {
        let mut words = line.split(' ').skip(1);
        let (Some(at), Some(kind)) = (words.next(), words.next()) else {
            continue;
        };
        if place.starts_with(at) && at.len() >= best.1 {
            best = (kind, at.len());
        }
    }
    match best.0 {
        "tmpfs" | "ramfs" => format!("files on {}: IN MEMORY, give a folder with --dir", best.0),
        kind => format!("files on {kind}"),
    }
}

/// The write bench.
pub fn writes(subjects: &[Subject]) {
    for connections in CONNECTIONS {
        println!("\nClosed loop, {connections} connections (medians)");
        println!(
            "{:<20} {:>9} {:>8} {:>8} {:>8} {:>7} {:>8} {:>9}",
            "", "ratings/s", "p50 ms", "p99 ms", "max ms", "errors", "CPU µs", "÷ no-op"
        );
        for subject in subjects {
            let ratio = ratio(subjects, subject.variant, Variant::Noop, connections);
            closed(subject, connections, ratio);
        }
    }
    println!(
        "\nOpen loop, 64 connections, at 20 % of capacity, counted from when each rating was due"
    );
    println!(
        "{:<20} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "", "ratings/s", "p50 ms", "p99 ms", "max ms", "CPU µs", "RSS MB"
    );
    for subject in subjects {
        open(subject);
    }
    marks(subjects);
}

fn closed(subject: &Subject, connections: usize, of_noop: f64) {
    let of = |figure: fn(&crate::measure::Sample) -> f64| subject.median(connections, figure);
    print!(
        "{:<20} {:>9.0} {:>8.2} {:>8.2} {:>8.2} {:>7} {:>8.1} {:>9.3}",
        subject.variant.title(),
        subject.rate(connections),
        of(|sample| sample.percentile(0.5)),
        of(|sample| sample.percentile(0.99)),
        of(|sample| sample.percentile(1.0)),
        subject.errors,
        of(crate::measure::Sample::cpu_micros),
        of_noop,
    );
    if subject.database_micros.is_empty() {
        println!();
    } else {
        println!(
            "   + {:.1} µs in PostgreSQL",
            median(subject.database_micros.clone())
        );
    }
}

fn open(subject: &Subject) {
    let sample = &subject.open;
    println!(
        "{:<20} {:>9.0} {:>8.2} {:>8.2} {:>8.2} {:>8.1} {:>8.1}",
        subject.variant.title(),
        sample.rate(),
        sample.percentile(0.5),
        sample.percentile(0.99),
        sample.percentile(1.0),
        sample.cpu_micros(),
        subject.rss,
    );
}

fn ratio(subjects: &[Subject], above: Variant, below: Variant, connections: usize) -> f64 {
    let find = |variant| subjects.iter().find(|subject| subject.variant == variant);
    match (find(above), find(below)) {
        (Some(above), Some(below)) => above.ratio(below, connections),
        _ => f64::NAN,
    }
}

fn marks(subjects: &[Subject]) {
    use Variant::{Log, Naive, Noop, Postgres, Sqlite};
    let most = CONNECTIONS[1];
    let ratio = |above, below| ratio(subjects, above, below, most);
    println!(
        "\n{:<46} {:>9} {:>9} {:>9}",
        "Marks, 256 connections", "measured", "floor", "goal"
    );
    mark("SQLite ÷ no-op", ratio(Sqlite, Noop), "0.25", "0.50");
    mark("SQLite ÷ naive", ratio(Sqlite, Naive), "6", "15");
    mark("SQLite ÷ durable log", ratio(Sqlite, Log), "0.45", "0.85");
    mark("PostgreSQL ÷ no-op", ratio(Postgres, Noop), "0.20", "0.35");
    for subject in subjects {
        if matches!(subject.variant, Sqlite | Postgres) {
            let name = format!("{}: open loop p99, ms", subject.variant.title());
            mark(&name, subject.open.percentile(0.99), "25", "5");
        }
    }
}

/// One line: what was measured beside what is wanted.
pub fn mark(name: &str, measured: f64, floor: &str, goal: &str) {
    if measured.is_nan() {
        return;
    }
    println!("{name:<46} {measured:>9.2} {floor:>9} {goal:>9}");
}
