//! A device's health, value by value, each with what it means.

use hailong_views::page::kiosks::Vital;

use super::{keeper::Keeper, words};
use crate::{
    i18n::{decimal, t_args},
    model::kiosk::Heartbeat,
    store::FleetEntry,
    web::times,
};

/// A clock may be so far off without an alarm, milliseconds.
const SKEW_MS: i64 = 5 * 60_000;
/// What differs by less is taken for the way through the network, milliseconds.
const SLACK_MS: i64 = 2_000;
/// A charge below which a device is about to stop.
const LOW: f64 = 0.2;

/// What the device said, as far as it said it.
pub fn of(keeper: &Keeper, entry: &FleetEntry) -> Vec<Vital> {
    let said = &entry.said;
    let all = [
        said.queue.map(|queue| waiting(keeper, said, queue)),
        said.dead_letters.map(|dead| refused(keeper, dead)),
        storage(keeper, said),
        said.incognito.map(|yes| incognito(keeper, yes)),
        entry.skew_ms.map(|skew| clock(keeper, skew)),
        said.battery.map(|charge| battery(keeper, charge)),
        said.uptime_ms.map(|ms| uptime(keeper, ms)),
        screen(keeper, said),
        said.last_error.as_deref().map(|text| error(keeper, text)),
    ];
    all.into_iter().flatten().collect()
}

fn vital(keeper: &Keeper, name: &str, value: String, note: String) -> Vital {
    Vital {
        name: keeper.say(&format!("kiosk-vital-{name}")),
        value,
        note,
        bad: false,
    }
}

fn waiting(keeper: &Keeper, said: &Heartbeat, queue: i64) -> Vital {
    let count = [("count", keeper.number(queue).into())];
    let value = t_args(keeper.lang(), "kiosk-vital-queue-value", &count);
    let age = said.oldest_age_ms.unwrap_or(0);
    let span = [("span", times::span(keeper.lang(), age).into())];
    let note = if queue > 0 {
        t_args(keeper.lang(), "kiosk-vital-queue-waits", &span)
    } else {
        keeper.say("kiosk-vital-queue-empty")
    };
    Vital {
        bad: queue > 0 && age > 3_600_000,
        ..vital(keeper, "queue", value, note)
    }
}

fn refused(keeper: &Keeper, dead: i64) -> Vital {
    let count = [("count", keeper.number(dead).into())];
    let value = t_args(keeper.lang(), "kiosk-vital-queue-value", &count);
    let note = if dead > 0 {
        "kiosk-vital-dead-some"
    } else {
        "kiosk-vital-dead-none"
    };
    Vital {
        bad: dead > 0,
        ..vital(keeper, "dead", value, keeper.say(note))
    }
}

fn storage(keeper: &Keeper, said: &Heartbeat) -> Option<Vital> {
    let (word, bad) = if said.has_no_database() {
        ("mirror", true)
    } else if said.persisted? {
        ("kept", said.full_storage().is_some())
    } else {
        ("not", true)
    };
    let bytes = |bytes: i64| size(keeper, bytes);
    let used = said.storage.and_then(|all| Some((all.usage?, all.quota?)));
    let note = used.map(|(usage, quota)| {
        let args = [
            ("usage", bytes(usage).into()),
            ("quota", bytes(quota).into()),
        ];
        t_args(keeper.lang(), "kiosk-vital-storage-use", &args)
    });
    let value = keeper.say(&format!("kiosk-vital-storage-{word}"));
    Some(Vital {
        bad,
        ..vital(keeper, "storage", value, note.unwrap_or_default())
    })
}

/// Bytes in a unit that people know.
fn size(keeper: &Keeper, bytes: i64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB")];
    let bytes = words::whole(bytes);
    let unit = UNITS.into_iter().find(|(length, _)| bytes >= *length);
    let (length, name) = unit.unwrap_or((1, "B"));
    let tenths = bytes.saturating_mul(10) / length;
    let number = if length == 1 || tenths >= 100 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    format!("{} {name}", decimal(keeper.lang(), &number))
}

fn incognito(keeper: &Keeper, yes: bool) -> Vital {
    let (value, note) = if yes {
        ("value-yes", "kiosk-vital-incognito-yes")
    } else {
        ("value-no", "kiosk-vital-incognito-no")
    };
    Vital {
        bad: yes,
        ..vital(keeper, "incognito", keeper.say(value), keeper.say(note))
    }
}

fn clock(keeper: &Keeper, skew: i64) -> Vital {
    let span = [("span", times::span(keeper.lang(), skew.abs()).into())];
    let value = match skew {
        _ if skew.abs() <= SLACK_MS => keeper.say("kiosk-vital-clock-right"),
        1.. => t_args(keeper.lang(), "kiosk-vital-clock-ahead", &span),
        _ => t_args(keeper.lang(), "kiosk-vital-clock-behind", &span),
    };
    Vital {
        bad: skew.abs() > SKEW_MS,
        ..vital(keeper, "clock", value, keeper.say("kiosk-vital-clock-note"))
    }
}

fn battery(keeper: &Keeper, charge: f64) -> Vital {
    let value = format!("{:.0} %", charge * 100.0);
    Vital {
        bad: charge < LOW,
        ..vital(
            keeper,
            "battery",
            value,
            keeper.say("kiosk-vital-battery-note"),
        )
    }
}

fn uptime(keeper: &Keeper, ms: i64) -> Vital {
    let value = times::span(keeper.lang(), ms);
    vital(
        keeper,
        "uptime",
        value,
        keeper.say("kiosk-vital-uptime-note"),
    )
}

fn screen(keeper: &Keeper, said: &Heartbeat) -> Option<Vital> {
    let screen = said.screen?;
    let value = format!("{} × {}", screen.width?, screen.height?);
    Some(vital(
        keeper,
        "screen",
        value,
        keeper.say("kiosk-vital-screen-note"),
    ))
}

fn error(keeper: &Keeper, text: &str) -> Vital {
    let text = text.chars().take(200).collect();
    vital(keeper, "error", text, keeper.say("kiosk-vital-error-note"))
}
