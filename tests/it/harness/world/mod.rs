//! A small copy of the real area: the old district, the wards of both generations, a hospital,
//! a school, bodies of other lines, the plan's targets. And the verbs that fill it with ratings.

mod checks;
mod data;
mod events;
mod tap;

use std::ops::Deref;

use hailong::{
    model::{calendar::Calendar, catalogue::Catalogue, rating::NewRating, user::Actor},
    report::{self, JudgedTarget, ScoreQuery, ScoreRow, ScoreTable},
    store::{Record, RecordResult, ReferenceChange, write_batch},
};

pub use events::{added, flag, followup, tapped};
pub use tap::Tap;

use super::TestDatabase;

/// Ratings stored per batch when many are given.
const BATCH: usize = 1_000;

/// A database with reference data in it.
pub struct World {
    /// The database.
    pub db: TestDatabase,
    /// The reference data as of the last change.
    pub catalogue: Catalogue,
}

impl Deref for World {
    type Target = TestDatabase;
    fn deref(&self) -> &TestDatabase {
        &self.db
    }
}

impl World {
    /// The Tân Phú area, made by hand.
    pub async fn tan_phu(db: TestDatabase) -> Self {
        let mut world = Self {
            catalogue: Catalogue::default(),
            db,
        };
        for change in data::tan_phu() {
            world.change(change).await;
        }
        world
    }

    /// Whatever is in the database.
    pub async fn found_in(db: TestDatabase) -> Self {
        let mut world = Self {
            catalogue: Catalogue::default(),
            db,
        };
        world.reload().await;
        world
    }

    /// Changes reference data.
    pub async fn change(&mut self, change: ReferenceChange) {
        let actor = Actor::system();
        let applied = self.db.apply_as(&change, &actor, 0).await;
        applied.expect("the change fits");
        self.reload().await;
    }

    /// Reads the reference data anew.
    pub async fn reload(&mut self) {
        self.catalogue = self.db.catalogue().await.expect("a catalogue");
    }

    /// The number of an agency.
    pub fn agency(&self, key: &str) -> i32 {
        self.catalogue.agency(key).expect(key).id
    }

    /// The number of a domain.
    pub fn domain(&self, key: &str) -> i32 {
        self.catalogue.domain(key).expect(key).id
    }

    /// A tap on a face, to be changed before it is sent; `at` is RFC 3339 with offset.
    pub fn tap(&self, agency: &str, domain: &str, level: u8, at: &str) -> Tap {
        Tap::new(&self.catalogue, agency, domain, level, at)
    }

    /// A rating about a procedure, given at a kiosk.
    pub fn rating(&self, agency: &str, domain: &str, level: u8, at: &str) -> NewRating {
        self.tap(agency, domain, level, at).build()
    }

    /// Stores records as one batch.
    pub async fn store(&self, records: &[Record]) -> Vec<RecordResult> {
        write_batch(&self.db, records)
            .await
            .expect("the batch is stored")
    }

    /// Stores one rating that must be new.
    pub async fn accept(&self, rating: NewRating) {
        let results = self.store(&[Record::Rating(Box::new(rating))]).await;
        assert_eq!(results, [RecordResult::Accepted]);
    }

    /// Stores as many copies of a tap as `counts` says for each level, worst level first.
    pub async fn give(&self, tap: &Tap, counts: [usize; 5]) {
        let levels = (1u8..).zip(counts);
        let all: Vec<Record> = levels
            .flat_map(|(level, count)| (0..count).map(move |_| tap.again(level)))
            .map(|rating| Record::Rating(Box::new(rating)))
            .collect();
        for batch in all.chunks(BATCH) {
            let results = self.store(batch).await;
            assert!(results.iter().all(|r| *r == RecordResult::Accepted));
        }
    }

    /// `satisfied` of `n` ratings are «Hài lòng», the others «Bình thường».
    pub async fn satisfied(&self, tap: &Tap, satisfied: usize, n: usize) {
        self.give(tap, [0, 0, n - satisfied, satisfied, 0]).await;
    }

    /// Asks for scores.
    pub async fn scores(&self, query: &ScoreQuery) -> ScoreTable {
        report::scores(&self.db, &self.catalogue, query, 0)
            .await
            .expect("an answer")
    }

    /// The row of an agency and a domain.
    pub fn row<'t>(&self, table: &'t ScoreTable, agency: &str, domain: &str) -> &'t ScoreRow {
        let ids = (Some(self.agency(agency)), Some(self.domain(domain)));
        let mut rows = table.rows.iter();
        rows.find(|row| (row.agency, row.domain) == ids)
            .unwrap_or_else(|| panic!("no row for {agency} × {domain}"))
    }

    /// Keys of the agencies that have a row, each once, in order.
    pub fn agencies_in(&self, table: &ScoreTable) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for id in table.rows.iter().filter_map(|row| row.agency) {
            let agency = self.catalogue.agency_by_id(id).expect("a known agency");
            if keys.last() != Some(&agency.key) {
                keys.push(agency.key.clone());
            }
        }
        keys
    }
}

/// A question about a period of the plain calendar.
pub fn ask(period: &str) -> ScoreQuery {
    ScoreQuery::new(period.parse().expect(period), Calendar::Calendar)
}

/// The same about a scope.
pub fn ask_scope(period: &str, scope: &str) -> ScoreQuery {
    ScoreQuery {
        scope: Some(scope.to_owned()),
        ..ask(period)
    }
}

/// The only target of this topic that a row is held against.
pub fn target<'r>(row: &'r ScoreRow, topic: &str) -> &'r JudgedTarget {
    let mut found = row.targets.iter().filter(|target| target.topic == topic);
    let only = found.next().unwrap_or_else(|| panic!("no target {topic}"));
    assert!(found.next().is_none(), "several targets {topic}");
    only
}

/// Topics of the targets of a row, in order.
pub fn topics(row: &ScoreRow) -> Vec<&str> {
    row.targets.iter().map(|t| t.topic.as_str()).collect()
}
