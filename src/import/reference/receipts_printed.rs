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
    let (day, key) = (row.date("date"), row.number("key", "import-count"));
    let point = point(row, catalogue);
    let written = row.text("domain");
    let domain = find::domain(catalogue, row, "domain", &written);
    let count = row.number("count", "import-count");
    let report = PrintedReport {
        key,
        day,
        point,
        count,
    };
    for fault in report.faults(catalogue, today) {
        explain(&fault, row, &report);
    }
    let (point, domain) = (point?, domain?);
    Some(PrintedCount {
        key: key?,
        day: day?,
        service_point: point.id,
        domain: domain.id,
        agency: point.decider(),
        printed: count?,
        names: (point.key.clone(), domain.key.clone()),
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

/// Says in which column a fault is.
fn explain(fault: &PrintedFault, row: &mut Row<'_>, report: &PrintedReport<'_>) {
    let shown = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let key = shown(report.key.map(u32::from));
    let point = report.point.map_or("", |point| point.key.as_str());
    let on_day = |code, value: &str| {
        let day = report.day.map_or_else(String::new, |day| day.to_string());
        Problem::of(code, value).with("day", &day)
    };
    let (column, problem) = match fault {
        PrintedFault::DayInFuture => ("date", Problem::new("import-future")),
        PrintedFault::UnknownKey => ("key", Problem::of("import-unknown-receipt-key", &key)),
        PrintedFault::KeyNotValid => ("key", on_day("import-receipt-key-not-valid", &key)),
        PrintedFault::PointNotValid => {
            let problem = on_day("import-service-point-not-valid", point);
            ("service_point", problem)
        }
        PrintedFault::AgencyNotValid(agency) => {
            let problem = on_day("import-agency-not-valid", agency);
            ("service_point", problem)
        }
        PrintedFault::TooMany => {
            let problem = Problem::of("import-too-many-printed", &shown(report.count));
            ("count", problem.with("max", &MOST_PRINTED))
        }
    };
    row.fault(column, problem);
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
