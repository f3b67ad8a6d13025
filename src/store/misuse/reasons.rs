//! For what ratings are flagged, counted.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ConnectionTrait, QueryResult, Value};

use super::Flags;
use crate::{
    model::{
        misuse::{Reason, standing},
        period::{DayRange, HalfMonth},
        subject::Subject,
    },
    store::{
        cells::View,
        connect::{Database, statement},
        error::StoreError,
    },
};

impl Database {
    /// How many ratings that a kiosk was given since `since` (epoch milliseconds) are flagged for each
    /// reason of the rules; one with two reasons counts for both.
    pub async fn misuse_of_kiosk(
        &self,
        kiosk: i32,
        since: i64,
    ) -> Result<Vec<(Reason, u64)>, StoreError> {
        let sql = "SELECT e.rating_seq, e.note, e.to_flagged FROM rating r \
             JOIN rating_event e ON e.rating_seq = r.seq WHERE e.kind = 2 \
             AND r.kiosk_id = $1 AND r.rated_at >= $2 AND NOT r.is_test ORDER BY e.rating_seq, e.seq";
        let asked = statement(&self.reader, sql, [kiosk.into(), since.into()]);
        let rows = self.reader.query_all_raw(asked).await?;
        let counts = by_reason(&gather(&rows)?).into_iter();
        Ok(counts
            .filter_map(|(reason, n)| Some((reason?, n)))
            .collect())
    }

    /// How many ratings behind the figure of `agency` and `domain` (`None`: all) in `range` are flagged
    /// for each reason, `None` standing for whatever somebody else wrote; one with two reasons counts
    /// for both.
    pub async fn flag_reasons(
        &self,
        view: View,
        agency: i32,
        domain: Option<i32>,
        subject: Option<Subject>,
        range: DayRange,
    ) -> Result<Vec<(Option<Reason>, u64)>, StoreError> {
        let column = match view {
            View::Deciding => "decider_id",
            View::Receiving => "receiver_id",
        };
        let sql = format!(
            "SELECT e.rating_seq, e.note, e.to_flagged FROM rating_event e \
             JOIN rating r ON r.seq = e.rating_seq WHERE e.kind = 2 AND NOT r.is_test \
             AND r.half_month BETWEEN $6 AND $7 AND r.local_date BETWEEN $1 AND $2 AND r.{column} = $3 \
             AND ($4 = 0 OR r.domain_id = $4) AND ($5 = 0 OR r.subject = $5) ORDER BY e.rating_seq, e.seq"
        );
        // Says the same as the days, by a column with an index: where a period has few ratings among many flags.
        let [first, last] = [range.from, range.until].map(|day| HalfMonth::of(day).index());
        let values: [Value; 7] = [
            range.from.into(),
            range.until.into(),
            agency.into(),
            domain.unwrap_or(0).into(),
            i32::from(subject.map_or(0, Subject::code)).into(),
            first.into(),
            last.into(),
        ];
        let asked = statement(&self.reader, sql, values);
        let rows = self.reader.query_all_raw(asked).await?;
        Ok(by_reason(&gather(&rows)?))
    }
}

/// Flags by rating, of rows in their order.
fn gather(rows: &[QueryResult]) -> Result<HashMap<i64, Flags>, StoreError> {
    let mut found: HashMap<i64, Flags> = HashMap::new();
    for row in rows {
        let note: Option<String> = row.try_get("", "note")?;
        let flags = found.entry(row.try_get("", "rating_seq")?).or_default();
        flags.push((note.unwrap_or_default(), row.try_get("", "to_flagged")?));
    }
    Ok(found)
}

/// How many flagged ratings there are for each reason; `None`: somebody else's.
fn by_reason(ratings: &HashMap<i64, Flags>) -> Vec<(Option<Reason>, u64)> {
    let mut counts: BTreeMap<Option<Reason>, u64> = BTreeMap::new();
    let flagged = ratings
        .values()
        .filter(|flags| flags.last().is_some_and(|(_, flagged)| *flagged));
    for flags in flagged {
        let (judgement, other) =
            standing(flags.iter().map(|(note, raised)| (note.as_str(), *raised)));
        let others = (other == Some(true)).then_some(None);
        for reason in judgement.0.into_iter().map(Some).chain(others) {
            *counts.entry(reason).or_default() += 1;
        }
    }
    counts.into_iter().collect()
}
