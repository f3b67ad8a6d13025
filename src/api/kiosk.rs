//! `GET /api/v1/kiosk`: all that a device shows.

use std::collections::BTreeSet;

use axum::{Json, extract::State};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    extract::KioskCaller,
    problem::{Problem, ProblemDocument},
    state::ApiState,
};
use crate::{
    app::App,
    i18n::Lang,
    model::{
        catalogue::Catalogue,
        domain::Domain,
        kiosk::{Kiosk, Office, Pin},
        labels::Labels,
        opening::OpenHours,
        questionnaire::Questionnaire,
        rating::COMMENT_KEPT_DAYS,
        scale::Scale,
        service_point::ServicePoint,
    },
};

/// Days of which holidays are told.
const HOLIDAYS_AHEAD: Days = Days::new(60);

/// A device and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KioskDocument {
    /// Its number.
    pub id: i32,
    /// Its name.
    pub name: String,
    /// Name of the service point.
    pub service_point: String,
    /// Name of the agency that is rated here.
    pub agency: String,
    /// The service point with the receiving agency, where that is another than the one rated.
    pub place: Option<String>,
}

/// A domain to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DomainDocument {
    /// Its key.
    pub key: String,
    /// Its names by language.
    pub names: Labels,
}

/// A face.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LevelDocument {
    /// 1 (worst) to 5 (best).
    pub level: u8,
    /// Its words by language.
    pub labels: Labels,
    /// Whether it counts as satisfied: by it the reasons are asked for in other words.
    pub satisfied: bool,
}

/// The faces, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScaleDocument {
    /// Key of the scale.
    pub key: String,
    /// The levels offered.
    pub levels: Vec<LevelDocument>,
}

/// A reason to tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReasonDocument {
    /// Its key.
    pub key: String,
    /// Its words by language.
    pub labels: Labels,
}

/// What is asked: the newest version of the questionnaire chosen for the agency of the service point, without its
/// further questions, which only phones ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QuestionnaireDocument {
    /// Key and version; each rating names it.
    #[schema(examples("default@1"))]
    pub id: String,
    /// The faces.
    pub scale: ScaleDocument,
    /// The question, by language.
    pub title: Labels,
    /// The reasons offered, to all levels.
    pub reasons: Vec<ReasonDocument>,
    /// Whether a comment may be written.
    pub comment: bool,
    /// Days after which the text of a comment is deleted.
    pub comment_days: u32,
}

/// All that a device shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KioskSettings {
    /// The device and where it stands.
    pub kiosk: KioskDocument,
    /// Names the life of the database.
    pub epoch: String,
    /// Languages offered, the official one first.
    pub languages: Vec<String>,
    /// Domains handled here.
    pub domains: Vec<DomainDocument>,
    /// What is asked.
    pub questionnaire: QuestionnaireDocument,
    /// The least time between two counted taps, milliseconds.
    pub response_interval_ms: u32,
    /// The clock on the wall of the office, a name of the IANA list.
    #[schema(examples("Asia/Ho_Chi_Minh"))]
    pub timezone: String,
    /// When people are served here.
    pub opening: Vec<OpeningDocument>,
    /// Days of the next 60 on which nobody is served here: holidays of all service points, and of this one.
    #[schema(value_type = Vec<String>, format = Date)]
    pub holidays: Vec<NaiveDate>,
    /// Seconds after which an abandoned screen goes back to its beginning.
    pub idle_seconds: u32,
    /// What checks the PIN of the device's menu; none is set where it is `null`.
    pub pin: Option<PinDocument>,
    /// Whom people may call.
    pub hotline: Option<String>,
    /// Grows when any of this may have changed; heartbeats are answered with it.
    pub config_version: i64,
}

/// A stretch of a weekday in which people are served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpeningDocument {
    /// 1 Monday to 7 Sunday.
    #[schema(minimum = 1, maximum = 7)]
    pub weekday: u8,
    /// Its first minute.
    #[schema(examples("07:30"))]
    pub from: String,
    /// The minute after its last; `24:00` is the end of the day.
    #[schema(examples("11:30"))]
    pub until: String,
}

/// What a device needs to check a PIN without network: PBKDF2 with HMAC-SHA256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PinDocument {
    /// Base64.
    pub salt: String,
    /// Rounds.
    pub iterations: u32,
    /// 32 bytes, base64.
    pub hash: String,
}

