//! What a figure was counted from: counts by day, service point and channel.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, Value};

use super::{
    cells::{View, counts, tally},
    connect::{Database, statement},
    delta,
    error::StoreError,
    fold,
};
use crate::model::{channel::Channel, period::DayRange, rollup::Tally, subject::Subject};

/// The counts of one day, service point and channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceRow {
    /// The day the ratings were given.
    pub day: NaiveDate,
    /// The service point; `None` where there was none.
    pub service_point: Option<i32>,
    /// The channel.
    pub channel: Channel,
    /// The counts.
    pub tally: Tally,
}

impl Database {
    /// The counts behind the figure of `agency` and `domain` (`None`: all) in `range`, by day.
    pub async fn evidence(
        &self,
        view: View,
        agency: i32,
        domain: Option<i32>,
        subject: Option<Subject>,
        range: DayRange,
    ) -> Result<Vec<EvidenceRow>, StoreError> {
        let tx = self.begin_read().await?;
        let head = fold::head(&tx).await?;
        let values: [Value; 7] = [
            range.from.into(),
            range.until.into(),
            agency.into(),
            domain.unwrap_or(0).into(),
            i32::from(subject.map_or(0, Subject::code)).into(),
            head.folded.into(),
            head.head.into(),
        ];
        let rows = tx
            .query_all_raw(statement(&tx, query(view), values))
            .await?;
        tx.commit().await?;
        rows.iter().map(row).collect()
    }
}

fn query(view: View) -> String {
    let agency = match view {
        View::Deciding => "decider_id",
        View::Receiving => "receiver_id",
    };
    let wanted = format!(
        "day BETWEEN $1 AND $2 AND {agency} = $3 AND ($4 = 0 OR domain_id = $4) AND ($5 = 0 OR subject = $5)"
    );
    let tail = delta::rows("r.seq > $6 AND r.seq <= $7", "e.seq > $6 AND e.seq <= $7");
    let sums: Vec<String> = delta::COUNTS
        .iter()
        .map(|c| format!("CAST(SUM({c}) AS BIGINT) AS {c}"))
        .collect();
    let counts = delta::COUNTS.join(", ");
    format!(
        "SELECT day, service_point_id, CAST(channel AS INTEGER) AS channel, {sums} FROM ( \
           SELECT day, service_point_id, channel, {counts} FROM fact_day WHERE {wanted} \
           UNION ALL \
           SELECT day, service_point_id, channel, {tail_sums} FROM ({tail}) AS d WHERE {wanted} \
           GROUP BY day, service_point_id, channel \
         ) AS x GROUP BY day, service_point_id, channel ORDER BY day, service_point_id, channel",
        sums = sums.join(", "),
        tail_sums = delta::sums(),
    )
}

fn row(row: &sea_orm::QueryResult) -> Result<EvidenceRow, StoreError> {
    let channel: i32 = row.try_get("", "channel")?;
    let channel = i16::try_from(channel).ok().and_then(Channel::from_code);
    let point: i32 = row.try_get("", "service_point_id")?;
    Ok(EvidenceRow {
        day: row.try_get("", "day")?,
        service_point: (point != 0).then_some(point),
        channel: channel
            .ok_or_else(|| StoreError::Data("a count has an unknown channel".into()))?,
        tally: tally(counts(row)?),
    })
}
