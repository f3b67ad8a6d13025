//! `hailong kiosk enrol|list|health|move|rename|revoke|repair|set-pin|maintain|write-off`

mod show;

use std::{io::BufRead, process::ExitCode};

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};

use super::{Context, output};
use crate::{
    account::{Secret, make_pin, random_pin},
    model::{kiosk::MaintenanceKind, user::Actor},
    store::{Database, Maintenance, WriteOff, WriteOffOutcome},
};

/// How lists are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One line each, fields separated by tabs.
    Text,
    /// One JSON document.
    Json,
}

/// Kiosks.
#[derive(Debug, Subcommand)]
pub enum Kiosk {
    /// Add a device; prints the pairing link, which works once and for a while.
    Enrol {
        /// Key of the service point where it stands.
        #[arg(long, value_name = "KEY")]
        service_point: String,
        /// Name of the device.
        #[arg(long)]
        name: String,
        /// Add none where a device of this name stands there already.
        #[arg(long)]
        once: bool,
    },
    /// Print devices, the worst first: number, state, last heard of, counted, received, waiting, refused, missing,
    /// alarms, service point, name.
    List {
        /// How.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print all that is known of one device.
    Health {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
        /// How.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Move a device to another service point; ratings given before stay with the old one.
    Move {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
        /// Key of the service point.
        #[arg(long, value_name = "KEY")]
        service_point: String,
    },
    /// Give a device another name.
    Rename {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
        /// The name.
        #[arg(long)]
        name: String,
    },
    /// Take a device out of service: its token works no longer.
    Revoke {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
    },
    /// Pair a device anew, e.g. after its hardware was exchanged; its old token works no longer.
    Repair {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
    },
    /// Set the PIN of a device's menu; prints a random one unless it is given.
    SetPin {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
        /// Read the PIN from standard input: 4 to 12 digits.
        #[arg(long, conflicts_with = "remove")]
        stdin: bool,
        /// Take the PIN away.
        #[arg(long)]
        remove: bool,
    },
    /// Note what was done to a device.
    Maintain {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
        /// cleaned, moved, replaced, repaired, checked or other.
        #[arg(value_name = "WHAT")]
        kind: MaintenanceKind,
        /// In words.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Write off taps that are missing or refused, after looking into it: they raise no alarm any more.
    WriteOff {
        /// Its number.
        #[arg(value_name = "NUMBER")]
        id: i32,
        /// How many.
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..))]
        count: i64,
        /// Why; it stands in the audit log.
        #[arg(long)]
        reason: String,
    },
}

impl Kiosk {
    /// Does it.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = context.open().await?;
        let done = self.run_on(&db, context).await;
        db.close().await?;
        done.map(|()| ExitCode::SUCCESS)
    }

    async fn run_on(self, db: &Database, context: &Context) -> anyhow::Result<()> {
        let (actor, now) = (Actor::cli(), context.clock.now_ms());
        let by = (&actor, now);
        match self {
            Self::Enrol {
                service_point,
                name,
                once,
            } => {
                let point = point(db, &service_point).await?;
                if once && let Some(id) = standing(db, point, &name).await? {
                    output::complain(&format!(
                        "«{name}» stands there already: number {id}; nothing changes \
                         (another link: hailong kiosk repair {id})"
                    ));
                    return Ok(());
                }
                let (secret, until) = code(context, now);
                db.enrol_kiosk(&name, point, secret.hash, until, by).await?;
                hand_out(context, &secret);
            }
            Self::List { format } => show::list(db, context, format).await?,
            Self::Health { id, format } => show::health(db, context, id, format).await?,
            Self::Move { id, service_point } => {
                let point = point(db, &service_point).await?;
                done(db.move_kiosk(id, point, by).await?, id)?;
            }
            Self::Rename { id, name } => done(db.rename_kiosk(id, &name, by).await?, id)?,
            Self::Revoke { id } => done(db.revoke_kiosk(id, by).await?, id)?,
            Self::Repair { id } => {
                let (secret, until) = code(context, now);
                done(db.unpair_kiosk(id, secret.hash, until, by).await?, id)?;
                hand_out(context, &secret);
            }
            Self::SetPin { id, stdin, remove } => set_pin(db, id, (stdin, remove), by).await?,
            Self::Maintain { id, kind, note } => {
                let what = Maintenance { kind, note };
                done(db.maintain_kiosk(id, &what, now, by).await?, id)?;
            }
            Self::WriteOff { id, count, reason } => write_off(db, id, (count, &reason), by).await?,
        }
        Ok(())
    }
}

