//! Answers to further questions: stored with their rating, counted with it, flagged with it.

use hailong::{
    model::{
        outcome::Outcome,
        period::DayRange,
        rollup::{AnswerCells, Tally},
    },
    store::{CellFilter, RecordResult, View},
};

use crate::harness::{
    Direct, World, on_each_database,
    world::{added, flag, followup, tapped},
};

const AT: &str = "2026-03-05T09:00:00+07:00";
/// Whoever names a question so must not get into a statement with it.
const HOSTILE: &str = r#"a"b'c\d,{}$1"#;

async fn on_days(world: &World, view: View, days: [&str; 2]) -> AnswerCells {
    let [from, until] = days.map(|day| day.parse().expect("a day"));
    let filter = CellFilter {
        ranges: vec![DayRange::new(from, until).expect("days in order")],
        view,
        ..CellFilter::default()
    };
    let mut found = world.answers(&filter).await.expect("counts");
    found.remove(0)
}

/// The counts of a question in March, in the tail and after folding, by odd days and by half-months.
async fn counted(world: &World, question: &str) -> Tally {
    let mut seen = Vec::new();
    for _ in 0..2 {
        for days in [["2026-03-05", "2026-03-05"], ["2026-03-01", "2026-03-31"]] {
            let cells = on_days(world, View::Deciding, days).await;
            let mut sum = Tally::default();
            let own = cells.iter().filter(|(key, _)| key.question == question);
            own.for_each(|(_, tally)| sum += *tally);
            seen.push(sum);
        }
        world.fold().await.expect("a fold");
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:?}");
    seen[0]
}

#[tokio::test]
async fn an_answer_goes_where_its_rating_goes() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 2, AT);
        let rating = tap
            .answering("staff_manner", 4)
            .answering(HOSTILE, 3)
            .build();
        world.accept(rating.clone()).await;
        assert_eq!(
            counted(&world, "staff_manner").await.counts.0,
            [0, 0, 0, 1, 0]
        );
        assert_eq!(counted(&world, HOSTILE).await.counts.0, [0, 0, 1, 0, 0]);

        world.store(&[flag(&rating, true)]).await;
        let flagged = counted(&world, "staff_manner").await;
        assert_eq!(
            (flagged.counts.n(), flagged.flagged.0),
            (0, [0, 0, 0, 1, 0])
        );

        // Flagged once more, corrected, and taken back in: each answer is counted once again.
        let corrected = followup(&rating, 1_000, Some(5));
        let acts = [flag(&rating, true), added(&corrected), flag(&rating, false)];
        world.store(&acts).await;
        let back = counted(&world, "staff_manner").await;
        assert_eq!((back.counts.0, back.flagged.n()), ([0, 0, 0, 1, 0], 0));
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_rating_flagged_in_the_batch_that_brings_it_takes_its_answers_along() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 2, AT);
        let rating = tap.answering("apology", 2).build();
        world.store(&[tapped(&rating), flag(&rating, true)]).await;
        let tally = counted(&world, "apology").await;
        assert_eq!((tally.counts.n(), tally.flagged.0), (0, [0, 1, 0, 0, 0]));
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn the_same_rating_twice_is_one_and_other_answers_make_it_another() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 5, AT);
        let rating = tap.clone().answering("apology", 1).build();
        let other = tap.answering("apology", 2).build();
        let results = world
            .store(&[tapped(&rating), tapped(&rating), tapped(&other)])
            .await;
        let expected = [
            RecordResult::Accepted,
            RecordResult::Duplicate,
            RecordResult::Conflict,
        ];
        assert_eq!(results, expected);
        assert_eq!(
            world.store(&[tapped(&other)]).await,
            [RecordResult::Conflict]
        );
        // With a new one beside it the batch is tried a second time.
        let fresh = world
            .tap("p-taythanh-2", "land", 5, AT)
            .answering("apology", 3)
            .build();
        let results = world.store(&[tapped(&rating), tapped(&fresh)]).await;
        assert_eq!(results, [RecordResult::Duplicate, RecordResult::Accepted]);
        assert_eq!(counted(&world, "apology").await.counts.0, [1, 0, 1, 0, 0]);
        let aside = Direct::to(&world.db).await;
        let kept = aside.lines("SELECT record AS line FROM quarantine").await;
        assert!(
            kept.iter()
                .all(|record| record.contains(r#""answers":[{"question":"apology""#)),
            "{kept:?}"
        );
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn answers_are_counted_for_the_decider_and_for_the_receiver_and_never_of_a_test() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let [decider, receiver] = ["vhxh-taythanh", "p-taythanh-2"].map(|key| world.agency(key));
        let tap = world
            .tap("vhxh-taythanh", "land", 5, AT)
            .received_by(receiver);
        let tap = tap.answering("staff_manner", 5);
        world.accept(tap.clone().build()).await;
        let test = tap.but(|new| (new.id, new.is_test) = (uuid::Uuid::new_v4(), true));
        world.accept(test.build()).await;
        for (view, agency) in [(View::Deciding, decider), (View::Receiving, receiver)] {
            let cells = on_days(&world, view, ["2026-03-05", "2026-03-05"]).await;
            let found: Vec<_> = cells
                .iter()
                .map(|(key, tally)| (key.agency, tally.n()))
                .collect();
            assert_eq!(found, [(agency, 1)]);
        }
        assert_eq!(counted(&world, "staff_manner").await.n(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_rebuild_finds_and_mends_what_someone_changed_in_the_cubes_of_answers() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world
            .tap("p-taythanh-2", "land", 2, AT)
            .answering("apology", 2);
        world.give(&tap, [0, 3, 0, 0, 0]).await;
        let truth = counted(&world, "apology").await;
        let direct = Direct::to(&world.db).await;
        let lies = [
            "UPDATE answer_half SET n2 = n2 - 1, n1 = n1 + 1",
            "DELETE FROM answer_day",
            "UPDATE answer_day SET question = 'weather'",
            "UPDATE answer_half SET half_month = half_month + 100",
        ];
        for lie in lies {
            direct.execute(lie).await;
            let report = world.rebuild(|_, _| {}).await.expect("a rebuild");
            assert!(report.differing > 0, "{lie}");
            assert_eq!(counted(&world, "apology").await, truth, "{lie}");
            world.is_sound().await;
        }
    })
    .await;
}

/// The kiosk asks no further questions: its ratings and what follows them go their way as before.
#[tokio::test]
async fn a_rating_without_answers_leaves_the_cubes_of_answers_alone() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.rating("p-taythanh-2", "land", 1, AT);
        let mut after = followup(&rating, 1_000, None);
        after.outcome = Outcome::Done;
        world
            .store(&[tapped(&rating), added(&after), flag(&rating, true)])
            .await;
        world.fold().await.expect("a fold");
        assert!(
            on_days(&world, View::Deciding, ["2026-03-01", "2026-03-31"])
                .await
                .is_empty()
        );
        world.is_sound().await;
    })
    .await;
}
