//! Files longer than what is held in memory at a time.

use std::{fmt::Write, sync::Mutex};

use uuid::Uuid;

use super::{ratings::some_rating, *};
use crate::{
    model::{rating::NewRating, user::Actor},
    store::{BulkError, ImportMark, Record, write_batch},
};

/// A file of `count` ratings, one per second; with ids or without.
fn many(count: u32, ids: bool) -> String {
    let mut text = Kind::Ratings.columns().join(",");
    text.push('\n');
    for number in 0..count {
        let (minute, second) = (number / 60 % 60, number % 60);
        let (hour, level) = (number / 3_600, number % 5 + 1);
        let id = if ids {
            format!("00000000-0000-4000-8000-{number:012x}")
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "{id},2026-03-02T{hour:02}:{minute:02}:{second:02}+07:00,p-taythanh-2,,land,,{level},paper,,,"
        );
    }
    text
}

/// The same with line `number` (the header is line 1) changed.
fn with_line(text: &str, number: usize, change: impl Fn(&str) -> String) -> String {
    let lines = text.lines().zip(1..);
    let lines = lines.map(|(line, at)| {
        if at == number {
            change(line)
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn one_bad_line_of_a_thousand_keeps_everything_out() {
    let office = Office::of_tan_phu().await;
    for ids in [true, false] {
        let text = with_line(&many(1_000, ids), 900, |line| {
            line.replace(",land,", ",sea,")
        });
        assert_eq!(
            office.faults(Kind::Ratings, &text).await,
            ["900 domain unknown-domain"]
        );
    }
    assert_eq!(office.stored().await.1, 0);
}

#[tokio::test]
async fn several_parts_are_one_import() {
    let office = Office::of_tan_phu().await;
    assert_eq!(
        office.imports(Kind::Ratings, many(2_500, true)).await,
        counts(2_500, 0, 0)
    );
    assert_eq!(
        office.imports(Kind::Ratings, many(3_100, true)).await,
        counts(600, 0, 2_500)
    );
    assert_eq!(
        office.imports(Kind::Ratings, many(2_500, false)).await,
        counts(2_500, 0, 0)
    );
    let totals = office.db.totals().await.expect("totals");
    assert_eq!((totals.ratings, totals.gaps), (5_600, 0));
    office.rollups_agree().await;
}

#[tokio::test]
async fn a_conflict_in_a_late_part_is_named_with_its_line() {
    let office = Office::of_tan_phu().await;
    office.imports(Kind::Ratings, many(2_500, true)).await;
    let changed = with_line(&many(4_000, true), 2_400, |line| {
        line.replace("paper", "qr")
    });
    assert_eq!(
        office.faults(Kind::Ratings, &changed).await,
        ["2400 id id-taken"]
    );
}

#[tokio::test]
async fn a_file_exchanged_between_the_passes_is_noticed() {
    let office = Office::of_tan_phu().await;
    let path = office.folder.path().join("ratings.csv");
    for (before, after) in [(true, "link"), (false, "link"), (true, "fax")] {
        let text = many(2_000, before);
        std::fs::write(&path, &text).expect("a file");
        let exchange = |step: Step| {
            if step == (Step::Checking { rows: 2_000 }) {
                std::fs::write(&path, text.replace("paper", after)).expect("a file");
            }
        };
        let result = office.follow(path.as_path(), &exchange).await;
        assert!(matches!(result, Err(ImportError::Changed)), "{result:?}");
    }
    assert_eq!(office.stored().await.1, 0);
}

/// Someone else was faster after the file was checked.
#[tokio::test]
async fn a_conflict_that_arises_while_writing_undoes_everything() {
    let office = Office::of_tan_phu().await;
    let rating = |number: u64, level: u8| NewRating {
        id: Uuid::from_u64_pair(4, number),
        level,
        content_hash: [level; 32],
        ..some_rating()
    };
    let sent = Record::Rating(Box::new(rating(1_500, 1)));
    write_batch(&office.db, &[sent]).await.expect("stored");
    let ratings = (0..3_000).map(|number| Ok::<_, ()>(rating(number, 5)));
    let mark = ImportMark {
        content_hash: [7; 32],
        rows: 3_000,
        at: 0,
    };
    let result = office
        .db
        .import_ratings(ratings, Some(mark), &Actor::system(), 0)
        .await;
    let Err(BulkError::Conflict { position, id }) = result else {
        panic!("{result:?}");
    };
    assert_eq!((position, id), (1_500, rating(1_500, 5).id));
    assert_eq!(office.stored().await.1, 1);
    let remembered = office.db.imported_at("ratings", [7; 32]).await;
    assert_eq!(remembered.expect("an answer"), None);
}

#[tokio::test]
async fn the_mark_of_a_file_is_taken_once() {
    let office = Office::of_tan_phu().await;
    let mark = ImportMark {
        content_hash: [7; 32],
        rows: 1,
        at: 1_234,
    };
    let one = || std::iter::once(Ok::<_, ()>(some_rating()));
    office
        .db
        .import_ratings(one(), Some(mark), &Actor::system(), 0)
        .await
        .expect("stored");
    let again = office
        .db
        .import_ratings(one(), Some(mark), &Actor::system(), 0)
        .await;
    assert!(
        matches!(again, Err(BulkError::ImportedBefore { at: 1_234 })),
        "{again:?}"
    );
}

#[tokio::test]
async fn progress_is_told_while_reading_and_writing() {
    let office = Office::of_tan_phu().await;
    let steps = Mutex::new(Vec::new());
    let note = |step| steps.lock().expect("a list").push(step);
    let report = office.follow(many(2_500, true).into_bytes(), &note).await;
    assert_eq!(report.expect("sound").rows, 2_500);
    let of = 2_500;
    assert_eq!(
        *steps.lock().expect("a list"),
        [
            Step::Checking { rows: 1_000 },
            Step::Checking { rows: 2_000 },
            Step::Writing { rows: 1_000, of },
            Step::Writing { rows: 2_000, of },
            Step::Writing { rows: 2_500, of },
        ]
    );
}
