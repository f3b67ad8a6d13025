//! Cutting a period where something changes: the members of a scope, or the phase of the targets.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::model::{
    calendar::Calendar,
    catalogue::Catalogue,
    period::{DayRange, split_by_years},
    scope::Scope,
};

/// Days on which every scope has the same members and every target is in or out of force.
#[derive(Debug, Clone)]
pub struct Segment {
    /// The days.
    pub range: DayRange,
    /// The members of each scope, by the scope's number.
    members: BTreeMap<i32, BTreeSet<i32>>,
}

impl Segment {
    /// Whether `agency` belongs to the scope with this number.
    pub fn has_member(&self, scope: i32, agency: i32) -> bool {
        self.members
            .get(&scope)
            .is_some_and(|members| members.contains(&agency))
    }

    /// Whether all of the scope with this number is among `agencies`.
    pub fn is_within(&self, scope: i32, agencies: &BTreeSet<i32>) -> bool {
        let members = self.members.get(&scope);
        members.is_some_and(|members| members.is_subset(agencies))
    }
}

/// Cuts `range` at every border that matters.
pub fn segments(
    catalogue: &Catalogue,
    asked: Option<&Scope>,
    range: DayRange,
    calendar: Calendar,
) -> Vec<Segment> {
    let bound: BTreeSet<i32> = catalogue
        .targets
        .iter()
        .map(|target| target.scope)
        .collect();
    let matters = |scope: &&Scope| {
        bound.contains(&scope.id) || asked.is_some_and(|asked| asked.id == scope.id)
    };
    let scopes: Vec<&Scope> = catalogue.scopes.iter().filter(matters).collect();
    let mut borders = phase_borders(catalogue, range, calendar);
    for scope in &scopes {
        borders.extend(catalogue.membership_borders(scope, range));
    }
    cut(range, &borders)
        .into_iter()
        .map(|range| segment(catalogue, &scopes, range))
        .collect()
}

fn segment(catalogue: &Catalogue, scopes: &[&Scope], range: DayRange) -> Segment {
    let members = scopes
        .iter()
        .map(|scope| (scope.id, catalogue.members_on(scope, range.from)))
        .collect();
    Segment { range, members }
}

/// First days within `range` of a stretch of report years that some target covers or leaves.
fn phase_borders(
    catalogue: &Catalogue,
    range: DayRange,
    calendar: Calendar,
) -> BTreeSet<NaiveDate> {
    let mut borders = BTreeSet::new();
    for target in &catalogue.targets {
        let Some(part) = split_by_years(range, calendar, target.year_from, target.year_until)
        else {
            continue;
        };
        borders.extend(
            [Some(part.from), part.until.succ_opt()]
                .into_iter()
                .flatten(),
        );
    }
    borders.retain(|day| range.contains(*day) && *day != range.from);
    borders
}

fn cut(range: DayRange, borders: &BTreeSet<NaiveDate>) -> Vec<DayRange> {
    let mut parts = Vec::new();
    let mut rest = range;
    for border in borders {
        if let (Some(before), Some(after)) = rest.split_at(*border) {
            parts.push(before);
            rest = after;
        }
    }
    parts.push(rest);
    parts
}
