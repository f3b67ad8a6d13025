//! `POST /r/{code}`: one form, one rating.

use axum::{
    extract::{Path, RawForm, State},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use hailong_views::page::citizen::FieldError;
use maud::Render;

use super::{
    form::Counter,
    new_id, not_kept,
    pressure::{self, Hold},
    sent::{Answer, Sent, fault},
    stamp::Made,
};
use crate::{
    app::App,
    i18n::t,
    model::{
        outcome::Outcome,
        rating::{DeviceMark, NewRating, Source, TimeNote},
        rating_fields::OwnFields,
    },
    store::{Record, RecordResult},
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
    let desk = Desk {
        app: &app,
        visit: &visit,
        counter: &counter,
        made: sent.made(&app, &counter),
    };
    let busy = come_again.map(Hold::Busy);
    match desk.check(&sent, is_taken) {
        Ok(answer) => desk.take(sent, answer, busy).await,
        Err(errors) => Ok(desk.again(sent, errors, busy)),
    }
}

/// Where a form was sent to, and by whom it is read.
struct Desk<'d> {
    app: &'d App,
    visit: &'d Visit,
    counter: &'d Counter<'d>,
    /// What the form's stamp says.
    made: Option<Made>,
}

impl Desk<'_> {
    fn check(&self, sent: &Sent, is_taken: bool) -> Result<Answer, Vec<FieldError>> {
        let lang = self.visit.lang;
        if is_taken {
            sent.check(self.made, self.counter, lang)
        } else {
            Err(vec![fault(None, t(lang, "citizen-error-form-old"))])
        }
    }

    /// Stores a form without faults and thanks, unless it has to wait. Nobody is thanked for what was not stored.
    async fn take(
        &self,
        sent: Sent,
        answer: Answer,
        busy: Option<Hold>,
    ) -> Result<Response, WebError> {
        let place = &self.counter.place;
        let stamped = sent.stamped(answer.made);
        let early = || pressure::hold(self.app, place, &stamped);
        if let Some(hold) = busy.or_else(early) {
            return Ok(self.again(sent, Vec::new(), Some(hold)));
        }
        let flag = pressure::flag(self.app, place, answer.made);
        if !self.store(answer, flag).await? {
            return Ok(self.again(sent, Vec::new(), Some(Hold::Unstored)));
        }
        Ok(Redirect::to(&format!("/r/{}/thanks", place.code)).into_response())
    }

    /// Whether the rating is kept. The same id again is a duplicate, or a second thought after going back: the
    /// first one stays, the second is kept apart. So does the first rating by a receipt. These, too, are thanked.
    async fn store(&self, answer: Answer, flag: Option<Record>) -> Result<bool, WebError> {
        let rating = Box::new(answer.into_rating(self.app, self.counter));
        let record = match self.counter.place.mark {
            Some(mark) => Record::ByReceipt(rating, mark),
            None => Record::Rating(rating),
        };
        let records = std::iter::once(record).chain(flag).collect();
        let results = self.app.ingest.submit(records).await?;
        let refused = matches!(results.first(), None | Some(RecordResult::Rejected(_)));
        Ok(!refused)
    }

    /// The form again, with all that was filled in: because of faults, or because it has to wait.
    fn again(&self, sent: Sent, errors: Vec<FieldError>, hold: Option<Hold>) -> Response {
        // An id that this server did not stamp is not stamped now.
        let id = self.made.map_or_else(|| new_id(self.app), |made| made.id);
        let mut page = self.counter.page(self.app, self.visit, id);
        if self.made.is_some() {
            // With its age: nobody waits twice.
            page.token = sent.stamp;
        }
        page.typed = sent.typed;
        page.questions.typed = sent.answers;
        page.errors = errors;
        page.guard.held = hold.map(|hold| hold.words(self.visit.lang));
        let mut again = not_kept(Html(page.render().into_string()));
        *again.status_mut() = hold.map_or(StatusCode::UNPROCESSABLE_ENTITY, Hold::status);
        if let Some(hold) = hold {
            let seconds = HeaderValue::from(hold.seconds());
            again.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        again
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
            id: self.made.id,
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
