//! Passwords: which are good enough, and hashing them without holding anything else up.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use thiserror::Error;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::common;
use crate::model::text::nfc;

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters of a password.
pub const LONGEST: usize = 128;
/// Hashes that may wait in each queue; a flood of sign-ins is told to come again instead of queueing up.
const WAITING: usize = 64;
/// How many of the hashes at once may be strangers'.
const STRANGERS_AT_ONCE: usize = 1;

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

/// Who waits for a password to be verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Somebody told by a session, a link, or the mark of a browser in which that person has signed in before.
    Known,
    /// Anybody.
    Stranger,
}

/// Hashes and verifies passwords, a few at once. Strangers queue apart and only the first of them stands in line with
/// those who are known, so that a flood of them delays whoever is known by one hash at most.
#[derive(Debug)]
pub struct Passwords {
    slots: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    strangers_queue: Arc<Semaphore>,
    done: AtomicU64,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            slots: Arc::new(Semaphore::new(at_once())),
            queue: Arc::new(Semaphore::new(WAITING)),
            strangers: Arc::new(Semaphore::new(STRANGERS_AT_ONCE)),
            strangers_queue: Arc::new(Semaphore::new(WAITING)),
            done: AtomicU64::new(0),
        }
    }
}

impl Passwords {
    /// How many were hashed since the start.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// The hash to keep.
    pub async fn hash(&self, password: &str) -> Result<String, Busy> {
        let password = normal(password);
        let hashed = self.work(Waiting::Known, move || {
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
    pub async fn verify(
        &self,
        password: &str,
        hash: Option<&str>,
        who: Waiting,
    ) -> Result<bool, Busy> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(NOBODY).to_owned();
        let password = normal(password);
        // Nothing longer was ever taken, and hashing it would only cost time.
        let password = if password.chars().count() > LONGEST {
            String::new()
        } else {
            password
        };
        let verified = self.work(who, move || {
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
        who: Waiting,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let queue = match who {
            Waiting::Known => &self.queue,
            Waiting::Stranger => &self.strangers_queue,
        };
        let waiting = queue.clone().try_acquire_owned().map_err(|_| Busy)?;
        let turn = match who {
            Waiting::Known => None,
            Waiting::Stranger => Some(one_of(&self.strangers).await?),
        };
        let slot = one_of(&self.slots).await?;
        self.done.fetch_add(1, Ordering::Relaxed);
        // Whoever hangs up meanwhile does not free the core: the permits go with the work.
        let done = tokio::task::spawn_blocking(move || {
            let result = job();
            drop((slot, turn, waiting));
            result
        });
        done.await.map_err(|_| Busy)
    }
}

async fn one_of(semaphore: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Busy> {
    semaphore.clone().acquire_owned().await.map_err(|_| Busy)
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
        assert_eq!(
            passwords
                .verify(&decomposed, Some(&hash), Waiting::Known)
                .await,
            Ok(true)
        );
        assert_eq!(
            passwords
                .verify("mật khẩu của Hoà", Some(&hash), Waiting::Known)
                .await,
            Ok(false)
        );
        assert_eq!(
            passwords
                .verify("mật khẩu của Hòa", None, Waiting::Known)
                .await,
            Ok(false)
        );
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
    async fn a_flood_is_told_to_come_again_and_keeps_out_nobody_who_is_known() {
        let passwords = Passwords::default();
        let waiting = u32::try_from(WAITING).unwrap();
        let queue = passwords.strangers_queue.clone();
        let flood = queue.acquire_many_owned(waiting).await.unwrap();
        let first = one_of(&passwords.strangers).await;
        let verify = |who| passwords.verify("x", None, who);
        assert_eq!(verify(Waiting::Stranger).await, Err(Busy));
        assert_eq!(verify(Waiting::Known).await, Ok(false));
        drop((flood, first));
        assert_eq!(verify(Waiting::Stranger).await, Ok(false));
        assert_eq!(passwords.done(), 2);
    }

    #[tokio::test]
    async fn strangers_never_take_all_there_is() {
        let passwords = Passwords::default();
        let first = one_of(&passwords.strangers).await;
        let stranger = passwords.verify("x", None, Waiting::Stranger);
        tokio::pin!(stranger);
        // The second stranger waits for the first one, not in the line of those who are known.
        assert!(futures::poll!(&mut stranger).is_pending());
        assert_eq!(passwords.slots.available_permits(), at_once());
        drop(first);
        assert_eq!(stranger.await, Ok(false));
    }
}
