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
};
use crate::{
    app::App,
    i18n::t,
    model::{
        outcome::Outcome,
        rating::{DeviceMark, NewRating, Source, TimeNote},
        rating_fields::OwnFields,
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
                return Ok(again(sent, &app, &counter, &visit, Vec::new(), Some(hold)));
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
            Ok(again(sent, &app, &counter, &visit, errors, busy))
        }
    }
}

/// The form again, with all that was filled in: because of faults, or because it has to wait.
fn again(
    sent: Sent,
    app: &App,
    counter: &Counter<'_>,
    visit: &Visit,
    errors: Vec<FieldError>,
    hold: Option<Hold>,
) -> Response {
    let stamped = sent.stamped_id(app, counter, visit.lang);
    // An id that this server did not stamp is not stamped now.
    let id = stamped.as_ref().map_or_else(|_| new_id(app), |id| *id);
    let mut page = counter.page(app, visit, id);
    if stamped.is_ok() {
        // With its age: nobody waits twice.
        page.token = sent.stamp;
    }
    page.typed = sent.typed;
    page.questions.typed = sent.answers;
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
