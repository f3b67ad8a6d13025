//! Keys that it signs with, made for one test.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use rsa::{Pkcs1v15Sign, RsaPrivateKey, traits::PublicKeyParts};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Lie;

/// What stands before a SHA-256 hash that RSA signs (RFC 8017, section 9.2, note 1).
const SHA256_PREFIX: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

/// A key with its public half.
#[derive(Clone)]
pub struct Key {
    /// The public half, as a JSON Web Key.
    pub public: Value,
    private: Arc<Private>,
}

enum Private {
    Ecdsa(EcdsaKeyPair),
    Rsa(RsaPrivateKey),
    /// Signs nothing, and says so or not.
    Nothing,
}

impl Key {
    /// A new key for ES256.
    pub fn ecdsa() -> Self {
        let (random, kind) = (SystemRandom::new(), &ECDSA_P256_SHA256_FIXED_SIGNING);
        let made = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(kind, made.as_ref(), &random).expect("a key");
        // One byte says that both coordinates follow.
        let point = &pair.public_key().as_ref()[1..];
        let (x, y) = (text(&point[..32]), text(&point[32..]));
        let public =
            json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "x": x, "y": y });
        Self::named(public, Private::Ecdsa(pair))
    }

    /// A new key for RS256.
    pub fn rsa() -> Self {
        let pair = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).expect("a key");
        let (n, e) = (text(&pair.n().to_bytes_be()), text(&pair.e().to_bytes_be()));
        let public = json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "n": n, "e": e });
        Self::named(public, Private::Rsa(pair))
    }

    /// No key at all: `none`.
    pub fn none() -> Self {
        let public = json!({ "alg": "none" });
        Self {
            public,
            private: Arc::new(Private::Nothing),
        }
    }

    fn named(mut public: Value, private: Private) -> Self {
        public["kid"] = Uuid::new_v4().to_string().into();
        Self {
            public,
            private: Arc::new(private),
        }
    }

    /// A signed token; `head` changes what its head says.
    pub fn sign(&self, head: Option<Lie>, claims: &Value) -> String {
        let mut says =
            json!({ "alg": self.public["alg"], "kid": self.public["kid"], "typ": "JWT" });
        if says["kid"].is_null() {
            says = json!({ "alg": self.public["alg"] });
        }
        if let Some(lie) = head {
            lie(&mut says);
        }
        let signed = format!(
            "{}.{}",
            text(says.to_string().as_bytes()),
            text(claims.to_string().as_bytes())
        );
        let signature = match &*self.private {
            Private::Nothing => Vec::new(),
            Private::Ecdsa(pair) => {
                let signature = pair.sign(&SystemRandom::new(), signed.as_bytes());
                signature.expect("a signature").as_ref().to_vec()
            }
            Private::Rsa(pair) => {
                let scheme = Pkcs1v15Sign {
                    hash_len: Some(32),
                    prefix: SHA256_PREFIX.into(),
                };
                let hash = Sha256::digest(signed.as_bytes());
                pair.sign(scheme, &hash).expect("a signature")
            }
        };
        format!("{signed}.{}", text(&signature))
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
