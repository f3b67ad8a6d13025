//! A count as JSON has it: a whole number from 0 on, however it is written.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Visitor},
};
use utoipa::ToSchema;

/// A whole number from 0 to 2^63 − 1; `7.0` is taken for 7, since JSON knows one kind of number only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(value_type = i64, minimum = 0)]
pub struct Count(pub i64);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(CountVisitor)
    }
}

struct CountVisitor;

impl Visitor<'_> for CountVisitor {
    type Value = Count;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number from 0 on")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Count, E> {
        i64::try_from(value).map(Count).map_err(E::custom)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Count, E> {
        // Beyond 2^53 a fraction cannot be told from a whole number.
        let exact = (0.0..9_007_199_254_740_992.0).contains(&value) && value.fract() == 0.0;
        if !exact {
            return Err(E::custom("not a whole number"));
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        Ok(Count(value as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        let read = |text| {
            serde_json::from_str::<Count>(text)
                .ok()
                .map(|count| count.0)
        };
        assert_eq!(read("7"), Some(7));
        assert_eq!(read("7.0"), Some(7));
        assert_eq!(read("9223372036854775807"), Some(i64::MAX));
        for wrong in ["-1", "7.5", "9223372036854775808", "1e300", "\"7\"", "null"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
