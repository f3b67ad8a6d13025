//! What belonged to agencies that end: the agencies below them, service points, places in scopes.

use std::collections::BTreeSet;

use super::reform::Reform;
use crate::{
    admin::FieldError,
    model::{agency::Agency, scope::Scope, scope::ScopeMember, validity::Validity},
    store::{AgencyRow, MemberRow, ScopeRow, ServicePointRow},
};

impl Reform<'_> {
    /// Whether something that is valid so long would outlive what ends.
    fn outlives(&self, valid: Validity) -> bool {
        valid.until.is_none_or(|until| until > self.last)
    }

    /// The agencies right below those that end, as far as they would outlive them.
    fn left_behind(&self) -> Vec<Agency> {
        let left = self.catalogue.agencies.iter().filter(|agency| {
            let below = agency.parent.is_some_and(|id| self.closing.contains(&id));
            below && !self.closing.contains(&agency.id) && self.outlives(agency.valid)
        });
        left.cloned().collect()
    }

    /// Ends or moves the agencies below.
    pub fn children(&mut self) {
        let children = self.left_behind();
        let chosen = self.handling.children.as_str();
        let moves = self.moves("children", chosen);
        if children.is_empty() {
            return;
        }
        if chosen.is_empty() {
            let names: Vec<&str> = children.iter().map(|child| child.name.as_str()).collect();
            let error = FieldError::of("children", "admin-children-left", names.join("; "));
            self.errors.add(error);
        } else if moves {
            if let Some(heir) = self.only_heir("children") {
                for child in &children {
                    self.move_child(child, &heir);
                }
            }
        } else {
            self.end_below(&children);
        }
    }

    fn end_below(&mut self, children: &[Agency]) {
        let catalogue = self.catalogue;
        let all: BTreeSet<i32> = children
            .iter()
            .flat_map(|child| catalogue.with_descendants(child.id))
            .collect();
        for agency in all.iter().filter_map(|id| catalogue.agency_by_id(*id)) {
            if !self.outlives(agency.valid) || self.closing.contains(&agency.id) {
                continue;
            }
            if agency.valid.from.is_some_and(|from| from > self.last) {
                let error = FieldError::of("children", "admin-before-founding", &agency.name);
                self.errors.add(error.with("day", self.last));
            } else {
                let successors = AgencyRow::of(agency, catalogue).successors;
                self.close(agency, successors);
            }
        }
    }

    /// Puts `child` below `heir`. Scopes that had it through an agency above, and would lose it
    /// for the days before, name it themselves until the last day.
    fn move_child(&mut self, child: &Agency, heir: &str) {
        let above = self.above(heir);
        for scope in &self.catalogue.scopes {
            if let Some(from) = self.loses(scope, child, &above) {
                let member = MemberRow {
                    agency: child.key.clone(),
                    with_descendants: true,
                    valid: Validity {
                        from,
                        until: Some(self.last),
                    },
                };
                self.scope_row(scope).members.push(member);
            }
        }
        let catalogue = self.catalogue;
        let row = self.changed.entry(child.key.clone());
        row.or_insert_with(|| AgencyRow::of(child, catalogue))
            .parent = Some(heir.to_owned());
    }

    /// `heir` and those above it.
    fn above(&self, heir: &str) -> BTreeSet<String> {
        let founded = self.founded.iter().find(|row| row.key == heir);
        let mut chain = BTreeSet::from([heir.to_owned()]);
        let mut next = match founded {
            Some(row) => row.parent.clone(),
            None => self.parent_of(heir),
        };
        while let Some(key) = next.filter(|key| !chain.contains(key)) {
            next = self.parent_of(&key);
            chain.insert(key);
        }
        chain
    }

    fn parent_of(&self, key: &str) -> Option<String> {
        let parent = self.catalogue.agency(key)?.parent?;
        Some(self.catalogue.agency_by_id(parent)?.key.clone())
    }

    /// Since when `scope` has `child` on the last day, if it would no longer have it so once
    /// `child` stands below `above`.
    fn loses(
        &self,
        scope: &Scope,
        child: &Agency,
        above: &BTreeSet<String>,
    ) -> Option<Option<chrono::NaiveDate>> {
        let catalogue = self.catalogue;
        let carries = |member: &&ScopeMember| {
            let below = || {
                catalogue
                    .with_descendants(member.agency)
                    .contains(&child.id)
            };
            member.valid.contains(self.last)
                && (member.agency == child.id || member.with_descendants && below())
        };
        let keeps = |member: &ScopeMember| {
            let key = catalogue
                .agency_by_id(member.agency)
                .map(|agency| &agency.key);
            member.agency == child.id || key.is_some_and(|key| above.contains(key))
        };
        let carriers: Vec<&ScopeMember> = scope.members.iter().filter(carries).collect();
        let lost = carriers.iter().all(|member| !keeps(member));
        carriers
            .first()
            .filter(|_| lost)
            .map(|member| member.valid.from)
    }

    fn scope_row(&mut self, scope: &Scope) -> &mut ScopeRow {
        let catalogue = self.catalogue;
        self.scopes
            .entry(scope.key.clone())
            .or_insert_with(|| ScopeRow::of(scope, catalogue))
    }

    /// Ends what ends in each scope, and lets those that follow join where they shall.
    pub fn memberships(&mut self) {
        let (last, first) = (self.last, self.first());
        let joining = if self.handling.join_scopes {
            self.heirs.clone()
        } else {
            Vec::new()
        };
        for scope in &self.catalogue.scopes {
            let ends: Vec<&ScopeMember> = scope
                .members
                .iter()
                .filter(|member| self.closing.contains(&member.agency))
                .filter(|member| member.valid.contains(last) && self.outlives(member.valid))
                .collect();
            for member in ends {
                self.end_membership(scope, *member);
                for heir in &joining {
                    self.join(scope, *member, heir, first);
                }
            }
        }
    }

    fn end_membership(&mut self, scope: &Scope, member: ScopeMember) {
        let (last, catalogue) = (self.last, self.catalogue);
        let key = catalogue
            .agency_by_id(member.agency)
            .map(|agency| agency.key.clone());
        let rows = &mut self.scope_row(scope).members;
        let same =
            |row: &&mut MemberRow| Some(&row.agency) == key.as_ref() && row.valid == member.valid;
        if let Some(row) = rows.iter_mut().find(same) {
            row.valid.until = Some(last);
        }
    }

    fn join(&mut self, scope: &Scope, like: ScopeMember, heir: &str, first: chrono::NaiveDate) {
        let rows = &mut self.scope_row(scope).members;
        let there = rows
            .iter()
            .any(|row| row.agency == heir && row.valid.contains(first));
        if !there {
            rows.push(MemberRow {
                agency: heir.to_owned(),
                with_descendants: like.with_descendants,
                valid: Validity {
                    from: Some(first),
                    until: like.valid.until,
                },
            });
        }
    }

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
                (None, false) => {
                    row.valid.until = Some(self.last.max(row.valid.from.unwrap_or(self.last)))
                }
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
