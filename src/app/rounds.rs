//! What a running program does again and again, as long as its parts are there.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use tokio::{
    task::JoinHandle,
    time::{MissedTickBehavior, interval},
};

use super::Parts;
use crate::store::StoreError;

/// How often a running server looks whether another program changed the reference data.
const REFRESH_EVERY: Duration = Duration::from_millis(400);

/// How often what kiosks count and say is kept.
const COUNT_EVERY: Duration = Duration::from_secs(5);

/// So many times as often as kiosks are looked after.
const COUNTS_PER_WATCH: u32 = 6;

/// How often what kiosks and links sent is judged for misuse.
const JUDGE_EVERY: Duration = Duration::from_secs(10);

/// Milliseconds for which the past of kiosks is kept: half a year.
const HOURS_KEPT: i64 = 183 * 24 * 3_600_000;

/// How often what nobody needs any more is forgotten.
const TIDY_EVERY: Duration = Duration::from_mins(1);

/// Starts all rounds. They end with the parts, or are broken off before: each is done anew by the next program.
pub fn begin(parts: &Arc<Parts>) -> [JoinHandle<()>; 4] {
    [
        tokio::spawn(keep_tidy(Arc::downgrade(parts))),
        tokio::spawn(keep_watch(Arc::downgrade(parts))),
        tokio::spawn(keep_judging(Arc::downgrade(parts))),
        tokio::spawn(keep_fresh(Arc::downgrade(parts))),
    ]
}

async fn keep_tidy(parts: Weak<Parts>) {
    let mut tick = interval(TIDY_EVERY);
    loop {
        tick.tick().await;
        let Some(parts) = parts.upgrade() else { return };
        if let Err(error) = parts.accounts.tidy().await {
            tracing::warn!(%error, "sessions that are over could not be forgotten; next time");
        }
        let now = parts.clock.now_ms();
        if let Err(error) = parts.db.forget_kiosk_past(now - HOURS_KEPT).await {
            tracing::warn!(%error, "the past of kiosks could not be forgotten; next time");
        }
        if let Err(error) = parts.db.mix_marks(parts.clock.today(parts.zone)).await {
            tracing::warn!(%error, "marks of used receipts could not be mixed; next time");
        }
        if let Err(error) = parts.forget_comments().await {
            tracing::warn!(%error, "old comments could not be forgotten; next time");
        }
        parts.uploads().tidy(now);
        parts.pressure.look();
    }
}

/// Nothing waits for it: readers count what is not folded yet themselves.
async fn keep_watch(parts: Weak<Parts>) {
    let mut tick = interval(COUNT_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for turn in (0..COUNTS_PER_WATCH).cycle() {
        tick.tick().await;
        let Some(parts) = parts.upgrade() else { return };
        let done = if turn == 0 {
            parts.watch_kiosks().await
        } else {
            keep_counts(&parts).await
        };
        if let Err(error) = done {
            tracing::warn!(%error, "kiosks could not be looked after; next time");
        }
    }
}

/// Nobody waits for it: a rating counts until it is judged.
async fn keep_judging(parts: Weak<Parts>) {
    let mut tick = interval(JUDGE_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let Some(parts) = parts.upgrade() else { return };
        if let Err(error) = parts.judge_misuse().await {
            tracing::warn!(%error, "ratings could not be judged for misuse; next time");
        }
    }
}

async fn keep_counts(parts: &Parts) -> Result<(), StoreError> {
    parts.counters.keep(&parts.db).await?;
    parts.db.fold_kiosks().await
}

async fn keep_fresh(parts: Weak<Parts>) {
    let mut tick = interval(REFRESH_EVERY);
    loop {
        tick.tick().await;
        let Some(parts) = parts.upgrade() else { return };
        if let Err(error) = parts.refresh().await {
            tracing::warn!(%error, "reference data could not be read; the last known stays in use");
        }
    }
}
