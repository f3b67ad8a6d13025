//! `hailong user add|list|change|disable|enable|reset`

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};

use super::{Context, output};
use crate::{
    account::{self, Invited},
    model::{
        catalogue::Catalogue,
        role::Role,
        text,
        user::{self, Actor, User as Person, UserEntry},
    },
    store::{AccountChange, Database, NewUser, UserChange},
};

/// Who is not named yet. Never a part of the address: names of those who act are kept in the audit log.
const UNNAMED: &str = "Tài khoản mới";

/// People who sign in.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Invite a person; prints the link of the invitation, which works once and for seven days. Somebody who has an
    /// account of that role already keeps it as it is.
    Add(Add),
    /// Print everybody: address, role, agency, state, name; separated by tabs.
    List,
    /// Change a person's role, agency or name.
    Change(Change),
    /// Let a person not sign in any more; ends all sessions.
    Disable(Whom),
    /// Let a person sign in again.
    Enable(Whom),
    /// Print a link by which a person chooses a new password; it works once and for a day.
    Reset {
        #[command(flatten)]
        whom: Whom,
        /// Take the second factor away as well (lost phone, no recovery codes).
        #[arg(long)]
        second_factor: bool,
    },
}

/// A person to come.
#[derive(Debug, Args)]
pub struct Add {
    /// The address that the person signs in with.
    #[arg(long, value_parser = email)]
    email: String,
    /// administrator, leadership, agency_manager, kiosk_officer, auditor or viewer.
    #[arg(long, value_parser = role)]
    role: Role,
    /// Key of the agency that the person belongs to.
    #[arg(long, value_name = "KEY")]
    agency: Option<String>,
    /// The person's name, as colleagues and the audit log are to read it; it can be changed later.
    #[arg(long, default_value = UNNAMED)]
    name: String,
}

/// What a person is to be.
#[derive(Debug, Args)]
pub struct Change {
    #[command(flatten)]
    whom: Whom,
    /// The new role.
    #[arg(long, value_parser = role)]
    role: Option<Role>,
    /// Key of the new agency.
    #[arg(long, value_name = "KEY", conflicts_with = "no_agency")]
    agency: Option<String>,
    /// Belongs to no agency any more.
    #[arg(long)]
    no_agency: bool,
    /// The new name.
    #[arg(long)]
    name: Option<String>,
}

/// A person with an account.
#[derive(Debug, Args)]
pub struct Whom {
    /// The person's address.
    #[arg(long, value_parser = email)]
    email: String,
}

fn email(text: &str) -> Result<String, String> {
    user::email(text).ok_or_else(|| "this is no e-mail address".to_owned())
}

fn role(text: &str) -> Result<Role, String> {
    text.parse()
}

impl User {
    /// Does it.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        let done = self.run_on(&db, context).await;
        db.close().await?;
        done.map(|()| ExitCode::SUCCESS)
    }

    async fn run_on(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let now = context.clock.now_ms();
        match self {
            Self::Add(add) => {
                match add.invite(db, now).await? {
                    Some(invited) => print_link(context, &invited),
                    None => output::complain("Has this account already; nothing changes"),
                }
                Ok(())
            }
            Self::List => list(db).await,
            Self::Change(change) => change.apply(db, now).await,
            Self::Disable(whom) => whom.set_active(db, false, now).await,
            Self::Enable(whom) => whom.set_active(db, true, now).await,
            Self::Reset {
                whom,
                second_factor,
            } => {
                let invited = whom.reset(db, second_factor, now).await?;
                print_link(context, &invited);
                Ok(())
            }
        }
    }
}

