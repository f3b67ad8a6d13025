//! The tree of agencies as of a day.

use chrono::NaiveDate;

use crate::model::{agency::Agency, catalogue::Catalogue};

/// An agency with those below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'c> {
    /// The agency.
    pub agency: &'c Agency,
    /// 0 at the top.
    pub depth: usize,
    /// Those right below, in the operator's order.
    pub children: Vec<Node<'c>>,
}

/// The agencies that exist on `day`. One whose superior does not exist on that day stands below the
/// superior's only predecessor of then (it was renamed since), else at the top.
pub fn tree(catalogue: &Catalogue, day: NaiveDate) -> Vec<Node<'_>> {
    let valid = catalogue.agencies.iter();
    let valid: Vec<(&Agency, Option<i32>)> = valid
        .filter(|agency| agency.valid.contains(day))
        .map(|agency| (agency, superior(catalogue, agency, day)))
        .collect();
    below(&valid, None, 0)
}

fn superior(catalogue: &Catalogue, agency: &Agency, day: NaiveDate) -> Option<i32> {
    let parent = catalogue.agency_by_id(agency.parent?)?;
    if parent.valid.contains(day) {
        return Some(parent.id);
    }
    let lineage = catalogue.with_lineage(parent.id);
    let mut then = lineage.into_iter().filter(|id| {
        let before = catalogue.agency_by_id(*id);
        *id != agency.id && before.is_some_and(|before| before.valid.contains(day))
    });
    then.next().filter(|_| then.next().is_none())
}

fn below<'c>(
    valid: &[(&'c Agency, Option<i32>)],
    superior: Option<i32>,
    depth: usize,
) -> Vec<Node<'c>> {
    let here = valid.iter().filter(|(_, above)| *above == superior);
    here.map(|(agency, _)| Node {
        agency,
        depth,
        children: below(valid, Some(agency.id), depth + 1),
    })
    .collect()
}
