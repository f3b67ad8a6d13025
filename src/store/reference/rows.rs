//! Reference data as it comes in: names not yet resolved to numbers.

use chrono::NaiveDate;

use crate::model::{
    period::DayRange,
    subject::Subject,
    target::{Comparison, MeasuredBy, Selection, TargetStatus},
    threshold::Threshold,
    validity::Validity,
};

/// An agency, by key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are those of model::agency::Agency, with keys for numbers"
)]
pub struct AgencyRow {
    pub key: String,
    pub area_code: Option<String>,
    pub name: String,
    pub kind: String,
    pub parent: Option<String>,
    pub valid: Validity,
    pub successors: Vec<String>,
    pub source: String,
}

/// A scope with all its members.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are those of model::scope::Scope, with keys for numbers"
)]
pub struct ScopeRow {
    pub key: String,
    pub name: String,
    pub members: Vec<MemberRow>,
}

/// One agency of a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are those of model::scope::ScopeMember, with keys for numbers"
)]
pub struct MemberRow {
    pub agency: String,
    pub with_descendants: bool,
    pub valid: Validity,
}

/// A domain, by key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of model::domain::Domain")]
pub struct DomainRow {
    pub key: String,
    pub name_vi: String,
    pub name_en: String,
    pub group: Option<String>,
    pub source: String,
}

/// A target; scope, topic, issuer and first year tell which one it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are those of model::target::Target, with keys for numbers"
)]
pub struct TargetRow {
    pub topic: String,
    pub scope: String,
    pub subject: Option<Subject>,
    pub domains: Selection<String>,
    pub agency_kinds: Selection<String>,
    pub measured_by: MeasuredBy,
    pub year_from: i32,
    pub year_until: i32,
    pub comparison: Comparison,
    pub threshold: Threshold,
    pub status: TargetStatus,
    pub issuer: String,
    pub source: String,
}

/// An official value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are those of model::official::OfficialValue, with keys for numbers"
)]
pub struct OfficialRow {
    pub topic: String,
    pub scope: String,
    pub range: DayRange,
    pub value: Threshold,
    pub source: String,
    pub date: NaiveDate,
}

/// A service point, by key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are those of model::service_point::ServicePoint, with keys for numbers"
)]
pub struct ServicePointRow {
    pub key: String,
    pub name: String,
    pub agency: String,
    pub serves: Option<String>,
    pub domains: Vec<String>,
    pub subject: Subject,
    pub valid: Validity,
}

/// How many people or dossiers were served on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the columns of transactions.csv"
)]
pub struct TransactionRow {
    pub day: NaiveDate,
    pub agency: String,
    pub domain: String,
    pub subject: Subject,
    pub count: u32,
}

/// One import of reference data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceChange {
    /// Agencies, added or changed by key.
    Agencies(Vec<AgencyRow>),
    /// Scopes, their members replaced.
    Scopes(Vec<ScopeRow>),
    /// Domains, added or changed by key.
    Domains(Vec<DomainRow>),
    /// Targets, added or changed.
    Targets(Vec<TargetRow>),
    /// Official values, added or changed by topic, scope and period.
    OfficialValues(Vec<OfficialRow>),
    /// Service points, added or changed by key.
    ServicePoints(Vec<ServicePointRow>),
    /// Counts of people served, replaced by day, agency, domain and subject.
    Transactions(Vec<TransactionRow>),
}
