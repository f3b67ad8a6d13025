//! The PIN of a device's menu. The device checks it itself, also without network, so it is given salt
//! and hash: a PIN keeps passers-by out, not somebody who has opened the device.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use thiserror::Error;

use crate::model::kiosk::Pin;

/// Rounds: a second or so on a small device that has to do them in its script.
const ITERATIONS: u32 = 100_000;
/// Digits of a PIN, at least and at most.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=12;

/// The PIN is not made of 4 to 12 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a PIN has 4 to 12 digits")]
pub struct PinFault;

/// What a device gets to check this PIN with: PBKDF2-HMAC-SHA256, 100 000 rounds, 32 bytes.
pub fn make_pin(digits: &str) -> Result<Pin, PinFault> {
    let is_pin = DIGITS.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_pin {
        return Err(PinFault);
    }
    let salt: [u8; 16] = rand::random();
    Ok(Pin {
        salt: salt.to_vec(),
        iterations: ITERATIONS,
        hash: pbkdf2(digits.as_bytes(), &salt, ITERATIONS).to_vec(),
    })
}

/// Six random digits.
pub fn random_pin() -> String {
    let number = rand::random_range(0..1_000_000u32);
    format!("{number:06}")
}

/// The first block of PBKDF2 (RFC 8018), which is as long as the hash.
fn pbkdf2(password: &[u8], salt: &[u8], iterations: u32) -> [u8; 32] {
    let mut round = hmac(password, &[salt, &1u32.to_be_bytes()]);
    let mut all = round;
    for _ in 1..iterations {
        round = hmac(password, &[&round]);
        all.iter_mut()
            .zip(round)
            .for_each(|(sum, byte)| *sum ^= byte);
    }
    all
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32]; // HMAC takes keys of any length.
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7914, section 11.
    #[test]
    fn it_is_pbkdf2() {
        let one = pbkdf2(b"passwd", b"salt", 1);
        assert_eq!(one[..4], [0x55, 0xac, 0x04, 0x6e]);
        let many = pbkdf2(b"Password", b"NaCl", 80_000);
        assert_eq!(many[..4], [0x4d, 0xdc, 0xd8, 0xf6]);
    }

    #[test]
    fn a_pin_is_made_of_digits() {
        assert!(make_pin("0420").is_ok());
        for wrong in ["", "123", "1234567890123", "12a4", "١٢٣٤"] {
            assert_eq!(make_pin(wrong), Err(PinFault), "{wrong}");
        }
        assert_eq!(random_pin().len(), 6);
    }
}
