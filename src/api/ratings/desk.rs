//! Where the records of one call are judged: who sent them, when they came, what is known.

use std::sync::Arc;

use super::{
    read::{self, Read, error},
    request::Call,
    time::DeviceClocks,
};
use crate::{
    account::Caller,
    api::problem::{Code, FieldError},
    app::App,
    model::{catalogue::Catalogue, rating::Source, zone::Zone},
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
    pub fn open(app: &App, caller: &Caller, call: &Call<'_>) -> Result<Self, Vec<FieldError>> {
        let sender = Sender::of(caller);
        let mut errors = Vec::new();
        let clocks = clocks(call, sender, &mut errors);
        errors.extend(read::object("counters", &call.device.counters).err());
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
            catalogue: app.catalogue(),
            zone: app.zone,
            received_at: app.clock.now_ms(),
            sender,
            clocks,
        })
    }
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
