//! The choices of a manager page: a plain GET form that works without JavaScript.
//!
//! Field names: `scope`, `calendar`, `period` (value `custom` with `from` and `until` as
//! `YYYY-MM-DD`), `view` (`deciding` | `receiving`), `subject`, `vertical` (`in` when vertical
//! agencies, postal providers and institutions are to be counted in, absent otherwise), `rows`
//! (`agency` | `agency_domain`), `sort` (`name` | `worst`).

/// Everything a reader can choose; a choice without options is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Controls {
    /// Where the form leads: the page's own path.
    pub action: String,
    /// Periods, grouped by kind (year, half, nine months, quarter, month, custom).
    pub period: Choice,
    /// The days of a custom period.
    pub custom: CustomPeriod,
    /// Calendars; hidden when only one is offered.
    pub calendar: Choice,
    /// Scopes; hidden when only one is offered.
    pub scope: Choice,
    /// Subjects; hidden when only one is offered.
    pub subject: Choice,
    /// By which agency ratings are counted; none hides the choice.
    pub view: Option<View>,
    /// Whether vertical agencies and the like are counted in; none hides the switch.
    pub vertical: Option<bool>,
    /// Grain of the agency table; none hides the choice.
    pub rows: Option<RowGrain>,
    /// Order of the tables; none hides the choice.
    pub sort: Option<Sort>,
    /// Further query parameters to carry along unchanged, as name and value.
    pub hidden: Vec<(String, String)>,
    /// What was wrong with the last choice, as a ready sentence.
    pub problem: Option<String>,
}

/// A drop-down list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Options, in groups; a group without a label is shown flat.
    pub groups: Vec<ChoiceGroup>,
}

/// Options under one heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoiceGroup {
    /// The heading, for example «Quý»; empty for none.
    pub label: String,
    /// The options in their order.
    pub options: Vec<ChoiceOption>,
}

/// One option of a drop-down list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Value of the query parameter.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// Whether it is the present choice.
    pub selected: bool,
}

/// First and last day of a custom period, `YYYY-MM-DD` or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomPeriod {
    /// First day.
    pub from: String,
    /// Last day, included.
    pub until: String,
}

/// By which agency a rating is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// The agency that decides the dossier.
    #[default]
    Deciding,
    /// The agency that receives people at its counter.
    Receiving,
}

/// Grain of the agency table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RowGrain {
    /// One line an agency.
    #[default]
    Agency,
    /// One line an agency and one for each of its domains.
    AgencyDomain,
}

/// Order of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// The lowest rate first, rows without data last.
    WorstFirst,
}
