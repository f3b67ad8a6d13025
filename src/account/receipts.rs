//! The cryptography of receipts: codes from references, what is kept of them, keys of offline codes.

use chrono::NaiveDate;

use super::vault::{Vault, mac};
use crate::model::{
    catalogue::Catalogue,
    receipt::{
        Claims, CodeFault, IssuedCode, KEY_SECRET, Mark, ReceiptCode, ReceiptKey, SignedCode,
        mark_until,
    },
};

/// A keyed hash.
type Hash = [u8; 32];

/// Makes and recognises codes, with keys of its own for each purpose: who has the database alone can
/// neither join a mark to an issued receipt nor try references.
pub struct Receipts {
    vault: Vault,
    codes: Hash,
    references: Hash,
    issued: Hash,
    marks: Hash,
    revocations: Hash,
}

impl std::fmt::Debug for Receipts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Receipts")
    }
}

impl Receipts {
    /// `key` is the program's own secret key.
    pub fn new(key: &[u8]) -> Self {
        Self {
            vault: Vault::new(key),
            codes: mac(key, &[b"hailong: codes of receipts, 1"]),
            references: mac(key, &[b"hailong: references of receipts, 1"]),
            issued: mac(key, &[b"hailong: issued receipts, 1"]),
            marks: mac(key, &[b"hailong: used receipts, 1"]),
            revocations: mac(key, &[b"hailong: revoked receipts, 1"]),
        }
    }

    /// The code for a reference of a caller: always the same, so that no code need be kept. `caller`
    /// is the number of the API token, 0 for the command line.
    pub fn code(&self, caller: i32, reference: &str) -> ReceiptCode {
        let hash = mac(&self.codes, &[&caller.to_be_bytes(), reference.as_bytes()]);
        let mut bits = [0; 12];
        bits.copy_from_slice(&hash[..12]);
        ReceiptCode::Issued(IssuedCode::from_bits(bits))
    }

    /// What is kept of a reference.
    pub fn reference(&self, caller: i32, reference: &str) -> Hash {
        mac(
            &self.references,
            &[&caller.to_be_bytes(), reference.as_bytes()],
        )
    }

    /// What is kept of an issued code.
    pub fn issued(&self, code: ReceiptCode) -> Hash {
        mac(&self.issued, &[code.to_string().as_bytes()])
    }

    /// What is kept of a revoked code.
    pub fn revocation(&self, code: ReceiptCode) -> Hash {
        mac(&self.revocations, &[code.to_string().as_bytes()])
    }

    /// What is kept of a used code; `last_day` is the last one on which it may be used.
    pub fn mark(&self, code: ReceiptCode, last_day: NaiveDate) -> Mark {
        Mark {
            hash: mac(&self.marks, &[code.to_string().as_bytes()]),
            expires_on: mark_until(last_day),
        }
    }

    /// A new secret and what is kept of it under this number.
    pub fn new_key(&self, id: u16) -> Option<([u8; KEY_SECRET], Vec<u8>)> {
        let secret: [u8; KEY_SECRET] = rand::random();
        let sealed = self.vault.seal(&owner(id), &secret)?;
        Some((secret, sealed))
    }

    /// What a signed code says, if a key of the catalogue signed it, with that key.
    pub fn verify<'c>(
        &self,
        catalogue: &'c Catalogue,
        code: &SignedCode,
    ) -> Result<(Claims, &'c ReceiptKey), CodeFault> {
        let id = code.key();
        let key = catalogue.receipt_keys.iter().find(|key| key.id == id);
        let key = key.ok_or(CodeFault::UnknownKey)?;
        let secret = self.vault.open(&owner(id), &key.sealed);
        let secret = secret.ok_or(CodeFault::UnknownKey)?;
        Ok((code.verify(&secret)?, key))
    }
}

fn owner(id: u16) -> String {
    format!("receipt key {id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_has_one_code_and_nothing_kept_of_it_is_alike() {
        let receipts = Receipts::new(b"a key of the program");
        let code = receipts.code(1, "H29.50.05.13-261008-0975");
        assert_eq!(code, receipts.code(1, "H29.50.05.13-261008-0975"));
        assert_ne!(
            code,
            receipts.code(2, "H29.50.05.13-261008-0975"),
            "another caller"
        );
        assert_ne!(
            code,
            Receipts::new(b"another").code(1, "H29.50.05.13-261008-0975")
        );
        let day = NaiveDate::from_ymd_opt(2026, 7, 15).unwrap();
        let mark = receipts.mark(code, day);
        assert_eq!(mark.expires_on.to_string(), "2026-07-31");
        assert_ne!(mark.hash, receipts.issued(code));
        assert_ne!(mark.hash, receipts.revocation(code));
        assert_ne!(receipts.issued(code), receipts.revocation(code));
        assert_ne!(mark.hash, receipts.reference(1, "H29.50.05.13-261008-0975"));
    }

    #[test]
    fn a_key_opens_under_its_own_number_only() {
        let receipts = Receipts::new(b"a key of the program");
        let (secret, sealed) = receipts.new_key(7).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 7, 15).unwrap();
        let claims = Claims {
            key: 7,
            service_point: 1,
            domain: 2,
            day,
            nonce: 3,
        };
        let catalogue = |id| {
            let sealed = sealed.clone();
            let key = ReceiptKey {
                id,
                name: String::new(),
                sealed,
                valid: crate::model::validity::Validity::default(),
                created_at: 0,
                revoked_at: None,
            };
            Catalogue {
                receipt_keys: vec![key],
                ..Catalogue::default()
            }
        };
        let seven = claims.sign(&secret).unwrap();
        let eight = Claims { key: 8, ..claims }.sign(&secret).unwrap();
        assert_eq!(receipts.verify(&catalogue(7), &seven).unwrap().0, claims);
        assert_eq!(
            receipts.verify(&catalogue(7), &eight).unwrap_err(),
            CodeFault::UnknownKey
        );
        assert_eq!(
            receipts.verify(&catalogue(8), &eight).unwrap_err(),
            CodeFault::UnknownKey
        );
    }
}
