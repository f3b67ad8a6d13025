//! A code that was signed offline: 80 bits that say what it is, 80 bits of signature.
//!
//! ```text
//! bits   5        10      15             10      15    25       80
//!        version  key id  service point  domain  day   nonce    first bytes of HMAC-SHA256
//! ```

use chrono::{Days, NaiveDate};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::{CodeFault, code::SIGNED};

/// What the signature is over, before the ten bytes of the head.
const PURPOSE: &[u8] = b"hailong receipt 1\0";
/// Bytes of the head, and of the signature.
const HALF: usize = 10;
/// Bits of each field of the head behind the version.
const KEY: u32 = 10;
const POINT: u32 = 15;
const DOMAIN: u32 = 10;
const DAY: u32 = 15;
const NONCE: u32 = 25;

/// The day with number 0.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2020, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// What a signed code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// Number of the key, 0 to 1 023.
    pub key: u16,
    /// Number of the service point, 0 to 32 767.
    pub service_point: u16,
    /// Number of the domain, 0 to 1 023.
    pub domain: u16,
    /// The day on which the receipt was printed, from 2020-01-01 to 2109-09-18.
    pub day: NaiveDate,
    /// Tells apart the receipts of a day, 0 to 33 554 431; random.
    pub nonce: u32,
}

/// A code as it came, or as it was made.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SignedCode {
    bits: [u8; 2 * HALF],
}

/// Not for logs.
impl std::fmt::Debug for SignedCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedCode(…)")
    }
}

impl Claims {
    /// Signs; `None` where a number or the day does not fit its field.
    pub fn sign(&self, secret: &[u8]) -> Option<SignedCode> {
        let days = u64::try_from((self.day - FIRST_DAY).num_days()).ok()?;
        let fields = [
            (u64::from(self.key), KEY),
            (u64::from(self.service_point), POINT),
            (u64::from(self.domain), DOMAIN),
            (days, DAY),
            (u64::from(self.nonce), NONCE),
        ];
        let mut head = u128::from(SIGNED);
        for (value, bits) in fields {
            if value >> bits != 0 {
                return None;
            }
            head = head << bits | u128::from(value);
        }
        let mut code = [0; 2 * HALF];
        let (left, right) = code.split_at_mut(HALF);
        left.copy_from_slice(&head.to_be_bytes()[16 - HALF..]);
        right.copy_from_slice(&tag(secret, left));
        Some(SignedCode { bits: code })
    }
}

impl SignedCode {
    pub(super) const fn of_bits(bits: [u8; 2 * HALF]) -> Self {
        Self { bits }
    }

    pub(super) const fn bits(&self) -> &[u8; 2 * HALF] {
        &self.bits
    }

    /// The number of the key that must have signed it.
    pub fn key(&self) -> u16 {
        self.claims().key
    }

    /// What the code says, if `secret` signed it. Takes the same time wherever a signature is wrong.
    pub fn verify(&self, secret: &[u8]) -> Result<Claims, CodeFault> {
        let (head, signature) = self.bits.split_at(HALF);
        if bool::from(tag(secret, head).ct_eq(signature)) {
            Ok(self.claims())
        } else {
            Err(CodeFault::Forged)
        }
    }

    fn claims(&self) -> Claims {
        let head = self.bits[..HALF]
            .iter()
            .fold(0u128, |all, byte| all << 8 | u128::from(*byte));
        let field = |behind: u32, bits: u32| {
            let value = head >> behind & ((1 << bits) - 1);
            u32::try_from(value).unwrap_or_default()
        };
        let small = |behind, bits| u16::try_from(field(behind, bits)).unwrap_or_default();
        let days = Days::new(field(NONCE, DAY).into());
        Claims {
            key: small(POINT + DOMAIN + DAY + NONCE, KEY),
            service_point: small(DOMAIN + DAY + NONCE, POINT),
            domain: small(DAY + NONCE, DOMAIN),
            day: FIRST_DAY.checked_add_days(days).unwrap_or(FIRST_DAY),
            nonce: field(0, NONCE),
        }
    }
}

/// The first bytes of HMAC-SHA256 over the purpose and the head.
fn tag(secret: &[u8], head: &[u8]) -> [u8; HALF] {
    let mut tag = [0; HALF];
    // A key of any length is taken: HMAC hashes long ones and pads short ones.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else {
        return tag;
    };
    mac.update(PURPOSE);
    mac.update(head);
    tag.copy_from_slice(&mac.finalize().into_bytes()[..HALF]);
    tag
}
