//! `transactions.csv`: how many people or dossiers were served.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Difference, Read, Reading, Seen, compare, find};
use crate::{
    import::{Site, error::ImportError, fault::Problem, row::Row},
    model::{catalogue::Catalogue, period::DayRange, subject::Subject},
    store::{ReferenceChange, TransactionRow},
};

/// Reads the file.
pub async fn read(reading: &mut Reading<'_, '_>, site: &Site<'_>) -> Result<Read, ImportError> {
    let (catalogue, today) = (reading.catalogue, reading.today);
    let mut seen = Seen::new();
    let rows = reading.each(|row| {
        let count = parse(row, catalogue, today)?;
        if let Some(line) = seen.before(identity(&count), row.line()) {
            row.fault(
                "date",
                Problem::new("import-same-count").with("line", &line),
            );
        }
        Some(count)
    })?;
    let rows = reading.sound(rows)?;
    let counts = compare_with_stored(&rows, site).await?;
    Ok((counts, ReferenceChange::Transactions(rows).into()))
}

fn identity(row: &TransactionRow) -> (NaiveDate, String, String, Subject) {
    let (agency, domain) = (row.agency.clone(), row.domain.clone());
    (row.day, agency, domain, row.subject)
}

fn parse(row: &mut Row<'_>, catalogue: &Catalogue, today: NaiveDate) -> Option<TransactionRow> {
    let day = row.date("date");
    if day.is_some_and(|day| day > today) {
        row.fault("date", Problem::new("import-future"));
    }
    let written = row.text("agency");
    let agency = find::agency(catalogue, row, "agency", &written);
    if let (Some(agency), Some(day)) = (agency, day)
        && !agency.valid.contains(day)
    {
        let problem = Problem::of("import-agency-not-valid", &agency.key).with("day", &day);
        row.fault("agency", problem);
    }
    let written = row.text("domain");
    let domain = find::domain(catalogue, row, "domain", &written);
    let subject = row.word_or("subject", Subject::ALL, Subject::Procedure);
    let count = row.number("count", "import-count");
    Some(TransactionRow {
        day: day?,
        agency: agency?.key.clone(),
        domain: domain?.key.clone(),
        subject,
        count: count?,
    })
}

async fn compare_with_stored(
    rows: &[TransactionRow],
    site: &Site<'_>,
) -> Result<Vec<Difference>, ImportError> {
    let days = rows.iter().map(|row| row.day);
    let (Some(from), Some(until)) = (days.clone().min(), days.max()) else {
        return Ok(Vec::new());
    };
    let stored: HashMap<_, u32> = site.db.transactions(DayRange { from, until }).await?;
    let same = |row: &TransactionRow| {
        let agency = site.catalogue.agency(&row.agency)?.id;
        let domain = site.catalogue.domain(&row.domain)?.id;
        let count = *stored.get(&(row.day, agency, domain, row.subject))?;
        Some(TransactionRow {
            count,
            ..row.clone()
        })
    };
    Ok(compare(rows, same))
}
