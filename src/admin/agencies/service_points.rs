//! Service points that receive or decide for agencies that end: they end as well, or move.

use super::reform::Reform;
use crate::{admin::FieldError, store::ServicePointRow};

impl Reform<'_> {
    /// Ends or moves the service points that receive or decide for what ends.
    pub fn service_points(&mut self) {
        let (catalogue, handling) = (self.catalogue, self.handling);
        let moves = self.moves("service_points", &handling.service_points);
        let affected = catalogue.service_points.iter().filter(|point| {
            let closes = |id: &i32| self.closing.contains(id);
            (closes(&point.agency) || point.serves.as_ref().is_some_and(closes))
                && self.outlives(point.valid)
        });
        let affected: Vec<ServicePointRow> = affected
            .filter_map(|point| ServicePointRow::of(point, catalogue))
            .collect();
        if affected.is_empty() {
            return;
        }
        if moves && self.first() > self.today {
            // A point belongs to one agency at a time; moved early, it would refuse today's ratings.
            let error = FieldError::of("service_points", "admin-move-early", self.first());
            self.errors.add(error);
        }
        let heir = moves.then(|| self.only_heir("service_points")).flatten();
        for mut row in affected {
            match (&heir, moves) {
                (Some(heir), _) => self.move_point(&mut row, heir),
                (None, true) => continue,
                (None, false) if row.valid.from.is_some_and(|from| from > self.last) => {
                    let error = FieldError::of("service_points", "admin-point-later", &row.name);
                    self.errors.add(error);
                }
                (None, false) => row.valid.until = Some(self.last),
            }
            self.points.insert(row.key.clone(), row);
        }
    }

    fn move_point(&self, row: &mut ServicePointRow, heir: &str) {
        let ends = |key: &str| {
            let agency = self.catalogue.agency(key);
            agency.is_some_and(|agency| self.closing.contains(&agency.id))
        };
        if ends(&row.agency) {
            heir.clone_into(&mut row.agency);
        }
        if row.serves.as_deref().is_some_and(ends) {
            row.serves = Some(heir.to_owned()).filter(|heir| *heir != row.agency);
        }
    }
}
