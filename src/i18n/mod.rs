//! Words and formats of the languages on screen.

pub mod period;

pub use hailong_views::i18n::{Lang, Value, date, date_time, decimal, int, percent, t, t_args};
