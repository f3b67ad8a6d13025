//! Making secrets. What is made here is shown once; only its hash is kept.

use sha2::{Digest, Sha256};

use crate::model::{catalogue::SecretHash, kiosk::PairingCode};

/// Letters and digits that nobody confuses when reading aloud or typing.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// A secret just made.
#[derive(Clone)]
pub struct Secret {
    /// The text to hand out once.
    pub text: String,
    /// What is kept.
    pub hash: SecretHash,
}

impl Secret {
    /// A token of 160 random bits behind a prefix that tells what it is for.
    pub fn token(prefix: &str) -> Self {
        Self::of(format!("{prefix}_{}", random_text(32)))
    }

    /// The token of a browser that is signed in, or of an invitation: 260 random bits.
    pub fn session() -> Self {
        Self::of(random_text(52))
    }

    /// A recovery code of 120 random bits, in groups that can be read aloud: enough for a plain hash to keep it.
    pub fn recovery_code() -> Self {
        let text = random_text(24);
        let groups: Vec<&str> = (0..6).map(|at| &text[at * 4..at * 4 + 4]).collect();
        Self {
            text: groups.join("-"),
            hash: hash_secret(&text),
        }
    }

    /// A pairing code of 40 random bits; it lives for a short time and is exchanged once.
    pub fn pairing() -> Self {
        let code = PairingCode::from_random(rand::random());
        Self {
            text: code.to_string(),
            hash: hash_pairing(code),
        }
    }

    fn of(text: String) -> Self {
        Self {
            hash: hash_secret(&text),
            text,
        }
    }
}

/// What is kept of a pairing code, however it was typed.
pub fn hash_pairing(code: PairingCode) -> SecretHash {
    hash_secret(&code.canonical())
}

/// What is kept of a secret.
pub fn hash_secret(text: &str) -> SecretHash {
    Sha256::digest(text.as_bytes()).into()
}

/// A short opaque code for an address: 50 random bits. It is no secret, only not guessable.
pub fn short_code() -> String {
    random_text(10)
}

pub(super) fn random_text(length: usize) -> String {
    let bytes: Vec<u8> = (0..length).map(|_| rand::random::<u8>()).collect();
    bytes
        .into_iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_only_their_hash_is_kept() {
        let (one, two) = (Secret::token("hl"), Secret::token("hl"));
        assert_ne!(one.text, two.text);
        assert_eq!(one.hash, hash_secret(&one.text));
        assert_eq!(one.text.len(), 35);
    }
}
