//! The load generator: raw HTTP/1.1 over kept connections, on one thread, so that it takes
//! little of the processor that it shares with the server.

mod closed;
mod connection;
mod open;

use std::time::Duration;

pub use closed::closed_loop;
pub use connection::Connection;
pub use open::open_loop;

/// What one slice of load showed.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// Acknowledged ratings from the first request to the last answer, warm-up included.
    pub acknowledged: u64,
    /// Answers other than an acknowledgement, and broken connections.
    pub errors: u64,
    /// The measured stretch.
    pub elapsed: Duration,
    /// Processor time that the server took in the measured stretch.
    pub cpu: Duration,
    /// Time to each answer in the measured stretch, sorted, microseconds.
    pub latencies: Vec<u32>,
}

impl Sample {
    /// Acknowledged ratings a second.
    pub fn rate(&self) -> f64 {
        self.latencies.len() as f64 / self.elapsed.as_secs_f64().max(1e-9)
    }

    /// Processor time for a rating, microseconds.
    pub fn cpu_micros(&self) -> f64 {
        self.cpu.as_secs_f64() * 1e6 / (self.latencies.len() as f64).max(1.0)
    }

    /// The latency that `share` of the answers did not exceed, milliseconds.
    pub fn percentile(&self, share: f64) -> f64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a length fits"
        )]
        let rank = (self.latencies.len() as f64 * share).ceil() as usize;
        let micros = self
            .latencies
            .get(rank.saturating_sub(1))
            .or(self.latencies.last());
        f64::from(micros.copied().unwrap_or_default()) / 1_000.0
    }

    fn add(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.errors += other.errors;
        self.latencies.extend(other.latencies);
    }

    fn count(&mut self, answered: &std::io::Result<bool>) {
        match answered {
            Ok(true) => self.acknowledged += 1,
            _ => self.errors += 1,
        }
    }
}

/// Microseconds of a time to an answer.
pub fn micros(duration: Duration) -> u32 {
    u32::try_from(duration.as_micros()).unwrap_or(u32::MAX)
}
