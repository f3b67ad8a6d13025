//! Browsers in which a person has signed in before: a signed mark, kept by the browser alone.
//!
//! It opens nothing. It only has an allowance of its own, so that a stranger who guesses the person's
//! password from many networks cannot use up the person's tries. It ends with the password.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq;

use super::{secret::random_text, vault::Vault};

/// A new mark for a person with this password hash.
pub fn mark(vault: &Vault, user: i32, password_hash: &str) -> String {
    let name = random_text(20);
    let signature = sign(vault, user, &name, password_hash);
    format!("{name}.{signature}")
}

/// The name of a browser with a mark that is genuine and still holds.
pub fn known<'m>(vault: &Vault, user: i32, password_hash: &str, mark: &'m str) -> Option<&'m str> {
    let (name, signature) = mark.split_once('.')?;
    let genuine = sign(vault, user, name, password_hash);
    bool::from(genuine.as_bytes().ct_eq(signature.as_bytes())).then_some(name)
}

fn sign(vault: &Vault, user: i32, name: &str, password_hash: &str) -> String {
    let parts = [
        &user.to_be_bytes()[..],
        name.as_bytes(),
        password_hash.as_bytes(),
    ];
    URL_SAFE_NO_PAD.encode(vault.sign(&parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_holds_for_one_person_until_the_password_changes() {
        let vault = Vault::new(b"a key of the program");
        let mark = mark(&vault, 7, "hash");
        assert!(known(&vault, 7, "hash", &mark).is_some());
        assert!(known(&vault, 8, "hash", &mark).is_none());
        assert!(known(&vault, 7, "another", &mark).is_none());
        assert!(known(&vault, 7, "hash", &format!("x{mark}")).is_none());
        assert!(known(&vault, 7, "hash", "nothing").is_none());
    }
}
