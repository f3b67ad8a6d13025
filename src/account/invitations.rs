//! Links by which people choose a password, and the one of the first administrator.

use std::time::Duration;

use thiserror::Error;

use super::{
    accounts::{Accounts, milliseconds},
    device,
    password::{self, Busy, PasswordFault},
    secret::{Secret, hash_secret},
};
use crate::{
    model::{
        role::Role,
        text,
        user::{self, Actor, User},
    },
    store::{
        Database, Invitation, InvitationPurpose, NewInvitation, NewReset, NewUser, StoreError,
    },
};

/// How long an invitation works.
const INVITATION: Duration = Duration::from_hours(7 * 24);
/// How long a link to another password works.
const RESET: Duration = Duration::from_hours(24);

/// How long the link of the first administrator works.
const SETUP: Duration = Duration::from_hours(24);

/// A link just made.
#[derive(Clone)]
pub struct Invited {
    /// Whose it is.
    pub user: User,
    /// Its token: the address is `/invitations/{token}`; shown once.
    pub token: String,
    /// When it ends, epoch milliseconds.
    pub expires_at: i64,
}

/// What a link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// The account of the first administrator, who still has to say who that is.
    Setup,
    /// A password for somebody.
    Password(Invitation),
}

/// Why a link was not used.
#[derive(Debug, Error)]
pub enum AcceptError {
    /// It works no longer.
    #[error("the link works no longer")]
    Gone,
    /// The address is none.
    #[error("this is no e-mail address")]
    Email,
    /// There is no name.
    #[error("a name is missing")]
    Name,
    /// The password is not good enough.
    #[error("the password is {0}")]
    Password(#[from] PasswordFault),
    /// Too many at once: again after some seconds.
    #[error("too many at once")]
    Busy,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Busy> for AcceptError {
    fn from(_: Busy) -> Self {
        Self::Busy
    }
}

/// Adds a person and makes the link of the invitation; `None` when the address is taken.
/// The caller has checked that role and agency fit.
pub async fn invite(
    db: &Database,
    new: &NewUser,
    actor: &Actor,
    now: i64,
) -> Result<Option<Invited>, StoreError> {
    let secret = Secret::session();
    let invitation = NewInvitation {
        hash: secret.hash,
        purpose: InvitationPurpose::Invite,
        expires_at: now + milliseconds(INVITATION),
    };
    let user = db.add_user(new, &invitation, actor, now).await?;
    Ok(user.map(|user| invited(user, secret.text, &invitation)))
}

/// Makes another link for a person: to a first password if there is none, else to another one.
/// `None` for who is not there or disabled.
pub async fn reset(
    db: &Database,
    user: i32,
    actor: &Actor,
    now: i64,
) -> Result<Option<Invited>, StoreError> {
    reset_access(db, user, false, (actor, now)).await
}

/// The same, and the second factor goes as well: both or, for who is not there or disabled, nothing.
pub async fn reset_with_second_factor(
    db: &Database,
    user: i32,
    actor: &Actor,
    now: i64,
) -> Result<Option<Invited>, StoreError> {
    reset_access(db, user, true, (actor, now)).await
}

async fn reset_access(
    db: &Database,
    user: i32,
    second_factor: bool,
    (actor, now): (&Actor, i64),
) -> Result<Option<Invited>, StoreError> {
    let secret = Secret::session();
    let reset = NewReset {
        hash: secret.hash,
        invite_until: now + milliseconds(INVITATION),
        reset_until: now + milliseconds(RESET),
        second_factor,
    };
    let made = db.reset_access(user, &reset, actor, now).await?;
    Ok(made.map(|(user, invitation)| invited(user, secret.text, &invitation)))
}

impl Accounts {
    /// What the link with this token opens, if it still works.
    pub async fn open_invitation(&self, token: &str) -> Result<Option<Opened>, StoreError> {
        let hash = hash_secret(token);
        if self.db.is_setup(hash, self.clock.now_ms()).await? {
            return Ok(Some(Opened::Setup));
        }
        let invitation = self.db.invitation(hash, self.clock.now_ms()).await?;
        Ok(invitation.map(Opened::Password))
    }

    /// Chooses the password of the person whose link this is; it works once. All sessions of that person end.
    pub async fn accept_invitation(
        &self,
        token: &str,
        password: &str,
    ) -> Result<User, AcceptError> {
        let (hash, now) = (hash_secret(token), self.clock.now_ms());
        let invitation = self.db.invitation(hash, now).await?;
        let user = invitation.ok_or(AcceptError::Gone)?.user;
        password::check(password, &[&user.email, &user.name])?;
        let password = self.passwords.hash(password).await?;
        let user = self.db.accept_invitation(hash, password, now).await?;
        user.ok_or(AcceptError::Gone)
    }

    /// A mark for the browser in which somebody has just chosen a password ([`Started::browser_mark`]).
    ///
    /// [`Started::browser_mark`]: super::Started::browser_mark
    pub async fn browser_mark(&self, user: &User) -> Result<Option<String>, StoreError> {
        let known = self.db.credentials_of(user.id).await?;
        let password = known.and_then(|known| known.password);
        Ok(password.map(|hash| device::mark(&self.vault, user.id, &hash)))
    }

    /// Makes the link of the first administrator, for as long as there is nobody; an older one works no longer, and
    /// this one for a day.
    pub async fn offer_setup(&self) -> Result<Option<String>, StoreError> {
        let secret = Secret::session();
        let until = self.clock.now_ms() + milliseconds(SETUP);
        let offered = self.db.offer_setup(secret.hash, until).await?;
        Ok(offered.then_some(secret.text))
    }

    /// Makes the first administrator.
    pub async fn accept_setup(
        &self,
        token: &str,
        (email, name): (&str, &str),
        password: &str,
    ) -> Result<User, AcceptError> {
        let (hash, now) = (hash_secret(token), self.clock.now_ms());
        if !self.db.is_setup(hash, now).await? {
            return Err(AcceptError::Gone);
        }
        let email = user::email(email).ok_or(AcceptError::Email)?;
        let name = text::nfc(name);
        if name.is_empty() {
            return Err(AcceptError::Name);
        }
        password::check(password, &[&email, &name])?;
        let password = self.passwords.hash(password).await?;
        let new = NewUser {
            email,
            name,
            role: Role::Administrator,
            agency: None,
        };
        let made = self.db.accept_setup(hash, &new, password, now).await?;
        made.ok_or(AcceptError::Gone)
    }
}

fn invited(user: User, token: String, invitation: &NewInvitation) -> Invited {
    Invited {
        user,
        token,
        expires_at: invitation.expires_at,
    }
}
