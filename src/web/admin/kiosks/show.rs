//! One device.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::{
        admin::Fact,
        kiosks::{Care, DevicePage},
    },
    part::{
        list::{Cell, Column, List, ListRow},
        report::Link,
    },
};
use uuid::Uuid;

use super::{
    activity,
    keeper::{Keeper, at},
    story, vitals, words,
};
use crate::{
    i18n::t_args,
    model::{audit::ObjectKind, kiosk::KioskState, permission::Permission},
    store::{Alarm, DeviceReport, FleetEntry, StoreError},
    web::{
        account::page,
        admin::{address, history},
        error::WebError,
        times,
    },
};

/// What can be done with a device in service: step and key of its words.
const STEPS: [(&str, &str); 5] = [
    ("maintenance", "kiosk-maintenance-add"),
    ("rename", "kiosk-rename"),
    ("move", "kiosk-move"),
    ("pin", "kiosk-pin-do"),
    ("pair", "kiosk-pair"),
];

/// `GET /kiosks/{kiosk}`
pub async fn show(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ViewKiosks).await?;
    let shown = filled(&keeper, &device).await?;
    Ok(page(StatusCode::OK, &shown))
}

async fn filled(keeper: &Keeper, device: &DeviceReport) -> Result<DevicePage, StoreError> {
    let entry = &device.entry;
    let catalogue = keeper.app.catalogue();
    let key = entry.kiosk.id.to_string();
    let change = keeper.may(Permission::ManageKiosks);
    let step = |(step, key): (&str, &str)| Link {
        label: keeper.say(key),
        href: format!("{}/{step}", at(entry.kiosk.id)),
    };
    let offered = STEPS.into_iter().filter(|_| change);
    let revoke = change && entry.state != KioskState::Revoked;
    Ok(DevicePage {
        layout: keeper.below(),
        name: entry.kiosk.name.clone(),
        place: words::place_line(&catalogue, entry.kiosk.service_point),
        state: words::state(entry.state),
        as_of: keeper.as_of(),
        next: next(keeper, entry),
        actions: offered.map(step).collect(),
        dangers: revoke
            .then(|| step(("revoke", "kiosk-revoke")))
            .into_iter()
            .collect(),
        cares: entry
            .alarms
            .iter()
            .map(|alarm| care(keeper, alarm))
            .collect(),
        tally: words::tally(entry.counts),
        installs: installs(keeper, device),
        boots: boots(keeper, device),
        facts: facts(keeper, entry),
        vitals: vitals::of(keeper, entry),
        said: keeper.brief_or_none(entry.seen_at),
        activity: activity::of(keeper, &device.hours),
        maintenance: story::maintenance(keeper, device),
        maintain: None,
        places: story::places(keeper, device),
        timeline: story::timeline(keeper, device),
        history: Some(history::of(keeper, ObjectKind::Kiosk, &key).await?),
    })
}

/// What its state asks for.
fn next(keeper: &Keeper, entry: &FleetEntry) -> String {
    let told = |key: &str, at: i64| {
        let time = times::moment(&keeper.app, keeper.lang(), at);
        t_args(keeper.lang(), key, &[("time", time.into())])
    };
    match (entry.revoked_at, entry.pairing_until) {
        (Some(at), _) => told("kiosk-revoked-since", at),
        (None, Some(until)) if until > keeper.now() => told("kiosk-unpaired-until", until),
        (None, Some(_)) => keeper.say("kiosk-unpaired-over"),
        (None, None) => String::new(),
    }
}

fn care(keeper: &Keeper, alarm: &Alarm) -> Care {
    let say = |more: &str| keeper.say(&format!("kiosk-alarm-{}-{more}", alarm.kind));
    Care {
        what: keeper.alarm(alarm.kind),
        since: keeper.since(alarm),
        grave: alarm.kind.is_grave(),
        means: say("means"),
        todo: say("todo"),
    }
}

fn facts(keeper: &Keeper, entry: &FleetEntry) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact::text(keeper.say(key), value);
    let moment = |at: i64| times::short(&keeper.app, keeper.lang(), at);
    let pin = if entry.has_pin {
        "kiosk-pin-set"
    } else {
        "kiosk-pin-none"
    };
    vec![
        point(keeper, entry),
        fact("kiosk-heard", keeper.brief_or_none(entry.seen_at)),
        fact("kiosk-rated", keeper.brief_or_none(entry.last_rated_at)),
        fact("kiosk-app", entry.said.version.clone().unwrap_or_default()),
        fact(
            "kiosk-paired",
            entry.paired_at.map(moment).unwrap_or_default(),
        ),
        fact("kiosk-created", moment(entry.created_at)),
        fact("kiosk-pin", keeper.say(pin)),
        fact("kiosk-number", entry.kiosk.id.to_string()),
    ]
}

/// The counter, with its page for those who may look at it.
fn point(keeper: &Keeper, entry: &FleetEntry) -> Fact {
    let catalogue = keeper.app.catalogue();
    let point = catalogue.service_point_by_id(entry.kiosk.service_point);
    let link = point.map(|point| Link {
        label: point.name.clone(),
        href: if keeper.may(Permission::ViewAdministration) {
            address::thing(ObjectKind::ServicePoint, &point.key)
        } else {
            String::new()
        },
    });
    Fact::links(keeper.say("kiosk-point"), link.into_iter().collect())
}

fn installs(keeper: &Keeper, device: &DeviceReport) -> List {
    let rows = device.installs.iter().map(|one| {
        let numbers = [one.accepted, one.tests].map(|number| keeper.number(number));
        cells(keeper, one.install, numbers, [one.first_at, one.said_at])
    });
    let columns = [
        "kiosk-col-install",
        "kiosk-col-accepted",
        "kiosk-col-tests",
        "kiosk-col-first",
        "kiosk-col-said",
    ];
    table(keeper, &columns, rows.collect())
}

fn boots(keeper: &Keeper, device: &DeviceReport) -> List {
    let rows = device.boots.iter().map(|one| {
        let numbers = [one.received, one.highest_seq].map(|number| keeper.number(number));
        cells(keeper, one.boot_id, numbers, [one.first_at, one.last_at])
    });
    let columns = [
        "kiosk-col-boot",
        "kiosk-col-received",
        "kiosk-col-highest",
        "kiosk-col-first",
        "kiosk-col-last",
    ];
    table(keeper, &columns, rows.collect())
}

/// An id by its first signs, two numbers, two moments.
fn cells(keeper: &Keeper, id: Uuid, numbers: [String; 2], moments: [i64; 2]) -> ListRow {
    let id: String = id.to_string().chars().take(8).collect();
    let moments = moments.map(|at| times::short(&keeper.app, keeper.lang(), at));
    let texts = std::iter::once(id).chain(numbers).chain(moments);
    ListRow {
        cells: texts.map(Cell::Text).collect(),
        over: false,
    }
}

fn table(keeper: &Keeper, columns: &[&str; 5], rows: Vec<ListRow>) -> List {
    let column = |(at, key): (usize, &&str)| Column {
        label: keeper.say(key),
        number: at == 1 || at == 2,
        tight: false,
    };
    List {
        columns: columns.iter().enumerate().map(column).collect(),
        rows,
        ..List::default()
    }
}
