//! Raw counts per level: what is stored. Every figure is a function of them.

use std::ops::AddAssign;

use super::scale::{LEVELS, Scale};

/// How many ratings gave each level; index 0 is level 1 (worst).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Counts(pub [u64; LEVELS]);

impl Counts {
    /// All ratings.
    pub fn n(&self) -> u64 {
        self.0.iter().sum()
    }

    /// How many gave `level`; 0 for a level outside 1–5.
    pub fn at(&self, level: u8) -> u64 {
        usize::from(level)
            .checked_sub(1)
            .and_then(|index| self.0.get(index))
            .copied()
            .unwrap_or(0)
    }

    /// How many gave a level that counts as satisfied on `scale`.
    pub fn satisfied(&self, scale: &Scale) -> u64 {
        scale
            .levels
            .iter()
            .filter(|offered| offered.satisfied)
            .map(|offered| self.at(offered.level))
            .sum()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }
}

/// The part of `n` ratings that is satisfied: an exact fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Share {
    /// Satisfied ratings.
    pub satisfied: u64,
    /// All valid ratings, «Bình thường» included.
    pub n: u64,
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.satisfied += other.satisfied;
        self.n += other.n;
    }
}
