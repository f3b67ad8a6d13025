//! A verdict: one figure held against one target, in words.

/// How the rate must stand to the threshold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Comparison {
    /// «trên 98%»: the threshold itself misses.
    #[default]
    Above,
    /// «từ 97%»: the threshold itself meets.
    AtLeast,
}

/// Whether the target binds the agency or only serves as a yardstick.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// Set by an authority for this scope and year.
    #[default]
    Binding,
    /// «tham chiếu»: shown for comparison.
    Reference,
}

/// What decides about a target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MeasuredBy {
    /// The ratings counted here.
    #[default]
    Ratings,
    /// The published official survey only; figures counted here stand beside it, «tham khảo».
    OfficialSurvey,
}

/// The verdict proper, decided by integers elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Outcome {
    /// The target is met.
    Met,
    /// The target is missed.
    Missed,
    /// Nothing to judge: no ratings, or no official value.
    #[default]
    NoData,
}

/// A published result of the official survey, typed in by the operator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfficialValue {
    /// The value in percent, decimal point.
    pub value: String,
    /// What was surveyed and when, for example «SIPAS năm 2024».
    pub name: String,
    /// The decision that published it, with its date.
    pub decision: String,
}

/// One figure against one target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What the target is about, in the page's language, for example «Giải quyết thủ tục hành chính».
    pub topic: String,
    /// Above, or at least.
    pub comparison: Comparison,
    /// Threshold in percent, decimal point, no trailing zeros: `"98"`, `"97.5"`.
    pub threshold: String,
    /// Binding or reference.
    pub status: Status,
    /// Ratings or official survey.
    pub measured_by: MeasuredBy,
    /// Met, missed or no data.
    pub outcome: Outcome,
    /// How many further ratings would turn the outcome: dissatisfied ones when met, satisfied
    /// ones when missed; none when nothing could or there is no data.
    pub turns_after: Option<u64>,
    /// First day judged, as printed: «15/12/2025».
    pub from: String,
    /// Last day judged, as printed.
    pub until: String,
    /// Valid ratings judged (beside an official survey: ours, for information).
    pub n: u64,
    /// Satisfied among them.
    pub satisfied: u64,
    /// Rate of these ratings in percent, decimal point; none without data.
    pub rate: Option<String>,
    /// The official value, for targets measured by official survey; none until published.
    pub official: Option<OfficialValue>,
    /// Who set the target, with number and date of the decision; empty if not known.
    pub issuer: String,
    /// Where in that text: «IV.2.2: từ 97%»; empty if not known.
    pub source: String,
    /// What the judged figure was counted from; none on public pages without evidence.
    pub href: Option<String>,
}
