//! What `list` and `health` print.

use anyhow::Context as _;
use serde_json::{Value, json};

use super::Format;
use crate::{
    cli::{Context, output},
    model::{catalogue::Catalogue, misuse::Reason, zone::Zone},
    store::{Alarm, Database, DeviceReport, FleetEntry, TimelineEntry, TimelineWhat},
};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// Prints all devices, the worst first.
pub async fn list(db: &Database, context: &Context, format: Format) -> anyhow::Result<()> {
    let catalogue = db.catalogue().await?;
    let fleet = db
        .fleet(context.clock.now_ms(), heard_ms(context), None)
        .await?;
    match format {
        Format::Text => {
            for entry in &fleet {
                output::say(&line(context.zone(), &catalogue, entry));
            }
        }
        Format::Json => {
            let all = fleet.iter().map(|entry| document(&catalogue, entry));
            output::say(&all.collect::<Value>().to_string());
        }
    }
    Ok(())
}

/// Prints one device with its story of the last week, and for what its ratings of that week were flagged.
pub async fn health(
    db: &Database,
    context: &Context,
    id: i32,
    format: Format,
) -> anyhow::Result<()> {
    let (zone, now) = (context.zone(), context.clock.now_ms());
    let catalogue = db.catalogue().await?;
    let report = db
        .device(id, (now, heard_ms(context)), now - 7 * DAY_MS)
        .await?
        .with_context(|| format!("there is no kiosk with number {id}"))?;
    let flagged = db.misuse_of_kiosk(id, now - 7 * DAY_MS).await?;
    match format {
        Format::Text => {
            output::say(&line(zone, &catalogue, &report.entry));
            for (reason, ratings) in &flagged {
                output::say(&format!("flagged\t{reason}\t{ratings}"));
            }
            for line in &report.timeline {
                let (what, more) = told(&line.what);
                let time = output::moment(zone, line.at);
                output::say(&format!("{time}\t{what}\t{more}"));
            }
        }
        Format::Json => {
            let mut device = story(&catalogue, &report);
            let count = |(reason, ratings): &(Reason, u64)| json!({ "reason": reason.to_string(), "ratings": ratings });
            device["flagged"] = flagged.iter().map(count).collect();
            output::say(&device.to_string());
        }
    }
    Ok(())
}

fn heard_ms(context: &Context) -> i64 {
    i64::from(context.config.kiosk.offline_minutes) * 60_000
}

fn point_of(catalogue: &Catalogue, id: i32) -> &str {
    let point = catalogue.service_point_by_id(id);
    point.map_or("?", |point| point.key.as_str())
}

fn line(zone: Zone, catalogue: &Catalogue, entry: &FleetEntry) -> String {
    let seen = entry
        .seen_at
        .map_or("-".to_owned(), |at| output::moment(zone, at));
    let counts = &entry.counts;
    let alarms: Vec<&str> = entry.alarms.iter().map(|alarm| alarm.kind.key()).collect();
    let fields = [
        entry.kiosk.id.to_string(),
        entry.state.key().to_owned(),
        seen,
        counts.counted.to_string(),
        counts.received.to_string(),
        counts.waiting.to_string(),
        counts.dead.to_string(),
        counts.missing.to_string(),
        if alarms.is_empty() {
            "-".to_owned()
        } else {
            alarms.join(",")
        },
        point_of(catalogue, entry.kiosk.service_point).to_owned(),
        entry.kiosk.name.clone(),
    ];
    fields.join("\t")
}

fn document(catalogue: &Catalogue, entry: &FleetEntry) -> Value {
    json!({
        "id": entry.kiosk.id,
        "name": entry.kiosk.name,
        "service_point": point_of(catalogue, entry.kiosk.service_point),
        "state": entry.state,
        "alarms": entry.alarms.iter().map(alarm).collect::<Vec<_>>(),
        "counts": entry.counts,
        "seen_at": entry.seen_at,
        "last_rated_at": entry.last_rated_at,
        "version": entry.said.version,
        "skew_ms": entry.skew_ms,
        "paired_at": entry.paired_at,
        "revoked_at": entry.revoked_at,
    })
}

fn alarm(alarm: &Alarm) -> Value {
    json!({ "kind": alarm.kind, "opened_at": alarm.opened_at, "detail": alarm.detail })
}

fn story(catalogue: &Catalogue, report: &DeviceReport) -> Value {
    let mut device = document(catalogue, &report.entry);
    let told = |line: &TimelineEntry| {
        let (what, more) = told(&line.what);
        json!({ "at": line.at, "what": what, "detail": more })
    };
    let place = |(point, from, until): &(i32, i64, Option<i64>)| json!({ "service_point": point_of(catalogue, *point), "from": from, "until": until });
    device["timeline"] = report.timeline.iter().map(told).collect();
    device["places"] = report.places.iter().map(place).collect();
    device["installs"] = report
        .installs
        .iter()
        .map(|one| json!({ "install": one.install, "accepted": one.accepted, "tests": one.tests, "said_at": one.said_at }))
        .collect();
    device["boots"] = report
        .boots
        .iter()
        .map(|one| json!({ "boot_id": one.boot_id, "received": one.received, "highest_seq": one.highest_seq }))
        .collect();
    device
}

/// A line of the story: a word, and the figures behind it.
fn told(what: &TimelineWhat) -> (String, Value) {
    match what {
        TimelineWhat::Event(kind, detail) => (kind.key().to_owned(), detail.clone()),
        TimelineWhat::AlarmOpened(kind, detail) => (format!("alarm {kind}"), detail.clone()),
        TimelineWhat::AlarmClosed(kind, since) => {
            (format!("over {kind}"), json!({ "since": since }))
        }
        TimelineWhat::Maintained(done, by) => (
            done.kind.key().to_owned(),
            json!({ "note": done.note, "by": by }),
        ),
    }
}
