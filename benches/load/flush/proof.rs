//! What must be true when all queues are empty.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use anyhow::Context;
use hailong::store::{Database, Location};

use super::{kiosk::Sent, office::Office};

/// How long the running server may take to write down what kiosks counted.
const PATIENCE: Duration = Duration::from_secs(10);

/// Ratings = taps, level by level, without gaps in the sequence, cubes equal to ratings, and every kiosk accounted for.
pub async fn exact(mut office: Office, sent: &[Sent], taps: u64) -> anyhow::Result<bool> {
    // What was counted since the last fold is read from the tail, and again after a rebuild from the folds alone.
    let live = accounted(&office, sent).await?;
    office.kill();
    // Fails when the cubes had differed from the ratings.
    office.say(&["rebuild"])?;
    let rebuilt = accounts(&office, sent)?;
    let location = Location::parse(&format!("sqlite://{}", office.database().display()))?;
    let db = Database::open(&location, 1).await?;
    let totals = db.totals().await?;
    db.close().await?;
    let counted = levels(&office)?;
    let mut expected = [0; 5];
    for kiosk in sent {
        (0..5).for_each(|at| expected[at] += kiosk.levels[at]);
    }
    let missing = taps.saturating_sub(totals.ratings);
    let twice = totals.ratings.saturating_sub(taps);
    println!(
        "taps {taps}, ratings {}, missing {missing}, duplicates {twice}, gaps {}",
        totals.ratings, totals.gaps
    );
    println!("cubes equal to ratings; levels tapped {expected:?}, counted {counted:?}");
    println!(
        "kiosks of which the server says counted = received and missing 0: {live} while it ran, {rebuilt} made anew, of {}",
        sent.len()
    );
    let whole = live == sent.len() && rebuilt == sent.len();
    Ok(whole && missing == 0 && twice == 0 && totals.gaps == 0 && expected == counted)
}

/// Kiosks that are accounted for; the running server writes down what batches say a moment later.
async fn accounted(office: &Office, sent: &[Sent]) -> anyhow::Result<usize> {
    let begun = Instant::now();
    loop {
        let whole = accounts(office, sent)?;
        if whole == sent.len() || begun.elapsed() > PATIENCE {
            return Ok(whole);
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Kiosks whose count at the server is their taps, all received, none waiting, none missing.
fn accounts(office: &Office, sent: &[Sent]) -> anyhow::Result<usize> {
    let text = office.say(&["kiosk", "list", "--format", "json"])?;
    let list: Vec<serde_json::Value> = serde_json::from_str(&text)?;
    let said: HashMap<i64, &serde_json::Value> = list
        .iter()
        .filter_map(|kiosk| Some((kiosk["id"].as_i64()?, &kiosk["counts"])))
        .collect();
    let mut whole = 0;
    for kiosk in sent {
        let taps: u64 = kiosk.levels.iter().sum();
        let expected = [
            ("counted", taps),
            ("received", taps),
            ("waiting", 0),
            ("missing", 0),
        ];
        let counts = *said.get(&kiosk.kiosk).context("a kiosk is not listed")?;
        let all = expected.iter().all(|(name, count)| counts[name] == *count);
        whole += usize::from(all);
    }
    Ok(whole)
}

/// Counted ratings by level, flagged ones included.
fn levels(office: &Office) -> anyhow::Result<[u64; 5]> {
    let today = chrono::Utc::now().date_naive();
    let day = |days| today + chrono::TimeDelta::days(days);
    let period = format!("{}..{}", day(-30), day(1));
    let text = office.say(&["score", "--period", &period, "--format", "json"])?;
    let document: serde_json::Value = serde_json::from_str(&text)?;
    let mut levels = [0; 5];
    for name in ["counts", "flagged"] {
        for (at, level) in levels.iter_mut().enumerate() {
            *level += document["total"][name][at].as_u64().unwrap_or_default();
        }
    }
    Ok(levels)
}
