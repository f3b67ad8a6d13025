//! Words and formats of the languages on screen.

pub mod period;

pub use hailong_views::i18n::{Lang, Value, int, percent, t, t_args};
