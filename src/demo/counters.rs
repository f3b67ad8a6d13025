//! Which counter a person stood at: the catalogue's service points, busy ones and quiet ones.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{dice::Dice, line::Line, story};
use crate::model::{catalogue::Catalogue, service_point::ServicePoint};

/// The service points by receiving agency.
pub struct Counters<'a> {
    by_receiver: HashMap<i32, Vec<&'a ServicePoint>>,
    /// The counter whose kiosk falls silent.
    stopped: Option<(&'a str, i32)>,
}

/// A counter, and whether its kiosk works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counter {
    /// Number of the service point.
    pub id: i32,
    /// Whether one can tap there.
    pub kiosk_works: bool,
}

impl<'a> Counters<'a> {
    /// Sorts the catalogue's service points.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let mut by_receiver: HashMap<i32, Vec<&ServicePoint>> = HashMap::new();
        for point in &catalogue.service_points {
            by_receiver.entry(point.agency).or_default().push(point);
        }
        let receiver = catalogue.agency(story::STOPPED_KIOSK.0);
        let stopped = receiver.and_then(|receiver| {
            let last = by_receiver.get(&receiver.id)?.last()?;
            Some((receiver.key.as_str(), last.id))
        });
        Self {
            by_receiver,
            stopped,
        }
    }

    /// A counter at which people of `line` are served on `day`, the first ones more often;
    /// `None` where the catalogue has no such counter.
    pub fn draw(&self, line: &Line, day: NaiveDate, dice: &mut Dice) -> Option<Counter> {
        let points = self.by_receiver.get(&line.receiver)?;
        let fitting: Vec<(i32, f64)> = points
            .iter()
            .filter(|point| serves(point, line) && point.valid.contains(day))
            .zip(1..)
            .map(|(point, place)| (point.id, self.busyness(point.id, place, day)))
            .collect();
        let id = dice.pick(&fitting, |entry| entry.1)?.0;
        let kiosk_works = !self.is_dead(id, day);
        Some(Counter { id, kiosk_works })
    }

    /// How many go to the counter in this place; few where the kiosk is dead.
    fn busyness(&self, id: i32, place: u32, day: NaiveDate) -> f64 {
        let alive = if self.is_dead(id, day) { 0.15 } else { 1.0 };
        alive / f64::from(place)
    }

    fn is_dead(&self, id: i32, day: NaiveDate) -> bool {
        self.stopped
            .is_some_and(|(receiver, last)| last == id && story::kiosk_is_dead(receiver, day))
    }
}

/// Whether a rating given at `point` can be about `line`.
fn serves(point: &ServicePoint, line: &Line) -> bool {
    let handles = point.domains.is_empty() || point.domains.contains(&line.domain);
    handles && point.decider() == line.decider && point.subject == line.subject
}
