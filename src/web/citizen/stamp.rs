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

/// A form that this server made: its id, and how long ago that was, milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    pub id: Uuid,
    pub age_ms: i64,
}

/// What the stamp proves; `None` if it is not ours, for another form, or too old.
pub fn verify(key: &[u8], code: &str, id: Uuid, now_ms: i64, stamp: &str) -> Option<Made> {
    let bytes = URL_SAFE_NO_PAD.decode(stamp).ok()?;
    let (time, tag) = bytes.split_first_chunk::<8>()?;
    let made = i64::from_be_bytes(*time);
    let ours = subtle::ConstantTimeEq::ct_eq(&sign(key, code, id, made)[..16], tag);
    let age_ms = now_ms.checked_sub(made)?;
    let is_fresh = (0..=VALID_MS).contains(&age_ms);
    (bool::from(ours) && is_fresh).then_some(Made { id, age_ms })
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
        let age = |key, code, id, now_ms| {
            let made = verify(key, code, id, now_ms, &stamp);
            made.map(|made| made.age_ms)
        };
        assert_eq!(age(KEY, "abc", id, 2_500), Some(1_500));
        assert_eq!(age(KEY, "abc", id, 1_000 + VALID_MS), Some(VALID_MS));
        assert_eq!(age(KEY, "abc", id, 1_001 + VALID_MS), None, "too old");
        assert_eq!(age(KEY, "abc", id, 999), None, "made later");
        assert_eq!(age(KEY, "abd", id, 2_000), None, "another link");
        let other = Uuid::from_u128(8);
        assert_eq!(age(KEY, "abc", other, 2_000), None, "another id");
        let server = b"another key";
        assert_eq!(age(server, "abc", id, 2_000), None, "another server");
        for wrong in ["", "a", "AAAA", "ⓧ"] {
            assert_eq!(verify(KEY, "abc", id, 2_000, wrong), None, "{wrong}");
        }
    }
}
