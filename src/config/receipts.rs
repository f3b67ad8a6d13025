//! `[receipts]`: codes under which one dossier is rated once.

use serde::{Deserialize, Serialize};

use super::field;
use crate::model::receipt::DossierPattern;

/// The settings of `[receipts]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Receipts {
    /// Days after its own on which a code may be used, 1 to 1000; a larger number brings no code back.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_000>")]
    pub valid_days: u32,
    /// Shapes of dossier numbers.
    pub dossier_patterns: Vec<DossierPattern>,
}

impl Default for Receipts {
    fn default() -> Self {
        let shapes = ["000.00.00.A00-yymmdd-0000", "A00.00.00.00-yymmdd-0000"];
        Self {
            valid_days: 180,
            dossier_patterns: shapes
                .iter()
                .filter_map(|shape| shape.parse().ok())
                .collect(),
        }
    }
}
