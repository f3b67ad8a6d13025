//! Filling the citizen's form from the counter or agency that the code belongs to.

use hailong_views::page::citizen::{CitizenPage, Guard, Typed};
use uuid::Uuid;

use super::{
    answers,
    place::{self, Place, Refusal},
    pressure, stamp, words,
};
use crate::{
    app::App,
    i18n::Said,
    model::{
        agency::Agency,
        catalogue::Catalogue,
        domain::Domain,
        questionnaire::Questionnaire,
        rating::{COMMENT_KEPT_DAYS, COMMENT_MAX},
        scale::Scale,
        service_point::ServicePoint,
    },
    web::frame::Visit,
};

/// What stands behind a code, with what is asked there.
pub struct Counter<'a> {
    pub place: Place<'a>,
    pub domains: Vec<&'a Domain>,
    pub questionnaire: &'a Questionnaire,
    pub scale: &'a Scale,
    /// Whom the person reads: the one the rating is about; at a counter, the one that is met there.
    pub agency: &'a Agency,
}

impl<'a> Counter<'a> {
    /// Finds it; a link that opens no page today is refused, and so is one whose unit no longer exists.
    pub async fn find(
        app: &App,
        catalogue: &'a Catalogue,
        code: &str,
    ) -> Result<Self, Refusal<'a>> {
        let place = place::find(app, catalogue, code).await?;
        let asked = catalogue.questionnaire_for(place.receiver());
        let asked = asked.and_then(|asked| Some((asked, catalogue.scale(asked.scale)?)));
        let (questionnaire, scale) = asked.ok_or(Refusal::Unknown)?;
        let domains = match place.domain {
            Some(only) => vec![only],
            None => domains(catalogue, place.point),
        };
        let met = catalogue.agency_by_id(place.receiver());
        let met = met.filter(|_| place.mark.is_none());
        Ok(Self {
            agency: met.unwrap_or(place.decider),
            place,
            domains,
            questionnaire,
            scale,
        })
    }

    /// The same counter with the version that a form was made with; whether such a form is still taken.
    pub fn asking(mut self, catalogue: &'a Catalogue, version: Option<&str>) -> (Self, bool) {
        let asked = answers::version_asked(catalogue, self.questionnaire, version);
        let asked = asked.and_then(|asked| Some((asked, catalogue.scale(asked.scale)?)));
        let is_taken = asked.is_some();
        if let Some(asked) = asked {
            (self.questionnaire, self.scale) = asked;
        }
        (self, is_taken)
    }

    /// The empty form.
    pub fn page(&self, app: &App, visit: &Visit, id: Uuid) -> CitizenPage {
        let lang = visit.lang;
        let content = &self.questionnaire.content;
        let code = &self.place.code;
        CitizenPage {
            layout: visit.bare(app),
            action: format!("/r/{code}"),
            id: id.to_string(),
            token: stamp::make(app.key(), code, id, app.clock.now_ms()),
            question: words::said(lang, &content.title),
            agency: Said::vietnamese(lang, &self.agency.name),
            place: self
                .place
                .point
                .map(|point| Said::vietnamese(lang, &point.name)),
            domains: self
                .domains
                .iter()
                .map(|domain| words::domain(domain, lang))
                .collect(),
            levels: words::levels(self.scale, lang),
            reasons: words::reasons(
                self.questionnaire,
                lang,
                app.config.kiosk.hotline.as_deref(),
            ),
            questions: answers::questions(self.questionnaire, lang),
            comment: content.comment,
            comment_limit: u32::try_from(COMMENT_MAX).unwrap_or(u32::MAX),
            comment_kept_days: COMMENT_KEPT_DAYS,
            once: self.place.mark.is_some(),
            guard: Guard {
                proof: pressure::ask(app, &self.place),
                held: None,
            },
            typed: Typed::default(),
            errors: Vec::new(),
        }
    }
}

/// The domains of a counter; one without a list handles them all, and so does an agency online.
fn domains<'a>(catalogue: &'a Catalogue, point: Option<&ServicePoint>) -> Vec<&'a Domain> {
    let only = point.map_or(&[][..], |point| &point.domains);
    let handled = |domain: &&Domain| only.is_empty() || only.contains(&domain.id);
    catalogue.domains.iter().filter(handled).collect()
}
