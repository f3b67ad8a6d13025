//! What the log keeps of devices as numbers, in words: counters by name, moments by the clock.

use serde_json::Value;

use super::times;
use crate::{
    app::App,
    i18n::{Lang, int, t, t_args},
};

/// The fields of a line about a device, ready to be read.
pub fn spelled(app: &App, lang: Lang, fields: Option<&Value>) -> Option<Value> {
    let fields = fields?.as_object()?.iter();
    let spelled = fields.map(|(name, value)| (name.clone(), field(app, lang, name, value)));
    Some(Value::Object(spelled.collect()))
}

fn field(app: &App, lang: Lang, name: &str, value: &Value) -> Value {
    let text = match (name, value) {
        ("service_point", Value::Number(id)) => id.as_i64().and_then(|id| point(app, id)),
        ("pairing_until" | "at", Value::Number(at)) => {
            at.as_i64().map(|at| times::moment(app, lang, at))
        }
        ("maintenance", Value::String(kind)) => Some(t(lang, &format!("kiosk-maintenance-{kind}"))),
        ("pin", Value::Bool(set)) => Some(t(
            lang,
            if *set {
                "kiosk-pin-set"
            } else {
                "kiosk-pin-none"
            },
        )),
        ("signed", Value::Bool(signed)) => {
            Some(t(lang, if *signed { "value-yes" } else { "value-no" }))
        }
        ("ratings" | "followups", Value::Object(_)) => Some(records(lang, value)),
        _ => None,
    };
    text.map_or_else(|| value.clone(), Value::String)
}

/// How many records of a rescue file became what: «446 nhận mới, 1 đã có».
pub fn records(lang: Lang, counts: &Value) -> String {
    const KINDS: [&str; 5] = [
        "accepted",
        "duplicate",
        "conflict",
        "quarantined",
        "rejected",
    ];
    let told = KINDS.iter().filter_map(|kind| {
        let count = counts[kind].as_u64().filter(|count| *count > 0)?;
        let args = [("count", int(lang, count).into())];
        Some(t_args(lang, &format!("rescue-count-{kind}"), &args))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        t(lang, "rescue-count-none")
    } else {
        told.join(", ")
    }
}

fn point(app: &App, id: i64) -> Option<String> {
    let catalogue = app.catalogue();
    let point = catalogue.service_point_by_id(i32::try_from(id).ok()?)?;
    Some(point.name.clone())
}
