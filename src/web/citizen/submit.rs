//! `POST /r/{code}`: one form, one rating.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, RawForm, State},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use hailong_views::page::citizen::{FORM_TOKEN, FORM_VERSION, Field, FieldError, Typed};
use maud::Render;
use uuid::Uuid;

use super::{
    answers::{self, Answered},
    form::Counter,
    new_id, not_kept,
    pressure::{self, Hold, Stamped},
    stamp,
};
use crate::{
    app::App,
    i18n::{Lang, int, t, t_args},
    model::{
        outcome::Outcome,
        rating::{COMMENT_MAX, DeviceMark, NewRating, Source, TimeNote},
        rating_fields::OwnFields,
        text,
    },
    store::Record,
    web::{error::WebError, frame::Visit, limit::ComeAgain},
};

/// Takes the rating and thanks; a form sent again thanks again and changes nothing.
pub async fn submit_rating(
    State(app): State<App>,
    Path(code): Path<String>,
    visit: Visit,
    ComeAgain(come_again): ComeAgain,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let catalogue = app.catalogue();
    let counter = match Counter::find(&app, &catalogue, &code).await {
        Ok(counter) => counter,
        Err(refusal) => return Ok(refusal.answer(&app, &visit)),
    };
    let sent = Sent::read(&body);
    let (counter, is_taken) = counter.asking(&catalogue, sent.asked.as_deref());
    let checked = if is_taken {
        sent.check(&app, &counter, visit.lang)
    } else {
        Err(vec![fault(None, t(visit.lang, "citizen-error-form-old"))])
    };
    match checked {
        Ok(answer) => {
            let stamped = sent.stamped(&app, &counter);
            let early = || pressure::hold(&app, &counter.place, &stamped);
            if let Some(hold) = come_again.map(Hold::Busy).or_else(early) {
                return Ok(sent.again(&app, &counter, &visit, Vec::new(), Some(hold)));
            }
            let flag = pressure::flag(&app, &counter.place, answer.id, &stamped);
            let rating = Box::new(answer.into_rating(&app, &counter));
            let record = match counter.place.mark {
                Some(mark) => Record::ByReceipt(rating, mark),
                None => Record::Rating(rating),
            };
            // The same id again is a duplicate, or a second thought after going back: the first one
            // stays, the second is kept apart. So does the first rating by a receipt. The person is
            // thanked either way.
            let records = std::iter::once(record).chain(flag).collect();
            app.ingest.submit(records).await?;
            let thanks = format!("/r/{}/thanks", counter.place.code);
            Ok(Redirect::to(&thanks).into_response())
        }
        Err(errors) => {
            let busy = come_again.map(Hold::Busy);
            Ok(sent.again(&app, &counter, &visit, errors, busy))
        }
    }
}

/// A form as sent.
struct Sent {
    id: Option<Uuid>,
    stamp: String,
    proof: String,
    level: Option<String>,
    /// The version that was asked.
    asked: Option<String>,
    /// Further questions: key, and the level or the choice.
    answers: BTreeMap<String, String>,
    typed: Typed,
}

/// A form without faults.
struct Answer {
    id: Uuid,
    level: u8,
    domain: i32,
    domain_key: String,
    reasons: Vec<String>,
    answers: Answered,
    comment: Option<String>,
}

impl Sent {
    fn read(body: &[u8]) -> Self {
        let mut sent = Self {
            id: None,
            stamp: String::new(),
            proof: String::new(),
            level: None,
            asked: None,
            answers: BTreeMap::new(),
            typed: Typed::default(),
        };
        for (name, value) in form_urlencoded::parse(body) {
            match name.as_ref() {
                "id" => sent.id = Uuid::parse_str(&value).ok(),
                pressure::PROOF => sent.proof = value.into_owned(),
                FORM_TOKEN => sent.stamp = value.into_owned(),
                "level" => {
                    sent.typed.level = value.parse().ok();
                    sent.level = Some(value.into_owned());
                }
                "domain" if !value.is_empty() => sent.typed.domain = Some(value.into_owned()),
                "reason" => sent.typed.reasons.push(value.into_owned()),
                "comment" => sent.typed.comment = text::nfc(&value),
                FORM_VERSION => sent.asked = Some(value.into_owned()),
                other => {
                    if let Some(question) = answers::question_of(other) {
                        sent.answers.insert(question.to_owned(), value.into_owned());
                    }
                }
            }
        }
        sent
    }