impl Add {
    /// `None` for who has this very account already.
    async fn invite(self, db: &Database, now: i64) -> anyhow::Result<Option<Invited>> {
        let catalogue = db.catalogue().await?;
        let agency = agency_id(&catalogue, self.agency.as_deref())?;
        self.role.check_agency(agency)?;
        let name = Some(text::nfc(&self.name)).filter(|name| !name.is_empty());
        let new = NewUser {
            name: name.unwrap_or_else(|| UNNAMED.to_owned()),
            email: self.email,
            role: self.role,
            agency,
        };
        if let Some(invited) = account::invite(db, &new, &Actor::cli(), now).await? {
            return Ok(Some(invited));
        }
        let known = db.credentials(&new.email).await?.map(|known| known.user);
        let same =
            |user: &Person| user.role == new.role && user.agency == new.agency && user.active;
        if !known.as_ref().is_some_and(same) {
            bail!("«{}» has another account already", new.email);
        }
        Ok(None)
    }
}

impl Change {
    async fn apply(self, db: &Database, now: i64) -> anyhow::Result<()> {
        let user = self.whom.find(db).await?;
        let catalogue = db.catalogue().await?;
        let agency = match (&self.agency, self.no_agency) {
            (None, false) => user.agency,
            (key, _) => agency_id(&catalogue, key.as_deref())?,
        };
        let change = UserChange {
            name: self.name.as_deref().map_or(user.name, text::nfc),
            role: self.role.unwrap_or(user.role),
            agency,
        };
        change.role.check_agency(change.agency)?;
        told(db.change_user(user.id, &change, &Actor::cli(), now).await?)
    }
}

impl Whom {
    async fn find(&self, db: &Database) -> anyhow::Result<user::User> {
        let known = db.credentials(&self.email).await?;
        let known = known.with_context(|| format!("nobody has the address «{}»", self.email))?;
        Ok(known.user)
    }

    async fn set_active(self, db: &Database, active: bool, now: i64) -> anyhow::Result<()> {
        let user = self.find(db).await?;
        told(
            db.set_user_active(user.id, active, &Actor::cli(), now)
                .await?,
        )
    }

    async fn reset(self, db: &Database, second_factor: bool, now: i64) -> anyhow::Result<Invited> {
        let (user, actor) = (self.find(db).await?, Actor::cli());
        let invited = if second_factor {
            account::reset_with_second_factor(db, user.id, &actor, now).await?
        } else {
            account::reset(db, user.id, &actor, now).await?
        };
        invited.with_context(|| format!("«{}» is disabled", self.email))
    }
}

fn told(change: AccountChange) -> anyhow::Result<()> {
    match change {
        AccountChange::Done => Ok(()),
        AccountChange::Unknown => bail!("this person has no account any more"),
        AccountChange::LastAdministrator => {
            bail!("this is the last administrator who can sign in; make another one first")
        }
    }
}

fn agency_id(catalogue: &Catalogue, key: Option<&str>) -> anyhow::Result<Option<i32>> {
    let Some(key) = key else {
        return Ok(None);
    };
    let agency = catalogue.agency(key);
    let agency = agency.with_context(|| format!("unknown agency «{key}»"))?;
    Ok(Some(agency.id))
}

fn print_link(context: &Context, invited: &Invited) {
    let until = output::moment(context.zone(), invited.expires_at);
    output::complain(&format!(
        "Đường dẫn cho {} (dùng một lần, đến {until}) / Link for {} (works once, until {until}):",
        invited.user.email, invited.user.email
    ));
    let server = &context.config.server;
    output::say(&format!(
        "{}/invitations/{}",
        server.public_url(server.listen),
        invited.token
    ));
}

async fn list(db: &Database) -> anyhow::Result<()> {
    let catalogue = db.catalogue().await?;
    for entry in db.users().await? {
        output::say(&line(&catalogue, &entry));
    }
    Ok(())
}

fn line(catalogue: &Catalogue, entry: &UserEntry) -> String {
    let user = &entry.user;
    let agency = user.agency.and_then(|id| catalogue.agency_by_id(id));
    let state = match (user.active, entry.has_password) {
        (false, _) => "disabled",
        (true, false) => "invited",
        (true, true) if user.totp => "active+totp",
        (true, true) => "active",
    };
    let agency = agency.map_or("-", |agency| agency.key.as_str());
    [&user.email, user.role.key(), agency, state, &user.name].join("\t")
}
