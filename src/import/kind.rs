//! What can be imported, and the columns of each file.

use std::{fmt, str::FromStr};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Agencies and who followed whom.
    Agencies,
    /// Named sets of agencies.
    Scopes,
    /// Fields of procedures.
    Domains,
    /// Official targets.
    Targets,
    /// Counters and other places where people are served.
    ServicePoints,
    /// How many people or dossiers were served.
    Transactions,
    /// How many receipts were printed offline.
    ReceiptsPrinted,
    /// Values published by others.
    OfficialValues,
    /// Ratings.
    Ratings,
}

/// The word is the name of nothing that can be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind «{0}»: expected one of {words}", words = Kind::words())]
pub struct UnknownKind(String);

impl Kind {
    /// Every kind, in the order in which a new installation imports them.
    pub const ALL: [Self; 9] = [
        Self::Agencies,
        Self::Scopes,
        Self::Domains,
        Self::Targets,
        Self::ServicePoints,
        Self::OfficialValues,
        Self::Transactions,
        Self::ReceiptsPrinted,
        Self::Ratings,
    ];

    /// The word outsiders use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agencies => "agencies",
            Self::Scopes => "scopes",
            Self::Domains => "domains",
            Self::Targets => "targets",
            Self::ServicePoints => "service-points",
            Self::Transactions => "transactions",
            Self::ReceiptsPrinted => "receipts-printed",
            Self::OfficialValues => "official-values",
            Self::Ratings => "ratings",
        }
    }

    /// The columns of its file. Each must be there, in any order, and no other.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Agencies => &[
                "key",
                "area_code",
                "name",
                "kind",
                "parent",
                "valid_from",
                "valid_until",
                "successors",
                "source",
            ],
            Self::Scopes => &[
                "key",
                "name",
                "agency",
                "with_descendants",
                "valid_from",
                "valid_until",
            ],
            Self::Domains => &["key", "name_vi", "name_en", "group", "source"],
            Self::Targets => &[
                "topic",
                "scope",
                "subject",
                "domains",
                "agency_kinds",
                "measured_by",
                "year_from",
                "year_until",
                "comparison",
                "threshold_percent",
                "status",
                "issuer",
                "source",
            ],
            Self::ServicePoints => &[
                "key",
                "name",
                "agency",
                "serves_agency",
                "domains",
                "subject",
                "valid_from",
                "valid_until",
            ],
            Self::Transactions => &["date", "agency", "domain", "subject", "count"],
            Self::ReceiptsPrinted => &["key", "date", "service_point", "domain", "count"],
            Self::OfficialValues => &[
                "topic",
                "scope",
                "period",
                "calendar",
                "value_percent",
                "source",
                "date",
            ],
            Self::Ratings => &[
                "id",
                "rated_at",
                "agency",
                "received_by",
                "domain",
                "subject",
                "level",
                "channel",
                "service_point",
                "reasons",
                "comment",
            ],
        }
    }

    /// All words, for a message.
    fn words() -> String {
        Self::ALL.map(Self::word).join(", ")
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let named = Self::ALL.into_iter().find(|kind| kind.word() == text);
        named.ok_or_else(|| UnknownKind(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_written_as_it_is_read() {
        for kind in Kind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        let error = "agency".parse::<Kind>().unwrap_err().to_string();
        assert!(error.contains("service-points"), "{error}");
    }
}
