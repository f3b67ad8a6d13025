//! Choosing a counter: where a device stands, where a link hangs.

use std::collections::BTreeMap;

use hailong_views::part::form::{Control, Field, Pick, PickGroup};

use super::clerk::Clerk;
use crate::model::{catalogue::Catalogue, permission::Permission, service_point::ServicePoint};

/// The open counters at which this person may do this.
fn offered<'c>(
    clerk: &'c Clerk,
    catalogue: &'c Catalogue,
    permission: Permission,
) -> impl Iterator<Item = &'c ServicePoint> {
    let (today, reach) = (clerk.today(), clerk.agencies(permission));
    catalogue.service_points.iter().filter(move |point| {
        let open = point.valid.contains(today);
        open && reach.as_ref().is_none_or(|own| own.contains(&point.agency))
    })
}

/// The counter that was chosen, if it is one of those offered.
pub fn chosen(
    clerk: &Clerk,
    catalogue: &Catalogue,
    permission: Permission,
    key: &str,
) -> Option<i32> {
    let mut offered = offered(clerk, catalogue, permission);
    offered.find(|point| point.key == key).map(|point| point.id)
}

/// Whether there is any to choose.
pub fn any(clerk: &Clerk, catalogue: &Catalogue, permission: Permission) -> bool {
    offered(clerk, catalogue, permission).next().is_some()
}

/// The question, by agency.
pub fn field(
    clerk: &Clerk,
    catalogue: &Catalogue,
    permission: Permission,
    (label, typed): (&str, &str),
) -> Field {
    let mut groups: BTreeMap<&str, Vec<Pick>> = BTreeMap::new();
    for point in offered(clerk, catalogue, permission) {
        let agency = catalogue.agency_by_id(point.agency);
        let agency = agency.map_or("", |agency| agency.name.as_str());
        let pick = Pick::new(&point.key, &point.name, point.key == typed);
        groups.entry(agency).or_default().push(pick);
    }
    let group = |(label, picks): (&str, Vec<Pick>)| PickGroup {
        label: label.to_owned(),
        picks,
    };
    let groups = groups.into_iter().map(group).collect();
    Field::new("service_point", clerk.say(label), Control::Select(groups))
}
