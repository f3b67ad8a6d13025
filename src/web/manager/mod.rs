//! Pages for managers: what is true, and what it was counted from.

mod agency;
mod choice;
mod controls;
mod dashboard;
mod domain;
mod evidence;
mod figure;
mod period;
mod questions;
mod reader;
mod receipts;
mod row;
mod trend;
mod verdict;

use super::routes::{AgencyIn, Routes, Rule};
use crate::model::permission::Permission;

pub use choice::Choice;
pub use figure::figure;
pub use period::{as_of, period_label};
pub use reader::Reader;
pub use receipts::{ReceiptWords, receipt_words};
pub use row::RowMaker;
pub use verdict::{topic_name, verdicts};

/// The pages for managers.
pub fn routes(routes: Routes) -> Routes {
    let figures = Permission::ViewFigures;
    let evidence = Permission::ViewEvidence;
    routes
        .get(
            "/dashboard",
            Rule::Needs(figures),
            dashboard::show_dashboard,
        )
        .get(
            "/agencies/{key}",
            Rule::NeedsFor(figures, AgencyIn::Path("key")),
            agency::show_agency,
        )
        .get("/domains/{key}", Rule::Needs(figures), domain::show_domain)
        .get(
            "/evidence",
            Rule::NeedsFor(evidence, AgencyIn::Query("agency")),
            evidence::show_evidence,
        )
}
