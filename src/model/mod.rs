//! The words and rules of measuring satisfaction, as plain types.

pub mod calendar;
pub mod period;
pub mod zone;
