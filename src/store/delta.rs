//! What ratings and events between two numbers of the sequence add to the counts.
//!
//! One definition serves the fold, the readers' short tail and the rebuild: three ways
//! to count would sooner or later be three results.

use std::sync::LazyLock;

use crate::model::period::QuarterPart;

/// Columns of a rating that are dimensions of the cubes.
static DIMENSIONS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "r.local_date AS day, r.half_month, {part} AS quarter_part, r.decider_id, r.receiver_id, \
         COALESCE(r.service_point_id, 0) AS service_point_id, r.domain_id, r.subject, r.scale_id, r.channel",
        part = QuarterPart::sql("r.half_month"),
    )
});

/// The columns of a rating that [`ratings`] needs.
pub const RATING_COLUMNS: &str = "local_date, half_month, decider_id, receiver_id, service_point_id, \
    domain_id, subject, scale_id, channel, level, is_test";

/// Rows as [`rows`] has them, of ratings alone; `source` is a table, or a common table expression
/// with its columns.
pub fn ratings(source: &str, rating_where: &str) -> String {
    format!(
        "SELECT {dimensions}, r.level AS level, 0 AS flagged, 1 AS step \
         FROM {source} r WHERE NOT r.is_test AND {rating_where}",
        dimensions = *DIMENSIONS,
    )
}

/// Rows of (dimensions, level, flagged, step) where step is +1 or −1. A rating adds itself unflagged;
/// each event that moves it (correction, flag, lift of a flag) takes it away where it was and adds it
/// where it is now. Test ratings never count.
///
/// `rating_where` restricts `r`, `event_where` restricts `e` and may use `r`.
pub fn rows(rating_where: &str, event_where: &str) -> String {
    format!(
        "{ratings} UNION ALL \
         SELECT {dimensions}, e.from_level, CASE WHEN e.from_flagged THEN 1 ELSE 0 END, -1 \
         FROM rating_event e JOIN rating r ON r.seq = e.rating_seq \
         WHERE e.to_level IS NOT NULL AND NOT r.is_test AND {event_where} \
         UNION ALL \
         SELECT {dimensions}, e.to_level, CASE WHEN e.to_flagged THEN 1 ELSE 0 END, 1 \
         FROM rating_event e JOIN rating r ON r.seq = e.rating_seq \
         WHERE e.to_level IS NOT NULL AND NOT r.is_test AND {event_where}",
        dimensions = *DIMENSIONS,
        ratings = ratings("rating", rating_where),
    )
}

/// Columns of a rating that are dimensions of the cubes of answers.
const ANSWER_DIMENSIONS: &str = "r.local_date AS day, r.half_month, r.decider_id, r.receiver_id, r.domain_id, \
    r.subject, r.channel, r.questionnaire_id, a.question";

/// Rows of (dimensions, level, flagged, step) as [`rows`] has them, of answers. An answer keeps its own value,
/// whatever level its rating is corrected to, and goes where a flag takes its rating.
pub fn answers(rating_where: &str, event_where: &str) -> String {
    let moved = |flag: &str, step: i32| {
        format!(
            "SELECT {ANSWER_DIMENSIONS}, a.value, CASE WHEN e.{flag} THEN 1 ELSE 0 END, {step} \
             FROM rating_event e JOIN rating r ON r.seq = e.rating_seq JOIN answer a ON a.rating_seq = r.seq \
             WHERE e.to_level IS NOT NULL AND e.from_flagged <> e.to_flagged AND NOT r.is_test AND {event_where}"
        )
    };
    format!(
        "SELECT {ANSWER_DIMENSIONS}, a.value AS level, 0 AS flagged, 1 AS step \
         FROM rating r JOIN answer a ON a.rating_seq = r.seq WHERE NOT r.is_test AND {rating_where} \
         UNION ALL {} UNION ALL {}",
        moved("from_flagged", -1),
        moved("to_flagged", 1),
    )
}

/// The ten counts as sums over [`rows`].
pub fn sums() -> String {
    let sum = |prefix: char, flagged: u8, level: u8| {
        format!(
            "CAST(SUM(CASE WHEN level = {level} AND flagged = {flagged} THEN step ELSE 0 END) AS BIGINT) AS {prefix}{level}"
        )
    };
    let columns: Vec<String> = [('n', 0), ('f', 1)]
        .into_iter()
        .flat_map(|(prefix, flagged)| (1..=5).map(move |level| sum(prefix, flagged, level)))
        .collect();
    columns.join(", ")
}

/// The names of the ten counts.
pub const COUNTS: [&str; 10] = ["n1", "n2", "n3", "n4", "n5", "f1", "f2", "f3", "f4", "f5"];
