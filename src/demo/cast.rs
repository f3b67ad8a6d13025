//! Who takes part: the units of the Tân Phú example, how busy they are and what they handle.
//!
//! All numbers are invented. A unit that the catalogue does not have takes no part.

use super::mix::{self, Mix};
use crate::model::subject::Subject::{self, EducationService, HealthService, Procedure};

/// One stream of people: who receives them, who decides, what they come for.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Key of the receiving agency.
    pub receiver: String,
    /// Key of the agency that a rating at the counter is about.
    pub decider: String,
    /// Key of the agency that a rating by receipt is about: the one that signs the result.
    pub authority: String,
    /// What the ratings are about.
    pub subject: Subject,
    /// What people come for.
    pub mix: Mix,
    /// How many people come, in units of a small ward.
    pub people: f64,
    /// How much more (above 1) or less often than usual people leave dissatisfied.
    pub trouble: f64,
}

/// The wards until 30/6/2025: key, size, trouble.
const OLD_WARDS: [(&str, f64, f64); 11] = [
    ("p-tansonnhi-1", 1.1, 0.7),
    ("p-taythanh-1", 1.4, 0.9),
    ("p-sonky-1", 0.9, 1.4),
    ("p-tanquy-1", 1.2, 1.0),
    ("p-tanthanh-1", 0.9, 0.7),
    ("p-phuthohoa-1", 1.1, 1.6),
    ("p-phuthanh-1", 0.8, 1.1),
    ("p-phutrung-1", 1.0, 2.0),
    ("p-hoathanh-1", 0.7, 0.9),
    ("p-hieptan-1", 0.6, 1.0),
    ("p-tanthoihoa-1", 0.7, 1.1),
];

/// The wards since 1/7/2025: ending of their units' keys, size, trouble.
const NEW_WARDS: [(&str, f64, f64); 5] = [
    ("taythanh", 1.2, 0.7),
    ("tansonnhi", 1.3, 0.9),
    ("phuthohoa", 1.2, 1.5),
    ("phuthanh", 0.9, 1.4),
    ("tanphu", 1.1, 1.0),
];

/// The district's offices: receiving, deciding, mix, size, trouble. Offices with many dossiers
/// receive at the counters of the district's own office.
const OLD_OFFICES: [(&str, &str, Mix, f64, f64); 12] = [
    ("vp-ubnd", "tnmt-tanphu", mix::LAND, 1.2, 1.0),
    ("vp-ubnd", "qldt-tanphu", mix::CONSTRUCTION, 1.1, 0.95),
    ("vp-ubnd", "kinhte-tanphu", mix::BUSINESS, 0.7, 0.9),
    ("vp-ubnd", "tckh-tanphu", mix::FINANCE, 0.5, 0.9),
    ("vp-ubnd", "vp-ubnd", mix::JUSTICE, 0.2, 0.8),
    ("noivu-tanphu", "noivu-tanphu", mix::HOME_AFFAIRS, 0.2, 0.8),
    (
        "tuphap-tanphu",
        "tuphap-tanphu",
        mix::REGISTRATION,
        0.8,
        0.8,
    ),
    ("vhtt-tanphu", "vhtt-tanphu", mix::BUSINESS, 0.1, 1.0),
    ("ldtbxh-tanphu", "ldtbxh-tanphu", mix::WELFARE, 0.5, 1.0),
    ("yte-tanphu", "yte-tanphu", mix::HEALTH, 0.1, 0.8),
    ("gddt-tanphu", "gddt-tanphu", mix::EDUCATION, 0.2, 0.8),
    ("q-tanphu", "q-tanphu", mix::OFFICE, 0.1, 1.0),
];

