//! The response rate by receipt (tỷ lệ phản hồi): ratings by receipt ÷ receipts handed out, both of one period.
//!
//! A receipt may be used for months, and nothing tells which one a rating came by. So the receipts are those handed
//! out in the period, the ratings those given in it, whenever their receipt was handed out.

use std::{collections::BTreeMap, ops::AddAssign};

use crate::model::rate;

/// Receipts of an agency and domain in some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReceiptTally {
    /// Receipts whose code this server issued.
    pub issued: u64,
    /// Receipts whose code was printed offline, as far as it was reported.
    pub printed: u64,
    /// Ratings by receipt that count.
    pub used: u64,
    /// Ratings by receipt under a flag; never part of `used`.
    pub flagged: u64,
}

impl AddAssign for ReceiptTally {
    fn add_assign(&mut self, other: Self) {
        self.issued += other.issued;
        self.printed += other.printed;
        self.used += other.used;
        self.flagged += other.flagged;
    }
}

/// Receipts by deciding agency and domain.
pub type ReceiptCells = BTreeMap<(i32, i32), ReceiptTally>;

/// Why there is no response rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseGap {
    /// No receipt was handed out, and no rating came by one.
    NoReceipts,
    /// More ratings than receipts handed out: counts of what was printed are missing, or receipts of earlier days
    /// were used.
    MoreUsed,
    /// It is not told of so short a period, or with a figure that is not told.
    Withheld,
}

/// What is known of the receipts of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The counts; all 0 where they are withheld.
    pub tally: ReceiptTally,
    /// Ratings by receipt in percent of the receipts handed out, 0 to 100, two decimals; none with a gap.
    pub rate: Option<String>,
    /// Why there is no rate.
    pub gap: Option<ResponseGap>,
    /// Whether counts of what was printed offline are missing from the whole period, so that the true rate may be lower.
    pub unreported: bool,
}

impl Response {
    /// The rate of these counts.
    pub fn new(tally: ReceiptTally, unreported: bool) -> Self {
        let (out, used) = (tally.issued + tally.printed, tally.used + tally.flagged);
        let gap = if used > out {
            Some(ResponseGap::MoreUsed)
        } else if out == 0 {
            Some(ResponseGap::NoReceipts)
        } else {
            None
        };
        let rate = rate::percent_text(tally.used, out).filter(|_| gap.is_none());
        Self {
            tally,
            rate,
            gap,
            unreported,
        }
    }

    /// One that is not told.
    pub fn withheld() -> Self {
        Self {
            tally: ReceiptTally::default(),
            rate: None,
            gap: Some(ResponseGap::Withheld),
            unreported: false,
        }
    }

    /// Receipts handed out.
    pub fn handed_out(&self) -> u64 {
        self.tally.issued + self.tally.printed
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(issued: u64, printed: u64, used: u64, flagged: u64) -> Response {
        let tally = ReceiptTally {
            issued,
            printed,
            used,
            flagged,
        };
        Response::new(tally, false)
    }

    #[test]
    fn issued_and_printed_receipts_are_one_sum() {
        let response = of(900, 100, 314, 0);
        assert_eq!(response.rate.as_deref(), Some("31.40"));
        assert_eq!((response.handed_out(), response.gap), (1_000, None));
        assert_eq!(of(3, 0, 2, 0).rate.as_deref(), Some("66.67"));
    }

    #[test]
    fn without_receipts_or_with_too_few_there_is_no_rate() {
        assert_eq!(of(0, 0, 0, 0).gap, Some(ResponseGap::NoReceipts));
        for response in [of(0, 0, 1, 0), of(5, 0, 6, 0), of(5, 0, 3, 3)] {
            assert_eq!(response.gap, Some(ResponseGap::MoreUsed), "{response:?}");
            assert_eq!(response.rate, None);
        }
    }

    proptest! {
        #[test]
        fn no_rate_exceeds_a_hundred(issued in 0u64..50, printed in 0u64..50, used in 0u64..120, flagged in 0u64..9) {
            let response = of(issued, printed, used, flagged);
            prop_assert_eq!(response.rate.is_some(), response.gap.is_none());
            if let Some(rate) = response.rate {
                prop_assert!(rate.parse::<f64>().unwrap() <= 100.0);
            }
        }
    }
}
