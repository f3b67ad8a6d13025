//! What people come for, and how hard each domain is. All numbers are invented.

/// Domains with how many of a counter's people come for them.
pub type Mix = &'static [(&'static str, f64)];

/// Share of dissatisfied or neutral people by domain, in a usual unit and month.
const TROUBLE: [(&str, f64); 14] = [
    ("land", 0.045),
    ("construction", 0.041),
    ("planning", 0.036),
    ("investment", 0.028),
    ("business", 0.019),
    ("labour", 0.015),
    ("health", 0.018),
    ("education", 0.016),
    ("justice", 0.015),
    ("home_affairs", 0.015),
    ("civil_status", 0.011),
    ("certification", 0.008),
    ("social_protection", 0.020),
    ("people_with_merit", 0.013),
];

/// A ward until 30/6/2025.
pub const OLD_WARD: Mix = &[
    ("certification", 46.0),
    ("civil_status", 30.0),
    ("social_protection", 9.0),
    ("people_with_merit", 3.0),
    ("land", 5.0),
    ("construction", 3.0),
    ("justice", 3.0),
    ("education", 1.0),
];
/// What a one-stop centre decides itself.
pub const CENTRE: Mix = &[
    ("certification", 58.0),
    ("civil_status", 36.0),
    ("justice", 4.0),
    ("home_affairs", 2.0),
];
/// An office for economy, infrastructure and urban affairs.
pub const TECHNICAL: Mix = &[
    ("land", 42.0),
    ("construction", 26.0),
    ("business", 24.0),
    ("planning", 6.0),
    ("investment", 2.0),
];
/// An office for culture and social affairs.
pub const SOCIAL: Mix = &[
    ("social_protection", 54.0),
    ("people_with_merit", 16.0),
    ("labour", 12.0),
    ("health", 9.0),
    ("education", 9.0),
];
/// A ward's own office.
pub const OFFICE: Mix = &[("justice", 70.0), ("home_affairs", 30.0)];
/// Land only.
pub const LAND: Mix = &[("land", 1.0)];
/// Construction and planning.
pub const CONSTRUCTION: Mix = &[("construction", 4.0), ("planning", 1.0)];
/// Business only.
pub const BUSINESS: Mix = &[("business", 1.0)];
/// Finance and planning office.
pub const FINANCE: Mix = &[("business", 3.0), ("investment", 1.0)];
/// Justice only.
pub const JUSTICE: Mix = &[("justice", 1.0)];
/// Home affairs only.
pub const HOME_AFFAIRS: Mix = &[("home_affairs", 1.0)];
/// The district's justice office.
pub const REGISTRATION: Mix = &[("civil_status", 2.0), ("certification", 3.0)];
/// Labour, invalids and social affairs.
pub const WELFARE: Mix = &[
    ("labour", 2.0),
    ("social_protection", 2.0),
    ("people_with_merit", 1.0),
];
/// Health only.
pub const HEALTH: Mix = &[("health", 1.0)];
/// Education only.
pub const EDUCATION: Mix = &[("education", 1.0)];
/// The tax office.
pub const TAX: Mix = &[("business", 3.0), ("land", 1.0)];
/// Social insurance.
pub const INSURANCE: Mix = &[("social_protection", 2.0), ("health", 1.0)];
/// Results brought by post.
pub const POST: Mix = &[("civil_status", 2.0), ("certification", 1.0)];

/// Share of people who leave neutral or dissatisfied, in a usual unit and month.
pub fn trouble_of(domain: &str) -> f64 {
    TROUBLE
        .iter()
        .find(|entry| entry.0 == domain)
        .map_or(0.02, |entry| entry.1)
}
