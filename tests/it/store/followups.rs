//! What a person adds after the tap: answers, and a correction within ten seconds.

use hailong::{
    model::rating::{NewFollowup, content_hash},
    store::RecordResult,
};

use crate::harness::{
    World, on_each_database,
    world::{added, followup, tapped},
};

const AT: &str = "2026-03-05T09:00:00+07:00";
const DAY: &str = "2026-03-05";

#[tokio::test]
async fn a_followup_and_its_rating_may_arrive_in_either_order() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for rating_first in [true, false] {
            let rating = world.rating("p-taythanh-2", "land", 2, AT);
            let (tap, more) = (tapped(&rating), added(&followup(&rating, 4_000, Some(4))));
            let order = if rating_first {
                [tap, more]
            } else {
                [more, tap]
            };
            for record in &order {
                let once = std::slice::from_ref(record);
                assert_eq!(world.store(once).await, [RecordResult::Accepted]);
                assert_eq!(world.store(once).await, [RecordResult::Duplicate]);
            }
            for record in &order {
                let again = world.store(std::slice::from_ref(record)).await;
                assert_eq!(
                    again,
                    [RecordResult::Duplicate],
                    "still known once both are there"
                );
            }
        }
        assert_eq!(world.counted(DAY).await.counts.0, [0, 0, 0, 2, 0]);
        let totals = world.totals().await.unwrap();
        assert_eq!(
            (totals.ratings, totals.events),
            (2, 2),
            "both levels are kept"
        );
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn both_in_one_batch_in_either_order() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let (one, two) = (
            world.rating("p-taythanh-2", "land", 1, AT),
            world.rating("p-taythanh-2", "land", 1, AT),
        );
        let batch = [
            added(&followup(&one, 1_000, Some(5))),
            tapped(&one),
            tapped(&two),
            added(&followup(&two, 1_000, Some(5))),
        ];
        assert_eq!(world.store(&batch).await, [RecordResult::Accepted; 4]);
        assert_eq!(world.counted(DAY).await.counts.0, [0, 0, 0, 0, 2]);
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_correction_is_taken_for_ten_seconds_and_not_longer() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.rating("p-taythanh-2", "land", 2, AT);
        world.accept(rating.clone()).await;
        let late = added(&followup(&rating, 10_001, Some(5)));
        let refused = [RecordResult::Rejected("correction_too_late")];
        assert_eq!(world.store(&[late]).await, refused);
        assert_eq!(world.counted(DAY).await.counts.0, [0, 1, 0, 0, 0]);
        let in_time = added(&followup(&rating, 10_000, Some(5)));
        assert_eq!(world.store(&[in_time]).await, [RecordResult::Accepted]);
        assert_eq!(world.counted(DAY).await.counts.0, [0, 0, 0, 0, 1]);
        world.is_sound().await;
    })
    .await;
}

/// Who knows the id of a rating could date a correction back into its ten seconds.
#[tokio::test]
async fn nobody_corrects_what_another_one_sent() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.rating("p-taythanh-2", "land", 1, AT);
        world.accept(rating.clone()).await;
        let own = followup(&rating, 3_000, Some(4));
        let mut of_another = followup(&rating, 3_001, Some(5));
        of_another.source.token = Some(1);
        let sent = [added(&of_another), added(&own)];
        let answers = [
            RecordResult::Rejected("correction_by_another"),
            RecordResult::Accepted,
        ];
        assert_eq!(world.store(&sent).await, answers);
        assert_eq!(world.counted(DAY).await.counts.0, [0, 0, 0, 1, 0]);
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_late_correction_that_came_before_its_rating_keeps_the_answers_only() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.rating("p-taythanh-2", "land", 2, AT);
        let late = added(&followup(&rating, 20_000, Some(5)));
        assert_eq!(world.store(&[late]).await, [RecordResult::Accepted]);
        world.accept(rating).await;
        assert_eq!(world.counted(DAY).await.counts.0, [0, 1, 0, 0, 0]);
        assert_eq!(world.totals().await.unwrap().events, 1);
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn two_corrections_leave_the_last_one() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.rating("p-taythanh-2", "land", 1, AT);
        let batch = [
            tapped(&rating),
            added(&followup(&rating, 1_000, Some(3))),
            added(&followup(&rating, 2_000, Some(4))),
        ];
        world.store(&batch).await;
        world.fold().await.unwrap();
        world
            .store(&[added(&followup(&rating, 3_000, Some(5)))])
            .await;
        assert_eq!(world.counted(DAY).await.counts.0, [0, 0, 0, 0, 1]);
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn the_same_followup_with_other_content_is_a_conflict() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.rating("p-taythanh-2", "land", 2, AT);
        let first = followup(&rating, 4_000, None);
        let second = NewFollowup {
            correction: Some(5),
            content_hash: content_hash(&"other"),
            ..first.clone()
        };
        let batch = [tapped(&rating), added(&first)];
        assert_eq!(world.store(&batch).await, [RecordResult::Accepted; 2]);
        assert_eq!(
            world.store(&[added(&second)]).await,
            [RecordResult::Conflict]
        );
        assert_eq!(world.counted(DAY).await.counts.0, [0, 1, 0, 0, 0]);
        assert_eq!(world.quarantine(10).await.unwrap()[0].id, first.id);
    })
    .await;
}
