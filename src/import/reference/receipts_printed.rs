//! `receipts-printed.csv`: how many codes were printed offline with a key, for a counter and domain, on a day.

use chrono::NaiveDate;

use super::{Change, Difference, Read, Reading, Seen, compare, find};
use crate::{
    import::{Site, error::ImportError, fault::Problem, row::Row},
    model::{catalogue::Catalogue, period::DayRange, service_point::ServicePoint},
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
    let day = row.date("date");
    if day.is_some_and(|day| day > today) {
        row.fault("date", Problem::new("import-future"));
    }
    let key = key(row, catalogue, day);
    let point = point(row, catalogue, day);
    let written = row.text("domain");
    let domain = find::domain(catalogue, row, "domain", &written);
    let printed = row.number("count", "import-count");
    let (point, domain) = (point?, domain?);
    Some(PrintedCount {
        key: key?,
        day: day?,
        service_point: point.id,
        domain: domain.id,
        agency: point.decider(),
        printed: printed?,
        names: (point.key.clone(), domain.key.clone()),
    })
}

/// A key that signs codes of that day; it may be revoked since.
fn key(row: &mut Row<'_>, catalogue: &Catalogue, day: Option<NaiveDate>) -> Option<u16> {
    let id: u16 = row.number("key", "import-count")?;
    let value = id.to_string();
    let Some(key) = catalogue.receipt_keys.iter().find(|key| key.id == id) else {
        row.fault("key", Problem::of("import-unknown-receipt-key", &value));
        return None;
    };
    if let Some(day) = day.filter(|day| !key.valid.contains(*day)) {
        let problem = Problem::of("import-receipt-key-not-valid", &value);
        row.fault("key", problem.with("day", &day));
    }
    Some(id)
}

fn point<'c>(
    row: &mut Row<'_>,
    catalogue: &'c Catalogue,
    day: Option<NaiveDate>,
) -> Option<&'c ServicePoint> {
    let written = row.text("service_point");
    let point = catalogue.service_point(&written);
    let wrong = |code| Problem::of(code, &written);
    match (point, day) {
        (None, _) if !written.is_empty() => {
            row.fault("service_point", wrong("import-unknown-service-point"));
        }
        (Some(point), Some(day)) if !point.valid.contains(day) => {
            let problem = wrong("import-service-point-not-valid");
            row.fault("service_point", problem.with("day", &day));
        }
        _ => {}
    }
    point
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
