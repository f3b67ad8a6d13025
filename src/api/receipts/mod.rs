//! `POST /api/v1/receipts`: codes for receipts, up to a thousand a call, the same reference once; and
//! `POST /api/v1/receipts/revoke`, which takes them back.
//!
//! `POST /api/v1/receipts/printed`: how many a program printed by itself.
//!
//! Issued is all or nothing. References are looked at and forgotten: what is kept is a keyed hash.

mod check;
mod docs;
pub mod format;
mod printed;
mod revoke;

use axum::{Json, extract::State};

pub use check::{Ordered, Orders};
pub use docs::{
    ReceiptAnswer, ReceiptBatch, ReceiptIn, ReceiptStatus, ReceiptsAnswer, RevocationAnswer,
    RevocationBatch, RevocationIn, RevocationStatus, RevocationsAnswer, Warning,
};
pub use printed::{
    __path_report_printed, PrintedAnswer, PrintedBatch, PrintedIn, PrintedKept, PrintedStatus,
    check_printed, report_printed,
};
pub use revoke::{__path_revoke_receipts, Revoking, revoke_receipts};

use super::{
    extract::{Bearer, JsonBytes, explain_json},
    problem::{Code, FieldError, Kind, Problem, ProblemDocument},
    state::ApiState,
};
use crate::{
    account::Caller,
    app::App,
    model::grant::Grant,
    store::{NewReceipt, StoredReceipt},
};

/// Most receipts of a call.
const MOST: usize = 1_000;

/// Issues codes for receipts; answers stand in the order of the request.
#[utoipa::path(
    post,
    path = "/receipts",
    tag = "receipts",
    operation_id = "issue_receipts",
    request_body = ReceiptBatch,
    responses(
        (status = 200, description = "A code for each", body = ReceiptsAnswer),
        (status = 401, description = "Unknown token", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks receipts:issue", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Larger than 1 MiB", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Unreadable or wrong; nothing was issued", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many calls; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Not now; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("bearer" = []))
)]
pub async fn issue_receipts(
    State(state): State<ApiState>,
    caller: Bearer,
    JsonBytes(body): JsonBytes,
) -> Result<Json<ReceiptsAnswer>, Problem> {
    let token = program(caller)?;
    let batch: ReceiptBatch = serde_json::from_slice(&body)
        .map_err(|error| Problem::invalid_field(explain_json(&error)))?;
    check_number("/receipts", batch.receipts.len()).map_err(Problem::invalid_field)?;
    let orders = Orders::of(&state.app, token);
    let ordered = orders
        .check_all(&batch.receipts)
        .map_err(Problem::invalid)?;
    let new = ordered.iter().map(|ordered| ordered.new).collect();
    let stored = store(state.app.clone(), new).await?;
    let catalogue = state.app.catalogue();
    let about = batch.receipts.iter().zip(&ordered).zip(&stored);
    let answer = about.map(|((asked, ordered), stored)| {
        ReceiptAnswer::new(&state.app, &catalogue, (asked, ordered, *stored))
    });
    Ok(Json(ReceiptsAnswer {
        receipts: answer.collect(),
    }))
}

/// The number of the token, if it may.
fn program(caller: Bearer) -> Result<i32, Problem> {
    caller.require(Grant::ReceiptsIssue)?;
    match caller.0 {
        Caller::Program(token) => Ok(token.id),
        Caller::Kiosk(_) => Err(Kind::Forbidden.into()),
    }
}

fn check_number(pointer: &str, records: usize) -> Result<(), FieldError> {
    match records {
        0 => Err(FieldError::new(pointer, Code::NoRecords)),
        1..=MOST => Ok(()),
        more => {
            let error = FieldError::new(pointer, Code::TooManyRecords);
            Err(error
                .with("value", more.to_string())
                .with("max", MOST.to_string()))
        }
    }
}

/// A caller that hangs up must not leave a transaction open.
async fn store(app: App, new: Vec<NewReceipt>) -> Result<Vec<StoredReceipt>, Problem> {
    let issued = tokio::spawn(async move { app.db.issue_receipts(&new).await });
    let issued = issued
        .await
        .map_err(|error| Problem::new(Kind::Internal).because(&error))?;
    Ok(issued?)
}
