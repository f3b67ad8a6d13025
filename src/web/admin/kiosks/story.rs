//! What happened to a device, in words.

use hailong_views::{
    page::kiosks::{TimelineRow, TimelineTone},
    part::list::{Cell, Empty, List},
};
use serde_json::Value;

use super::{keeper::Keeper, words};
use crate::{
    i18n::t_args,
    model::{catalogue::Catalogue, kiosk::EventKind},
    store::{DeviceReport, TimelineEntry, TimelineWhat},
    web::{
        admin::list::{self, Row},
        kiosk_log, times,
    },
};

/// Lines that a page shows.
const SHOWN: usize = 100;

/// The story, the newest first.
pub fn timeline(keeper: &Keeper, device: &DeviceReport) -> Vec<TimelineRow> {
    let catalogue = keeper.app.catalogue();
    let lines = device.timeline.iter().take(SHOWN);
    lines.map(|line| told(keeper, &catalogue, line)).collect()
}

fn told(keeper: &Keeper, catalogue: &Catalogue, line: &TimelineEntry) -> TimelineRow {
    let lang = keeper.lang();
    let about = |key: &str, kind| t_args(lang, key, &[("alarm", keeper.alarm(kind).into())]);
    let (tone, what, more) = match &line.what {
        TimelineWhat::Event(kind, detail) => (
            TimelineTone::Plain,
            keeper.say(&format!("kiosk-event-{kind}")),
            detail_of(keeper, catalogue, *kind, detail),
        ),
        TimelineWhat::AlarmOpened(kind, _) => (
            TimelineTone::Began,
            about("kiosk-timeline-began", *kind),
            String::new(),
        ),
        TimelineWhat::AlarmClosed(kind, since) => {
            let span = [("span", times::span(lang, line.at - since).into())];
            (
                TimelineTone::Ended,
                about("kiosk-timeline-ended", *kind),
                t_args(lang, "kiosk-timeline-lasted", &span),
            )
        }
        TimelineWhat::Maintained(done, by) => (
            TimelineTone::Done,
            keeper.say(&format!("kiosk-maintenance-{}", done.kind)),
            both(&done.note, by),
        ),
    };
    TimelineRow {
        time: times::short(&keeper.app, lang, line.at),
        tone,
        what,
        more,
    }
}

fn both(note: &str, by: &str) -> String {
    let parts = [note, by].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" – ")
}

fn detail_of(keeper: &Keeper, catalogue: &Catalogue, kind: EventKind, detail: &Value) -> String {
    let text = |name: &str| detail[name].as_str().unwrap_or_default().to_owned();
    let point = |name: &str| {
        let id = detail[name].as_i64().and_then(|id| i32::try_from(id).ok());
        id.map(|id| words::place_line(catalogue, id))
            .unwrap_or_default()
    };
    let between = |key: &str, from: String, to: String| {
        t_args(
            keeper.lang(),
            key,
            &[("from", from.into()), ("to", to.into())],
        )
    };
    match kind {
        EventKind::Moved => between("kiosk-timeline-moved", point("from"), point("to")),
        EventKind::Renamed => between("kiosk-timeline-renamed", text("from"), text("to")),
        EventKind::VersionChanged => {
            let parts = [text("from"), text("to")].into_iter();
            parts
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" → ")
        }
        EventKind::WrittenOff => {
            let count = keeper.number(detail["count"].as_i64().unwrap_or(0));
            let args = [("count", count.into()), ("reason", text("reason").into())];
            t_args(keeper.lang(), "kiosk-timeline-written-off", &args)
        }
        EventKind::Rescued => kiosk_log::records(keeper.lang(), &detail["ratings"]),
        _ => String::new(),
    }
}

/// What was done to it.
pub fn maintenance(keeper: &Keeper, device: &DeviceReport) -> List {
    let done = device.timeline.iter().filter_map(|line| match &line.what {
        TimelineWhat::Maintained(done, by) => Some((line.at, done, by)),
        _ => None,
    });
    let rows = done.map(|(at, done, by)| Row {
        words: String::new(),
        cells: vec![
            Cell::Text(times::short(&keeper.app, keeper.lang(), at)),
            Cell::Text(keeper.say(&format!("kiosk-maintenance-{}", done.kind))),
            Cell::Text(done.note.clone()),
            Cell::Text(by.clone()),
        ],
        over: false,
    });
    let columns = [
        "kiosk-maintenance-when",
        "kiosk-maintenance-what",
        "kiosk-maintenance-note",
        "kiosk-maintenance-who",
    ];
    List {
        empty: Empty {
            title: keeper.say("kiosk-maintenance-empty"),
            next: keeper.say("kiosk-maintenance-next"),
        },
        ..list::plain(keeper, &columns, rows.collect())
    }
}

/// Where it stood.
pub fn places(keeper: &Keeper, device: &DeviceReport) -> List {
    let catalogue = keeper.app.catalogue();
    let moment = |at: i64| times::short(&keeper.app, keeper.lang(), at);
    let rows = device.places.iter().map(|(point, from, until)| {
        let (name, agency) = words::place(&catalogue, *point);
        let until = until.map_or_else(|| keeper.say("kiosk-places-now"), moment);
        Row {
            words: String::new(),
            cells: vec![
                Cell::Two(name, agency),
                Cell::Text(moment(*from)),
                Cell::Text(until),
            ],
            over: false,
        }
    });
    let columns = ["kiosk-point", "kiosk-places-from", "kiosk-places-until"];
    list::plain(keeper, &columns, rows.collect())
}
