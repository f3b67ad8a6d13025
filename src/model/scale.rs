//! Scales of levels: data, best level first on screen.

use serde::{Deserialize, Serialize};

use super::{labels::Labels, version_status::VersionStatus};

/// Number of levels a rating can have; a scale may offer fewer.
pub const LEVELS: usize = 5;

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ScaleLevel {
    /// 1 (worst) to 5 (best).
    pub level: u8,
    /// Its words.
    pub labels: Labels,
    /// Whether it counts as satisfied.
    pub satisfied: bool,
}

/// A scale: labels, order, which levels count as satisfied, which are not offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Number in the database.
    pub id: i32,
    /// Key of this version, e.g. `five`, then `five.2`.
    pub key: String,
    /// The offered levels, best first.
    pub levels: Vec<ScaleLevel>,
    /// What its versions have in common: the key of the first.
    pub family: String,
    /// Version within the family, from 1.
    pub version: i32,
    /// How far it has come.
    pub status: VersionStatus,
}

impl Scale {
    /// The five levels of the customer's devices (DOMAIN §2): «Rất hài lòng» and «Hài lòng» count as satisfied.
    pub fn five() -> Self {
        let level = |level, vi, en, satisfied| ScaleLevel {
            level,
            labels: Labels::vi_en(vi, en),
            satisfied,
        };
        Self {
            id: 1,
            key: "five".to_owned(),
            levels: vec![
                level(5, "Rất hài lòng", "Very satisfied", true),
                level(4, "Hài lòng", "Satisfied", true),
                level(3, "Bình thường", "Neutral", false),
                level(2, "Không hài lòng", "Dissatisfied", false),
                level(1, "Rất không hài lòng", "Very dissatisfied", false),
            ],
            family: "five".to_owned(),
            version: 1,
            status: VersionStatus::Published,
        }
    }

    /// Whether the scale offers `level`.
    pub fn offers(&self, level: u8) -> bool {
        self.levels.iter().any(|offered| offered.level == level)
    }

    /// Whether `level` counts as satisfied.
    pub fn is_satisfied(&self, level: u8) -> bool {
        self.levels
            .iter()
            .any(|offered| offered.level == level && offered.satisfied)
    }

    /// What is wrong with the scale, if anything is.
    pub fn fault(&self) -> Option<ScaleFault> {
        let levels: Vec<u8> = self.levels.iter().map(|offered| offered.level).collect();
        if levels.len() < 2 || levels.iter().any(|level| !(1..=5).contains(level)) {
            return Some(ScaleFault::Levels);
        }
        if levels.windows(2).any(|pair| pair[0] <= pair[1]) {
            return Some(ScaleFault::Order);
        }
        let satisfied = self
            .levels
            .iter()
            .filter(|offered| offered.satisfied)
            .count();
        (satisfied == 0 || satisfied == levels.len()).then_some(ScaleFault::Satisfied)
    }
}

/// What can be wrong with a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleFault {
    /// It does not offer two to five levels from 1 to 5.
    Levels,
    /// The levels do not stand best first, each once.
    Order,
    /// All levels count as satisfied, or none does.
    Satisfied,
}
