//! The text of a code: what it is, told by its first sign and its length.

use std::fmt;

use super::{CodeFault, SignedCode};
use crate::model::base32;

/// The first sign of a code that this server issued.
const ISSUED: u8 = 10;
/// Its signs behind the first: 95 bits.
const ISSUED_SIGNS: usize = 19;
/// The first sign of a code that was signed offline, in the first version of that format.
pub(super) const SIGNED: u8 = 1;
/// Signs of a signed code: 160 bits.
const SIGNED_SIGNS: usize = 32;
/// Longest text that is looked at, bytes.
const LONGEST: usize = 128;

/// A code that this server issued: opaque, `A` and 19 signs.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct IssuedCode([u8; ISSUED_SIGNS]);

/// Not for logs.
impl fmt::Debug for IssuedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IssuedCode(…)")
    }
}

impl IssuedCode {
    /// The code made of the first 95 of these bits, which must be a secret of the server or random.
    pub fn from_bits(bits: [u8; 12]) -> Self {
        let number = bits
            .iter()
            .fold(0u128, |all, byte| all << 8 | u128::from(*byte))
            >> 1;
        let five = |at: usize| {
            let shift = 5 * (ISSUED_SIGNS - 1 - at);
            u8::try_from(number >> shift & 31).unwrap_or_default()
        };
        Self(std::array::from_fn(five))
    }
}

/// A code of either kind. Equal codes have one text; what people type for it may differ.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReceiptCode {
    /// Issued by this server.
    Issued(IssuedCode),
    /// Signed by a program that shares a secret.
    Signed(SignedCode),
}

impl ReceiptCode {
    /// Reads a code as it stands in an address or was typed: any case, O for 0, I and L for 1;
    /// blanks, points and hyphens do not matter. Says nothing of whether it is real.
    ///
    /// # Errors
    /// [`CodeFault::Malformed`] for everything else, whatever it is.
    pub fn parse(text: &str) -> Result<Self, CodeFault> {
        read(text).ok_or(CodeFault::Malformed)
    }
}

fn read(text: &str) -> Option<ReceiptCode> {
    if text.len() > LONGEST {
        return None;
    }
    let signs = text.chars().filter(|typed| !base32::is_between(*typed));
    let values: Vec<u8> = signs.map(base32::value).collect::<Option<_>>()?;
    match (values.len(), *values.first()?) {
        (SIGNED_SIGNS, SIGNED) => {
            let bits = base32::decode(&values)?;
            Some(ReceiptCode::Signed(SignedCode::of_bits(bits)))
        }
        (_, ISSUED) => {
            let rest = values[1..].try_into().ok()?;
            Some(ReceiptCode::Issued(IssuedCode(rest)))
        }
        _ => None,
    }
}

/// The one text of a code, in capitals, without hyphens.
impl fmt::Display for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Issued(code) => {
                let signs: String = code.0.iter().map(|value| base32::sign(*value)).collect();
                write!(f, "{}{signs}", base32::sign(ISSUED))
            }
            Self::Signed(code) => f.write_str(&base32::encode(code.bits())),
        }
    }
}

/// Whoever has a code can use it up: not for logs.
impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode(…)")
    }
}
