//! The short code by which a device gets its token: typed by a person, so it forgives what people confuse.

use std::fmt;

/// Crockford's base 32: no I, L, O and U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code; 40 bits.
const LENGTH: usize = 8;

/// A pairing code: eight signs, shown as `ABCD-EFGH`. It works once, for a short time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PairingCode([u8; LENGTH]);

impl PairingCode {
    /// The code of 40 random bits.
    pub fn from_random(bits: [u8; 5]) -> Self {
        let number = bits
            .iter()
            .fold(0u64, |all, byte| all << 8 | u64::from(*byte));
        let sign = |at: usize| {
            let shift = 5 * (LENGTH - 1 - at);
            SIGNS[usize::try_from(number >> shift & 31).unwrap_or(0)]
        };
        Self(std::array::from_fn(sign))
    }

    /// Reads what a person typed: any case, O for 0, I and L for 1; blanks and hyphens do not matter.
    pub fn parse(text: &str) -> Option<Self> {
        let mut signs = text
            .chars()
            .filter(|c| !c.is_whitespace() && !is_hyphen(*c));
        let mut code = [0; LENGTH];
        for place in &mut code {
            *place = sign(signs.next()?)?;
        }
        signs.next().is_none().then_some(Self(code))
    }

    /// The eight signs without the hyphen: what is hashed.
    pub fn canonical(&self) -> String {
        self.0.iter().map(|sign| char::from(*sign)).collect()
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '_' | '.')
}

fn sign(typed: char) -> Option<u8> {
    let sign = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    u8::try_from(sign).ok().filter(|sign| SIGNS.contains(sign))
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
