//! What makes two ratings the same: the fields of the record itself.
//!
//! One definition serves the JSON API and the CSV import, so that a rating sent both ways is one
//! rating. Who sent it, when it arrived and what the device says of its clocks do not belong here,
//! and neither does the comment, whose text may go while the rating stays.

use serde::Serialize;

use super::{
    answer::GivenAnswer, channel::Channel, outcome::Outcome, rating::content_hash, subject::Subject,
};

/// The own fields of a rating as given by its sender; what was not given is left out, so that
/// a field added later changes no earlier hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct OwnFields<'a> {
    /// 1 (worst) to 5 (best).
    pub level: u8,
    /// Instant of the tap as sent, epoch milliseconds.
    pub rated_at: i64,
    /// Questionnaire version, `key@version`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questionnaire: Option<&'a str>,
    /// Key of the domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<&'a str>,
    /// Key of the deciding agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<&'a str>,
    /// Key of the receiving agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_by: Option<&'a str>,
    /// Key of the service point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_point: Option<&'a str>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// How it reached us.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Keys of the reasons, sorted, each once; an empty list is the same as none.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub reasons: &'a [String],
    /// Answers to further questions, sorted by question, each once; an empty list is the same as none.
    #[serde(skip_serializing_if = "<[GivenAnswer]>::is_empty")]
    pub answers: &'a [GivenAnswer],
    /// How the questions after the tap ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Whether it is a test; `false` is the same as not given.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
}

impl OwnFields<'_> {
    /// SHA-256 of the canonical form.
    pub fn hash(&self) -> [u8; 32] {
        content_hash(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating() -> OwnFields<'static> {
        OwnFields {
            level: 4,
            rated_at: 1_767_225_600_000,
            domain: Some("land"),
            agency: Some("p-taythanh-2"),
            ..OwnFields::default()
        }
    }

    #[test]
    fn what_was_not_given_leaves_no_trace() {
        let json = serde_json::to_string(&rating()).expect("plain fields");
        assert_eq!(
            json,
            r#"{"level":4,"rated_at":1767225600000,"domain":"land","agency":"p-taythanh-2"}"#
        );
    }

    #[test]
    fn each_given_field_makes_another_rating() {
        let reasons = ["late".to_owned()];
        let answer = |level, choice: Option<&str>| GivenAnswer {
            question: "apology".to_owned(),
            level,
            choice: choice.map(str::to_owned),
        };
        let (yes, no) = ([answer(None, Some("yes"))], [answer(None, Some("no"))]);
        let hash = |answers| {
            OwnFields {
                answers,
                ..rating()
            }
            .hash()
        };
        assert_ne!(hash(&yes), hash(&no));
        assert_ne!(hash(&yes), hash(&[answer(Some(5), None)]));
        let others = [
            OwnFields {
                level: 5,
                ..rating()
            },
            OwnFields {
                rated_at: 1,
                ..rating()
            },
            OwnFields {
                questionnaire: Some("default@1"),
                ..rating()
            },
            OwnFields {
                received_by: Some("p-taythanh-2"),
                ..rating()
            },
            OwnFields {
                service_point: Some("q1"),
                ..rating()
            },
            OwnFields {
                subject: Some(Subject::Procedure),
                ..rating()
            },
            OwnFields {
                channel: Some(Channel::Paper),
                ..rating()
            },
            OwnFields {
                reasons: &reasons,
                ..rating()
            },
            OwnFields {
                answers: &yes,
                ..rating()
            },
            OwnFields {
                outcome: Some(Outcome::Done),
                ..rating()
            },
            OwnFields {
                test: true,
                ..rating()
            },
        ];
        for other in others {
            assert_ne!(other.hash(), rating().hash(), "{other:?}");
        }
    }
}
