//! The built-in example: the area of quận Tân Phú before and after the reform of 1 July 2025.

use super::Kind;

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../examples/tan-phu/", $name)).as_slice()
    };
}

/// The files of the example, in the order in which they are imported. Service points, official
/// values and counts of people served are invented, and say so.
pub fn tan_phu() -> Vec<(Kind, &'static [u8])> {
    vec![
        (Kind::Agencies, file!("agencies.csv")),
        (Kind::Scopes, file!("scopes.csv")),
        (Kind::Domains, file!("domains.csv")),
        (Kind::Targets, file!("targets.csv")),
        (Kind::ServicePoints, file!("service-points.csv")),
        (Kind::OfficialValues, file!("official-values.csv")),
        (Kind::Transactions, file!("transactions.csv")),
    ]
}
