//! Codes of a second factor (RFC 6238: six digits, thirty seconds, SHA-1, as every app knows them).

use std::fmt::Write;

use totp_rs::{Builder, Secret, Totp};

/// Seconds of a step.
const STEP: i64 = 30;
/// Bytes of a secret: 160 bits.
const LENGTH: usize = 20;

/// A new secret.
pub fn new_secret() -> [u8; LENGTH] {
    rand::random()
}

/// The step whose code this is: the one of `now` (epoch milliseconds), the one before or after it.
/// The caller sees to it that each is used once.
pub fn step_of(secret: &[u8], code: &str, now: i64) -> Option<i64> {
    let totp = totp(secret)?;
    let seconds = u64::try_from(now.div_euclid(1_000)).ok()?;
    totp.check(code, seconds)
        .and_then(|step| i64::try_from(step).ok())
}

/// The secret as people type it: base 32.
pub fn typed(secret: &[u8]) -> String {
    Secret::from(secret).to_base32()
}

/// The address that apps read from a QR code.
pub fn address(secret: &[u8], email: &str, issuer: &str) -> String {
    let (issuer, email) = (escaped(issuer), escaped(email));
    let secret = typed(secret);
    format!(
        "otpauth://totp/{issuer}:{email}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period={STEP}"
    )
}

fn totp(secret: &[u8]) -> Option<Totp> {
    Builder::new().with_secret(secret).build().ok()
}

/// Percent-encoding as apps expect it: a blank is `%20`, which form encoding would not write.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Secret and codes of RFC 6238, appendix B, whose last six digits these are.
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(step_of(SECRET, code, seconds * 1_000), Some(seconds / STEP));
        }
    }

    #[test]
    fn a_clock_may_be_one_step_off() {
        let at = |seconds: i64| step_of(SECRET, "050471", seconds * 1_000);
        let step = 1_111_111_111 / STEP;
        let (first, last) = (step * STEP, step * STEP + STEP - 1);
        assert_eq!(at(first - STEP), Some(step));
        assert_eq!(at(last + STEP), Some(step));
        assert_eq!((at(first - STEP - 1), at(last + STEP + 1)), (None, None));
        for wrong in ["", "05047", "0504711", "abcdef", "٠٥٠٤٧١"] {
            assert_eq!(step_of(SECRET, wrong, 1_111_111_111_000), None, "{wrong}");
        }
    }

    #[test]
    fn apps_read_the_address() {
        assert_eq!(
            address(SECRET, "an@taythanh.gov.vn", "Đánh giá hài lòng"),
            "otpauth://totp/%C4%90%C3%A1nh%20gi%C3%A1%20h%C3%A0i%20l%C3%B2ng:an%40taythanh.gov.vn\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%C4%90%C3%A1nh%20gi%C3%A1%20h%C3%A0i%20l%C3%B2ng\
             &algorithm=SHA1&digits=6&period=30"
        );
    }
}