    fn check(
        &self,
        app: &App,
        counter: &Counter<'_>,
        lang: Lang,
    ) -> Result<Answer, Vec<FieldError>> {
        let level = self.level(counter, lang);
        let domain = self.domain(counter, lang);
        let reasons = self.reasons(counter, lang);
        let comment = self.comment(lang);
        let ticked = reasons.as_deref().unwrap_or_default();
        let answers = answers::read(&self.answers, counter, ticked, lang);
        let id = self.stamped_id(app, counter, lang);
        match (level, domain, reasons, answers, comment, id) {
            (
                Ok(level),
                Ok((domain, domain_key)),
                Ok(reasons),
                Ok(answers),
                Ok(comment),
                Ok(id),
            ) => Ok(Answer {
                id,
                level,
                domain,
                domain_key,
                reasons,
                answers,
                comment,
            }),
            (level, domain, reasons, answers, comment, id) => {
                let faults = [
                    id.err(),
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

    /// The form again, with all that was filled in: because of faults, or because it has to wait.
    fn again(
        self,
        app: &App,
        counter: &Counter<'_>,
        visit: &Visit,
        errors: Vec<FieldError>,
        hold: Option<Hold>,
    ) -> Response {
        let stamped = self.stamped_id(app, counter, visit.lang);
        // An id that this server did not stamp is not stamped now.
        let id = stamped.as_ref().map_or_else(|_| new_id(app), |id| *id);
        let mut page = counter.page(app, visit, id);
        if stamped.is_ok() {
            // With its age: nobody waits twice.
            page.token = self.stamp;
        }
        page.typed = self.typed;
        page.questions.typed = self.answers;
        page.errors = errors;
        page.guard.held = hold.map(|hold| hold.words(visit.lang));
        let mut again = not_kept(Html(page.render().into_string()));
        *again.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        if let Some(hold) = hold {
            *again.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            let seconds = HeaderValue::from(hold.seconds());
            again.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        again
    }

    fn stamped(&self, app: &App, counter: &Counter<'_>) -> Stamped<'_> {
        let (code, now) = (&counter.place.code, app.clock.now_ms());
        let age = |id| stamp::age_ms(app.key(), code, id, now, &self.stamp);
        Stamped {
            stamp: &self.stamp,
            age_ms: self.id.and_then(age).unwrap_or_default(),
            proof: &self.proof,
        }
    }

    fn stamped_id(&self, app: &App, counter: &Counter<'_>, lang: Lang) -> Result<Uuid, FieldError> {
        let ours = |id: &Uuid| {
            stamp::is_valid(
                app.key(),
                &counter.place.code,
                *id,
                app.clock.now_ms(),
                &self.stamp,
            )
        };
        self.id
            .filter(ours)
            .ok_or_else(|| fault(None, t(lang, "citizen-error-form-old")))
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

impl Answer {
    fn into_rating(self, app: &App, counter: &Counter<'_>) -> NewRating {
        let now = app.clock.now_ms();
        let place = &counter.place;
        let own = OwnFields {
            level: self.level,
            domain: Some(&self.domain_key),
            reasons: &self.reasons,
            answers: &self.answers.given,
            ..OwnFields::default()
        };
        NewRating {
            content_hash: own.hash(),
            id: self.id,
            rated_at: now,
            device_at: now,
            received_at: now,
            time_note: TimeNote::Certain,
            local_date: app.zone.day_of_ms(now),
            decider: place.decider.id,
            receiver: place.receiver(),
            service_point: place.point.map(|point| point.id),
            domain: self.domain,
            subject: place.subject(),
            scale: counter.scale.id,
            questionnaire: counter.questionnaire.id,
            level: self.level,
            channel: place.channel,
            outcome: Some(Outcome::Done),
            reasons: self.reasons,
            answers: self.answers.kept,
            comment: self.comment,
            is_test: false,
            source: Source {
                link: place.link,
                ..Source::default()
            },
            device: DeviceMark::default(),
            extra: None,
        }
    }
}

fn fault(field: Option<Field>, message: String) -> FieldError {
    FieldError { field, message }
}
