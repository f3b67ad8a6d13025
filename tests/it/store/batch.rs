//! One batch: each record has its own fate.

use hailong::{
    model::rating::NewRating,
    store::{Record, RecordResult, StoreError, write_batch},
};
use uuid::Uuid;

use crate::harness::{World, on_each_database};

const AT: &str = "2026-03-05T09:00:00+07:00";

fn record(new: &NewRating) -> Record {
    Record::Rating(Box::new(new.clone()))
}

/// The same id with another level, as a broken or dishonest device sends it.
fn twisted(new: &NewRating, level: u8) -> NewRating {
    NewRating {
        level,
        content_hash: [level; 32],
        ..new.clone()
    }
}

#[tokio::test]
async fn a_rating_sent_twice_is_counted_once() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.rating("p-taythanh-2", "land", 4, AT);
        assert_eq!(
            world.store(&[record(&rating)]).await,
            [RecordResult::Accepted]
        );
        assert_eq!(
            world.store(&[record(&rating)]).await,
            [RecordResult::Duplicate]
        );
        let totals = world.totals().await.unwrap();
        assert_eq!((totals.ratings, totals.gaps), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn the_first_of_two_contradicting_ratings_stays_and_the_second_is_set_aside() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let first = world.rating("p-taythanh-2", "land", 2, AT);
        let second = twisted(&first, 5);
        world.accept(first.clone()).await;
        for _ in 0..2 {
            assert_eq!(
                world.store(&[record(&second)]).await,
                [RecordResult::Conflict]
            );
        }
        assert_eq!(
            world.store(&[record(&first)]).await,
            [RecordResult::Duplicate]
        );

        let set_aside = world.quarantine(10).await.unwrap();
        assert_eq!(set_aside.len(), 1, "seen once, however often it is sent");
        assert_eq!(
            (set_aside[0].id, set_aside[0].reason.as_str()),
            (first.id, "conflict")
        );
        let kept: serde_json::Value = serde_json::from_str(&set_aside[0].record).unwrap();
        assert_eq!(kept["level"], 5);
        assert_eq!(world.totals().await.unwrap().ratings, 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_id_twice_in_one_batch_is_decided_by_the_first() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let one = world.rating("p-taythanh-2", "land", 4, AT);
        let batch = [record(&one), record(&one), record(&twisted(&one, 1))];
        let expected = [
            RecordResult::Accepted,
            RecordResult::Duplicate,
            RecordResult::Conflict,
        ];
        assert_eq!(world.store(&batch).await, expected);
        let again = [
            RecordResult::Duplicate,
            RecordResult::Duplicate,
            RecordResult::Conflict,
        ];
        assert_eq!(world.store(&batch).await, again);
        let totals = world.totals().await.unwrap();
        assert_eq!((totals.ratings, totals.gaps), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn results_stand_in_the_order_of_the_records() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let known = world.rating("p-taythanh-2", "land", 4, AT);
        world.accept(known.clone()).await;
        let fresh = world.rating("p-taythanh-2", "land", 3, AT);
        let aside = Record::SetAside(Box::new(hailong::store::SetAside {
            id: Uuid::new_v4(),
            reason: "agency_not_valid",
            record: "{}".to_owned(),
            content_hash: [9; 32],
            source: hailong::model::rating::Source::default(),
            received_at: 0,
            is_tap: true,
            device: hailong::model::rating::DeviceMark::default(),
        }));
        let batch = [
            record(&twisted(&known, 1)),
            record(&fresh),
            aside,
            record(&known),
        ];
        let expected = [
            RecordResult::Conflict,
            RecordResult::Accepted,
            RecordResult::Quarantined,
            RecordResult::Duplicate,
        ];
        assert_eq!(world.store(&batch).await, expected);
        let reasons: Vec<String> = world
            .quarantine(10)
            .await
            .unwrap()
            .into_iter()
            .map(|entry| entry.reason)
            .collect();
        assert_eq!(reasons.len(), 2);
        assert!(reasons.contains(&"agency_not_valid".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_record_that_cannot_be_stored_leaves_nothing_behind_and_says_so() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let good = world.rating("p-taythanh-2", "land", 4, AT);
        let bad = world
            .tap("p-taythanh-2", "land", 4, AT)
            .but(|new| new.domain = 9_999)
            .build();
        let error = write_batch(&world.db, &[record(&good), record(&bad)])
            .await
            .unwrap_err();
        assert!(error.may_be_the_records_fault(), "{error}");
        assert!(matches!(error, StoreError::Database(_)), "{error:?}");
        assert_eq!(
            world.totals().await.unwrap(),
            hailong::store::StoredTotals::default()
        );
        world.accept(good).await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_batch_is_no_fault() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        assert_eq!(world.store(&[]).await, []);
        assert_eq!(world.head().await.unwrap().head, 0);
    })
    .await;
}
