//! Imports into a real database in a temporary folder.

mod example;
mod files;
mod many_ratings;
mod ratings;
mod reference;
mod texts;

use chrono::{DateTime, Utc};
use tempfile::TempDir;

use super::{
    Callback, Counts, ImportError, ImportReport, Kind, Site, Source, Step, example::tan_phu, import,
};
use crate::{
    model::{catalogue::Catalogue, user::Actor, zone::Zone},
    store::{Database, Location},
};

/// An office with an empty database, on 1 November 2026.
struct Office {
    folder: TempDir,
    db: Database,
    now: DateTime<Utc>,
    actor: Actor,
}

impl Office {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let location = Location::Sqlite(folder.path().join("hailong.db"));
        let db = Database::open(&location, 2).await.expect("a new database");
        let now = "2026-11-01T01:00:00Z".parse().expect("a time");
        let actor = Actor::cli();
        Self {
            folder,
            db,
            now,
            actor,
        }
    }

    /// An office with the built-in example.
    async fn of_tan_phu() -> Self {
        let office = Self::new().await;
        for (kind, bytes) in tan_phu() {
            office.imports(kind, bytes).await;
        }
        office
    }

    async fn catalogue(&self) -> Catalogue {
        self.db.catalogue().await.expect("reference data")
    }

    async fn try_import(
        &self,
        kind: Kind,
        source: impl Into<Source>,
        dry_run: bool,
    ) -> Result<ImportReport, ImportError> {
        let catalogue = self.catalogue().await;
        let site = self.site(&catalogue);
        let source = source.into();
        on_any_thread(import(&site, kind, &source, dry_run, &|_| {})).await
    }

    fn site<'a>(&'a self, catalogue: &'a Catalogue) -> Site<'a> {
        Site {
            db: &self.db,
            catalogue,
            now: self.now,
            zone: Zone::HO_CHI_MINH,
            actor: &self.actor,
        }
    }

    /// Imports ratings and follows the progress.
    async fn follow(
        &self,
        source: impl Into<Source>,
        progress: Callback<'_>,
    ) -> Result<ImportReport, ImportError> {
        let catalogue = self.catalogue().await;
        let site = self.site(&catalogue);
        import(&site, Kind::Ratings, &source.into(), false, progress).await
    }

    /// Counting anew from the ratings gives what was folded.
    async fn rollups_agree(&self) {
        let report = self
            .db
            .rebuild((&Actor::system(), 1), |_, _| {})
            .await
            .expect("counted anew");
        assert_eq!(report.differing, 0);
    }

    async fn imports(&self, kind: Kind, bytes: impl AsRef<[u8]>) -> Counts {
        let source = bytes.as_ref().to_vec();
        let report = self.try_import(kind, source, false).await;
        report
            .unwrap_or_else(|error| panic!("{kind}: {error}"))
            .counts
    }

    async fn fails(&self, kind: Kind, bytes: impl AsRef<[u8]>) -> ImportError {
        let before = self.stored().await;
        let source = bytes.as_ref().to_vec();
        let error = self.try_import(kind, source, false).await;
        let error = error.expect_err("the file is refused");
        assert_eq!(self.stored().await, before, "nothing was written");
        error
    }

    /// The faults of a refused file as `line column code`.
    async fn faults(&self, kind: Kind, text: impl AsRef<[u8]>) -> Vec<String> {
        let ImportError::Faults(faults) = self.fails(kind, text).await else {
            panic!("the file has faults");
        };
        let named = faults.named().into_iter();
        let short = named.map(|fault| {
            let column = fault.column().unwrap_or("-");
            let code = fault.code().trim_start_matches("import-");
            format!("{} {column} {code}", fault.line())
        });
        short.collect()
    }

    /// What tells whether anything was written.
    async fn stored(&self) -> (i64, u64) {
        let version = self.db.catalogue_version().await.expect("a version");
        let totals = self.db.totals().await.expect("totals");
        (version, totals.ratings)
    }
}

/// A page imports on a thread of the server, so an import must not be bound to one.
fn on_any_thread<F: Future + Send>(future: F) -> F {
    future
}

const fn counts(added: u64, changed: u64, unchanged: u64) -> Counts {
    Counts {
        added,
        changed,
        unchanged,
    }
}
