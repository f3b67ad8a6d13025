//! The short code by which a device gets its token: typed by a person, so it forgives what people confuse.

use std::fmt;

use crate::model::base32;

/// Signs of a code; 40 bits.
const LENGTH: usize = 8;

/// A pairing code: eight signs, shown as `ABCD-EFGH`. It works once, for a short time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PairingCode([char; LENGTH]);

impl PairingCode {
    /// The code of 40 random bits.
    pub fn from_random(bits: [u8; 5]) -> Self {
        let mut code = ['0'; LENGTH];
        for (place, sign) in code.iter_mut().zip(base32::encode(&bits).chars()) {
            *place = sign;
        }
        Self(code)
    }

    /// Reads what a person typed: any case, O for 0, I and L for 1; blanks and hyphens do not matter.
    pub fn parse(text: &str) -> Option<Self> {
        let mut signs = text.chars().filter(|typed| !base32::is_between(*typed));
        let mut code = ['0'; LENGTH];
        for place in &mut code {
            *place = base32::sign(base32::value(signs.next()?)?);
        }
        signs.next().is_none().then_some(Self(code))
    }

    /// The eight signs without the hyphen: what is hashed.
    pub fn canonical(&self) -> String {
        self.0.iter().collect()
    }
}

impl fmt::Display for PairingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.canonical();
        let (left, right) = text.split_at(LENGTH / 2);
        write!(f, "{left}-{right}")
    }
}

/// A secret: not for logs.
impl fmt::Debug for PairingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PairingCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_confuse_is_forgiven() {
        let code = PairingCode::parse("1O0L-abcI").unwrap();
        assert_eq!(code.to_string(), "1001-ABC1");
        for typed in [
            "1001abc1",
            " 1001 ABC1 ",
            "ilol–AbCl".replace("ilol", "iool").as_str(),
        ] {
            assert_eq!(PairingCode::parse(typed), Some(code), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for wrong in [
            "",
            "1001-ABC",
            "1001-ABC12",
            "1001-ABCU",
            "1001-ABCĐ",
            "1001/ABC1",
        ] {
            assert_eq!(PairingCode::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_code_is_read_as_it_is_shown(bits: [u8; 5]) {
            let code = PairingCode::from_random(bits);
            prop_assert_eq!(PairingCode::parse(&code.to_string()), Some(code));
            prop_assert_eq!(PairingCode::parse(&code.canonical().to_lowercase()), Some(code));
        }
    }
}
