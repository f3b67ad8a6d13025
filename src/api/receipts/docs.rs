//! The shape of a call and of its answer.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Ordered;
use crate::{app::App, model::catalogue::Catalogue, store::StoredReceipt};

/// Receipts to be issued.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiptBatch {
    /// 1 to 1 000 receipts.
    #[schema(min_items = 1, max_items = 1000)]
    pub receipts: Vec<ReceiptIn>,
}

/// One dossier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiptIn {
    /// The caller's own name for it, such as the dossier's number. It is not kept: only a keyed hash
    /// is, so that the same reference of the same token has the same code.
    #[schema(min_length = 1, max_length = 100, examples("H29.50.05.13-261008-0975"))]
    pub reference: String,
    /// Key of the counter where it was handed in; none for a dossier that came online.
    #[serde(default)]
    pub service_point: Option<String>,
    /// Key of the domain.
    pub domain: String,
    /// Key of the agency that decides; that of the counter unless given. Without a counter it must be given.
    #[serde(default)]
    pub agency: Option<String>,
    /// Day of the receipt; today unless given.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
}

/// Codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReceiptsAnswer {
    /// In the order of the request.
    pub receipts: Vec<ReceiptAnswer>,
}

/// The code of one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReceiptAnswer {
    /// As sent.
    pub reference: String,
    /// 20 letters and digits.
    pub code: String,
    /// What to print as a QR code.
    pub url: String,
    /// The last day on which it can be used.
    pub expires_on: NaiveDate,
    /// Whether it was issued now.
    pub status: ReceiptStatus,
    /// The counter that is kept, none online: that of the first call with this reference.
    pub service_point: Option<String>,
    /// The domain that is kept.
    pub domain: Option<String>,
    /// The deciding agency that is kept.
    pub agency: Option<String>,
    /// The day that is kept.
    pub issued_on: NaiveDate,
    /// What looks odd and was taken all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub warnings: Vec<Warning>,
}

/// Whether a code was issued now, and whether it can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptStatus {
    /// Now.
    Issued,
    /// Before; what is kept stays as it is.
    Known,
    /// Before, and it was revoked since: its code cannot be used. A dossier that is to be rated all the same
    /// needs another reference.
    Revoked,
}

impl ReceiptStatus {
    const fn of(stored: StoredReceipt) -> Self {
        if stored.is_revoked {
            Self::Revoked
        } else if stored.is_new {
            Self::Issued
        } else {
            Self::Known
        }
    }
}

/// What looks odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// The reference has none of the configured shapes of dossier numbers.
    UnknownShape,
}

impl ReceiptAnswer {
    /// What is answered to one receipt.
    pub fn new(
        app: &App,
        catalogue: &Catalogue,
        (asked, ordered, stored): (&ReceiptIn, &Ordered, StoredReceipt),
    ) -> Self {
        let kept = stored.receipt;
        let code = ordered.code.to_string();
        let point = kept.service_point;
        let point = point.and_then(|id| catalogue.service_point_by_id(id));
        let domain = catalogue.domain_by_id(kept.domain);
        let agency = catalogue.agency_by_id(kept.agency);
        Self {
            reference: asked.reference.clone(),
            url: format!("{}/r/{code}", app.public_url()),
            code,
            expires_on: kept.expires_on,
            status: ReceiptStatus::of(stored),
            service_point: point.map(|point| point.key.clone()),
            domain: domain.map(|domain| domain.key.clone()),
            agency: agency.map(|agency| agency.key.clone()),
            issued_on: kept.issued_on,
            warnings: ordered.warning.into_iter().collect(),
        }
    }
}

/// Receipts to be revoked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevocationBatch {
    /// 1 to 1 000 receipts.
    #[schema(min_items = 1, max_items = 1000)]
    pub receipts: Vec<RevocationIn>,
}

/// One receipt, by exactly one of its names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevocationIn {
    /// The reference under which the same token had it issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100, examples("H29.50.05.13-261008-0975"))]
    pub reference: Option<String>,
    /// Its code, issued here or printed offline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 128)]
    pub code: Option<String>,
}

/// What became of the receipts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RevocationsAnswer {
    /// In the order of the request.
    pub receipts: Vec<RevocationAnswer>,
}

/// What became of one receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RevocationAnswer {
    /// The reference, as sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The code, as sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What became of it.
    pub status: RevocationStatus,
}

/// What became of a receipt. None of the words tells whether a rating was given by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RevocationStatus {
    /// Its code cannot be used any more, from now on or since an earlier call.
    Revoked,
    /// Its time was over already.
    Expired,
    /// No code that was issued here or signed with a known key.
    Unknown,
}

impl RevocationStatus {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Revoked => "revoked",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
        }
    }
}
