//! How citizens will see a version: beside its facts, and as on a phone.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::page::{
    admin::{Preview, PreviewAfter, PreviewText},
    citizen::{CitizenPage, Guard, Typed},
};

use crate::{
    admin::questionnaires::version,
    i18n::{Lang, t},
    model::{
        audit::ObjectKind,
        catalogue::Catalogue,
        labels::Labels,
        questionnaire::{Questionnaire, QuestionnaireContent, ReasonQuestion},
        rating::{COMMENT_KEPT_DAYS, COMMENT_MAX},
        scale::Scale,
    },
    web::{
        account::page,
        admin::{address, clerk::Clerk},
        citizen::{answers, words},
        error::WebError,
    },
};

const OBJECT: ObjectKind = ObjectKind::Questionnaire;

/// `GET /admin/questionnaires/{version}/preview`
pub async fn show(clerk: Clerk) -> Result<Response, WebError> {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let version = version(&catalogue, &clerk.key).ok_or_else(WebError::not_found)?;
    let content = &version.content;
    let scale = scale(&catalogue, version);
    let shown = CitizenPage {
        layout: clerk.visit.bare(&clerk.app),
        action: address::step(OBJECT, &clerk.key, "preview"),
        id: String::new(),
        token: String::new(),
        question: words::said(lang, &content.title),
        agency: t(lang, "questionnaire-preview").into(),
        place: Some(version.name().into()),
        domains: Vec::new(),
        levels: scale.map_or_else(Vec::new, |scale| words::levels(scale, lang)),
        reasons: words::reasons(version, lang, clerk.app.config.kiosk.hotline.as_deref()),
        questions: answers::questions(version, lang),
        comment: content.comment,
        comment_limit: u32::try_from(COMMENT_MAX).unwrap_or(u32::MAX),
        comment_kept_days: COMMENT_KEPT_DAYS,
        once: false,
        guard: Guard::default(),
        typed: Typed::default(),
        errors: Vec::new(),
    };
    Ok(page(StatusCode::OK, &shown))
}

/// `POST /admin/questionnaires/{version}/preview`: whoever tries the form out goes back; nothing is kept.
pub async fn send(clerk: Clerk) -> Response {
    Redirect::to(&address::thing(OBJECT, &clerk.key)).into_response()
}

/// The words of a version in both languages.
pub fn preview(catalogue: &Catalogue, version: &Questionnaire) -> Preview {
    let content = &version.content;
    let levels = scale(catalogue, version).map_or(&[][..], |scale| &scale.levels);
    let questions = content.questions().map(|question| &question.labels);
    let after = content.reason_questions.iter();
    Preview {
        question: both(&content.title),
        levels: levels
            .iter()
            .map(|level| (level.level, both(&level.labels)))
            .collect(),
        reasons: content.reasons.iter().map(|r| both(&r.labels)).collect(),
        comment: content.comment,
        questions: questions.map(both).collect(),
        after: after.map(|asked| follow_up(content, asked)).collect(),
    }
}

/// A question that follows a reason, with that reason's words.
fn follow_up(content: &QuestionnaireContent, asked: &ReasonQuestion) -> PreviewAfter {
    let mut reasons = content.reasons.iter();
    let reason = reasons.find(|reason| reason.key == asked.reason);
    PreviewAfter {
        reason: reason.map_or_else(PreviewText::default, |reason| both(&reason.labels)),
        question: both(&asked.labels),
        choices: asked.choices.iter().map(|c| both(&c.labels)).collect(),
    }
}

/// The scale of a version, drafts included.
fn scale<'c>(catalogue: &'c Catalogue, version: &Questionnaire) -> Option<&'c Scale> {
    let mut drafts = catalogue.draft_scales.iter();
    let published = catalogue.scale(version.scale);
    published.or_else(|| drafts.find(|scale| scale.id == version.scale))
}

fn both(labels: &Labels) -> PreviewText {
    let text = |lang: Lang| labels.0.get(lang.tag()).cloned().unwrap_or_default();
    PreviewText {
        vi: text(Lang::Vi),
        en: text(Lang::En),
    }
}
