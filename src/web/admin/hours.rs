//! Opening hours of a service point.
//!
//! A day is asked as two stretches, morning and afternoon; a week with a day that does not fit
//! (three stretches, or until midnight) is asked as one line of text a day.

use hailong_views::{
    page::admin::{Day, week},
    part::{
        form::{Field, Section},
        list::Cell,
    },
};

use super::{ask::Ask, clerk::Clerk, desk::Asked, list::Row, service_points::OBJECT};
use crate::{
    admin::service_points::Hours,
    model::{
        audit::ObjectKind, catalogue::Catalogue, opening::OpenHours, service_point::ServicePoint,
    },
    web::form::Fields,
};

/// The columns of the week.
pub const COLUMNS: [&str; 2] = ["field-weekday", "hours-title"];

/// The week of a service point.
pub fn rows(clerk: &Clerk, catalogue: &Catalogue, point: &ServicePoint) -> Vec<Row> {
    let hours = catalogue.hours_of(point.id);
    if hours.is_empty() {
        return Vec::new();
    }
    let day = |weekday: u8| {
        let open = hours.iter().filter(|open| open.weekday == weekday);
        let open: Vec<String> = open.map(OpenHours::to_string).collect();
        Row {
            words: String::new(),
            cells: vec![
                Cell::Text(clerk.say(&format!("weekday-{weekday}"))),
                Cell::Text(open.join(", ")),
            ],
            over: open.is_empty(),
        }
    };
    (1..=7).map(day).collect()
}

/// One stretch as two times: `07:30-11:30`.
fn times(stretch: &str) -> (String, String) {
    let (from, until) = stretch.split_once(['-', '–']).unwrap_or((stretch, ""));
    (from.trim().to_owned(), until.trim().to_owned())
}

/// A day as two stretches, if it is no more.
fn stretches(text: &str) -> Option<Day> {
    let mut parts = text.split([',', ';']).map(str::trim);
    let (first, second) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let fits = parts.next().is_none() && !text.contains("24:00");
    fits.then(|| Day {
        morning: times(first),
        afternoon: times(second),
        error: None,
    })
}

/// A day as it was typed, in either way.
fn read_day(fields: &Fields, at: usize) -> String {
    if let Some(text) = fields.given(&format!("days.{at}")) {
        return text.to_owned();
    }
    let time = |part: usize| fields.get(&format!("days.{at}.{part}")).trim();
    let stretches = [(time(0), time(1)), (time(2), time(3))];
    let said = stretches
        .iter()
        .filter(|(from, until)| !(from.is_empty() && until.is_empty()));
    said.map(|(from, until)| format!("{from}-{until}"))
        .collect::<Vec<_>>()
        .join(", ")
}

impl Asked for Hours {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "hours-title-of";

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        Self::of(catalogue, key)
    }

    fn read(fields: &Fields, key: &str) -> Self {
        Self {
            key: key.to_owned(),
            days: std::array::from_fn(|at| read_day(fields, at)),
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let days: Option<Vec<Day>> = self.days.iter().map(|text| stretches(text)).collect();
        let days = days.and_then(|days| <[Day; 7]>::try_from(days).ok());
        let Some(days) = days else {
            return vec![as_text(ask, &self.days)];
        };
        let mut lines = week(ask.lang, &days);
        for (at, line) in lines.lines.iter_mut().enumerate() {
            for (part, field) in line.fields.iter_mut().enumerate() {
                field.name = format!("days.{at}.{part}");
            }
        }
        let field = Field::lines("days", ask.say("hours-title"), lines);
        vec![Section::plain(vec![field.hint(ask.say("hours-closed"))])]
    }

    fn seen(&self) -> &str {
        &self.seen
    }
}

/// A line of text a day.
fn as_text(ask: &Ask<'_>, days: &[String; 7]) -> Section {
    let day = |(at, text): (usize, &String)| {
        let label = ask.say(&format!("weekday-{}", at + 1));
        Field::text(&format!("days.{at}"), label, text).optional()
    };
    Section {
        about: ask.say("hours-closed"),
        fields: days.iter().enumerate().map(day).collect(),
        ..Section::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_it_was_read() {
        for (text, fits) in [
            ("", true),
            ("07:30-11:30", true),
            ("07:30-11:30, 13:00-17:00", true),
            ("07:00-09:00, 10:00-11:00, 13:00-17:00", false),
            ("13:00-24:00", false),
        ] {
            let day = stretches(text);
            assert_eq!(day.is_some(), fits, "{text}");
            let Some(day) = day else { continue };
            let mut query = form_urlencoded::Serializer::new(String::new());
            let (morning, afternoon) = (day.morning, day.afternoon);
            let times = [morning.0, morning.1, afternoon.0, afternoon.1];
            for (part, time) in times.iter().enumerate() {
                query.append_pair(&format!("days.2.{part}"), time);
            }
            let sent = Fields::read(query.finish().as_bytes());
            assert_eq!(read_day(&sent, 2), text);
        }
    }

    #[test]
    fn half_a_stretch_is_not_taken_for_closed() {
        let sent = Fields::read(b"days.0.0=07:30&days.0.1=");
        assert_eq!(read_day(&sent, 0), "07:30-");
    }
}
