//! `GET /api/v1/scores`: counts, rates and verdicts of a period.

mod document;
mod params;
mod receipts;
mod target;

use std::collections::BTreeSet;

use axum::{
    Json,
    extract::{Query, State},
    http::{HeaderMap, Uri},
};
use utoipa::IntoParams;

pub use document::{PeriodDocument, RowDocument, ScoresDocument, rfc3339};
pub use params::{default_calendar, read_query};
pub use receipts::{ReceiptsDocument, ReceiptsGap};
pub use target::{OfficialDocument, TargetDocument};

use super::{
    extract::{MaybeBearer, Speaks},
    problem::{Kind, Problem, ProblemDocument},
    state::ApiState,
};
use crate::{
    app::App,
    middleware::{client::Client, session::Visitor},
    model::{
        calendar::Calendar,
        catalogue::Catalogue,
        channel::Channel,
        grant::Grant,
        permission::{Permission, Reach},
        subject::Subject,
    },
    report::{Least, ScoreQuery, may_ask, scores},
    store::View,
};

/// The parameters, for the documentation; [`params`] reads them, so that it can say what is wrong with each.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it only describes")]
struct ScoreParams {
    /// `2026`, `2026-H1`, `2026-9M`, `2026-Q3`, `2026-07`, `2026-07-15`, `2021..2025`, `2026-01-01..2026-03-31`.
    #[param(
        example = "2026-Q3",
        pattern = r"^(19\d{2}|2[01]\d{2}|2200)(-(H[12]|9M|Q[1-4]|\d{2}(-\d{2})?))?(\.\.(19\d{2}|2[01]\d{2}|2200)(-\d{2}-\d{2})?)?$"
    )]
    period: String,
    /// How names of periods are read; the configured way if not given.
    calendar: Option<Calendar>,
    /// Key of a scope: only its agencies; its targets then judge the total.
    #[param(min_length = 1)]
    scope: Option<String>,
    /// Dimensions of the rows, any of `agency`, `domain`, `scale`, with commas; the first two if not given.
    #[param(pattern = "^(agency|domain|scale)(,(agency|domain|scale))*$")]
    by: Option<String>,
    /// Key of an agency.
    #[param(min_length = 1)]
    agency: Option<String>,
    /// Key of a domain.
    #[param(min_length = 1)]
    domain: Option<String>,
    /// Only this channel.
    channel: Option<Channel>,
    /// Only this subject.
    subject: Option<Subject>,
    /// Whether rows are about the agency that decides or the one that receives.
    view: Option<View>,
    /// With all agencies below the named one.
    #[param(pattern = "^[01]$")]
    children: Option<String>,
    /// With whole predecessors of the named agency.
    #[param(pattern = "^[01]$")]
    lineage: Option<String>,
    /// Vertical agencies and other subjects enter the total.
    #[param(pattern = "^[01]$")]
    vertical: Option<String>,
    /// The total is told by channel, too.
    #[param(pattern = "^[01]$")]
    channels: Option<String>,
}

/// Scores of a period.
#[utoipa::path(
    get,
    path = "/scores",
    tag = "scores",
    operation_id = "read_scores",
    params(ScoreParams),
    responses(
        (status = 200, description = "Counts, rates and verdicts", body = ScoresDocument),
        (status = 401, description = "No token and no session, or an unknown one", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks scores:read, or the person may not see this", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "No such scope, agency or domain", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "A parameter that cannot be", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many calls; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Not now; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security((), ("bearer" = []))
)]
pub async fn read_scores(
    State(state): State<ApiState>,
    Speaks(lang): Speaks,
    caller: MaybeBearer,
    client: Client,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Json<ScoresDocument>, Problem> {
    let app = &state.app;
    let sight = sight_of(app, &caller, client, &headers).await?;
    let Query(pairs) = Query::try_from_uri(&uri).map_err(|_| Kind::Invalid)?;
    let pairs: Vec<(String, String)> = pairs;
    let catalogue = app.catalogue();
    let mut query = read_query(&pairs, &app.config, &catalogue, lang).map_err(Problem::invalid)?;
    query.within = sight.within;
    query.least = sight.least;
    leave_default_scope(app, &catalogue, &pairs, &mut query);
    check_within(app, &catalogue, &query)?;
    let table = scores(&app.db, &catalogue, &query, app.clock.now_ms()).await?;
    Ok(Json(ScoresDocument::new(
        &table, &catalogue, app.zone, lang,
    )))
}

/// What a caller sees.
#[derive(Default)]
struct Sight {
    /// Only these agencies; all, if `None`.
    within: Option<BTreeSet<i32>>,
    /// What of a short period is held back; `None` for exact figures.
    least: Option<Least>,
}

/// How far the caller may read: a token needs the grant and reads all, exactly; a session reads as its person may
/// on the pages, and in the demonstration so does everybody on this machine.
async fn sight_of(
    app: &App,
    caller: &MaybeBearer,
    client: Client,
    headers: &HeaderMap,
) -> Result<Sight, Problem> {
    if let Some(bearer) = &caller.0 {
        return bearer.require(Grant::ScoresRead).map(|()| Sight::default());
    }
    let visitor = Visitor::of(app, client, headers).await?;
    let viewer = visitor.viewer().ok_or(Kind::Unauthorized)?;
    let within = match viewer.reach(Permission::ViewFigures) {
        Reach::All => None,
        Reach::Own => viewer.agencies().cloned().or_else(|| Some(BTreeSet::new())),
        Reach::None => return Err(Kind::Forbidden.into()),
    };
    let exact = viewer.may(Permission::ViewSingleRatings);
    let least = (!exact).then(|| Least {
        ratings: app.config.report.min_cell,
        today: app.clock.today(app.zone),
    });
    Ok(Sight { within, least })
}

/// The configured scope is only a default: where it was not asked for and reaches too far, it is left out.
fn leave_default_scope(
    app: &App,
    catalogue: &Catalogue,
    pairs: &[(String, String)],
    query: &mut ScoreQuery,
) {
    let asked = pairs.iter().any(|(name, _)| name == "scope");
    if !asked && check_within(app, catalogue, query).is_err() && query.agency.is_none() {
        query.scope = None;
    }
}

/// A person who sees some agencies only asks for no other, and for no scope that reaches beyond them.
fn check_within(app: &App, catalogue: &Catalogue, query: &ScoreQuery) -> Result<(), Problem> {
    let Some(within) = &query.within else {
        return Ok(());
    };
    let agency = query
        .agency
        .as_deref()
        .and_then(|key| catalogue.find_agency(key));
    let scope = query.scope.as_deref().and_then(|key| catalogue.scope(key));
    let today = app.clock.today(app.zone);
    let seen = agency.is_none_or(|agency| within.contains(&agency.id))
        && scope.is_none_or(|scope| may_ask(catalogue, scope, Some(within), today));
    if seen {
        Ok(())
    } else {
        Err(Kind::Forbidden.into())
    }
}
