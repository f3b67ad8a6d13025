//! Every migration goes up, holds rows, is read by today's program, and goes down with the rows in place.

use hailong::model::user::Actor;
use hailong_migrations::{Migrator, MigratorTrait};

use crate::harness::{Direct, TestDatabase, databases, on_each_database};

/// The rows that belong to a migration, in the database's own words.
fn sample(db: &TestDatabase, migration: &str) -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/samples");
    let file = format!("{folder}/{migration}.sql");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{file} is missing"));
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| translate(db, line)).collect()
}

fn translate(db: &TestDatabase, line: &str) -> String {
    let mut line = line.to_owned();
    while let Some(at) = line.find("UUID('") {
        let uuid = line[at + 6..at + 42].to_owned();
        let literal = if db.is_sqlite() {
            format!("x'{}'", uuid.replace('-', ""))
        } else {
            format!("'{uuid}'")
        };
        line.replace_range(at..at + 44, &literal);
    }
    let (before, after) = if db.is_sqlite() {
        ("x'", "'")
    } else {
        (r"'\x", "'")
    };
    while let Some(at) = line.find("BYTES('") {
        let end = at + line[at..].find("')").expect("a closed BYTES");
        let literal = format!("{before}{}{after}", &line[at + 7..end]);
        line.replace_range(at..end + 2, &literal);
    }
    line
}

fn names() -> Vec<String> {
    let all = Migrator::migrations();
    all.iter().map(|one| one.name().to_owned()).collect()
}

async fn tables(direct: &Direct, db: &TestDatabase) -> Vec<String> {
    let sql = if db.is_sqlite() {
        "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
         ORDER BY 1"
    } else {
        "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    };
    direct.lines(sql).await
}

/// Steps up through the history and leaves rows in each table as soon as it is there.
async fn up_with_rows(direct: &Direct, db: &TestDatabase) {
    for name in names() {
        Migrator::up(&direct.0, Some(1)).await.expect(&name);
        for row in sample(db, &name) {
            direct.execute(&row).await;
        }
    }
}

async fn down_step_by_step(direct: &Direct) {
    for name in names().iter().rev() {
        Migrator::down(&direct.0, Some(1)).await.expect(name);
    }
}

#[tokio::test]
async fn up_with_rows_down_to_nothing_and_up_again() {
    on_each_database(|db| async move {
        let direct = Direct::to(&db).await;
        let full = tables(&direct, &db).await;
        assert!(full.len() > 20, "the program made its tables: {full:?}");
        Migrator::down(&direct.0, None).await.unwrap();
        for _ in 0..2 {
            assert_eq!(tables(&direct, &db).await, ["seaql_migrations"]);
            up_with_rows(&direct, &db).await;
            assert_eq!(tables(&direct, &db).await, full);
            down_step_by_step(&direct).await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_table_has_a_sample_row() {
    on_each_database(|db| async move {
        let direct = Direct::to(&db).await;
        Migrator::down(&direct.0, None).await.unwrap();
        up_with_rows(&direct, &db).await;
        for table in tables(&direct, &db).await {
            let count = format!("SELECT CAST(COUNT(*) AS TEXT) AS line FROM {table}");
            assert_ne!(direct.lines(&count).await, ["0"], "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn rows_of_the_history_are_read_by_todays_program() {
    on_each_database(|db| async move {
        let direct = Direct::to(&db).await;
        Migrator::down(&direct.0, None).await.unwrap();
        up_with_rows(&direct, &db).await;
        let today = databases::open(&db.location).await;
        let catalogue = today.catalogue().await.unwrap();
        assert_eq!((catalogue.version, catalogue.agencies.len()), (7, 3));
        assert_eq!(catalogue.agency("p-cu").unwrap().successors, [2]);
        assert_eq!((catalogue.kiosks.len(), catalogue.tokens.len()), (1, 1));
        assert!(catalogue.questionnaire("default@1").is_some());
        let totals = today.totals().await.unwrap();
        assert_eq!(
            (totals.ratings, totals.tests, totals.events, totals.gaps),
            (2, 1, 1, 0)
        );
        assert_eq!(
            today
                .rebuild((&Actor::system(), 1), |_, _| {})
                .await
                .unwrap()
                .differing,
            0
        );
        assert_eq!(today.quarantine(5).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_programs_may_open_an_empty_database_at_once() {
    on_each_database(|db| async move {
        let direct = Direct::to(&db).await;
        Migrator::down(&direct.0, None).await.unwrap();
        direct.execute("DROP TABLE seaql_migrations").await;
        let opened = std::iter::repeat_with(|| {
            let location = db.location.clone();
            tokio::spawn(async move { databases::open(&location).await })
        });
        let opened: Vec<_> = opened.take(4).collect();
        let mut epochs = std::collections::BTreeSet::new();
        for handle in opened {
            epochs.insert(handle.await.unwrap().catalogue().await.unwrap().epoch);
        }
        assert_eq!(epochs.len(), 1, "one database, one life");
    })
    .await;
}

#[tokio::test]
async fn opening_again_changes_nothing() {
    on_each_database(|db| async move {
        let before = db.catalogue().await.unwrap();
        let again = db.another_handle().await.catalogue().await.unwrap();
        assert_eq!(
            (again.version, &again.epoch),
            (before.version, &before.epoch)
        );
        assert!(!before.epoch.is_empty());
    })
    .await;
}
