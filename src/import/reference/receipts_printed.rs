//! `receipts-printed.csv`: how many codes were printed offline with a key, for a counter and domain, on a day.

use chrono::NaiveDate;

use super::{Change, Difference, Read, Reading, Seen, compare, find};
use crate::{
    import::{Site, error::ImportError, fault::Problem, row::Row},
    model::{
        catalogue::Catalogue,
        period::DayRange,
        receipt::{MOST_PRINTED, PrintedFault, PrintedReport},
        service_point::ServicePoint,
    },
    store::PrintedCount,
};

/// Reads the file.
pub async fn read(reading: &mut Reading<'_, '_>, site: &Site<'_>) -> Result<Read, ImportError> {
    let (catalogue, today) = (reading.catalogue, reading.today);
    let mut seen = Seen::new();
    let rows = reading.each(|row| {
        let count = parse(row, catalogue, today)?;
        let place = (count.key, count.day, count.service_point, count.domain);
        if let Some(line) = seen.before(place, row.line()) {
            row.fault(
                "date",
                Problem::new("import-same-printed").with("line", &line),
            );
        }
        Some(count)
    })?;
    let rows = reading.sound(rows)?;
    let differences = compare_with_stored(&rows, site).await?;
    Ok((differences, Change::PrintedReceipts(rows)))
}

fn parse(row: &mut Row<'_>, catalogue: &Catalogue, today: NaiveDate) -> Option<PrintedCount> {
    let key = row.number("key", "import-count");
    let day = row.date("date");
    let point = point(row, catalogue);
    let written = row.text("domain");
    let domain = find::domain(catalogue, row, "domain", &written);
    let count = row.number("count", "import-count");
    let report = PrintedReport {
        key: key?,
        day: day?,
        point: point?,
        count: count?,
    };
    let checked = report.check(catalogue, today);
    for fault in checked.as_ref().err().into_iter().flatten() {
        let (column, problem) = explain(fault, &report);
        row.fault(column, problem);
    }
    let (agency, domain) = (checked.ok()?, domain?);
    Some(PrintedCount {
        key: report.key,
        day: report.day,
        service_point: report.point.id,
        domain: domain.id,
        agency: agency.id,
        printed: report.count,
        names: (report.point.key.clone(), domain.key.clone()),
    })
}

fn point<'c>(row: &mut Row<'_>, catalogue: &'c Catalogue) -> Option<&'c ServicePoint> {
    let written = row.text("service_point");
    let point = catalogue.service_point(&written);
    if point.is_none() && !written.is_empty() {
        let problem = Problem::of("import-unknown-service-point", &written);
        row.fault("service_point", problem);
    }
    point
}

/// The column that is wrong, and what is wrong with it.
fn explain(fault: &PrintedFault, report: &PrintedReport<'_>) -> (&'static str, Problem) {
    let of = |code, value: &str| Problem::of(code, value);
    let (key, point) = (report.key.to_string(), &report.point.key);
    let on_day = |problem: Problem| problem.with("day", &report.day);
    match fault {
        PrintedFault::DayInFuture => ("date", Problem::new("import-future")),
        PrintedFault::UnknownKey => ("key", of("import-unknown-receipt-key", &key)),
        PrintedFault::KeyNotValid => ("key", on_day(of("import-receipt-key-not-valid", &key))),
        PrintedFault::PointNotValid => {
            let problem = of("import-service-point-not-valid", point);
            ("service_point", on_day(problem))
        }
        PrintedFault::AgencyNotValid(agency) => {
            let problem = of("import-agency-not-valid", agency);
            ("service_point", on_day(problem))
        }
        PrintedFault::TooMany => {
            let problem = of("import-too-many-printed", &report.count.to_string());
            ("count", problem.with("max", &MOST_PRINTED))
        }
    }
}

async fn compare_with_stored(
    rows: &[PrintedCount],
    site: &Site<'_>,
) -> Result<Vec<Difference>, ImportError> {
    let days = rows.iter().map(|row| row.day);
    let (Some(from), Some(until)) = (days.clone().min(), days.max()) else {
        return Ok(Vec::new());
    };
    let stored = site.db.printed_counts(DayRange { from, until }).await?;
    let same = |row: &PrintedCount| {
        let place = (row.key, row.day, row.service_point, row.domain);
        let printed = *stored.get(&place)?;
        Some(PrintedCount {
            printed,
            ..row.clone()
        })
    };
    Ok(compare(rows, same))
}
