//! The Tân Phú example as a catalogue, read from the CSV files that people import.

use chrono::NaiveDate;

use crate::{
    demo::{DemoPlan, generate},
    model::{
        agency::Agency,
        catalogue::Catalogue,
        domain::Domain,
        questionnaire::{Questionnaire, QuestionnaireContent},
        rating::NewRating,
        scale::Scale,
        service_point::ServicePoint,
        subject::Subject,
        validity::Validity,
        version_status::VersionStatus,
        zone::Zone,
    },
    store::{AgencyRow, DomainRow},
};

/// A plan with this many ratings, seen on 20 November 2026.
pub fn plan(at_most: usize) -> DemoPlan {
    let today = "2026-11-20".parse().expect("a day");
    DemoPlan {
        at_most,
        ..DemoPlan::new(today, Zone::HO_CHI_MINH)
    }
}

fn rows(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row")).collect()
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The agencies of the example.
pub fn agencies() -> Vec<AgencyRow> {
    let day = |text: &str| text.parse().ok();
    let row = |row: csv::StringRecord| AgencyRow {
        key: row[0].to_owned(),
        area_code: some(&row[1]),
        name: row[2].to_owned(),
        kind: row[3].to_owned(),
        parent: some(&row[4]),
        valid: Validity {
            from: day(&row[5]),
            until: day(&row[6]),
        },
        successors: row[7].split(';').filter_map(some).collect(),
        source: row[8].to_owned(),
    };
    rows(include_str!("../../../examples/tan-phu/agencies.csv"))
        .into_iter()
        .map(row)
        .collect()
}

/// The domains of the example.
pub fn domains() -> Vec<DomainRow> {
    let row = |row: csv::StringRecord| DomainRow {
        key: row[0].to_owned(),
        name_vi: row[1].to_owned(),
        name_en: row[2].to_owned(),
        group: some(&row[3]),
        source: row[4].to_owned(),
    };
    rows(include_str!("../../../examples/tan-phu/domains.csv"))
        .into_iter()
        .map(row)
        .collect()
}

/// The example as a catalogue without a database: numbers are places in the lists.
pub fn catalogue() -> Catalogue {
    let agency = |(row, id): (AgencyRow, i32)| Agency {
        id,
        key: row.key,
        area_code: row.area_code,
        name: row.name,
        kind: row.kind,
        parent: None,
        valid: row.valid,
        successors: Vec::new(),
        source: row.source,
    };
    let domain = |(row, id): (DomainRow, i32)| Domain {
        id,
        key: row.key,
        name_vi: row.name_vi,
        name_en: row.name_en,
        group: row.group,
        source: row.source,
    };
    let catalogue = Catalogue {
        agencies: agencies().into_iter().zip(1..).map(agency).collect(),
        domains: domains().into_iter().zip(1..).map(domain).collect(),
        scales: vec![Scale::five()],
        questionnaires: vec![Questionnaire {
            id: 1,
            key: "default".into(),
            version: 1,
            scale: 1,
            content: QuestionnaireContent::default_procedure(),
            status: VersionStatus::Published,
        }],
        ..Catalogue::default()
    };
    catalogue.indexed()
}

/// The example with two counters at the centre whose kiosk falls silent, one that is not open yet,
/// and one that serves the technical office.
pub fn catalogue_with_counters() -> Catalogue {
    let mut catalogue = catalogue();
    let number = |key: &str| catalogue.agency(key).expect("an agency").id;
    let (centre, technical) = (number("ttpvhcc-phuthohoa"), number("kthtdt-phuthohoa"));
    let closed = Validity {
        from: "2027-01-01".parse().ok(),
        until: None,
    };
    let point = |(id, serves, valid)| ServicePoint {
        id,
        key: format!("q{id}"),
        name: format!("Quầy số {id}"),
        agency: centre,
        serves,
        domains: Vec::new(),
        subject: Subject::Procedure,
        valid,
    };
    let always = Validity::default();
    catalogue.service_points = [
        (1, None, always),
        (2, Some(technical), always),
        (3, None, closed),
        (4, None, always),
    ]
    .map(point)
    .to_vec();
    catalogue.indexed()
}

/// The ratings of a plan of this size.
pub fn rated(catalogue: &Catalogue, at_most: usize) -> Vec<NewRating> {
    generate(catalogue, &plan(at_most)).collect()
}

/// How many of the chosen ratings there are, and the satisfied share in percent.
pub fn rate(ratings: &[NewRating], choose: impl Fn(&NewRating) -> bool) -> (usize, f64) {
    let chosen: Vec<&NewRating> = ratings.iter().filter(|rating| choose(rating)).collect();
    let satisfied = chosen.iter().filter(|rating| rating.level >= 4).count();
    (chosen.len(), 100.0 * satisfied as f64 / chosen.len() as f64)
}

/// A day written as in CSV files.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
