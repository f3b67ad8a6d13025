//! The words about receipts as the pages have them, for whoever tells them elsewhere.

use hailong_views::part::figure as views;

use super::figure;
use crate::{i18n::Lang, report::Figure};

/// What is said of the receipts of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptWords {
    /// The rate with its numbers, or why there is none.
    pub whole: String,
    /// The same in a line of a table, where something was handed out or used.
    pub line: Option<String>,
    /// What makes the rate doubtful.
    pub doubt: Option<String>,
}

/// The words about a figure; nothing where the question is not about receipts.
pub fn receipt_words(lang: Lang, counted: &Figure) -> Option<ReceiptWords> {
    let figure = figure(counted);
    Some(ReceiptWords {
        whole: views::receipts(lang, &figure)?,
        line: views::receipts_line(lang, &figure),
        doubt: views::receipts_doubt(lang, &figure),
    })
}
