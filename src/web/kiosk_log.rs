//! What the log keeps of devices as numbers, in words: counters by name, moments by the clock.

use serde_json::Value;

use super::times;
use crate::{
    app::App,
    i18n::{Lang, t},
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
        _ => None,
    };
    text.map_or_else(|| value.clone(), Value::String)
}

fn point(app: &App, id: i64) -> Option<String> {
    let catalogue = app.catalogue();
    let point = catalogue.service_point_by_id(i32::try_from(id).ok()?)?;
    Some(point.name.clone())
}
