//! Filling the citizen's form from the counter that the link belongs to.

use hailong_views::page::citizen::{Choice, CitizenPage, LevelChoice, Typed};
use uuid::Uuid;

use super::stamp;
use crate::{
    app::App,
    i18n::Lang,
    model::{
        agency::Agency,
        catalogue::Catalogue,
        domain::Domain,
        kiosk::Link,
        questionnaire::Questionnaire,
        rating::{COMMENT_KEPT_DAYS, COMMENT_MAX},
        scale::Scale,
        service_point::ServicePoint,
    },
    web::{error::WebError, frame::Visit},
};

/// The counter behind a link, with what is asked there.
pub struct Counter<'a> {
    pub link: &'a Link,
    pub point: &'a ServicePoint,
    /// The receiving agency, which the person has just met.
    pub agency: &'a Agency,
    pub domains: Vec<&'a Domain>,
    pub questionnaire: &'a Questionnaire,
    pub scale: &'a Scale,
}

impl<'a> Counter<'a> {
    /// Finds the counter; a link that is closed today, or whose unit no longer exists, is unknown.
    pub fn find(app: &App, catalogue: &'a Catalogue, code: &str) -> Result<Self, WebError> {
        let today = app.clock.today(app.zone);
        let found = || {
            let link = catalogue
                .link(code)
                .filter(|link| link.valid.contains(today))?;
            let point = catalogue
                .service_point_by_id(link.service_point)
                .filter(|point| point.valid.contains(today))?;
            let agency = catalogue
                .agency_by_id(point.agency)
                .filter(|agency| agency.valid.contains(today))?;
            catalogue
                .agency_by_id(point.decider())
                .filter(|agency| agency.valid.contains(today))?;
            let questionnaire = catalogue.newest_questionnaire("default")?;
            let scale = catalogue.scale(questionnaire.scale)?;
            Some(Self {
                link,
                point,
                agency,
                domains: domains(catalogue, point),
                questionnaire,
                scale,
            })
        };
        found().ok_or_else(WebError::unknown_code)
    }

    /// The empty form.
    pub fn page(&self, app: &App, visit: &Visit, id: Uuid) -> CitizenPage {
        let lang = visit.lang;
        let content = &self.questionnaire.content;
        CitizenPage {
            layout: visit.bare(app),
            action: format!("/r/{}", self.link.code),
            id: id.to_string(),
            token: stamp::make(app.key(), &self.link.code, id, app.clock.now_ms()),
            question: content.title.get(lang.tag()).to_owned(),
            agency: self.agency.name.clone(),
            place: Some(self.point.name.clone()),
            domains: self
                .domains
                .iter()
                .map(|domain| choice(&domain.key, domain.name(lang.tag())))
                .collect(),
            levels: levels(self.scale, lang),
            reasons: content
                .reasons
                .iter()
                .map(|reason| choice(&reason.key, reason.labels.get(lang.tag())))
                .collect(),
            comment: content.comment,
            comment_limit: u32::try_from(COMMENT_MAX).unwrap_or(u32::MAX),
            comment_kept_days: COMMENT_KEPT_DAYS,
            typed: Typed::default(),
            errors: Vec::new(),
        }
    }
}

/// The domains of a counter; one without a list handles them all.
fn domains<'a>(catalogue: &'a Catalogue, point: &ServicePoint) -> Vec<&'a Domain> {
    let handled = |domain: &&Domain| point.domains.is_empty() || point.domains.contains(&domain.id);
    catalogue.domains.iter().filter(handled).collect()
}

fn levels(scale: &Scale, lang: Lang) -> Vec<LevelChoice> {
    let level = |offered: &crate::model::scale::ScaleLevel| LevelChoice {
        level: offered.level,
        label: offered.labels.get(lang.tag()).to_owned(),
    };
    scale.levels.iter().map(level).collect()
}

fn choice(key: &str, label: &str) -> Choice {
    Choice {
        key: key.to_owned(),
        label: label.to_owned(),
        note: None,
    }
}
