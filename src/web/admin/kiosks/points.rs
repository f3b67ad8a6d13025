//! Choosing the counter at which a device stands.

use std::collections::BTreeMap;

use hailong_views::part::form::{Control, Field, Pick, PickGroup};

use super::keeper::Keeper;
use crate::model::{catalogue::Catalogue, permission::Permission, service_point::ServicePoint};

/// The open counters at which this person may put a device.
fn offered<'c>(
    keeper: &'c Keeper,
    catalogue: &'c Catalogue,
) -> impl Iterator<Item = &'c ServicePoint> {
    let (today, reach) = (keeper.today(), keeper.agencies(Permission::ManageKiosks));
    catalogue.service_points.iter().filter(move |point| {
        let open = point.valid.contains(today);
        open && reach.as_ref().is_none_or(|own| own.contains(&point.agency))
    })
}

/// The counter that was chosen, if it is one of those offered.
pub fn chosen(keeper: &Keeper, catalogue: &Catalogue, key: &str) -> Option<i32> {
    let mut offered = offered(keeper, catalogue);
    offered.find(|point| point.key == key).map(|point| point.id)
}

/// Whether there is any to choose.
pub fn any(keeper: &Keeper, catalogue: &Catalogue) -> bool {
    offered(keeper, catalogue).next().is_some()
}

/// The question, by agency.
pub fn field(keeper: &Keeper, catalogue: &Catalogue, label: &str, typed: &str) -> Field {
    let mut groups: BTreeMap<&str, Vec<Pick>> = BTreeMap::new();
    for point in offered(keeper, catalogue) {
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
    Field::new("service_point", keeper.say(label), Control::Select(groups))
        .hint(keeper.say("kiosk-new-point-hint"))
}
