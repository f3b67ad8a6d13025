//! The recovery codes, shown once after they were made.

use crate::layout::Layout;

/// The recovery codes: shown once, good for printing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveryCodesPage {
    /// The frame.
    pub layout: Layout,
    /// The codes as they are to be typed, grouped.
    pub codes: Vec<String>,
    /// Whose they are: the e-mail address.
    pub account: String,
    /// When they were made: «09 giờ 05 phút, ngày 01/07/2026».
    pub made: String,
    /// Where to go on.
    pub onward: String,
}