/// Everybody else: agency, subject, mix, size, trouble.
const OTHERS: [(&str, Subject, Mix, f64, f64); 13] = [
    ("bv-tanphu-1", HealthService, mix::HEALTH, 0.5, 1.5),
    ("bv-tanphu-2", HealthService, mix::HEALTH, 0.7, 1.3),
    ("bv-tanphu-2", Procedure, mix::HEALTH, 0.03, 1.0),
    ("ttyt-tanphu", HealthService, mix::HEALTH, 0.3, 0.8),
    ("ttyt-tanphu", Procedure, mix::HEALTH, 0.05, 0.8),
    ("truong-a", EducationService, mix::EDUCATION, 0.12, 0.9),
    ("truong-b", EducationService, mix::EDUCATION, 0.12, 1.6),
    ("truong-b", Procedure, mix::EDUCATION, 0.02, 1.0),
    ("vpdk-tanphu", Procedure, mix::LAND, 0.5, 0.95),
    ("cct-tanphu", Procedure, mix::TAX, 0.4, 1.3),
    ("ca-tanphu", Procedure, mix::JUSTICE, 0.5, 0.8),
    ("bhxh-tanphu", Procedure, mix::INSURANCE, 0.3, 0.9),
    ("buudien-tanphu", Procedure, mix::POST, 0.15, 0.7),
];

/// Counters of the new centres that serve another unit than their own ward's: a counter of the land
/// registry, and people of another ward, since reception is no longer bound to the area.
const GUESTS: [(&str, &str, Mix, f64, f64); 4] = [
    ("ttpvhcc-taythanh", "vpdk-tanphu", mix::LAND, 0.35, 1.0),
    ("ttpvhcc-tansonnhi", "vpdk-tanphu", mix::LAND, 0.3, 1.05),
    (
        "ttpvhcc-taythanh",
        "kthtdt-tansonnhi",
        mix::BUSINESS,
        0.05,
        0.9,
    ),
    (
        "ttpvhcc-tanphu",
        "kthtdt-phuthohoa",
        mix::BUSINESS,
        0.05,
        1.0,
    ),
];

/// All parts, in a fixed order.
pub fn parts() -> Vec<Part> {
    let mut parts: Vec<Part> = OLD_WARDS
        .iter()
        .map(|(ward, size, trouble)| part((ward, ward, ward), mix::OLD_WARD, *size, *trouble))
        .collect();
    for (receiver, decider, mix, people, trouble) in OLD_OFFICES {
        parts.push(part((receiver, decider, decider), mix, people, trouble));
    }
    for (agency, subject, mix, people, trouble) in OTHERS {
        let part = part((agency, agency, agency), mix, people, trouble);
        parts.push(Part { subject, ..part });
    }
    parts.extend(NEW_WARDS.iter().flat_map(new_ward));
    for (receiver, decider, mix, people, trouble) in GUESTS {
        parts.push(part((receiver, decider, decider), mix, people, trouble));
    }
    parts
}

/// The one-stop centre of a ward, which receives for the ward's offices.
fn new_ward((name, size, trouble): &(&str, f64, f64)) -> [Part; 5] {
    let unit = |kind: &str| format!("{kind}-{name}");
    let (centre, ward) = (unit("ttpvhcc"), format!("p-{name}-2"));
    let (technical, social, office) = (unit("kthtdt"), unit("vhxh"), unit("vp"));
    let part = |keys, mix, people: f64| part(keys, mix, people * size, *trouble);
    [
        part((&centre, &centre, &ward), mix::CENTRE, 1.7),
        part((&centre, &technical, &technical), mix::TECHNICAL, 0.8),
        part((&centre, &social, &ward), mix::SOCIAL, 0.4),
        part((&office, &office, &ward), mix::OFFICE, 0.08),
        part((&ward, &ward, &ward), mix::OFFICE, 0.04),
    ]
}

fn part(
    (receiver, decider, authority): (&str, &str, &str),
    mix: Mix,
    people: f64,
    trouble: f64,
) -> Part {
    Part {
        receiver: receiver.to_owned(),
        decider: decider.to_owned(),
        authority: authority.to_owned(),
        subject: Procedure,
        mix,
        people,
        trouble,
    }
}
