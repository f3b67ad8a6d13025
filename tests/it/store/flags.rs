//! Flags: a flagged rating stays and is counted apart.

use hailong::store::RecordResult;

use crate::harness::{
    World, on_each_database,
    world::{added, flag, followup, tapped},
};

const AT: &str = "2026-03-05T09:00:00+07:00";
const DAY: &str = "2026-03-05";

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
        let flagged = world.counted(DAY).await;
        assert_eq!(flagged.counts.0, [0, 0, 0, 0, 1]);
        assert_eq!(flagged.flagged.0, [0, 0, 0, 0, 1]);

        world.store(&[flag(&one, true)]).await;
        assert_eq!(
            world.counted(DAY).await,
            flagged,
            "flagging twice counts once"
        );

        world.store(&[added(&followup(&one, 2_000, Some(1)))]).await;
        assert_eq!(world.counted(DAY).await.flagged.0, [1, 0, 0, 0, 0]);

        world.store(&[flag(&one, false)]).await;
        let lifted = world.counted(DAY).await;
        assert_eq!(lifted.counts.0, [1, 0, 0, 0, 1]);
        assert_eq!(lifted.flagged.0, [0; 5]);
        world.is_sound().await;
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
        world.is_sound().await;
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
