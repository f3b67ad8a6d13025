//! People who sign in, and who does something.

use super::{coded::coded_enum, role::Role};

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Number in the database.
    pub id: i32,
    /// The address that the person signs in with; lower case, NFC.
    pub email: String,
    /// The person's name, NFC.
    pub name: String,
    /// What the person is here for.
    pub role: Role,
    /// The agency that the person belongs to.
    pub agency: Option<i32>,
    /// Whether the person may sign in.
    pub active: bool,
    /// Whether a second factor is set up.
    pub totp: bool,
}

/// A person as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserEntry {
    /// The person.
    pub user: User,
    /// Whether the person has chosen a password.
    pub has_password: bool,
    /// When the account was made, epoch milliseconds.
    pub created_at: i64,
    /// When the person was last seen in one of the sessions that are still known, epoch milliseconds.
    pub seen_at: Option<i64>,
}

coded_enum! {
    /// By which way something was done.
    Via, "way" {
        /// In the browser.
        Web = 1, "web";
        /// At the command line.
        Cli = 2, "cli";
        /// By the program itself.
        System = 3, "system";
        /// By another program, with a token.
        Program = 4, "program";
    }
}

/// Who does something, as the audit log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Number of the person, if it is one with an account.
    pub user: Option<i32>,
    /// Name of the person, or of the way.
    pub name: String,
    /// The role at that moment.
    pub role: Option<Role>,
    /// By which way.
    pub via: Via,
}

impl Actor {
    /// Whoever may start commands on the host.
    pub fn cli() -> Self {
        Self::nameless(Via::Cli)
    }

    /// The program itself.
    pub fn system() -> Self {
        Self::nameless(Via::System)
    }

    /// Another program; which one stands in what it did.
    pub fn program() -> Self {
        Self::nameless(Via::Program)
    }

    /// A person in the browser.
    pub fn of(user: &User) -> Self {
        Self {
            user: Some(user.id),
            name: user.name.clone(),
            role: Some(user.role),
            via: Via::Web,
        }
    }

    fn nameless(via: Via) -> Self {
        Self {
            user: None,
            name: via.key().to_owned(),
            role: None,
            via,
        }
    }
}

/// The address as it is kept and compared: NFC, lower case, without blanks around it.
/// `None` for what cannot be an e-mail address.
pub fn email(text: &str) -> Option<String> {
    let email = super::text::nfc(text).to_lowercase();
    let (local, host) = email.rsplit_once('@')?;
    let plain = |part: &str| {
        !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control())
    };
    let dotted = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    let fits = email.chars().count() <= 254 && plain(local) && plain(host) && dotted;
    fits.then_some(email)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_one_form() {
        assert_eq!(
            email(" Chu.Tich@TayThanh.gov.vn\n").as_deref(),
            Some("chu.tich@taythanh.gov.vn")
        );
        for wrong in [
            "", "a", "@b.vn", "a@", "a@b", "a b@c.vn", "a@c..vn", "a@.vn", "a@b c.vn",
        ] {
            assert_eq!(email(wrong), None, "{wrong}");
        }
    }
}
