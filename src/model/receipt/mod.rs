//! The codes on receipts (Giấy tiếp nhận hồ sơ và hẹn trả kết quả): one code, one rating.
//!
//! A code is either *issued* by this server, opaque and known to it, or *signed* offline by a program
//! that shares a secret, and known to nobody before it is used. Both stand under `/r/{code}`. Neither
//! holds the dossier's number. `docs/receipt-codes.md` is the same for those who write such programs.

mod code;
mod dossier;
mod fault;
mod key;
mod printed;
mod response;
mod signed;
#[cfg(test)]
mod tests;
mod validity;

pub use code::{IssuedCode, ReceiptCode};
pub use dossier::{DossierPattern, Shape, look_at};
pub use fault::CodeFault;
pub use key::{KEY_SECRET, ReceiptKey};
pub use printed::{MOST_PRINTED, PrintedFault, PrintedReport};
pub use response::{ReceiptCells, ReceiptTally, Response, ResponseGap};
pub use signed::{Claims, SignedCode};
pub use validity::{ValidDays, valid_days};

use chrono::{Datelike, Days, NaiveDate};

/// What is kept to recognise a used code by: a keyed hash that nothing else is stored under.
pub type MarkHash = [u8; 32];

/// That a receipt is used up by the rating it comes with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which receipt.
    pub hash: MarkHash,
    /// The day after which the mark may be forgotten.
    pub expires_on: NaiveDate,
}

/// Not for logs: beside a rating's time it would tell what marks must not tell.
impl std::fmt::Debug for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mark(…)")
    }
}

/// The last day on which a receipt of `day` may be used for rating.
pub fn last_day(day: NaiveDate, valid_days: u32) -> NaiveDate {
    let after = Days::new(valid_days.into());
    day.checked_add_days(after).unwrap_or(NaiveDate::MAX)
}

/// Whether a receipt of `day` may be used on `today`: not before its day, and until its last one.
pub fn check_day(day: NaiveDate, last: NaiveDate, today: NaiveDate) -> Result<(), CodeFault> {
    if today < day {
        Err(CodeFault::NotYet)
    } else if today > last {
        Err(CodeFault::Expired)
    } else {
        Ok(())
    }
}

/// Until when the mark of a receipt with this last day is kept: to the end of that month, so that
/// the mark does not tell the day on which the receipt was issued.
pub fn mark_until(last_day: NaiveDate) -> NaiveDate {
    let next = match last_day.month() {
        12 => NaiveDate::from_ymd_opt(last_day.year() + 1, 1, 1),
        month => NaiveDate::from_ymd_opt(last_day.year(), month + 1, 1),
    };
    next.and_then(|next| next.pred_opt()).unwrap_or(last_day)
}