fn done(done: bool, id: i32) -> anyhow::Result<()> {
    if !done {
        bail!("nothing to do: is there a kiosk with number {id}, and is it not so already?");
    }
    Ok(())
}

async fn point(db: &Database, key: &str) -> anyhow::Result<i32> {
    let catalogue = db.catalogue().await?;
    let point = catalogue.service_point(key);
    Ok(point
        .with_context(|| format!("unknown service point «{key}»"))?
        .id)
}

/// The device of this name at a service point that was not taken out of service.
async fn standing(db: &Database, point: i32, name: &str) -> anyhow::Result<Option<i32>> {
    let fleet = db.fleet(0, 0, None).await?;
    let there = fleet.into_iter().filter(|entry| entry.revoked_at.is_none());
    let mut kiosks = there.map(|entry| entry.kiosk);
    let found = kiosks.find(|kiosk| kiosk.service_point == point && kiosk.name == name);
    Ok(found.map(|kiosk| kiosk.id))
}

/// A pairing code and until when it works.
fn code(context: &Context, now: i64) -> (Secret, i64) {
    let hours = i64::from(context.config.kiosk.pairing_hours);
    (Secret::pairing(), now + hours * 3_600_000)
}

/// The link alone on standard output; what to do with it beside.
fn hand_out(context: &Context, secret: &Secret) {
    let hours = context.config.kiosk.pairing_hours;
    output::complain(&format!(
        "Mở đường dẫn này trên thiết bị, hoặc nhập mã {code} (dùng một lần, trong {hours} giờ) / \
         Open this link on the device, or type the code {code} (once, within {hours} hours):",
        code = secret.text,
    ));
    let server = &context.config.server;
    // The code stands behind «#»: browsers keep that part to themselves, so no log sees it.
    output::say(&format!(
        "{}/k/pair#{}",
        server.public_url(server.listen),
        secret.text
    ));
}

async fn write_off(
    db: &Database,
    id: i32,
    (count, reason): (i64, &str),
    by: (&Actor, i64),
) -> anyhow::Result<()> {
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        bail!("say why: --reason is empty");
    }
    match db
        .write_off_kiosk(id, &WriteOff { count, reason }, by)
        .await?
    {
        WriteOffOutcome::Done(_) => Ok(()),
        WriteOffOutcome::Unknown => bail!("there is no kiosk with number {id}"),
        WriteOffOutcome::OutOfRange(lost) => {
            bail!(
                "{lost} taps of kiosk {id} are missing or refused: not so many can be written off"
            )
        }
    }
}

async fn set_pin(
    db: &Database,
    id: i32,
    (stdin, remove): (bool, bool),
    by: (&Actor, i64),
) -> anyhow::Result<()> {
    if remove {
        return done(db.set_kiosk_pin(id, None, by).await?, id);
    }
    let digits = if stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        line.trim().to_owned()
    } else {
        random_pin()
    };
    let pin = make_pin(&digits)?;
    done(db.set_kiosk_pin(id, Some(&pin), by).await?, id)?;
    if !stdin {
        output::complain("Mã PIN (chỉ hiện một lần) / PIN (shown once):");
        output::say(&digits);
    }
    Ok(())
}
