//! What the person answered, and how it reached us.

use super::check::Checker;
use crate::{
    import::{fault::Problem, row::Row},
    model::{channel::Channel, rating::COMMENT_MAX, subject::Subject},
};

/// The answer of a line.
pub struct Answer {
    pub level: u8,
    /// As given; without it the rating is about a procedure.
    pub subject: Option<Subject>,
    pub channel: Channel,
    /// Sorted.
    pub reasons: Vec<String>,
    pub comment: Option<String>,
}

impl Checker<'_> {
    pub(super) fn answer(&self, row: &mut Row<'_>) -> Option<Answer> {
        let level = self.level(row);
        let subject = row.text_or_empty("subject");
        let subject = row.word_of("subject", &subject, Subject::ALL);
        let channel = row.word("channel", Channel::ALL);
        let reasons = self.reasons(row);
        let comment = row.lines("comment", COMMENT_MAX);
        Some(Answer {
            level: level?,
            subject,
            channel: channel?,
            reasons,
            comment: Some(comment).filter(|comment| !comment.is_empty()),
        })
    }

    fn level(&self, row: &mut Row<'_>) -> Option<u8> {
        let level: u8 = row.number("level", "import-level")?;
        if !self.scale.offers(level) {
            row.fault("level", Problem::of("import-level", &level.to_string()));
            return None;
        }
        Some(level)
    }

    fn reasons(&self, row: &mut Row<'_>) -> Vec<String> {
        let mut reasons = row.list("reasons");
        for reason in &reasons {
            if !self.reasons.contains(reason.as_str()) {
                row.fault("reasons", Problem::of("import-unknown-reason", reason));
            }
        }
        reasons.sort();
        reasons
    }
}
