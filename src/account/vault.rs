//! What the program alone can read or sign, with keys derived from its own secret key.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Bytes of a nonce; random ones of this length never meet.
const NONCE: usize = 24;
/// How a sealed text begins, so that another way of sealing can be told apart later.
const VERSION: u8 = 1;

/// Seals and signs.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    signing: [u8; 32],
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// Keys of their own for each purpose; the secret key itself signs forms elsewhere.
    pub fn new(key: &[u8]) -> Self {
        Self {
            cipher: XChaCha20Poly1305::new(&mac(key, &[b"hailong: seal second factors, 1"]).into()),
            signing: mac(key, &[b"hailong: sign known devices, 1"]),
        }
    }

    /// Makes `text` unreadable for everybody else; it opens for the same `owner` only.
    pub fn seal(&self, owner: &str, text: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE] = rand::random();
        let payload = Payload {
            msg: text,
            aad: owner.as_bytes(),
        };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([&[VERSION], nonce.as_slice(), &sealed].concat())
    }

    /// Reads what was sealed for `owner`; `None` if it was not, was altered, or the key is another one.
    pub fn open(&self, owner: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let rest = sealed.strip_prefix(&[VERSION])?;
        let (nonce, text) = rest.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let payload = Payload {
            msg: text,
            aad: owner.as_bytes(),
        };
        self.cipher.decrypt(&XNonce::from(nonce), payload).ok()
    }

    /// A signature over `parts` in their order.
    pub fn sign(&self, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.signing, parts)
    }
}

/// HMAC-SHA-256 over `parts`, each with its length before it, so that no two lists sign alike.
pub(super) fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // A key of any length is taken: HMAC hashes long ones and pads short ones.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else {
        return [0; 32];
    };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_owner_and_with_its_key_only() {
        let vault = Vault::new(b"a key of the program");
        let sealed = vault.seal("user 7", b"secret").unwrap();
        assert!(!sealed.windows(6).any(|bytes| bytes == b"secret"));
        assert_eq!(
            vault.open("user 7", &sealed).as_deref(),
            Some(&b"secret"[..])
        );
        assert_eq!(vault.open("user 8", &sealed), None);
        assert_eq!(Vault::new(b"another").open("user 7", &sealed), None);
        let mut altered = sealed.clone();
        *altered.last_mut().unwrap() ^= 1;
        assert_eq!(vault.open("user 7", &altered), None);
        assert_eq!(vault.open("user 7", &sealed[..20]), None);
        assert_ne!(vault.seal("user 7", b"secret").unwrap(), sealed);
    }

    #[test]
    fn no_two_lists_sign_alike() {
        let vault = Vault::new(b"a key of the program");
        assert_ne!(vault.sign(&[b"ab", b"c"]), vault.sign(&[b"a", b"bc"]));
    }
}
