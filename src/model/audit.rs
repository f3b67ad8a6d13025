//! What the audit log keeps of a change: who, when, what, before and after.
//!
//! Never passwords, tokens, hashes or comments, and never a person's address: a person is a number here, and whoever
//! may read the log sees name and address in place of it for as long as there is the account.

use serde_json::{Map, Value};

use super::{
    coded::coded_enum,
    user::{Actor, Via},
};

coded_enum! {
    /// What something that was changed is.
    ObjectKind, "object" {
        /// An agency, by key.
        Agency = 1, "agency";
        /// A scope, by key.
        Scope = 2, "scope";
        /// A domain, by key.
        Domain = 3, "domain";
        /// A target: scope, topic, issuer and first year.
        Target = 4, "target";
        /// An official value: topic, scope and days.
        OfficialValue = 5, "official_value";
        /// A service point, by key.
        ServicePoint = 6, "service_point";
        /// A questionnaire, by key and version.
        Questionnaire = 7, "questionnaire";
        /// A scale, by key.
        Scale = 8, "scale";
        /// A person, by number.
        User = 9, "user";
        /// An invitation or a reset, by the person's number.
        Invitation = 10, "invitation";
        /// An API token, by number.
        Token = 11, "token";
        /// A kiosk, by number.
        Kiosk = 12, "kiosk";
        /// A link, by number.
        Link = 13, "link";
        /// A file that was read in.
        Import = 14, "import";
        /// Sessions and attempts to begin one, by the person's number.
        Session = 15, "session";
        /// A day off.
        Holiday = 16, "holiday";
        /// A key for receipts printed offline, by number.
        ReceiptKey = 40, "receipt_key";
        /// What an agency says it did about earlier comments, by number.
        Reply = 41, "reply";
        /// Receipts that were revoked, by the key of their agency; never by code or reference.
        Receipt = 44, "receipt";
        /// How many codes were printed offline: by number of the key, or one count with day, counter and domain.
        PrintedReceipts = 45, "printed_receipts";
        /// Texts of comments whose time is over; how many, never which.
        Comment = 46, "comment";
        /// The counts that figures are made of, by the days of a half-month; all of them without a key.
        Rollup = 30, "rollup";
        /// This log; read, by the day.
        AuditLog = 31, "audit_log";
    }
}

coded_enum! {
    /// What was done.
    Action, "action" {
        /// It was not there before.
        Created = 1, "created";
        /// It was there and is different now.
        Changed = 2, "changed";
        /// It is gone.
        Deleted = 3, "deleted";
        /// It works no longer.
        Revoked = 4, "revoked";
        /// A person may not sign in any more.
        Disabled = 5, "disabled";
        /// A person may sign in again.
        Enabled = 6, "enabled";
        /// A draft became binding.
        Published = 7, "published";
        /// What was published is not offered any more.
        Retired = 8, "retired";
        /// A file was read in.
        Imported = 9, "imported";
        /// A person came in.
        SignedIn = 10, "signed_in";
        /// An invitation or a reset was used.
        Accepted = 11, "accepted";
        /// A person chose another password.
        PasswordChanged = 12, "password_changed";
        /// A person set a second factor up.
        SecondFactorAdded = 13, "second_factor_added";
        /// A second factor is gone.
        SecondFactorRemoved = 14, "second_factor_removed";
        /// A recovery code was used in place of a second factor.
        RecoveryCodeUsed = 15, "recovery_code_used";
        /// A person left.
        SignedOut = 30, "signed_out";
        /// Somebody did not come in as this person, so many times within a quarter of an hour.
        SignInRefused = 31, "sign_in_refused";
        /// Counts were made anew from the ratings.
        Rebuilt = 32, "rebuilt";
        /// It left as a file.
        Exported = 33, "exported";
        /// It was read, for the first time on that day.
        Read = 34, "read";
        /// An identity provider's name for a person was linked to the account.
        IdentityLinked = 21, "identity_linked";
        /// Such a link is gone.
        IdentityUnlinked = 22, "identity_unlinked";
    }
}

/// One line of the log, about to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry {
    /// When, epoch milliseconds.
    pub at: i64,
    /// Who.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// To what kind of thing.
    pub object: ObjectKind,
    /// To which one.
    pub key: String,
    /// The changed fields as they were.
    pub before: Option<Value>,
    /// The changed fields as they are now.
    pub after: Option<Value>,
}

impl AuditEntry {
    /// An entry without fields.
    pub fn new(
        at: i64,
        actor: &Actor,
        action: Action,
        object: ObjectKind,
        key: impl Into<String>,
    ) -> Self {
        let (actor, key) = (actor.clone(), key.into());
        Self {
            at,
            actor,
            action,
            object,
            key,
            before: None,
            after: None,
        }
    }

    /// The same with what the thing is now.
    #[must_use]
    pub fn with_after(self, after: Value) -> Self {
        Self {
            after: Some(after),
            ..self
        }
    }

    /// The same with those fields of `before` and `after` that differ; `None` when none does.
    pub fn with_difference(self, before: &Value, after: &Value) -> Option<Self> {
        let (before, after) = difference(before, after)?;
        Some(Self {
            before: Some(before),
            after: Some(after),
            ..self
        })
    }
}

/// One line of the log, as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditRecord {
    /// Its number; grows, may have gaps.
    pub id: i64,
    /// What it says.
    pub entry: AuditEntry,
}

/// Which lines of the log are asked for; what is `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Number of the person who did it.
    pub actor: Option<i32>,
    /// By which way it was done.
    pub via: Option<Via>,
    /// What was done.
    pub action: Option<Action>,
    /// To what kind of thing.
    pub object: Option<ObjectKind>,
    /// To which one.
    pub key: Option<String>,
    /// Not before, epoch milliseconds.
    pub from: Option<i64>,
    /// Before, epoch milliseconds.
    pub until: Option<i64>,
}

/// Those fields of two objects that differ, as they were and as they are; a missing field is null.
fn difference(before: &Value, after: &Value) -> Option<(Value, Value)> {
    let empty = Map::new();
    let (old, new) = (
        before.as_object().unwrap_or(&empty),
        after.as_object().unwrap_or(&empty),
    );
    let (mut was, mut is) = (Map::new(), Map::new());
    for name in old
        .keys()
        .chain(new.keys().filter(|n| !old.contains_key(*n)))
    {
        let (one, other) = (old.get(name), new.get(name));
        if one.unwrap_or(&Value::Null) != other.unwrap_or(&Value::Null) {
            was.insert(name.clone(), one.cloned().unwrap_or_default());
            is.insert(name.clone(), other.cloned().unwrap_or_default());
        }
    }
    (!was.is_empty()).then_some((was.into(), is.into()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_differs_is_kept() {
        let (before, after) = (
            json!({"a": 1, "b": 2, "c": 3}),
            json!({"a": 1, "b": 5, "d": 4}),
        );
        assert_eq!(
            difference(&before, &after),
            Some((
                json!({"b": 2, "c": 3, "d": null}),
                json!({"b": 5, "c": null, "d": 4})
            ))
        );
        assert_eq!(difference(&before, &before), None);
    }
}
