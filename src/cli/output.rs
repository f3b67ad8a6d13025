//! The only place that prints: results to standard output, words around them to standard error.

use std::io::{IsTerminal, Write};

use chrono::DateTime;

use crate::model::zone::Zone;

/// Prints a line of the result.
pub fn say(line: &str) {
    // A reader that has gone away (`| head`) is no failure of ours.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a line beside the result.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Date and minute on the wall, of epoch milliseconds.
pub fn moment(zone: Zone, at: i64) -> String {
    let at = DateTime::from_timestamp_millis(at);
    at.map_or("?".to_owned(), |at| {
        zone.local(at).format("%Y-%m-%d %H:%M").to_string()
    })
}

/// Shows progress in place, on a terminal only.
pub fn progress(words: &str, done: u64, all: Option<u64>) {
    let mut err = std::io::stderr();
    if !err.is_terminal() {
        return;
    }
    let _ = match all {
        Some(all) => write!(err, "\r{words} {done}/{all}"),
        None => write!(err, "\r{words} {done}"),
    };
    if all == Some(done) {
        let _ = writeln!(err);
    }
}
