//! `POST /api/v1/receipts/printed`: how many codes a program printed offline, so that ratings by receipt can be told
//! in percent of the receipts handed out. Numbers only: which codes they are, nobody says.

use std::collections::HashSet;

use axum::{Json, extract::State};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Orders, check::MOST_ERRORS, check_number};
use crate::{
    account::Caller,
    api::{
        extract::{Bearer, JsonBytes, explain_json},
        problem::{Code, FieldError, Kind, Problem, ProblemDocument, shown},
        state::ApiState,
    },
    app::App,
    model::{
        catalogue::Catalogue,
        grant::Grant,
        receipt::{MOST_PRINTED, PrintedFault, PrintedReport},
        user::Actor,
    },
    store::{PrintedCount, PrintedOutcome},
};

/// Numbers of codes printed offline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrintedBatch {
    /// 1 to 1 000 numbers.
    #[schema(min_items = 1, max_items = 1000)]
    pub printed: Vec<PrintedIn>,
}

/// How many codes were printed with a key, for a counter and domain, on a day. A later report replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrintedIn {
    /// Number of the key, as in the codes.
    #[schema(maximum = 1023)]
    pub key: u16,
    /// The day that stands in the codes.
    pub day: NaiveDate,
    /// Key of the counter.
    pub service_point: String,
    /// Key of the domain.
    pub domain: String,
    /// All codes printed so, not those since the last report; 0 says that there were none.
    #[schema(maximum = 1_000_000)]
    pub count: u32,
}

/// What is kept now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PrintedAnswer {
    /// In the order of the request.
    pub printed: Vec<PrintedKept>,
}

/// One number that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PrintedKept {
    /// As sent.
    pub key: u16,
    /// As sent.
    pub day: NaiveDate,
    /// As sent.
    pub service_point: String,
    /// As sent.
    pub domain: String,
    /// The deciding agency whose receipts they are.
    pub agency: Option<String>,
    /// As sent.
    pub count: u32,
    /// What became of it.
    pub status: PrintedStatus,
}

/// What became of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PrintedStatus {
    /// It is new.
    Added,
    /// It stands in place of another one.
    Changed,
    /// It was known.
    Known,
}

/// Takes the numbers of codes that a program printed offline.
#[utoipa::path(
    post,
    path = "/receipts/printed",
    tag = "receipts",
    operation_id = "report_printed_receipts",
    request_body = PrintedBatch,
    responses(
        (status = 200, description = "All are kept", body = PrintedAnswer),
        (status = 401, description = "Unknown token", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks receipts:issue", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Larger than 1 MiB", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Unreadable or wrong; nothing was kept", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many calls; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Not now; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("bearer" = []))
)]
pub async fn report_printed(
    State(state): State<ApiState>,
    caller: Bearer,
    JsonBytes(body): JsonBytes,
) -> Result<Json<PrintedAnswer>, Problem> {
    caller.require(Grant::ReceiptsIssue)?;
    let Caller::Program(token) = caller.0 else {
        return Err(Kind::Forbidden.into());
    };
    let batch: PrintedBatch = serde_json::from_slice(&body)
        .map_err(|error| Problem::invalid_field(explain_json(&error)))?;
    check_number("/printed", batch.printed.len()).map_err(Problem::invalid_field)?;
    let counts = check_all(&Orders::of(&state.app, token.id), &batch.printed);
    let counts = counts.map_err(Problem::invalid)?;
    let outcomes = keep(state.app.clone(), counts.clone(), token.id).await?;
    let catalogue = state.app.catalogue();
    let kept = batch.printed.into_iter().zip(counts).zip(outcomes);
    let kept = kept.map(|((asked, count), outcome)| kept_of(&catalogue, asked, &count, outcome));
    Ok(Json(PrintedAnswer {
        printed: kept.collect(),
    }))
}

/// A caller that hangs up must not leave a transaction open.
async fn keep(
    app: App,
    counts: Vec<PrintedCount>,
    token: i32,
) -> Result<Vec<PrintedOutcome>, Problem> {
    let now = app.clock.now_ms();
    let kept = tokio::spawn(async move {
        app.db
            .report_printed(&counts, (&Actor::program(), Some(token)), now)
            .await
    });
    let kept = kept
        .await
        .map_err(|error| Problem::new(Kind::Internal).because(&error))?;
    Ok(kept?)
}

