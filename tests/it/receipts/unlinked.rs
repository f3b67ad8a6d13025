//! Who has a copy of the database, taken after the nightly mix, and wants to know which receipt gave
//! which rating. First each attack is shown to work before the mix, so that the test would see it.

use std::collections::BTreeSet;

use super::{Form, codes, hashes, rate};
use crate::harness::{Direct, TestApp, TestDatabase};

/// Receipts that are used one after the other.
const RECEIPTS: usize = 24;

/// Rates by each receipt in turn; returns the marks in the order of the ratings.
async fn story(app: &TestApp) -> Vec<String> {
    // The program mixes when it starts; after that, not before the next day.
    let today = app.clock.today(app.app.zone);
    app.app.db.mix_marks(today).await.unwrap();
    let direct = Direct::to(&app.world.db).await;
    let mut marks: Vec<String> = Vec::new();
    for code in codes(app, RECEIPTS).await {
        rate(app, &code, 4).await;
        app.clock.advance(std::time::Duration::from_mins(7));
        let now = hashes(&direct, "receipt_used", "mark").await;
        marks.extend(
            now.into_iter()
                .filter(|mark| !marks.contains(mark))
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(marks.len(), RECEIPTS);
    marks
}

/// The night comes: whoever is first mixes.
async fn night(app: &TestApp) {
    app.clock.advance(std::time::Duration::from_hours(24));
    let day = app.clock.today(app.app.zone);
    // The program may have done it by itself.
    app.app.db.mix_marks(day).await.unwrap();
    assert!(!app.app.db.mix_marks(day).await.unwrap(), "once a night");
}

fn sorted(marks: &[String]) -> Vec<String> {
    let mut sorted = marks.to_vec();
    sorted.sort_unstable();
    sorted
}

#[tokio::test]
async fn postgres_forgets_which_transaction_wrote_a_mark() {
    let Some(db) = TestDatabase::postgres().await else {
        return;
    };
    let app = TestApp::start(db).await;
    let marks = story(&app).await;
    let direct = Direct::to(&app.world.db).await;
    let joined = "SELECT encode(mark, 'hex') AS line FROM receipt_used JOIN rating ON rating.xmin = receipt_used.xmin \
                  ORDER BY rating.seq";
    assert_eq!(
        direct.lines(joined).await,
        marks,
        "before the mix every receipt is joined to its rating"
    );
    let order = "SELECT encode(mark, 'hex') AS line FROM receipt_used ORDER BY ctid";
    assert_eq!(
        direct.lines(order).await,
        marks,
        "and so it is by the order on the disk"
    );
    let file = "SELECT pg_relation_filenode('receipt_used')::text AS line";
    let before = direct.lines(file).await;
    night(&app).await;
    assert_eq!(direct.lines(joined).await, Vec::<String>::new());
    assert_eq!(
        direct.lines(order).await,
        sorted(&marks),
        "the order of the hashes tells nothing"
    );
    let transactions = "SELECT DISTINCT xmin::text AS line FROM receipt_used";
    assert_eq!(direct.lines(transactions).await.len(), 1);
    assert_ne!(
        direct.lines(file).await,
        before,
        "the old rows are gone with their file"
    );
}

#[tokio::test]
async fn sqlite_keeps_marks_in_the_order_of_their_hashes_alone() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let marks = story(&app).await;
    let direct = Direct::to(&app.world.db).await;
    assert_eq!(
        hashes(&direct, "receipt_used", "mark").await,
        sorted(&marks)
    );
    let made = "SELECT sql AS line FROM sqlite_master WHERE name IN ('receipt_used', 'receipt', 'receipt_count')";
    for sql in direct.lines(made).await {
        assert!(sql.ends_with("WITHOUT ROWID"), "{sql}");
    }
    night(&app).await;
    assert_eq!(
        hashes(&direct, "receipt_used", "mark").await,
        sorted(&marks)
    );
    // The log, in which each commit stood with its mark and its rating, holds no mark any more.
    let hailong::store::Location::Sqlite(path) = &app.world.db.location else {
        panic!("a file");
    };
    let log = std::fs::read(path.with_extension("db-wal")).unwrap_or_default();
    let bytes = |mark: &String| -> Vec<u8> {
        let byte = |at: usize| u8::from_str_radix(&mark[2 * at..2 * at + 2], 16).unwrap();
        (0..32).map(byte).collect()
    };
    let stands = |mark: &[u8]| log.windows(32).any(|window| window == mark);
    assert!(!marks.iter().any(|mark| stands(&bytes(mark))));
}

#[tokio::test]
async fn a_mark_has_no_time_and_meets_nothing_else() {
    crate::harness::on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let marks = story(&app).await;
        night(&app).await;
        let direct = Direct::to(&app.world.db).await;
        let columns = if app.world.db.is_sqlite() {
            "SELECT name AS line FROM pragma_table_info('receipt_used') ORDER BY 1"
        } else {
            "SELECT column_name::text AS line FROM information_schema.columns WHERE table_name = 'receipt_used' ORDER BY 1"
        };
        assert_eq!(direct.lines(columns).await, ["expires_on", "mark"]);
        // The day of all marks of a month is one: it does not tell the day of issue.
        let days: BTreeSet<String> = direct.table("receipt_used", "expires_on").await.into_iter().collect();
        assert_eq!(days.len(), 1);
        // Without the program's key a mark is not joined to the receipt that was issued either.
        let issued: BTreeSet<String> = hashes(&direct, "receipt", "hash").await.into_iter().collect();
        let references: BTreeSet<String> = hashes(&direct, "receipt", "reference_hash").await.into_iter().collect();
        assert!(marks.iter().all(|mark| !issued.contains(mark) && !references.contains(mark)));
    })
    .await;
}

#[tokio::test]
async fn opening_a_used_code_looks_like_opening_a_fresh_one() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let codes = codes(&app, 2).await;
    rate(&app, &codes[0], 1).await;
    let mut pages = BTreeSet::new();
    for code in &codes {
        let page = app.get(&format!("/r/{code}"), None).await;
        let form = Form::of(&page, code);
        let own = [code, &form.id, &form.token];
        let page = own
            .iter()
            .fold(page.text, |page, own| page.replace(*own, ""));
        pages.insert(page);
    }
    assert_eq!(pages.len(), 1, "a clerk who keeps looking learns nothing");
}

#[tokio::test]
async fn what_is_over_is_forgotten() {
    crate::harness::on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        rate(&app, &codes(&app, 1).await[0], 4).await;
        let direct = Direct::to(&app.world.db).await;
        let mut left = Vec::new();
        for day in ["2027-01-31", "2027-02-01"] {
            app.app.db.mix_marks(day.parse().unwrap()).await.unwrap();
            let marks = direct.table("receipt_used", "expires_on").await.len();
            left.push((marks, direct.table("receipt", "expires_on").await.len()));
        }
        assert_eq!(
            left,
            [(1, 1), (0, 0)],
            "marks outlive their codes, and then both go"
        );
        assert_eq!(app.total("2026").await["n"], 1, "the rating stays");
        assert_eq!(direct.table("receipt_count", "issued").await, ["1"]);
    })
    .await;
}
