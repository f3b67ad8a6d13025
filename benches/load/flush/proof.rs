//! What must be true when all queues are empty.

use hailong::store::{Database, Location};

use super::{kiosk::Sent, office::Office};

/// Ratings = taps, level by level, without gaps in the sequence, and cubes equal to ratings.
pub async fn exact(mut office: Office, sent: &[Sent], taps: u64) -> anyhow::Result<bool> {
    office.kill();
    // Fails when the cubes had differed from the ratings.
    office.say(&["rebuild"])?;
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
    Ok(missing == 0 && twice == 0 && totals.gaps == 0 && expected == counted)
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
