//! `hailong rebuild`

use std::process::ExitCode;

use super::{Context, output};
use crate::model::user::Actor;

/// Exit status when the rollups had differed from the ratings.
const DIFFERED: u8 = 3;

/// Makes the rollups anew and says whether they had differed.
pub async fn run(context: &Context) -> anyhow::Result<ExitCode> {
    let db = context.open().await?;
    let report = db
        .rebuild((&Actor::cli(), context.clock.now_ms()), |done, all| {
            output::progress("nửa tháng / half-months", done as u64, Some(all as u64));
        })
        .await?;
    db.refold_kiosks().await?;
    db.close().await?;
    output::say(&format!(
        "half-months: {}, differing rows: {}",
        report.half_months, report.differing
    ));
    Ok(if report.differing == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(DIFFERED)
    })
}
