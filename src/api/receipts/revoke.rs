//! `POST /api/v1/receipts/revoke`: codes that must not be used any more, by reference or by code.
//!
//! Sent again it answers the same. Whether a code was used is not looked at: the answer cannot tell it.

use std::{collections::HashMap, sync::Arc};

use axum::{Json, extract::State};
use chrono::NaiveDate;

use super::{
    RevocationAnswer, RevocationBatch, RevocationIn, RevocationStatus, RevocationsAnswer,
    check::MOST_ERRORS, check_number, program,
};
use crate::{
    account::Receipts,
    api::{
        extract::{Bearer, JsonBytes, explain_json},
        problem::{Code, FieldError, Kind, Problem, ProblemDocument},
        state::ApiState,
    },
    app::App,
    model::{
        catalogue::Catalogue,
        receipt::{ReceiptCode, SignedCode, last_day, mark_until, valid_days},
        text,
        user::Actor,
    },
    store::{Database, NewRevocation, Receipt, StoreError},
};

/// Revokes receipts; answers stand in the order of the request. A rating that was given stays.
#[utoipa::path(
    post,
    path = "/receipts/revoke",
    tag = "receipts",
    operation_id = "revoke_receipts",
    request_body = RevocationBatch,
    responses(
        (status = 200, description = "What became of each", body = RevocationsAnswer),
        (status = 401, description = "Unknown token", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks receipts:issue", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Larger than 1 MiB", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Unreadable or wrong; nothing was revoked", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many calls; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Not now; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("bearer" = []))
)]
pub async fn revoke_receipts(
    State(state): State<ApiState>,
    caller: Bearer,
    JsonBytes(body): JsonBytes,
) -> Result<Json<RevocationsAnswer>, Problem> {
    let token = program(caller)?;
    let RevocationBatch { receipts } = serde_json::from_slice(&body)
        .map_err(|error| Problem::invalid_field(explain_json(&error)))?;
    check_number("/receipts", receipts.len()).map_err(Problem::invalid_field)?;
    let errors: Vec<FieldError> = (0..)
        .zip(&receipts)
        .filter_map(wrong)
        .take(MOST_ERRORS)
        .collect();
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    // A caller that hangs up must not leave a transaction open.
    let (app, asked) = (state.app.clone(), receipts.clone());
    let told = tokio::spawn(async move {
        let by = (&Actor::program(), Some(token), app.clock.now_ms());
        Revoking::of(&app, token).revoke(&asked, by).await
    });
    let told = told
        .await
        .map_err(|error| Problem::new(Kind::Internal).because(&error))??;
    let answer = receipts.into_iter().zip(told);
    let answer = answer.map(|(asked, status)| RevocationAnswer {
        reference: asked.reference,
        code: asked.code,
        status,
    });
    Ok(Json(RevocationsAnswer {
        receipts: answer.collect(),
    }))
}

fn wrong((at, asked): (usize, &RevocationIn)) -> Option<FieldError> {
    if asked.reference.is_some() != asked.code.is_some() {
        return None;
    }
    let error = FieldError::new(format!("/receipts/{at}"), Code::OneOf);
    Some(error.with("expected", "reference, code"))
}

/// Revokes receipts for one caller on one day.
pub struct Revoking<'a> {
    /// The database.
    pub db: &'a Database,
    /// The reference data.
    pub catalogue: Arc<Catalogue>,
    /// What recognises codes.
    pub receipts: &'a Receipts,
    /// Days for which codes are good, where nothing was noted yet.
    pub valid_days: u32,
    /// Today in the operator's zone.
    pub today: NaiveDate,
    /// Number of the API token, 0 for the command line.
    pub caller: i32,
}

/// What a code turns out to be.
enum Found {
    /// Its last day, and the key of its agency.
    Genuine(NaiveDate, String),
    Unknown,
}

impl<'a> Revoking<'a> {
    /// For a program, now.
    pub fn of(app: &'a App, caller: i32) -> Self {
        Self {
            db: &app.db,
            catalogue: app.catalogue(),
            receipts: &app.receipts,
            valid_days: app.config.receipts.valid_days,
            today: app.clock.today(app.zone),
            caller,
        }
    }

    /// Revokes what can be; the answers stand in the order of the request.
    pub async fn revoke(
        &self,
        asked: &[RevocationIn],
        by: (&Actor, Option<i32>, i64),
    ) -> Result<Vec<RevocationStatus>, StoreError> {
        let codes: Vec<Option<ReceiptCode>> = asked.iter().map(|asked| self.code(asked)).collect();
        let hashes: Vec<_> = codes
            .iter()
            .flatten()
            .map(|code| self.receipts.issued(*code))
            .collect();
        let kept = self.db.receipts(&hashes).await?;
        let mut new = Vec::new();
        let mut answers = Vec::with_capacity(codes.len());
        for code in codes {
            answers.push(self.judge(code, &kept, &mut new));
        }
        self.db.revoke_receipts(&new, by).await?;
        Ok(answers)
    }

    fn code(&self, asked: &RevocationIn) -> Option<ReceiptCode> {
        match (&asked.reference, &asked.code) {
            (Some(reference), _) => {
                let reference = text::nfc(reference);
                Some(self.receipts.code(self.caller, reference.trim()))
            }
            (None, Some(code)) => ReceiptCode::parse(code).ok(),
            (None, None) => None,
        }
    }

    fn judge(
        &self,
        code: Option<ReceiptCode>,
        kept: &HashMap<[u8; 32], Receipt>,
        new: &mut Vec<NewRevocation>,
    ) -> RevocationStatus {
        let Some(code) = code else {
            return RevocationStatus::Unknown;
        };
        let found = match &code {
            ReceiptCode::Issued(_) => self.issued(kept.get(&self.receipts.issued(code))),
            ReceiptCode::Signed(signed) => self.printed(signed),
        };
        match found {
            Found::Unknown => RevocationStatus::Unknown,
            Found::Genuine(last, _) if last < self.today => RevocationStatus::Expired,
            Found::Genuine(last, agency) => {
                new.push(NewRevocation {
                    hash: self.receipts.revocation(code),
                    expires_on: mark_until(last),
                    agency,
                });
                RevocationStatus::Revoked
            }
        }
    }

    fn issued(&self, kept: Option<&Receipt>) -> Found {
        kept.map_or(Found::Unknown, |kept| {
            Found::Genuine(kept.expires_on, self.agency(Some(kept.agency)))
        })
    }

    fn printed(&self, code: &SignedCode) -> Found {
        let Ok((claims, _)) = self.receipts.verify(&self.catalogue, code) else {
            return Found::Unknown;
        };
        let log = &self.catalogue.receipt_validity;
        let days = valid_days(claims.day, log, self.valid_days);
        let point = self
            .catalogue
            .service_point_by_id(claims.service_point.into());
        let agency = self.agency(point.map(crate::model::service_point::ServicePoint::decider));
        Found::Genuine(last_day(claims.day, days), agency)
    }

    fn agency(&self, id: Option<i32>) -> String {
        let agency = id.and_then(|id| self.catalogue.agency_by_id(id));
        agency.map_or_else(String::new, |agency| agency.key.clone())
    }
}
