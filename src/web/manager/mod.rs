//! Pages for managers: what is true, and what it was counted from.

mod agency;
mod choice;
mod controls;
mod dashboard;
mod domain;
mod evidence;
mod figure;
mod guard;
mod period;
mod row;
mod trend;
mod verdict;

pub use agency::show_agency;
pub use dashboard::show_dashboard;
pub use domain::show_domain;
pub use evidence::show_evidence;
pub use guard::guard;

pub use choice::Choice;
pub use figure::figure;
pub use period::{as_of, period_label};
pub use row::RowMaker;
pub use verdict::verdicts;
