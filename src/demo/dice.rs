//! Chance that repeats itself: a named, portable generator, and only integer draws from it.
//!
//! `StdRng` may change between versions of its library; xoshiro256++ is fixed by its published
//! algorithm, and everything else is computed here.

use rand::{Rng, SeedableRng, rngs::Xoshiro256PlusPlus};

/// A stream of chance.
pub struct Dice(Xoshiro256PlusPlus);

/// 2^53: so many different fractions a draw can give.
const FRACTIONS: f64 = 9_007_199_254_740_992.0;

impl Dice {
    /// The stream of `seed` for one matter, e.g. one day: streams of different matters do not
    /// shift each other when one of them draws more often.
    pub fn new(seed: u64, matter: &str, number: u64) -> Self {
        // FNV-1a, to spread the matter's name over the seed.
        let mixed = matter
            .bytes()
            .chain(number.to_le_bytes())
            .fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        Self(Xoshiro256PlusPlus::seed_from_u64(mixed))
    }

    /// From 0 to below 1.
    pub fn fraction(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / FRACTIONS
    }

    /// From `low` to below `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.fraction()
    }

    /// True in `share` of all draws.
    pub fn chance(&mut self, share: f64) -> bool {
        self.fraction() < share
    }

    /// A whole number from 0 to below `limit`; 0 for a limit of 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        let wide = u64::from(self.0.next_u32()) * u64::from(limit);
        u32::try_from(wide >> 32).unwrap_or(0)
    }

    /// One of the entries, each as often as its weight says; `None` without any weight.
    pub fn pick<'a, T>(&mut self, entries: &'a [T], weight: impl Fn(&T) -> f64) -> Option<&'a T> {
        let all: f64 = entries.iter().map(&weight).sum();
        let mut left = self.fraction() * all;
        let heavy = || entries.iter().filter(|entry| weight(entry) > 0.0);
        heavy()
            .find(|entry| {
                left -= weight(entry);
                left < 0.0
            })
            .or_else(|| heavy().next_back())
    }

    /// Ten random bytes, as much as a UUID of version 7 takes.
    pub fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_repeats_itself_and_differs_from_others() {
        let draw = |seed, matter, number| Dice::new(seed, matter, number).bytes();
        assert_eq!(draw(1, "day", 7), draw(1, "day", 7));
        let others = [draw(2, "day", 7), draw(1, "week", 7), draw(1, "day", 8)];
        assert!(others.iter().all(|other| *other != draw(1, "day", 7)));
    }

    #[test]
    fn the_algorithm_is_the_published_one() {
        // Worked out apart from this program: FNV-1a, SplitMix64, xoshiro256++. Other bytes here
        // mean that every demo database changes.
        let expected = [131, 237, 99, 66, 11, 66, 30, 29, 66, 170];
        assert_eq!(Dice::new(0, "", 0).bytes(), expected);
    }

    #[test]
    fn heavy_entries_are_picked_more_often_and_weightless_ones_never() {
        let mut dice = Dice::new(3, "pick", 0);
        let entries = [("often", 9.0), ("never", 0.0), ("seldom", 1.0)];
        let mut count = |name| {
            (0..1_000)
                .filter(|_| dice.pick(&entries, |entry| entry.1).map(|e| e.0) == Some(name))
                .count()
        };
        assert_eq!(count("never"), 0);
        assert!((850..950).contains(&count("often")));
        assert!(dice.pick(&[("none", 0.0)], |entry| entry.1).is_none());
    }
}
