//! The agencies below those that end: they end as well, or move to the one that follows.

use std::collections::BTreeSet;

use super::reform::Reform;
use crate::{
    admin::FieldError,
    model::{agency::Agency, scope::Scope, scope::ScopeMember, validity::Validity},
    store::{AgencyRow, MemberRow},
};

impl Reform<'_> {
    /// Whether something that is valid so long would outlive what ends.
    pub fn outlives(&self, valid: Validity) -> bool {
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
            if let Some(days) = self.loses(scope, child, &above) {
                let member = MemberRow {
                    agency: child.key.clone(),
                    with_descendants: true,
                    valid: days,
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

    /// The days up to the last one on which `scope` has `child`, if it would lose it for these once
    /// `child` stands below `above`.
    fn loses(&self, scope: &Scope, child: &Agency, above: &BTreeSet<String>) -> Option<Validity> {
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
        let mut through = scope.members.iter().filter(carries).peekable();
        let from = through.peek()?.valid.from;
        let days = Validity {
            from,
            until: Some(self.last),
        };
        (!through.any(keeps)).then_some(days)
    }
}
