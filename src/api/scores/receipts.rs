//! Receipts of a row as the document tells them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::receipt::{Response, ResponseGap};

/// Receipts handed out in the period, ratings by receipt given in it, and the one in percent of the other. A receipt
/// can be used for months: a rating may come from one that was handed out before the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReceiptsDocument {
    /// Receipts whose code this server issued; `null` only where they are withheld.
    pub issued: Option<u64>,
    /// Receipts whose code was printed offline, as far as it was reported; `null` only where they are withheld.
    pub printed: Option<u64>,
    /// Ratings by receipt that count; `null` only where they are withheld.
    pub used: Option<u64>,
    /// `used` in percent of `issued` and `printed` together, decimal point; `null` where `gap` says why.
    #[schema(examples("31.40"))]
    pub rate: Option<String>,
    /// Why there is no rate.
    pub gap: Option<ReceiptsGap>,
    /// Whether a key for printing offline is in force and nobody has reported how many codes were printed with it in
    /// the period: if any were, the true rate is lower.
    pub unreported: bool,
}

/// Why there is no response rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptsGap {
    /// No receipt was handed out in the period, and no rating came by one.
    NoReceipts,
    /// More ratings than receipts: counts of what was printed are missing, or earlier receipts were used.
    MoreUsed,
    /// Only for a person's session: not told of a period shorter than 28 days.
    Withheld,
}

impl ReceiptsDocument {
    /// Writes it down.
    pub fn new(response: &Response) -> Self {
        let told = response.gap != Some(ResponseGap::Withheld);
        Self {
            issued: told.then_some(response.tally.issued),
            printed: told.then_some(response.tally.printed),
            used: told.then_some(response.tally.used),
            rate: response.rate.clone(),
            gap: response.gap.map(|gap| match gap {
                ResponseGap::NoReceipts => ReceiptsGap::NoReceipts,
                ResponseGap::MoreUsed => ReceiptsGap::MoreUsed,
                ResponseGap::Withheld => ReceiptsGap::Withheld,
            }),
            unreported: response.unreported,
        }
    }
}
