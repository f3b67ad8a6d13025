//! What a file would change, before anything is written.

use super::Desk;
use crate::{
    i18n::Lang,
    import::{self, Counts, Difference, Fault, ImportError, Kind, MOST_NAMED, Site, Source},
    model::catalogue::Catalogue,
};

/// A file held against what is stored.
#[derive(Debug)]
pub struct Preview {
    /// What the file holds.
    pub kind: Kind,
    /// Lines of data.
    pub rows: u64,
    /// What would become of its entries.
    pub counts: Counts,
    /// Each entry before and after; empty for ratings, which are only counted.
    pub differences: Vec<Difference>,
    /// What is wrong with the file: then nothing of it can be imported.
    pub error: Option<ImportError>,
}

impl Preview {
    /// Whether the file can be imported and would change anything.
    pub fn is_importable(&self) -> bool {
        self.error.is_none() && self.counts.added + self.counts.changed > 0
    }

    /// The faults that are named, by line.
    pub fn faults(&self) -> Vec<&Fault> {
        match &self.error {
            Some(ImportError::Faults(faults)) => faults.named(),
            _ => Vec::new(),
        }
    }

    /// How many faults there are beyond those that are named.
    pub fn more_faults(&self) -> u64 {
        match &self.error {
            Some(ImportError::Faults(faults)) => faults.count().saturating_sub(MOST_NAMED as u64),
            _ => 0,
        }
    }

    /// What is wrong with the file as a whole, in one line.
    pub fn summary(&self, lang: Lang) -> Option<String> {
        self.error.as_ref().map(|error| error.summary(lang))
    }
}

/// Reads a file and tells what it would change. Writes nothing.
pub async fn preview(
    desk: &Desk<'_>,
    catalogue: &Catalogue,
    kind: Kind,
    bytes: Vec<u8>,
) -> Preview {
    let site = Site {
        db: desk.db,
        catalogue,
        now: desk.now,
        actor: desk.actor,
        zone: desk.zone,
    };
    let source = Source::from(bytes);
    let mut preview = Preview {
        kind,
        rows: 0,
        counts: Counts::default(),
        differences: Vec::new(),
        error: None,
    };
    match import::preview(&site, kind, &source).await {
        Ok((report, differences)) => {
            preview.rows = report.rows;
            preview.counts = report.counts;
            preview.differences = differences;
        }
        Err(error) => preview.error = Some(error),
    }
    preview
}
