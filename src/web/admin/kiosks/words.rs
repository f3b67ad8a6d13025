//! Devices in words: states, alarms, times, counts.

use hailong_views::page::kiosks::{DeviceState, Tally};

use super::keeper::Keeper;
use crate::{
    i18n::{int, t_args},
    model::{
        catalogue::Catalogue,
        kiosk::{AlarmKind, KioskCounts, KioskState},
    },
    store::Alarm,
    web::times,
};

/// The same state as pages know it.
pub const fn state(state: KioskState) -> DeviceState {
    match state {
        KioskState::Grave => DeviceState::Grave,
        KioskState::Offline => DeviceState::Offline,
        KioskState::Warned => DeviceState::Warned,
        KioskState::Unpaired => DeviceState::Unpaired,
        KioskState::Online => DeviceState::Online,
        KioskState::Resting => DeviceState::Resting,
        KioskState::Revoked => DeviceState::Revoked,
    }
}

/// The same counts as pages know them.
pub fn tally(counts: KioskCounts) -> Tally {
    Tally {
        counted: whole(counts.counted),
        received: whole(counts.received),
        waiting: whole(counts.waiting),
        refused: whole(counts.dead),
        written_off: whole(counts.written_off),
        missing: whole(counts.missing),
    }
}

/// A count that the database keeps with a sign.
pub fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// A counter with its agency; empty for one that is not known here yet.
pub fn place(catalogue: &Catalogue, point: i32) -> (String, String) {
    let Some(point) = catalogue.service_point_by_id(point) else {
        return (String::new(), String::new());
    };
    let agency = catalogue.agency_by_id(point.agency);
    let agency = agency.map(|agency| agency.name.clone());
    (point.name.clone(), agency.unwrap_or_default())
}

/// The same in a line.
pub fn place_line(catalogue: &Catalogue, point: i32) -> String {
    let (point, agency) = place(catalogue, point);
    let parts = [point, agency].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

impl Keeper {
    /// What an alarm is about.
    pub fn alarm(&self, kind: AlarmKind) -> String {
        self.say(&format!("kiosk-alarm-{kind}"))
    }

    /// Since when, and for how long, something has been wrong.
    pub fn since(&self, alarm: &Alarm) -> String {
        let span = times::span(self.lang(), self.now() - alarm.opened_at);
        let args = [
            ("time", self.brief(alarm.opened_at).into()),
            ("span", span.into()),
        ];
        t_args(self.lang(), "kiosks-since", &args)
    }

    /// A moment: today only the time.
    pub fn brief(&self, at: i64) -> String {
        times::brief(&self.app, self.lang(), at)
    }

    /// A moment, if there was one.
    pub fn brief_or_none(&self, at: Option<i64>) -> String {
        at.map(|at| self.brief(at)).unwrap_or_default()
    }

    /// The current instant with its day.
    pub fn as_of(&self) -> String {
        times::short(&self.app, self.lang(), self.now())
    }

    /// A number as it is read.
    pub fn number(&self, number: i64) -> String {
        int(self.lang(), whole(number))
    }
}
