//! The form's hidden stamp: proves that a sent form was made by this server, for this link and id.
//!
//! It keeps machines out that post without having read the form. It is bound to no address and no
//! cookie, since a whole office shares one and many phones keep none.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// How long a form may lie open, milliseconds: a working day.
const VALID_MS: i64 = 12 * 60 * 60 * 1_000;

/// Makes the stamp of a form.
pub fn make(key: &[u8], code: &str, id: Uuid, now_ms: i64) -> String {
    let mut bytes = now_ms.to_be_bytes().to_vec();
    bytes.extend_from_slice(&sign(key, code, id, now_ms)[..16]);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// How long ago the stamp was made, milliseconds; `None` if it is not ours, for another form, or too old.
pub fn age_ms(key: &[u8], code: &str, id: Uuid, now_ms: i64, stamp: &str) -> Option<i64> {
    let bytes = URL_SAFE_NO_PAD.decode(stamp).ok()?;
    let (time, tag) = bytes.split_first_chunk::<8>()?;
    let made = i64::from_be_bytes(*time);
    let ours = subtle::ConstantTimeEq::ct_eq(&sign(key, code, id, made)[..16], tag);
    let age = now_ms.checked_sub(made)?;
    (bool::from(ours) && (0..=VALID_MS).contains(&age)).then_some(age)
}

/// Whether the stamp is ours, for this form, and not too old.
pub fn is_valid(key: &[u8], code: &str, id: Uuid, now_ms: i64, stamp: &str) -> bool {
    age_ms(key, code, id, now_ms, stamp).is_some()
}

fn sign(key: &[u8], code: &str, id: Uuid, made_ms: i64) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return rand::random();
    };
    mac.update(b"hailong form 1\0");
    mac.update(id.as_bytes());
    mac.update(&made_ms.to_be_bytes());
    mac.update(code.as_bytes());
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = b"0123456789abcdef0123456789abcdef";

    #[test]
    fn only_our_own_fresh_stamps_are_taken() {
        let id = Uuid::from_u128(7);
        let stamp = make(KEY, "abc", id, 1_000);
        assert!(is_valid(KEY, "abc", id, 2_000, &stamp));
        assert_eq!(age_ms(KEY, "abc", id, 2_500, &stamp), Some(1_500));
        assert!(!is_valid(KEY, "abd", id, 2_000, &stamp), "another link");
        assert!(
            !is_valid(KEY, "abc", Uuid::from_u128(8), 2_000, &stamp),
            "another id"
        );
        assert!(
            !is_valid(b"another key", "abc", id, 2_000, &stamp),
            "another server"
        );
        assert!(
            !is_valid(KEY, "abc", id, 1_001 + VALID_MS, &stamp),
            "too old"
        );
        for wrong in ["", "a", "AAAA", "ⓧ"] {
            assert!(!is_valid(KEY, "abc", id, 2_000, wrong), "{wrong}");
        }
    }
}
