//! A row as its line of the file would read: column by column, for previews, forms and the audit log.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{
    AgencyRow, DomainRow, MemberRow, OfficialRow, ScopeRow, ServicePointRow, TargetRow,
    TransactionRow,
};
use crate::model::{subject::Subject, target::Selection, validity::Validity};

/// Names of columns and what stands in them.
pub type Cells = Vec<(&'static str, String)>;

/// Something with a name of its own among its kind, that can be written as a line.
pub trait Entry {
    /// What tells it from the others.
    fn identity(&self) -> String;
    /// Its columns in the order of the file, the identity included where it is one column.
    fn cells(&self) -> Cells;

    /// Its columns as an object, as the audit log keeps it.
    fn state(&self) -> Value {
        let cells = self.cells().into_iter();
        let fields: Map<String, Value> = cells
            .map(|(name, text)| (name.to_owned(), text.into()))
            .collect();
        fields.into()
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

fn optional(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn selection(keys: &Selection<String>) -> String {
    match keys {
        Selection::All => "*".to_owned(),
        Selection::Only(keys) => keys.join(";"),
    }
}

fn days(valid: Validity) -> [(&'static str, String); 2] {
    [
        ("valid_from", day(valid.from)),
        ("valid_until", day(valid.until)),
    ]
}

impl Entry for AgencyRow {
    fn identity(&self) -> String {
        self.key.clone()
    }

    fn cells(&self) -> Cells {
        let [from, until] = days(self.valid);
        vec![
            ("key", self.key.clone()),
            ("area_code", optional(self.area_code.as_ref())),
            ("name", self.name.clone()),
            ("kind", self.kind.clone()),
            ("parent", optional(self.parent.as_ref())),
            from,
            until,
            ("successors", self.successors.join(";")),
            ("source", self.source.clone()),
        ]
    }
}

impl MemberRow {
    /// The columns of its line that are its own.
    pub fn cells(&self) -> Cells {
        let with = if self.with_descendants { "yes" } else { "no" };
        let [from, until] = days(self.valid);
        vec![
            ("agency", self.agency.clone()),
            ("with_descendants", with.to_owned()),
            from,
            until,
        ]
    }
}

impl Entry for ScopeRow {
    fn identity(&self) -> String {
        self.key.clone()
    }

    /// The members, which have a line each in the file, stand together: `agency+ from..until`,
    /// where `+` means that those below belong as well.
    fn cells(&self) -> Cells {
        let member = |member: &MemberRow| {
            let plus = if member.with_descendants { "+" } else { "" };
            let (from, until) = (day(member.valid.from), day(member.valid.until));
            format!("{}{plus} {from}..{until}", member.agency)
        };
        let members: Vec<String> = self.members.iter().map(member).collect();
        vec![
            ("key", self.key.clone()),
            ("name", self.name.clone()),
            ("members", members.join("; ")),
        ]
    }
}

impl Entry for DomainRow {
    fn identity(&self) -> String {
        self.key.clone()
    }

    fn cells(&self) -> Cells {
        vec![
            ("key", self.key.clone()),
            ("name_vi", self.name_vi.clone()),
            ("name_en", self.name_en.clone()),
            ("group", optional(self.group.as_ref())),
            ("source", self.source.clone()),
        ]
    }
}

impl Entry for TargetRow {
    /// Scope, topic, issuer and first year.
    fn identity(&self) -> String {
        let (scope, topic, issuer) = (&self.scope, &self.topic, &self.issuer);
        format!("{scope}/{topic}/{issuer}/{}", self.year_from)
    }

    fn cells(&self) -> Cells {
        vec![
            ("topic", self.topic.clone()),
            ("scope", self.scope.clone()),
            ("subject", self.subject.map_or("*", Subject::key).to_owned()),
            ("domains", selection(&self.domains)),
            ("agency_kinds", selection(&self.agency_kinds)),
            ("measured_by", self.measured_by.to_string()),
            ("year_from", self.year_from.to_string()),
            ("year_until", self.year_until.to_string()),
            ("comparison", self.comparison.to_string()),
            ("threshold_percent", self.threshold.to_string()),
            ("status", self.status.to_string()),
            ("issuer", self.issuer.clone()),
            ("source", self.source.clone()),
        ]
    }
}

impl Entry for OfficialRow {
    /// Scope, topic and days.
    fn identity(&self) -> String {
        let (from, until) = (self.range.from, self.range.until);
        format!("{}/{}/{from}/{until}", self.scope, self.topic)
    }

    /// The period stands as its days, which mean themselves in both calendars.
    fn cells(&self) -> Cells {
        vec![
            ("topic", self.topic.clone()),
            ("scope", self.scope.clone()),
            (
                "period",
                format!("{}..{}", self.range.from, self.range.until),
            ),
            ("calendar", "calendar".to_owned()),
            ("value_percent", self.value.to_string()),
            ("source", self.source.clone()),
            ("date", self.date.to_string()),
        ]
    }
}

impl Entry for ServicePointRow {
    fn identity(&self) -> String {
        self.key.clone()
    }

    fn cells(&self) -> Cells {
        let [from, until] = days(self.valid);
        vec![
            ("key", self.key.clone()),
            ("name", self.name.clone()),
            ("agency", self.agency.clone()),
            ("serves_agency", optional(self.serves.as_ref())),
            ("domains", self.domains.join(";")),
            ("subject", self.subject.to_string()),
            from,
            until,
        ]
    }
}

impl Entry for TransactionRow {
    /// Day, agency, domain and subject.
    fn identity(&self) -> String {
        let (day, agency, domain) = (self.day, &self.agency, &self.domain);
        format!("{day} · {agency} · {domain} · {}", self.subject)
    }

    fn cells(&self) -> Cells {
        vec![
            ("date", self.day.to_string()),
            ("agency", self.agency.clone()),
            ("domain", self.domain.clone()),
            ("subject", self.subject.to_string()),
            ("count", self.count.to_string()),
        ]
    }
}
