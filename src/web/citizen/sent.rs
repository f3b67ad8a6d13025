//! A form as it was sent: read, and checked against what its page had offered.

use std::collections::BTreeMap;

use hailong_views::page::citizen::{FORM_TOKEN, FORM_VERSION, Field, FieldError, Typed};
use uuid::Uuid;

use super::{
    answers::{self, Answered},
    form::Counter,
    pressure::{self, Stamped},
    stamp::{self, Made},
};
use crate::{
    app::App,
    i18n::{Lang, int, t, t_args},
    model::{rating::COMMENT_MAX, text},
    web::form,
};

/// A form as sent.
pub struct Sent {
    pub id: Option<Uuid>,
    pub stamp: String,
    pub proof: String,
    pub level: Option<String>,
    /// The version that was asked.
    pub asked: Option<String>,
    /// Further questions: key, and the level or the choice.
    pub answers: BTreeMap<String, String>,
    pub typed: Typed,
}

/// A form without faults.
pub struct Answer {
    pub made: Made,
    pub level: u8,
    pub domain: i32,
    pub domain_key: String,
    pub reasons: Vec<String>,
    pub answers: Answered,
    pub comment: Option<String>,
}

impl Sent {
    /// Reads all that is there; nothing is judged yet.
    pub fn read(body: &[u8]) -> Self {
        let mut sent = Self {
            id: None,
            stamp: String::new(),
            proof: String::new(),
            level: None,
            asked: None,
            answers: BTreeMap::new(),
            typed: Typed::default(),
        };
        for (name, value) in form::sent(body) {
            match name.as_ref() {
                "id" => sent.id = Uuid::parse_str(&value).ok(),
                pressure::PROOF => sent.proof = value,
                FORM_TOKEN => sent.stamp = value,
                "level" => {
                    sent.typed.level = value.parse().ok();
                    sent.level = Some(value);
                }
                "domain" if !value.is_empty() => sent.typed.domain = Some(value),
                "reason" => sent.typed.reasons.push(value),
                "comment" => sent.typed.comment = text::nfc(&value),
                FORM_VERSION => sent.asked = Some(value),
                other => {
                    if let Some(question) = answers::question_of(other) {
                        sent.answers.insert(question.to_owned(), value);
                    }
                }
            }
        }
        sent
    }

    /// What is to be stored, or all that is wrong. `made` is what [`Sent::made`] said.
    pub fn check(
        &self,
        made: Option<Made>,
        counter: &Counter<'_>,
        lang: Lang,
    ) -> Result<Answer, Vec<FieldError>> {
        let level = self.level(counter, lang);
        let domain = self.domain(counter, lang);
        let reasons = self.reasons(counter, lang);
        let comment = self.comment(lang);
        let ticked = reasons.as_deref().unwrap_or_default();
        let answers = answers::read(&self.answers, counter, ticked, lang);
        let old = || fault(None, t(lang, "citizen-error-form-old"));
        let made = made.ok_or_else(old);
        match (level, domain, reasons, answers, comment, made) {
            (
                Ok(level),
                Ok((domain, domain_key)),
                Ok(reasons),
                Ok(answers),
                Ok(comment),
                Ok(made),
            ) => Ok(Answer {
                made,
                level,
                domain,
                domain_key,
                reasons,
                answers,
                comment,
            }),
            (level, domain, reasons, answers, comment, made) => {
                let faults = [
                    made.err(),
                    level.err(),
                    domain.err(),
                    reasons.err(),
                    answers.err(),
                    comment.err(),
                ];
                Err(faults.into_iter().flatten().collect())
            }
        }
    }

    /// Whether this server made the form for this code, and when. Asked once for each form that is sent: at another
    /// instant the answer may be another one.
    pub fn made(&self, app: &App, counter: &Counter<'_>) -> Option<Made> {
        let (code, now) = (&counter.place.code, app.clock.now_ms());
        stamp::verify(app.key(), code, self.id?, now, &self.stamp)
    }

    /// What the watch over links wants to know of a form that was made so.
    pub fn stamped(&self, made: Made) -> Stamped<'_> {
        Stamped {
            stamp: &self.stamp,
            age_ms: made.age_ms,
            proof: &self.proof,
        }
    }

    fn level(&self, counter: &Counter<'_>, lang: Lang) -> Result<u8, FieldError> {
        let Some(sent) = self.level.as_deref() else {
            return Err(fault(Some(Field::Level), t(lang, "citizen-error-level")));
        };
        let offered = sent
            .parse()
            .ok()
            .filter(|level| counter.scale.offers(*level));
        offered.ok_or_else(|| fault(Some(Field::Level), t(lang, "citizen-error-level-unknown")))
    }

    fn domain(&self, counter: &Counter<'_>, lang: Lang) -> Result<(i32, String), FieldError> {
        let chosen = match (&self.typed.domain, counter.domains.as_slice()) {
            (Some(key), domains) => domains.iter().find(|domain| domain.key == *key),
            (None, [only]) => Some(only),
            (None, _) => return Err(fault(Some(Field::Domain), t(lang, "citizen-error-domain"))),
        };
        let unknown = || fault(Some(Field::Domain), t(lang, "citizen-error-domain-unknown"));
        chosen
            .map(|domain| (domain.id, domain.key.clone()))
            .ok_or_else(unknown)
    }

    fn reasons(&self, counter: &Counter<'_>, lang: Lang) -> Result<Vec<String>, FieldError> {
        let offered = |key: &String| {
            counter
                .questionnaire
                .content
                .reasons
                .iter()
                .any(|reason| reason.key == *key)
        };
        if !self.typed.reasons.iter().all(offered) {
            return Err(fault(
                Some(Field::Reason),
                t(lang, "citizen-error-reason-unknown"),
            ));
        }
        let mut reasons = self.typed.reasons.clone();
        reasons.sort_unstable();
        reasons.dedup();
        Ok(reasons)
    }

    fn comment(&self, lang: Lang) -> Result<Option<String>, FieldError> {
        let length = self.typed.comment.chars().count();
        if length > COMMENT_MAX {
            let args = [
                ("length", int(lang, length as u64).into()),
                ("limit", int(lang, COMMENT_MAX as u64).into()),
            ];
            return Err(fault(
                Some(Field::Comment),
                t_args(lang, "citizen-error-comment-long", &args),
            ));
        }
        if text::control_character(&self.typed.comment).is_some() {
            return Err(fault(
                Some(Field::Comment),
                t(lang, "citizen-error-comment-characters"),
            ));
        }
        Ok((length > 0).then(|| self.typed.comment.clone()))
    }
}

/// A fault of a field, or of the whole form.
pub fn fault(field: Option<Field>, message: String) -> FieldError {
    FieldError { field, message }
}
