//! What agencies say they did about earlier comments. A statement is made and ended, never changed or deleted: people
//! have read it.

use std::collections::BTreeMap;

use super::{Edit as Change, FieldError, Form, Plan, View, checks::Errors};
use crate::{
    model::{
        audit::ObjectKind,
        catalogue::Catalogue,
        labels::Labels,
        reply::{REPLY_MAX, Reply},
        validity::Validity,
    },
    store::{AdminChange, Cells, Entry},
};

/// Makes a statement, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Create {
    /// Key of the agency that speaks.
    pub agency: String,
    /// What people wished for, in Vietnamese.
    pub said_vi: String,
    /// The same in English; empty where there is none.
    pub said_en: String,
    /// What the agency did, in Vietnamese.
    pub done_vi: String,
    /// The same in English; empty where there is none.
    pub done_en: String,
    /// First day.
    pub valid_from: String,
    /// Last day; empty for an open end.
    pub valid_until: String,
}

/// Takes a statement down at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct End {
    /// Its number.
    pub id: i32,
}

/// A statement as the audit log keeps it.
struct Told<'a>(&'a Catalogue, &'a Reply);

impl Entry for Told<'_> {
    fn identity(&self) -> String {
        self.1.id.to_string()
    }

    fn cells(&self) -> Cells {
        let Self(catalogue, reply) = self;
        let agency = catalogue.agency_by_id(reply.agency);
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        let text = |labels: &Labels, tag| labels.own(tag).map_or("", |(_, text)| text).to_owned();
        vec![
            ("agency", agency.map_or_else(String::new, |a| a.key.clone())),
            ("said_vi", text(&reply.said, "vi")),
            ("said_en", text(&reply.said, "en")),
            ("done_vi", text(&reply.done, "vi")),
            ("done_en", text(&reply.done, "en")),
            ("valid_from", day(reply.valid.from).unwrap_or_default()),
            ("valid_until", day(reply.valid.until).unwrap_or_default()),
        ]
    }
}

/// A text that citizens read: one line, not too long.
fn line(errors: &mut Errors, field: &str, written: &str) -> String {
    let text = errors.text(field, written);
    let length = text.chars().count();
    if (REPLY_MAX + 1..=super::checks::LONGEST).contains(&length) {
        let error = FieldError::new(field, "import-too-long");
        errors.add(error.with("length", length).with("max", REPLY_MAX));
    }
    text
}

impl Create {
    /// Both parts in Vietnamese; in English both or none.
    fn texts(&self, errors: &mut Errors) -> (Labels, Labels) {
        let vi = (
            line(errors, "said_vi", &self.said_vi),
            line(errors, "done_vi", &self.done_vi),
        );
        let mut texts = vec![("vi", vi)];
        if !(self.said_en.trim().is_empty() && self.done_en.trim().is_empty()) {
            let said = line(errors, "said_en", &self.said_en);
            texts.push(("en", (said, line(errors, "done_en", &self.done_en))));
        }
        let of = |part: fn(&(String, String)) -> &String| {
            let texts = texts
                .iter()
                .map(|(tag, both)| ((*tag).to_owned(), part(both).clone()));
            Labels(texts.collect::<BTreeMap<_, _>>())
        };
        (of(|both| &both.0), of(|both| &both.1))
    }

    fn days(&self, errors: &mut Errors) -> Validity {
        let from = errors.day("valid_from", &self.valid_from);
        let until = match self.valid_until.trim() {
            "" => None,
            written => errors.day("valid_until", written),
        };
        let valid = Validity { from, until };
        if valid.is_reversed() {
            errors.add(FieldError::new("valid_until", "import-reversed"));
        }
        valid
    }
}

impl Form for Create {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let agency = view.catalogue.agency(&self.agency);
        match agency {
            None if self.agency.is_empty() => {
                errors.add(FieldError::new("agency", "import-required"));
            }
            None => errors.add(FieldError::of(
                "agency",
                "import-unknown-agency",
                &self.agency,
            )),
            Some(_) => {}
        }
        let (said, done) = self.texts(&mut errors);
        let valid = self.days(&mut errors);
        let agency = errors.finish(agency)?.id;
        // Written onto this very version of the reference data only, so nobody else takes the number.
        let last = view.catalogue.replies.iter().map(|reply| reply.id).max();
        let reply = Reply {
            id: last.unwrap_or_default() + 1,
            agency,
            said,
            done,
            valid,
        };
        let edit = Change::created(ObjectKind::Reply, &Told(view.catalogue, &reply));
        Ok(Plan::of(
            reply.id.to_string(),
            edit,
            AdminChange::Reply(reply),
        ))
    }
}

impl Form for End {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let Some(before) = view.catalogue.reply(self.id) else {
            return Err(vec![FieldError::of("", "admin-no-reply", self.id)]);
        };
        let yesterday = view.today.pred_opt();
        if before.valid.until.is_some_and(|until| until < view.today) {
            return Err(vec![FieldError::new("", "admin-reply-over")]);
        }
        let mut after = before.clone();
        after.valid.until = yesterday;
        let (before, told) = (Told(view.catalogue, before), Told(view.catalogue, &after));
        let edit = Change::changed(ObjectKind::Reply, &before, &told);
        Ok(Plan::of(
            self.id.to_string(),
            edit,
            AdminChange::Reply(after),
        ))
    }
}
