//! Who has a copy of the database, taken after the nightly mix, and wants to know which receipt gave
//! which rating. First each attack is shown to work before the mix, so that the test would see it.

use std::collections::BTreeSet;

use hailong::model::grant::Grant;
use serde_json::json;

use super::{Form, codes, codes_of, first_mix, hashes, issue, mixed, rate};
use crate::harness::{Direct, TestApp, TestDatabase, app::POINT};

/// Receipts that are used one after the other.
const RECEIPTS: usize = 24;

/// Rates by each receipt in turn; returns the marks in the order of the ratings.
async fn story(app: &TestApp) -> Vec<String> {
    first_mix(app).await;
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
    let joined = |table: &str| {
        format!(
            "SELECT encode(mark, 'hex') AS line FROM {table} JOIN rating ON rating.xmin = {table}.xmin \
             ORDER BY rating.seq"
        )
    };
    assert_eq!(
        direct.lines(&joined("receipt_used")).await,
        marks,
        "before the mix every receipt is joined to its rating"
    );
    let order =
        |table: &str| format!("SELECT encode(mark, 'hex') AS line FROM {table} ORDER BY ctid");
    assert_eq!(
        direct.lines(&order("receipt_used")).await,
        marks,
        "and so it is by the order on the disk"
    );
    let file = |table: &str| format!("SELECT pg_relation_filenode('{table}')::text AS line");
    let mut before = (
        "receipt_used".to_owned(),
        direct.lines(&file("receipt_used")).await,
    );
    for _ in 0..2 {
        night(&app).await;
        let table = mixed(&direct).await;
        assert_ne!(table, before.0, "the marks have moved");
        assert_eq!(direct.lines(&joined(&table)).await, Vec::<String>::new());
        assert_eq!(
            direct.lines(&order(&table)).await,
            sorted(&marks),
            "the order of the hashes tells nothing"
        );
        let transactions = format!("SELECT DISTINCT xmin::text AS line FROM {table}");
        assert_eq!(direct.lines(&transactions).await.len(), 1);
        assert!(hashes(&direct, &before.0, "mark").await.is_empty());
        assert_ne!(
            direct.lines(&file(&before.0)).await,
            before.1,
            "the old rows are gone with their file"
        );
        before = (table.clone(), direct.lines(&file(&table)).await);
    }
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
    let made = "SELECT sql AS line FROM sqlite_master WHERE type = 'table' AND name LIKE 'receipt%' \
                AND name NOT IN ('receipt_key', 'receipt_validity')";
    let made = direct.lines(made).await;
    assert!(made.len() >= 6, "{made:?}");
    for sql in made {
        assert!(sql.ends_with("WITHOUT ROWID"), "{sql}");
    }
    let hailong::store::Location::Sqlite(path) = &app.world.db.location else {
        panic!("a file");
    };
    for _ in 0..2 {
        night(&app).await;
        let table = mixed(&direct).await;
        assert_eq!(hashes(&direct, &table, "mark").await, sorted(&marks));
        // The log, in which each commit stood with its mark and its rating, holds no mark any more.
        let log = std::fs::read(path.with_extension("db-wal")).unwrap_or_default();
        assert_eq!(standing(&log, &marks), Vec::<String>::new());
        // In the file each stands once, and in that order: in a page SQLite puts rows down as they come.
        let mut file = standing(&std::fs::read(path).unwrap(), &marks);
        file.reverse();
        assert_eq!(
            file,
            sorted(&marks),
            "as they were filled in, from the page's end"
        );
    }
}

/// The marks that stand in these bytes, by their place.
fn standing(bytes: &[u8], marks: &[String]) -> Vec<String> {
    let byte =
        |mark: &String, at: usize| u8::from_str_radix(&mark[2 * at..2 * at + 2], 16).unwrap();
    let raw: std::collections::HashMap<[u8; 32], &String> = marks
        .iter()
        .map(|mark| (std::array::from_fn(|at| byte(mark, at)), mark))
        .collect();
    let found = bytes.windows(32).filter_map(|window| raw.get(window));
    found.map(|mark| (*mark).clone()).collect()
}

#[tokio::test]
async fn a_mark_has_no_time_and_meets_nothing_else() {
    crate::harness::on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let marks = story(&app).await;
        night(&app).await;
        let direct = Direct::to(&app.world.db).await;
        let table = mixed(&direct).await;
        for table in ["receipt_used", &table] {
            let columns = if app.world.db.is_sqlite() {
                format!("SELECT name AS line FROM pragma_table_info('{table}') ORDER BY 1")
            } else {
                format!("SELECT column_name::text AS line FROM information_schema.columns WHERE table_name = '{table}' ORDER BY 1")
            };
            assert_eq!(direct.lines(&columns).await, ["expires_on", "mark"]);
        }
        // The day of all marks of a month is one: it does not tell the day of issue.
        let days: BTreeSet<String> = direct.table(&table, "expires_on").await.into_iter().collect();
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
async fn a_mark_that_is_over_is_forgotten_and_its_receipt_stays_over() {
    crate::harness::on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let code = codes_of(&app, &token, 1).await.remove(0);
        rate(&app, &code, 4).await;
        let direct = Direct::to(&app.world.db).await;
        let mut left = Vec::new();
        for day in ["2027-01-31", "2027-02-01"] {
            app.app.db.mix_marks(day.parse().unwrap()).await.unwrap();
            left.push(hashes(&direct, &mixed(&direct).await, "mark").await.len());
        }
        assert_eq!(left, [1, 0], "marks outlive their codes");
        assert_eq!(app.total("2026").await["n"], 1, "the rating stays");
        assert_eq!(direct.table("receipt_count", "issued").await, ["1"]);
        // The software sends the same dossier again, a year later: its code is over for good.
        app.clock.advance(std::time::Duration::from_hours(24 * 365));
        let again = json!({ "reference": "dossier 0", "service_point": POINT, "domain": "land" });
        let answer = issue(&app, &token, &[again]).await;
        let receipt = &answer.json["receipts"][0];
        assert_eq!(
            (&receipt["status"], &receipt["expires_on"]),
            (&"known".into(), &"2027-01-11".into())
        );
        let page = app.get(&format!("/r/{code}"), None).await;
        assert_eq!(page.status, 410, "over, not unknown");
    })
    .await;
}
