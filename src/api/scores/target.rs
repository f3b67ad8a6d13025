//! A target in the document of scores.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    model::{
        target::{Comparison, MeasuredBy, TargetStatus},
        verdict::Verdict,
    },
    report::{JudgedTarget, OfficialRef},
};

/// A figure held against one target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TargetDocument {
    /// Topic, as in targets.csv.
    pub topic: String,
    /// First day judged.
    pub from: NaiveDate,
    /// Last day judged.
    pub until: NaiveDate,
    /// Ratings judged.
    pub n: u64,
    /// The satisfied ones among them.
    pub satisfied: u64,
    /// Their rate, percent.
    pub rate: Option<String>,
    /// How the rate must stand to the threshold.
    pub comparison: Comparison,
    /// The threshold, percent.
    #[schema(examples("98"))]
    pub threshold: String,
    /// Whether the target binds.
    pub status: TargetStatus,
    /// Whose figure is judged.
    pub measured_by: MeasuredBy,
    /// The verdict, by integers.
    pub verdict: Verdict,
    /// How many further ratings against the verdict would turn it.
    pub turns_after: Option<u64>,
    /// The official value, where one was published.
    pub official: Option<OfficialDocument>,
    /// Who issued the target.
    pub issuer: String,
    /// Where it is written.
    pub source: String,
}

/// A published value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfficialDocument {
    /// Percent.
    pub value: String,
    /// The decision that published it.
    pub source: String,
    /// The day of publication.
    pub date: NaiveDate,
}

impl TargetDocument {
    /// Writes a judged target down.
    pub fn new(target: &JudgedTarget) -> Self {
        Self {
            topic: target.topic.clone(),
            from: target.range.from,
            until: target.range.until,
            n: target.share.n,
            satisfied: target.share.satisfied,
            rate: target.rate.clone(),
            comparison: target.comparison,
            threshold: target.threshold.to_string(),
            status: target.status,
            measured_by: target.measured_by,
            verdict: target.verdict,
            turns_after: target.turns_after,
            official: target.official.as_ref().map(OfficialDocument::new),
            issuer: target.issuer.clone(),
            source: target.source.clone(),
        }
    }
}

impl OfficialDocument {
    fn new(official: &OfficialRef) -> Self {
        Self {
            value: official.value.to_string(),
            source: official.source.clone(),
            date: official.date,
        }
    }
}
