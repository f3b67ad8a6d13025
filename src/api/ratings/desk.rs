//! Where the records of one call are judged: who sent them, when they came, what is known.

use std::sync::Arc;

use super::{
    entry::Fault,
    read::{self, Read, error},
    request::Call,
    time::DeviceClocks,
};
use crate::{
    account::Caller,
    api::problem::{Code, FieldError},
    app::App,
    model::{catalogue::Catalogue, rating::Source, zone::Zone},
    store::Said,
};

/// All that the records of one call share.
pub struct Desk {
    /// Reference data as of the arrival.
    pub catalogue: Arc<Catalogue>,
    /// Where a day ends.
    pub zone: Zone,
    /// Instant of arrival, epoch milliseconds.
    pub received_at: i64,
    /// Who sent the call.
    pub sender: Sender,
    /// What the device says of its clocks.
    pub clocks: DeviceClocks,
    /// The instant at which it said so, epoch milliseconds: that of arrival, or earlier in a file.
    pub clocks_at: i64,
    /// Whether the sender itself speaks, not a file.
    pub is_live: bool,
    /// What the installation of a device says it counted.
    pub said: Option<Said>,
}

/// What a call is judged by.
pub struct Room {
    /// Reference data as of the arrival.
    pub catalogue: Arc<Catalogue>,
    /// Where a day ends.
    pub zone: Zone,
    /// Instant of arrival, epoch milliseconds.
    pub received_at: i64,
    /// The instant at which the device spoke of its clocks, epoch milliseconds.
    pub clocks_at: i64,
    /// Whether the sender itself speaks, not a file.
    pub is_live: bool,
}

impl Room {
    /// For a call that comes in now.
    pub fn now(app: &App) -> Self {
        let now = app.clock.now_ms();
        Self {
            catalogue: app.catalogue(),
            zone: app.zone,
            received_at: now,
            clocks_at: now,
            is_live: true,
        }
    }
}

/// Who sent a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// A device, by number, and where it stands.
    Kiosk {
        /// The kiosk.
        id: i32,
        /// Its service point.
        point: i32,
    },
    /// A program, by the number of its token.
    Program(i32),
}

impl Sender {
    /// The sender of a caller's records.
    pub fn of(caller: &Caller) -> Self {
        match caller {
            Caller::Kiosk(kiosk) => Self::Kiosk {
                id: kiosk.id,
                point: kiosk.service_point,
            },
            Caller::Program(token) => Self::Program(token.id),
        }
    }

    /// Whether it is a device.
    pub const fn is_kiosk(self) -> bool {
        matches!(self, Self::Kiosk { .. })
    }

    /// As kept beside a record.
    pub fn source(self) -> Source {
        match self {
            Self::Kiosk { id, .. } => Source {
                kiosk: Some(id),
                ..Source::default()
            },
            Self::Program(id) => Source {
                token: Some(id),
                ..Source::default()
            },
        }
    }
}

impl Desk {
    /// Opens the desk for a call; what is wrong with the envelope refuses the call as a whole.
    pub fn open(room: Room, sender: Sender, call: &Call<'_>) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let clocks = clocks(call, sender, &mut errors);
        if let Some(Fault::NotAnObject) = call.counters.as_ref().and_then(|c| c.fault.as_ref()) {
            let error = error("counters", Code::WrongType);
            errors.push(error.with("expected", "object"));
        }
        if let Some(fault) = &call.fault {
            errors.push(read::whole(fault));
        }
        // A newer application may say more of itself; a program should know what it says.
        if !sender.is_kiosk() {
            errors.extend(
                call.unknown
                    .iter()
                    .map(|(name, _)| read::unknown_field(name)),
            );
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            catalogue: room.catalogue,
            zone: room.zone,
            received_at: room.received_at,
            sender,
            clocks,
            clocks_at: room.clocks_at,
            is_live: room.is_live,
            said: said(call, sender, room.received_at),
        })
    }
}

/// What the installation of a device says it counted. What cannot be read is as good as not said:
/// no rating is refused for the sake of a count.
fn said(call: &Call<'_>, sender: Sender, at: i64) -> Option<Said> {
    let Sender::Kiosk { id, .. } = sender else {
        return None;
    };
    let counters = &call.counters.as_ref()?.fields;
    let count = |name, field| read::number(name, field, 0..=i64::MAX).ok().flatten();
    Some(Said {
        kiosk: id,
        install: read::uuid("install", &call.device.install).ok()??,
        accepted: count("accepted", &counters.accepted)?,
        tests: count("tests", &counters.tests).unwrap_or(0),
        queue: count("queue", &call.device.queue),
        dead: count("dead", &counters.dead),
        at,
    })
}

fn clocks(call: &Call<'_>, sender: Sender, errors: &mut Vec<FieldError>) -> DeviceClocks {
    let device = &call.device;
    let boot_id = note(errors, read::uuid("device_boot_id", &device.device_boot_id));
    let mono_ms = note(
        errors,
        read::number("device_mono_ms", &device.device_mono_ms, 0..=i64::MAX),
    );
    let now = note(errors, read::time("device_now", &device.device_now));
    if sender.is_kiosk() && errors.is_empty() {
        let missing = [
            ("device_boot_id", boot_id.is_none()),
            ("device_mono_ms", mono_ms.is_none()),
        ];
        let missing = missing.into_iter().filter(|(_, missing)| *missing);
        errors.extend(missing.map(|(name, _)| error(name, Code::Required)));
    }
    DeviceClocks {
        boot_id,
        mono_ms,
        now,
        is_device: sender.is_kiosk(),
    }
}

fn note<T>(errors: &mut Vec<FieldError>, read: Read<Option<T>>) -> Option<T> {
    read.unwrap_or_else(|error| {
        errors.push(error);
        None
    })
}
