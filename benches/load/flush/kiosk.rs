//! One kiosk with a full queue.

use std::{collections::VecDeque, fmt::Write, sync::Arc, sync::atomic::Ordering, time::Duration};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use uuid::Uuid;

use super::{Shared, office::Paired, reply::Reply};

/// Most ratings in one call (CONTRACT: 1 to 500).
const BATCH: usize = 500;
/// Levels as people give them: mostly good.
const LEVELS: [u8; 10] = [5, 5, 5, 5, 5, 4, 4, 3, 2, 1];
/// One answer in so many is lost after the server has stored everything.
const LOST: u32 = 20;
/// Between two taps.
const EVERY: TimeDelta = TimeDelta::seconds(7);
/// The pause after a failure, doubled by each further one.
const PAUSE: Duration = Duration::from_millis(100);

/// A rating that waits.
#[derive(Clone, Copy)]
struct Tap {
    id: Uuid,
    boot: usize,
    seq: usize,
    level: u8,
    rated_at: DateTime<Utc>,
}

/// A kiosk and what waits in it.
pub struct Kiosk {
    token: String,
    install: Uuid,
    /// The queue outlived a power cut: it holds ratings of two boots.
    boots: [Uuid; 2],
    queue: VecDeque<Tap>,
    sent: Sent,
}

/// What became of a kiosk's queue.
#[derive(Default)]
pub struct Sent {
    /// Its number at the server.
    pub kiosk: i64,
    /// Calls made.
    pub calls: u64,
    /// Calls without a usable answer.
    pub failures: u64,
    /// Answers thrown away on purpose.
    pub lost: u64,
    /// Ratings the server had already.
    pub duplicates: u64,
    /// Taps by level, 1 to 5.
    pub levels: [u64; 5],
}

impl Kiosk {
    /// A kiosk whose queue holds so many ratings.
    pub fn new(Paired { id, token }: Paired, queue: usize) -> Self {
        let mut sent = Sent {
            kiosk: id,
            ..Sent::default()
        };
        let (now, queued) = (Utc::now(), i32::try_from(queue).unwrap_or(i32::MAX));
        let taps = (0..queue).zip(0..).map(|(at, earlier)| {
            let level = LEVELS[rand::random_range(0..LEVELS.len())];
            sent.levels[usize::from(level) - 1] += 1;
            let boot = usize::from(at >= queue / 2);
            let seq = at + 1 - boot * (queue / 2);
            Tap {
                id: Uuid::now_v7(),
                boot,
                seq,
                level,
                rated_at: now - EVERY * (queued - earlier) + pace(seq),
            }
        });
        Self {
            token,
            install: Uuid::new_v4(),
            boots: [Uuid::now_v7(), Uuid::now_v7()],
            queue: taps.collect(),
            sent,
        }
    }

    /// Sends until nothing waits any more.
    pub async fn empty_queue(mut self, shared: Arc<Shared>) -> anyhow::Result<Sent> {
        let taps = self.queue.len();
        let mut failures = 0;
        while !self.queue.is_empty() {
            let batch: Vec<Tap> = self.queue.iter().take(BATCH).copied().collect();
            self.sent.calls += 1;
            let reply = Reply::to(&shared, &self.token, self.body(&batch, taps)).await?;
            let Some(reply) = reply else {
                failures += 1;
                self.sent.failures += 1;
                tokio::time::sleep(pause(failures)).await;
                continue;
            };
            failures = 0;
            if rand::random_ratio(1, LOST) {
                self.sent.lost += 1;
                continue;
            }
            let settled = self.settle(&reply)?;
            shared.settled.fetch_add(settled, Ordering::Relaxed);
        }
        self.beat(&shared, taps).await?;
        Ok(self.sent)
    }

    /// Says how it is, as the application does each minute: a server that was killed a moment after a batch may have
    /// forgotten what that batch said of the counts.
    async fn beat(&self, shared: &Shared, taps: usize) -> anyhow::Result<()> {
        let state = serde_json::json!({
            "version": "bench", "install": self.install, "counters": counters(taps, taps), "queue": 0, "dead_letters": 0,
            "device_now": Utc::now().to_rfc3339(), "device_boot_id": self.boots[1], "device_mono_ms": taps * 10_000,
        });
        let mut failures = 0;
        while !Reply::heard(shared, &self.token, &state).await? {
            failures += 1;
            tokio::time::sleep(pause(failures)).await;
        }
        Ok(())
    }

    /// Forgets what the server named; anything but stored is an error of this bench.
    fn settle(&mut self, reply: &Reply) -> anyhow::Result<u64> {
        let mut settled = 0;
        for result in &reply.results {
            let front = self.queue.pop_front().map(|tap| tap.id);
            anyhow::ensure!(front == Some(result.id), "an answer about another rating");
            match result.status.as_str() {
                "accepted" => {}
                "duplicate" => self.sent.duplicates += 1,
                other => anyhow::bail!("a rating was {other}: {:?}", result.error),
            }
            settled += 1;
        }
        Ok(settled)
    }

    /// The call's body.
    fn body(&self, batch: &[Tap], taps: usize) -> String {
        let now = Utc::now();
        let stamp = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Millis, true);
        let mut text = format!(
            r#"{{"device_now":"{}","device_boot_id":"{}","device_mono_ms":{},"install":"{}","counters":{},"ratings":["#,
            stamp(now),
            self.boots[1],
            taps * 10_000,
            self.install,
            counters(taps, taps - self.queue.len()),
        );
        for (at, tap) in batch.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            // A String takes whatever is written to it.
            let _ = write!(
                text,
                r#"{comma}{{"id":"{}","boot_id":"{}","seq":{},"mono_ms":{},"rated_at":"{}","level":{},"questionnaire":"default@1","domain":"land","outcome":"done"}}"#,
                tap.id,
                self.boots[tap.boot],
                tap.seq,
                EVERY.num_milliseconds() * i64::try_from(tap.seq).unwrap_or(0)
                    + pace(tap.seq).num_milliseconds(),
                stamp(tap.rated_at),
                tap.level,
            );
        }
        text.push_str("]}");
        text
    }
}

/// What the device says it counted since its storage was made, and how much of it the server has.
fn counters(accepted: usize, acknowledged: usize) -> serde_json::Value {
    serde_json::json!({ "accepted": accepted, "tests": 0, "acknowledged": acknowledged, "dead": 0 })
}

/// Every other person takes longer: people keep no measure, and what does is flagged.
fn pace(seq: usize) -> TimeDelta {
    TimeDelta::milliseconds(if seq.is_multiple_of(2) { 1_500 } else { 0 })
}

/// Grows with each failure up to 3.2 s, spread so that kiosks don't come in step.
fn pause(failures: u32) -> Duration {
    PAUSE * 2_u32.pow(failures.min(5)) * rand::random_range(50..=100) / 100
}
