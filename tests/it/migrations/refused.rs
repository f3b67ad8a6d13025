//! Databases that must not be touched, or cannot be: a clear error, and nothing changed.

use hailong::store::{Database, Location, Record, StoreError, write_batch};

use crate::harness::{Direct, TestDatabase, World, on_each_database};

async fn error_of(location: &Location) -> StoreError {
    Database::open(location, 1)
        .await
        .expect_err("the database is refused")
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    on_each_database(|db| async move {
        let direct = Direct::to(&db).await;
        direct
            .execute(
                "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_future', 0)",
            )
            .await;
        let error = error_of(&db.location).await;
        assert!(matches!(&error, StoreError::Newer(name) if name == "m9999_future"));
        assert!(error.to_string().contains("upgrade the program"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hailong.db");
    let content = "đây không phải là cơ sở dữ liệu\n".repeat(200);
    std::fs::write(&path, &content).unwrap();
    let error = error_of(&Location::Sqlite(path.clone())).await;
    assert!(matches!(error, StoreError::Corrupt(_)), "{error:?}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
}

#[tokio::test]
async fn a_damaged_database_is_refused() {
    let db = TestDatabase::sqlite().await;
    let Location::Sqlite(path) = db.location.clone() else {
        unreachable!("an SQLite file");
    };
    let copy = path.with_file_name("damaged.db");
    db.another_handle().await.close().await.unwrap();
    let direct = Direct::to(&db).await;
    direct
        .execute(&format!("VACUUM INTO '{}'", copy.display()))
        .await;
    let mut bytes = std::fs::read(&copy).unwrap();
    bytes[100..].fill(0xA5);
    std::fs::write(&copy, bytes).unwrap();
    let error = error_of(&Location::Sqlite(copy)).await;
    assert!(matches!(error, StoreError::Corrupt(_)), "{error:?}");
}

#[tokio::test]
async fn a_folder_in_the_place_of_the_file_or_a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for path in [
        folder.path().to_owned(),
        folder.path().join("không có/hailong.db"),
    ] {
        let error = error_of(&Location::Sqlite(path)).await;
        assert!(matches!(error, StoreError::CannotOpen(_)), "{error:?}");
    }
}

#[tokio::test]
async fn an_empty_database_locked_by_another_program_is_not_half_made() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::Sqlite(folder.path().join("hailong.db"));
    let other = Direct::at(&location).await;
    other.execute("BEGIN IMMEDIATE").await;
    let error = error_of(&location).await;
    assert!(matches!(error, StoreError::Locked), "{error:?}");
    other.execute("ROLLBACK").await;
    let opened = Database::open(&location, 1).await;
    opened.expect("free again").close().await.unwrap();
}

#[tokio::test]
async fn a_database_locked_by_another_program_says_so_and_works_again_afterwards() {
    let world = World::tan_phu(TestDatabase::sqlite().await).await;
    let rating = world.rating("p-taythanh-2", "land", 4, "2026-03-05T09:00:00+07:00");
    let record = [Record::Rating(Box::new(rating))];
    let other = Direct::to(&world.db).await;
    other.execute("BEGIN IMMEDIATE").await;
    let reader = Database::open(&world.location, 1).await;
    let read = reader.expect("who only reads needs no lock").totals().await;
    assert_eq!(read.unwrap().ratings, 0);
    let written = write_batch(&world.db, &record).await;
    assert!(matches!(written, Err(StoreError::Locked)), "{written:?}");
    other.execute("ROLLBACK").await;
    world.store(&record).await;
    assert_eq!(world.totals().await.unwrap().ratings, 1);
}