/// What this device is to show.
#[utoipa::path(
    get,
    path = "/kiosk",
    tag = "kiosks",
    operation_id = "read_kiosk",
    responses(
        (status = 200, description = "All that the device shows", body = KioskSettings),
        (status = 401, description = "Unknown token", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "Not the token of a kiosk", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many calls; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Not now; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("bearer" = []))
)]
pub async fn read_kiosk(
    State(state): State<ApiState>,
    KioskCaller(kiosk): KioskCaller,
) -> Result<Json<KioskSettings>, Problem> {
    let catalogue = state.app.catalogue();
    // Neither can be missing while the token is known; a restore half done may look like it.
    let settings = settings(&state.app, &catalogue, &kiosk);
    let settings = settings.ok_or_else(|| Problem::unavailable(10))?;
    Ok(Json(settings))
}

fn settings(app: &App, catalogue: &Catalogue, kiosk: &Kiosk) -> Option<KioskSettings> {
    let point = catalogue.service_point_by_id(kiosk.service_point)?;
    let questionnaire = catalogue.questionnaire_for(point.agency)?;
    let scale = catalogue.scale(questionnaire.scale)?;
    Some(KioskSettings {
        kiosk: describe(catalogue, kiosk)?,
        epoch: catalogue.epoch.clone(),
        languages: Lang::ALL.iter().map(|lang| lang.tag().to_owned()).collect(),
        domains: domains(catalogue, point),
        questionnaire: asked(questionnaire, scale),
        response_interval_ms: app.config.kiosk.response_interval_seconds * 1_000,
        timezone: app.zone.to_string(),
        opening: opening(&Office::new(catalogue, app.zone, point.id)),
        holidays: holidays(catalogue, point.id, app.clock.today(app.zone)),
        idle_seconds: app.config.kiosk.idle_seconds,
        pin: catalogue.pins.get(&kiosk.id).map(pin),
        hotline: app.config.kiosk.hotline.clone(),
        config_version: catalogue.version,
    })
}

fn opening(office: &Office<'_>) -> Vec<OpeningDocument> {
    let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let document = |hours: OpenHours| OpeningDocument {
        weekday: hours.weekday,
        from: time(hours.from),
        until: time(hours.until),
    };
    office.week().into_iter().map(document).collect()
}

fn holidays(catalogue: &Catalogue, point: i32, today: NaiveDate) -> Vec<NaiveDate> {
    let last = today.checked_add_days(HOLIDAYS_AHEAD).unwrap_or(today);
    let days = catalogue.holidays_at(point).map(|holiday| holiday.day);
    let ahead: BTreeSet<NaiveDate> = days.filter(|day| (today..=last).contains(day)).collect();
    ahead.into_iter().collect()
}

fn pin(pin: &Pin) -> PinDocument {
    PinDocument {
        salt: BASE64.encode(&pin.salt),
        iterations: pin.iterations,
        hash: BASE64.encode(&pin.hash),
    }
}

/// The device and where it stands.
pub fn describe(catalogue: &Catalogue, kiosk: &Kiosk) -> Option<KioskDocument> {
    let point = catalogue.service_point_by_id(kiosk.service_point)?;
    let name = |id| catalogue.agency_by_id(id).map(|agency| agency.name.clone());
    let elsewhere = (point.decider() != point.agency)
        .then(|| name(point.agency))
        .flatten();
    Some(KioskDocument {
        id: kiosk.id,
        name: kiosk.name.clone(),
        service_point: point.name.clone(),
        agency: name(point.decider())?,
        place: elsewhere.map(|receiver| format!("{}, {receiver}", point.name)),
    })
}

/// The domains of a service point; all of them where it names none.
fn domains(catalogue: &Catalogue, point: &ServicePoint) -> Vec<DomainDocument> {
    let handled = |domain: &&Domain| point.domains.is_empty() || point.domains.contains(&domain.id);
    let document = |domain: &Domain| DomainDocument {
        key: domain.key.clone(),
        names: Labels::vi_en(&domain.name_vi, domain.name("en")),
    };
    catalogue
        .domains
        .iter()
        .filter(handled)
        .map(document)
        .collect()
}

/// Its one question: groups and questions after a reason are left out, since a kiosk's rating is one tap.
fn asked(questionnaire: &Questionnaire, scale: &Scale) -> QuestionnaireDocument {
    let levels = scale.levels.iter().map(|offered| LevelDocument {
        level: offered.level,
        labels: offered.labels.clone(),
        satisfied: offered.satisfied,
    });
    let content = &questionnaire.content;
    let reasons = content.reasons.iter().map(|reason| ReasonDocument {
        key: reason.key.clone(),
        labels: reason.labels.clone(),
    });
    QuestionnaireDocument {
        id: questionnaire.name(),
        scale: ScaleDocument {
            key: scale.key.clone(),
            levels: levels.collect(),
        },
        title: content.title.clone(),
        reasons: reasons.collect(),
        comment: content.comment,
        comment_days: COMMENT_KEPT_DAYS,
    }
}
