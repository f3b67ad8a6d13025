//! One follow-up: from what came to what is stored, or to why not.

use super::{
    desk::Desk,
    read::{self, Read, error, required},
    request::FollowupEntry,
};
use crate::{
    api::problem::{Code, shown},
    model::{followup_fields::OwnFollowupFields, outcome::Outcome, rating::NewFollowup},
};

impl Desk {
    /// Checks a follow-up. Its rating need not be there yet, so its reasons may be those of any questionnaire.
    pub fn check_followup(&self, entry: &FollowupEntry<'_>) -> Read<NewFollowup> {
        read::whole_record(entry)?;
        if let Some((name, _)) = entry.unknown.first().filter(|_| !self.sender.is_kiosk()) {
            return Err(read::unknown_field(name));
        }
        let fields = &entry.fields;
        let id = required("id", read::uuid("id", &fields.id)?)?;
        let rating = required("rating", read::uuid("rating", &fields.rating)?)?;
        let outcome = required(
            "outcome",
            read::word("outcome", &fields.outcome, Outcome::ALL)?,
        )?;
        let reasons = read::keys("reasons", &fields.reasons)?;
        if let Some(key) = reasons.iter().find(|key| !self.is_reason(key)) {
            return Err(error("reasons", Code::UnknownReason).with("value", shown(key)));
        }
        let correction = read::level("correction", &fields.correction)?;
        let own = OwnFollowupFields {
            rating,
            outcome,
            reasons: &reasons,
            correction,
        };
        Ok(NewFollowup {
            content_hash: own.hash(),
            id,
            rating,
            outcome,
            comment: read::comment("comment", &fields.comment)?,
            correction,
            received_at: self.received_at,
            source: self.sender.source(),
            reasons,
        })
    }

    fn is_reason(&self, key: &str) -> bool {
        let questionnaires = self.catalogue.questionnaires.iter();
        questionnaires
            .flat_map(|questionnaire| &questionnaire.content.reasons)
            .any(|reason| reason.key == key)
    }
}
