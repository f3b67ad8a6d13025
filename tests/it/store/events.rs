//! What follows a rating: answers added later, corrections, flags and their lifting.

use hailong::{
    model::{
        outcome::Outcome,
        period::DayRange,
        rating::{NewFlag, NewFollowup, NewRating, Source, content_hash},
        rollup::Tally,
    },
    store::{CellFilter, Record, RecordResult, View},
};
use uuid::Uuid;

use crate::harness::{World, on_each_database};

const AT: &str = "2026-03-05T09:00:00+07:00";

/// What a person adds `after_ms` milliseconds after the tap.
fn followup(rating: &NewRating, after_ms: i64, correction: Option<u8>) -> NewFollowup {
    let (id, at) = id_after(rating, after_ms);
    NewFollowup {
        id,
        rating: rating.id,
        outcome: Outcome::Done,
        reasons: vec!["waiting".to_owned()],
        comment: None,
        correction,
        received_at: at,
        source: Source::default(),
        content_hash: content_hash(&(rating.id, correction)),
    }
}

fn id_after(rating: &NewRating, after_ms: i64) -> (Uuid, i64) {
    let at = rating.rated_at + after_ms;
    let bytes = Uuid::new_v4().into_bytes();
    let random: &[u8; 10] = bytes[6..].try_into().unwrap();
    let id = uuid::Builder::from_unix_timestamp_millis(at.unsigned_abs(), random);
    (id.into_uuid(), at)
}

fn added(followup: &NewFollowup) -> Record {
    Record::Followup(Box::new(followup.clone()))
}

fn tapped(rating: &NewRating) -> Record {
    Record::Rating(Box::new(rating.clone()))
}

fn flag(rating: &NewRating, raised: bool) -> Record {
    Record::Flag(Box::new(NewFlag {
        id: Uuid::new_v4(),
        rating: rating.id,
        raised,
        note: "thử nghiệm".to_owned(),
        received_at: rating.received_at + 60_000,
    }))
}

/// The counts of the day, from the cubes and the tail; and the same after folding.
async fn counted(world: &World) -> Tally {
    let before = day(world).await;
    world.fold().await.unwrap();
    assert_eq!(day(world).await, before, "folding changes no figure");
    before
}

async fn day(world: &World) -> Tally {
    let filter = CellFilter {
        ranges: vec![DayRange::single("2026-03-05".parse().unwrap())],
        view: View::Deciding,
        agencies: None,
    };
    let snapshot = world.cells(&filter).await.unwrap();
    let mut sum = Tally::default();
    snapshot.cells[0].values().for_each(|tally| sum += *tally);
    sum
}

async fn sound(world: &World) {
    assert_eq!(world.totals().await.unwrap().gaps, 0);
    let report = world.rebuild(|_, _| {}).await.unwrap();
    assert_eq!(report.differing, 0, "the cubes equal the ratings");
}

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
        assert_eq!(counted(&world).await.counts.0, [0, 0, 0, 2, 0]);
        let totals = world.totals().await.unwrap();
        assert_eq!(
            (totals.ratings, totals.events),
            (2, 2),
            "both levels are kept"
        );
        sound(&world).await;
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
        assert_eq!(counted(&world).await.counts.0, [0, 0, 0, 0, 2]);
        sound(&world).await;
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
        assert_eq!(counted(&world).await.counts.0, [0, 1, 0, 0, 0]);
        let in_time = added(&followup(&rating, 10_000, Some(5)));
        assert_eq!(world.store(&[in_time]).await, [RecordResult::Accepted]);
        assert_eq!(counted(&world).await.counts.0, [0, 0, 0, 0, 1]);
        sound(&world).await;
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
        assert_eq!(counted(&world).await.counts.0, [0, 1, 0, 0, 0]);
        assert_eq!(world.totals().await.unwrap().events, 1);
        sound(&world).await;
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
        assert_eq!(counted(&world).await.counts.0, [0, 0, 0, 0, 1]);
        sound(&world).await;
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
        assert_eq!(counted(&world).await.counts.0, [0, 1, 0, 0, 0]);
        assert_eq!(world.quarantine(10).await.unwrap()[0].id, first.id);
    })
    .await;
}

#[tokio::test]
async fn a_flag_moves_the_count_aside_and_its_lifting_moves_it_back() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let (one, two) = (
            world.rating("p-taythanh-2", "land", 5, AT),
            world.rating("p-taythanh-2", "land", 5, AT),
        );
        world
            .store(&[tapped(&one), tapped(&two), flag(&one, true)])
            .await;
        let flagged = counted(&world).await;
        assert_eq!(flagged.counts.0, [0, 0, 0, 0, 1]);
        assert_eq!(flagged.flagged.0, [0, 0, 0, 0, 1]);

        world.store(&[flag(&one, true)]).await;
        assert_eq!(counted(&world).await, flagged, "flagging twice counts once");

        world.store(&[added(&followup(&one, 2_000, Some(1)))]).await;
        assert_eq!(counted(&world).await.flagged.0, [1, 0, 0, 0, 0]);

        world.store(&[flag(&one, false)]).await;
        let lifted = counted(&world).await;
        assert_eq!(lifted.counts.0, [1, 0, 0, 0, 1]);
        assert_eq!(lifted.flagged.0, [0; 5]);
        sound(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_flag_sent_twice_is_a_duplicate_and_harms_no_neighbour() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.rating("p-taythanh-2", "land", 5, AT);
        let raised = flag(&rating, true);
        let batch = [tapped(&rating), raised.clone(), raised.clone()];
        let expected = [
            RecordResult::Accepted,
            RecordResult::Accepted,
            RecordResult::Duplicate,
        ];
        assert_eq!(world.store(&batch).await, expected);
        let neighbour = world.rating("p-taythanh-2", "land", 4, AT);
        let batch = [raised, tapped(&neighbour)];
        let expected = [RecordResult::Duplicate, RecordResult::Accepted];
        assert_eq!(world.store(&batch).await, expected);
        sound(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_flag_on_an_unknown_rating_is_refused() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let nowhere = world.rating("p-taythanh-2", "land", 5, AT);
        let refused = [RecordResult::Rejected("unknown_rating")];
        assert_eq!(world.store(&[flag(&nowhere, true)]).await, refused);
        assert_eq!(world.head().await.unwrap().head, 0);
    })
    .await;
}
