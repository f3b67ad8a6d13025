//! Passwords: which are good enough, and hashing them without holding anything else up.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use thiserror::Error;
use tokio::sync::Semaphore;

use super::common;
use crate::model::text::nfc;

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters of a password.
pub const LONGEST: usize = 128;
/// Hashes that may wait; a flood of sign-ins is told to come again instead of queueing up.
const WAITING: usize = 64;

/// Argon2id with the parameters of the program (19 MiB, 2 passes): the hash of a text that nobody knows.
/// Whoever is not there is held against it, and so takes as long as whoever is.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$aGFpbG9uZyBub2JvZHkgMQ$h7mHk2l5Sxj0wq2cVb1mZ0Yk9dQm3rT8uJ4oNf6sEiA";

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasswordFault {
    /// Fewer than [`SHORTEST`] characters.
    #[error("shorter than {SHORTEST} characters")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("longer than {LONGEST} characters")]
    TooLong,
    /// One of those that are tried first.
    #[error("one of the commonest")]
    Common,
    /// Not much more than the person's own address or name.
    #[error("close to the person's name or address")]
    Personal,
}

/// Too many hashes wait already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busy;

/// Checks a new password against the rules; `about` is what anybody knows of the person.
pub fn check(password: &str, about: &[&str]) -> Result<(), PasswordFault> {
    let password = normal(password);
    match password.chars().count() {
        ..SHORTEST => return Err(PasswordFault::TooShort),
        SHORTEST..=LONGEST => {}
        _ => return Err(PasswordFault::TooLong),
    }
    if common::is_common(&password) {
        return Err(PasswordFault::Common);
    }
    if common::is_about(&password, about) {
        return Err(PasswordFault::Personal);
    }
    Ok(())
}

/// Blanks belong to a password; only the Unicode form is made one, since keyboards differ in it.
fn normal(password: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    password.nfc().collect()
}

/// Hashes and verifies passwords, a few at once.
#[derive(Debug)]
pub struct Passwords {
    slots: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            slots: Arc::new(Semaphore::new(at_once())),
            queue: Arc::new(Semaphore::new(WAITING)),
        }
    }
}

impl Passwords {
    /// The hash to keep.
    pub async fn hash(&self, password: &str) -> Result<String, Busy> {
        let password = normal(password);
        let hashed = self.work(move || {
            let hash = PasswordHasher::<PasswordHash>::hash_password(
                &Argon2::default(),
                password.as_bytes(),
            );
            hash.map(|hash| hash.to_string())
        });
        hashed.await?.map_err(|error| {
            tracing::error!(%error, "a password could not be hashed");
            Busy
        })
    }

    /// Whether the password is the one that was hashed. Without a hash it takes as long, and is not.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, Busy> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(NOBODY).to_owned();
        let password = normal(password);
        // Nothing longer was ever taken, and hashing it would only cost time.
        let password = if password.chars().count() > LONGEST {
            String::new()
        } else {
            password
        };
        let verified = self.work(move || {
            let hash = PasswordHash::new(&hash);
            hash.is_ok_and(|hash| {
                Argon2::default()
                    .verify_password(password.as_bytes(), &hash)
                    .is_ok()
            })
        });
        Ok(verified.await? && known)
    }

    async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let waiting = self.queue.clone().try_acquire_owned().map_err(|_| Busy)?;
        let slot = self.slots.clone().acquire_owned().await.map_err(|_| Busy)?;
        // Whoever hangs up meanwhile does not free the core: the permits go with the work.
        let done = tokio::task::spawn_blocking(move || {
            let result = job();
            drop((slot, waiting));
            result
        });
        done.await.map_err(|_| Busy)
    }
}

/// Hashes at once: each takes a core for some tens of milliseconds, and ratings need the other half of them.
fn at_once() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    (cores / 2).max(1)
}

/// Whether a hash was made with other parameters than those of today.
pub fn is_outdated(hash: &str) -> bool {
    let today = argon2::Params::default();
    let Ok(hash) = PasswordHash::new(hash) else {
        return true;
    };
    argon2::Params::try_from(&hash).map_or(true, |params| {
        (params.m_cost(), params.t_cost(), params.p_cost())
            != (today.m_cost(), today.t_cost(), today.p_cost())
    })
}

/// The person's words in one form, for comparing.
pub(super) fn plain(text: &str) -> String {
    crate::model::text::fold(&nfc(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_characters() {
        let about = ["an.nguyen@taythanh.gov.vn", "Nguyễn Thị An"];
        assert_eq!(check("đấtđaiởphường", &about), Ok(()));
        assert_eq!(check("ngắn quá đi", &about), Err(PasswordFault::TooShort));
        assert_eq!(
            check(&"dài ".repeat(33), &about),
            Err(PasswordFault::TooLong)
        );
        assert_eq!(check("Matkhau@2026!", &about), Err(PasswordFault::Common));
        assert_eq!(
            check("AnNguyen@TayThanh", &about),
            Err(PasswordFault::Personal)
        );
        assert_eq!(
            check("NguyễnThịAn2026", &about),
            Err(PasswordFault::Personal)
        );
        assert_eq!(check("sáng nay trời mưa to", &about), Ok(()));
    }

    #[tokio::test]
    async fn both_unicode_forms_of_a_password_are_the_same() {
        let passwords = Passwords::default();
        let hash = passwords.hash("mật khẩu của Hòa").await.unwrap();
        let decomposed: String =
            unicode_normalization::UnicodeNormalization::nfd("mật khẩu của Hòa").collect();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert_eq!(passwords.verify(&decomposed, Some(&hash)).await, Ok(true));
        assert_eq!(
            passwords.verify("mật khẩu của Hoà", Some(&hash)).await,
            Ok(false)
        );
        assert_eq!(passwords.verify("mật khẩu của Hòa", None).await, Ok(false));
        assert!(!is_outdated(&hash));
        assert!(is_outdated(&hash.replace("t=2", "t=1")));
    }

    #[test]
    fn the_hash_of_nobody_costs_what_any_hash_costs() {
        let hash = PasswordHash::new(NOBODY).unwrap();
        assert!(!is_outdated(NOBODY));
        assert_eq!(hash.hash.unwrap().len(), 32);
    }

    #[tokio::test]
    async fn a_flood_is_told_to_come_again() {
        let passwords = Passwords::default();
        let all = passwords
            .queue
            .clone()
            .acquire_many_owned(64)
            .await
            .unwrap();
        assert_eq!(passwords.verify("x", None).await, Err(Busy));
        drop(all);
        assert_eq!(passwords.verify("x", None).await, Ok(false));
    }
}