fn kept_of(
    catalogue: &Catalogue,
    asked: PrintedIn,
    count: &PrintedCount,
    outcome: PrintedOutcome,
) -> PrintedKept {
    let agency = catalogue.agency_by_id(count.agency);
    PrintedKept {
        key: asked.key,
        day: asked.day,
        service_point: asked.service_point,
        domain: asked.domain,
        agency: agency.map(|agency| agency.key.clone()),
        count: asked.count,
        status: match outcome {
            PrintedOutcome::Added => PrintedStatus::Added,
            PrintedOutcome::Changed => PrintedStatus::Changed,
            PrintedOutcome::Same => PrintedStatus::Known,
        },
    }
}

fn check_all(
    orders: &Orders<'_>,
    asked: &[PrintedIn],
) -> Result<Vec<PrintedCount>, Vec<FieldError>> {
    let (mut errors, mut counts) = (Vec::new(), Vec::with_capacity(asked.len()));
    let mut seen = HashSet::new();
    for (at, printed) in asked.iter().enumerate() {
        match check_printed(orders, printed) {
            Ok(count) => {
                if !seen.insert((count.key, count.day, count.service_point, count.domain)) {
                    errors.push(FieldError::new(format!("/printed/{at}"), Code::Repeated));
                }
                counts.push(count);
            }
            Err(mut error) => {
                error.pointer = format!("/printed/{at}/{}", error.pointer);
                errors.push(error);
            }
        }
    }
    errors.truncate(MOST_ERRORS);
    if errors.is_empty() {
        Ok(counts)
    } else {
        Err(errors)
    }
}

/// Checks one number; the error's pointer is the name of the field. Unlike a file, which may tell of long ago, it is
/// about codes that are still good.
pub fn check_printed(orders: &Orders<'_>, asked: &PrintedIn) -> Result<PrintedCount, FieldError> {
    let (day, _) = orders.days(Some(asked.day)).map_err(|error| FieldError {
        pointer: "day".to_owned(),
        ..error
    })?;
    let point = orders.point(&asked.service_point, day)?;
    let domain = orders.catalogue.domain(&asked.domain).ok_or_else(|| {
        FieldError::new("domain", Code::UnknownDomain).with("value", shown(&asked.domain))
    })?;
    let report = PrintedReport {
        key: Some(asked.key),
        day: Some(day),
        point: Some(point),
        count: Some(asked.count),
    };
    let faults = report.faults(&orders.catalogue, orders.today);
    if let Some(fault) = faults.first() {
        return Err(explain(fault, asked));
    }
    Ok(PrintedCount {
        key: asked.key,
        day,
        service_point: point.id,
        domain: domain.id,
        agency: point.decider(),
        printed: asked.count,
        names: (point.key.clone(), domain.key.clone()),
    })
}

/// Says in which field a fault is.
fn explain(fault: &PrintedFault, asked: &PrintedIn) -> FieldError {
    let of = |field, code, value: String| FieldError::new(field, code).with("value", value);
    let (day, key) = (asked.day.to_string(), asked.key.to_string());
    let point = shown(&asked.service_point);
    match fault {
        PrintedFault::DayInFuture => of("day", Code::DayInFuture, day),
        PrintedFault::UnknownKey => of("key", Code::UnknownReceiptKey, key),
        PrintedFault::KeyNotValid => of("key", Code::ReceiptKeyNotValid, key).with("day", day),
        PrintedFault::PointNotValid => {
            of("service_point", Code::ServicePointNotValid, point).with("day", day)
        }
        PrintedFault::AgencyNotValid(agency) => {
            of("service_point", Code::AgencyNotValid, agency.clone()).with("day", day)
        }
        PrintedFault::TooMany => {
            let error = FieldError::new("count", Code::OutOfRange).with("min", "0");
            error.with("max", MOST_PRINTED.to_string())
        }
    }
}
