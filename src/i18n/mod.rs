//! Words and formats of the languages on screen.

pub mod period;

pub use hailong_views::i18n::{
    Lang, Said, Value, date_time, decimal, int, own, percent, t, t_args,
};
