//! A town with accounts in it, and the verbs of whoever signs in.

use std::{net::IpAddr, ops::Deref, time::Duration};

use chrono::DateTime;
use hailong::{
    account::{self, Accounts, Attempt, CodeOutcome, Invited, Outcome, Rules, Started, Viewer},
    clock::Clock,
    model::{
        audit::{Action, AuditFilter, AuditRecord, ObjectKind},
        role::Role,
        user::{Actor, User},
    },
    store::NewUser,
};

use crate::harness::{TestDatabase, World};

/// A password that everybody here has.
pub const PASSWORD: &str = "sáng nay trời mưa to";

/// The Tân Phú area, with a clock that the test moves.
pub struct Desk {
    pub world: World,
    pub clock: Clock,
    pub accounts: Accounts,
}

impl Deref for Desk {
    type Target = World;
    fn deref(&self) -> &World {
        &self.world
    }
}

impl Desk {
    pub async fn open(db: TestDatabase) -> Self {
        Self::with(db, Rules::default()).await
    }

    async fn with(db: TestDatabase, rules: Rules) -> Self {
        let world = World::tan_phu(db).await;
        let start = DateTime::parse_from_rfc3339("2026-11-02T08:00:00+07:00").unwrap();
        let clock = Clock::manual(start.to_utc());
        let key = b"the key of the program, long enough";
        let accounts = Accounts::new(world.db.handle(), clock.clone(), key, rules);
        Self {
            world,
            clock,
            accounts,
        }
    }

    /// Time goes by.
    pub fn minutes_later(&self, minutes: u64) {
        self.clock.advance(Duration::from_mins(minutes));
    }

    /// Invites somebody with this name at `example.vn`.
    pub async fn invite(&self, name: &str, role: Role, agency: Option<&str>) -> Invited {
        let new = NewUser {
            email: format!("{name}@example.vn"),
            name: format!("Ông/Bà {name}"),
            role,
            agency: agency.map(|key| self.agency(key)),
        };
        let (actor, now) = (Actor::cli(), self.clock.now_ms());
        let invited = account::invite(&self.world.db, &new, &actor, now).await;
        invited.unwrap().expect("the address is free")
    }

    /// Makes another link for somebody.
    pub async fn reset(&self, user: &User) -> Option<Invited> {
        let (actor, now) = (Actor::cli(), self.clock.now_ms());
        let made = account::reset(&self.world.db, user.id, &actor, now).await;
        made.unwrap()
    }

    /// Somebody who has accepted the invitation.
    pub async fn person(&self, name: &str, role: Role, agency: Option<&str>) -> User {
        let invited = self.invite(name, role, agency).await;
        let accepted = self.accounts.accept_invitation(&invited.token, PASSWORD);
        accepted.await.expect("the link works")
    }

    /// Tries a password from the office's network.
    pub async fn try_password(&self, email: &str, password: &str) -> Outcome {
        self.attempt(&attempt(email, password)).await
    }

    pub async fn attempt(&self, attempt: &Attempt<'_>) -> Outcome {
        self.accounts.sign_in(attempt).await.unwrap()
    }

    /// Signs somebody in who has no second factor.
    pub async fn sign_in(&self, user: &User) -> Started {
        match self.try_password(&user.email, PASSWORD).await {
            Outcome::SignedIn(started) => started,
            other => panic!("not signed in: {}", told(&other)),
        }
    }

    /// Who is behind a token.
    pub async fn viewer(&self, token: &str) -> Option<Viewer> {
        let viewer = self.accounts.viewer(&self.world.catalogue, token);
        viewer.await.unwrap()
    }

    /// Signs somebody in, and is that person.
    pub async fn as_viewer(&self, user: &User) -> Viewer {
        let started = self.sign_in(user).await;
        self.viewer(&started.token).await.expect("a session")
    }

    /// Tries a code.
    pub async fn try_code(&self, pending: &Started, code: &str) -> CodeOutcome {
        let tried = self
            .accounts
            .enter_code(&pending.token, code, office(), None);
        tried.await.unwrap()
    }

    /// The log, oldest first, as one line for each entry.
    pub async fn log(&self) -> Vec<String> {
        let records = self.records(&AuditFilter::default()).await;
        records.iter().map(line).collect()
    }

    /// The lines after the first `known`.
    pub async fn log_after(&self, known: usize) -> Vec<String> {
        self.log().await.split_off(known)
    }

    pub async fn records(&self, filter: &AuditFilter) -> Vec<AuditRecord> {
        let mut records = self.db.audit_page(filter, None, 10_000).await.unwrap();
        records.retain(|record| record.entry.object != ObjectKind::Agency);
        records.reverse();
        records
    }

    /// What was done how often.
    pub async fn count(&self, action: Action) -> usize {
        let filter = AuditFilter {
            action: Some(action),
            object: Some(ObjectKind::Session),
            ..AuditFilter::default()
        };
        self.records(&filter).await.len()
    }
}

/// Somebody in the office.
pub fn attempt<'a>(email: &'a str, password: &'a str) -> Attempt<'a> {
    Attempt {
        email,
        password,
        network: office(),
        browser_mark: None,
        label: "Firefox",
        replaces: None,
    }
}

pub fn office() -> IpAddr {
    IpAddr::from([192, 0, 2, 7])
}

/// The name of an outcome.
pub fn told(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::SignedIn(_) => "signed in",
        Outcome::NeedsCode(_) => "needs a code",
        Outcome::Refused => "refused",
        Outcome::Throttled(_) => "throttled",
    }
}

/// The same of a code.
pub fn code_told(outcome: &CodeOutcome) -> &'static str {
    match outcome {
        CodeOutcome::SignedIn(_) => "signed in",
        CodeOutcome::Refused => "refused",
        CodeOutcome::Throttled(_) => "throttled",
        CodeOutcome::TooLate => "too late",
    }
}

fn line(record: &AuditRecord) -> String {
    let entry = &record.entry;
    let json = |value: &Option<serde_json::Value>| {
        value.as_ref().map_or("-".to_owned(), ToString::to_string)
    };
    format!(
        "{} {} {} {}: {} → {}",
        entry.actor.name,
        entry.action,
        entry.object,
        entry.key,
        json(&entry.before),
        json(&entry.after)
    )
}
