//! Percent thresholds, kept exactly.

use std::{cmp::Ordering, fmt, str::FromStr};

use super::counts::Share;

/// One percent in the unit of [`Threshold`].
const PERCENT: u64 = 1_000_000;

/// A percentage from 0 to 100, exact to six decimals, so that 97.996 and 98.004 are themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Threshold(u64);

impl Threshold {
    /// From millionths of a percent (98 % = 98 000 000); `None` above 100 %.
    pub fn from_micro(micro: i64) -> Option<Self> {
        u64::try_from(micro)
            .ok()
            .filter(|micro| *micro <= 100 * PERCENT)
            .map(Self)
    }

    /// In millionths of a percent.
    pub fn micro(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    /// How the satisfied share compares with this threshold, by integers alone.
    pub fn compare(self, share: Share) -> Ordering {
        let exact = u128::from(share.satisfied) * u128::from(100 * PERCENT);
        exact.cmp(&(u128::from(self.0) * u128::from(share.n)))
    }

    /// How much of the whole (100 %) lies above: 0 for a threshold of 100 %.
    pub(super) fn rest(self) -> u64 {
        100 * PERCENT - self.0
    }

    /// `share.n × threshold − share.satisfied × 100 %`, positive when the share lies below.
    pub(super) fn shortfall(self, share: Share) -> i128 {
        i128::from(self.0) * i128::from(share.n)
            - i128::from(share.satisfied) * i128::from(100 * PERCENT)
    }
}

impl FromStr for Threshold {
    type Err = String;

    /// Reads `98`, `97.5` or `97,5`; at most six decimals, from 0 to 100.
    fn from_str(text: &str) -> Result<Self, String> {
        let fault =
            || format!("«{text}» is not a percentage from 0 to 100 with at most six decimals");
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || whole.len() > 3 || decimals.len() > 6 {
            return Err(fault());
        }
        let micro = format!("{whole}{decimals:0<6}")
            .parse()
            .map_err(|_| fault())?;
        Self::from_micro(micro).ok_or_else(fault)
    }
}

impl fmt::Display for Threshold {
    /// As short as exact: `98`, `97.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.0 / PERCENT, self.0 % PERCENT);
        if decimals == 0 {
            return write!(f, "{whole}");
        }
        write!(
            f,
            "{whole}.{}",
            format!("{decimals:06}").trim_end_matches('0')
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_exactly() {
        for text in ["98", "97.5", "0", "100", "97.996001"] {
            assert_eq!(text.parse::<Threshold>().unwrap().to_string(), text);
        }
        assert_eq!("97,5".parse::<Threshold>().unwrap().to_string(), "97.5");
        for wrong in ["", "101", "-1", "9x", "98.", ".5", "97.1234567", "1e2"] {
            assert!(wrong.parse::<Threshold>().is_err(), "{wrong}");
        }
    }
}
