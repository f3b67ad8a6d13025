//! A demo database is filled once, and its cubes agree with its ratings.

use super::area;
use crate::{
    demo::{DemoError, DemoPlan, is_demo, load},
    model::{
        period::DayRange,
        target::{Comparison, MeasuredBy, Selection, TargetStatus},
        user::Actor,
        validity::Validity,
    },
    store::{
        CellFilter, Database, Location, MemberRow, Record, ReferenceChange, ScopeRow, StoredTotals,
        TargetRow, Wanted, write_batch,
    },
};

struct Demo {
    database: Database,
    _folder: tempfile::TempDir,
}

/// An empty database with the example's reference data.
async fn example() -> Demo {
    let folder = tempfile::tempdir().expect("a folder");
    let location = Location::Sqlite(folder.path().join("demo.db"));
    let database = Database::open(&location, 2).await.expect("a database");
    for change in [
        ReferenceChange::Agencies(area::agencies()),
        ReferenceChange::Domains(area::domains()),
        ReferenceChange::Scopes(vec![scope()]),
        ReferenceChange::Targets(vec![surveyed()]),
    ] {
        let applied = database.apply_as(&change, &Actor::system(), 0).await;
        applied.expect("reference data");
    }
    Demo {
        database,
        _folder: folder,
    }
}

fn scope() -> ScopeRow {
    let member = MemberRow {
        agency: "p-taythanh-2".into(),
        with_descendants: true,
        valid: Validity::default(),
    };
    ScopeRow {
        key: "taythanh".into(),
        name: "Toàn phường Tây Thạnh".into(),
        members: vec![member],
    }
}

fn surveyed() -> TargetRow {
    TargetRow {
        topic: "service".into(),
        scope: "taythanh".into(),
        subject: None,
        domains: Selection::All,
        agency_kinds: Selection::All,
        measured_by: MeasuredBy::OfficialSurvey,
        year_from: 2021,
        year_until: 2025,
        comparison: Comparison::Above,
        threshold: "98".parse().expect("a threshold"),
        status: TargetStatus::Binding,
        issuer: "ví dụ".into(),
        source: "ví dụ".into(),
    }
}

#[tokio::test]
async fn a_filled_database_has_no_gaps_and_its_cubes_agree() {
    let demo = example().await;
    let plan = area::plan(3_000);
    let report = load(&demo.database, &plan).await.expect("a filled demo");
    assert_eq!(
        (report.found, report.ratings, report.flags),
        (false, 3_000, 7)
    );
    let totals = demo.database.totals().await.expect("totals");
    let expected = StoredTotals {
        ratings: 3_000,
        tests: 0,
        events: 7,
        gaps: 0,
    };
    assert_eq!(totals, expected);
    let head = demo.database.head().await.expect("a head");
    assert_eq!((head.head, head.folded), (3_007, 3_007));
    let rebuilt = demo
        .database
        .rebuild((&Actor::system(), 1), |_, _| {})
        .await
        .expect("a rebuild");
    assert!(rebuilt.half_months > 80);
    assert_eq!(rebuilt.differing, 0);
}

#[tokio::test]
async fn figures_have_flagged_ratings_apart_and_people_served() {
    let demo = example().await;
    let plan = area::plan(3_000);
    load(&demo.database, &plan).await.expect("a filled demo");
    let filter = CellFilter {
        ranges: plan.days().into_iter().collect::<Vec<DayRange>>(),
        ..CellFilter::default()
    };
    let snapshot = demo.database.cells(&filter).await.expect("cells");
    let counted: u64 = snapshot.cells[0]
        .values()
        .map(|tally| tally.counts.n())
        .sum();
    let flagged: u64 = snapshot.cells[0]
        .values()
        .map(|tally| tally.flagged.n())
        .sum();
    assert_eq!((counted, flagged), (2_993, 7));
    let people: u64 = snapshot.served[0].values().sum();
    assert!((5_000..15_000).contains(&people), "{people}");
    let catalogue = demo.database.catalogue().await.expect("a catalogue");
    assert_eq!(catalogue.official.len(), 2);
    assert!(
        catalogue
            .official
            .iter()
            .all(|value| value.source.contains("minh họa"))
    );
}

#[tokio::test]
async fn receipts_are_handed_out_in_the_same_numbers_each_time_and_not_all_are_used() {
    let mut seen = Vec::new();
    for _ in 0..2 {
        let demo = example().await;
        let plan = area::plan(1_000);
        load(&demo.database, &plan).await.expect("a filled demo");
        let filter = CellFilter {
            ranges: plan.days().into_iter().collect::<Vec<DayRange>>(),
            wanted: Wanted {
                receipts: true,
                ..Wanted::default()
            },
            ..CellFilter::default()
        };
        let snapshot = demo.database.cells(&filter).await.expect("receipts");
        assert!(!snapshot.unreported);
        let receipts = snapshot.receipts[0].clone();
        assert!(receipts.len() > 5, "{receipts:?}");
        for tally in receipts.values() {
            assert!(tally.used > 0 && tally.used < tally.issued, "{tally:?}");
        }
        seen.push(receipts);
    }
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn filling_again_on_another_day_changes_nothing() {
    let demo = example().await;
    let plan = area::plan(500);
    load(&demo.database, &plan).await.expect("a filled demo");
    assert!(is_demo(&demo.database).await.expect("an answer"));
    let later = DemoPlan {
        today: plan.today + chrono::Days::new(30),
        seed: 9,
        ..plan
    };
    let report = load(&demo.database, &later).await.expect("nothing to do");
    assert!(report.found);
    assert_eq!(demo.database.totals().await.expect("totals").ratings, 500);
}

#[tokio::test]
async fn a_database_that_was_filled_halfway_is_named() {
    let demo = example().await;
    let plan = area::plan(500);
    let catalogue = demo.database.catalogue().await.expect("a catalogue");
    let half: Vec<Record> = crate::demo::generate(&catalogue, &plan)
        .take(10)
        .map(|rating| Record::Rating(Box::new(rating)))
        .collect();
    assert!(!is_demo(&demo.database).await.expect("an answer"));
    write_batch(&demo.database, &half)
        .await
        .expect("ten ratings");
    let error = load(&demo.database, &plan)
        .await
        .expect_err("half is not filled");
    assert!(matches!(error, DemoError::Unfinished));
}

#[tokio::test]
async fn without_reference_data_there_is_nothing_to_fill() {
    let folder = tempfile::tempdir().expect("a folder");
    let location = Location::Sqlite(folder.path().join("demo.db"));
    let database = Database::open(&location, 1).await.expect("a database");
    let error = load(&database, &area::plan(10))
        .await
        .expect_err("nobody to rate");
    assert!(matches!(error, DemoError::NoReference));
}
