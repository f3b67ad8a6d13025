//! Cubes: what managers read is what people gave.

use crate::harness::{
    Direct, World, on_each_database,
    world::{flag, tapped},
};
use hailong::model::{counts::Counts, rating::NewRating, rollup::Tally, user::Actor};

const AT: &str = "2026-03-05T09:00:00+07:00";

#[tokio::test]
async fn a_late_rating_counts_on_the_day_it_was_given() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let late = |new: &mut NewRating| new.received_at += 40 * 86_400_000;
        world
            .accept(world.rating("p-taythanh-2", "land", 5, AT))
            .await;
        world.fold().await.unwrap();
        let tap = world.tap("p-taythanh-2", "land", 3, AT).but(late);
        world.accept(tap.build()).await;
        for _ in 0..2 {
            assert_eq!(world.on_day("2026-03-05").await.counts.0, [0, 0, 1, 0, 1]);
            assert_eq!(world.on_day("2026-04-14").await.counts, Counts::default());
            world.fold().await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn test_taps_never_enter_a_figure() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 5, AT);
        let test = tap.but(|new| new.is_test = true).build();
        world.store(&[tapped(&test), flag(&test, true)]).await;
        assert_eq!(world.counted("2026-03-05").await, Tally::default());
        world.is_sound().await;
        let totals = world.totals().await.unwrap();
        assert_eq!((totals.ratings, totals.tests, totals.gaps), (1, 1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_rebuild_finds_and_mends_what_someone_changed_in_the_cubes() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 5, AT);
        world.give(&tap, [1, 0, 0, 2, 3]).await;
        world.fold().await.unwrap();
        let truth = world.on_day("2026-03-05").await;
        let direct = Direct::to(&world.db).await;
        let lies = [
            "UPDATE headline_half SET n1 = 0, n5 = n5 + 1",
            "UPDATE fact_half SET f5 = 2",
            "DELETE FROM fact_day",
            "INSERT INTO fact_day SELECT '2027-09-20', decider_id, receiver_id, service_point_id, \
             domain_id, subject, scale_id, channel, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0 FROM fact_half",
            "INSERT INTO headline_half SELECT half_month + 100, agency_id, domain_id, subject, \
             scale_id, channel, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0 FROM headline_half",
            "UPDATE headline_quarter SET n2 = 7",
            "DELETE FROM channel_quarter",
            "INSERT INTO channel_quarter SELECT quarter_part + 9, agency_id, subject, scale_id, \
             channel, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0 FROM channel_quarter",
        ];
        for lie in lies {
            let lie = if world.is_sqlite() {
                lie.to_owned()
            } else {
                lie.replace("'2027-09-20'", "DATE '2027-09-20'")
            };
            direct.execute(&lie).await;
            let mut heard = Vec::new();
            let report = world.rebuild(|done, all| heard.push((done, all))).await;
            let report = report.unwrap();
            assert!(report.differing > 0, "{lie}");
            assert_eq!(
                heard.last(),
                Some(&(report.half_months, report.half_months))
            );
            assert_eq!(world.rebuild(|_, _| {}).await.unwrap().differing, 0);
            assert_eq!(world.on_day("2026-03-05").await, truth);
            assert_eq!(world.on_day("2027-09-20").await, Tally::default());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_mends_while_ratings_come_in() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 5, AT);
        world.give(&tap, [0, 0, 0, 0, 1]).await;
        let other = world.another_handle().await;
        let direct = Direct::to(&world.db).await;
        let mending = tokio::spawn(async move {
            for _ in 0..15 {
                direct.execute("DELETE FROM fact_day").await;
                direct.execute("UPDATE headline_half SET n1 = n1 + 1").await;
                direct.execute("DELETE FROM headline_quarter").await;
                other
                    .rebuild((&Actor::system(), 1), |_, _| {})
                    .await
                    .expect("a rebuild");
            }
        });
        // Each rating makes rows of its own, since it came through another counter.
        for counter in 0..60 {
            let tap = tap.clone().but(|new| new.service_point = Some(counter + 1));
            world.give(&tap, [0, 0, 0, 1, 0]).await;
        }
        mending.await.unwrap();
        assert_eq!(world.rebuild(|_, _| {}).await.unwrap().differing, 0);
        assert_eq!(world.on_day("2026-03-05").await.counts.0, [0, 0, 0, 60, 1]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_runs_while_ratings_come_in() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 5, AT);
        world.give(&tap, [0, 0, 0, 0, 50]).await;
        let other = world.another_handle().await;
        let rebuilding = tokio::spawn(async move {
            let mut differing = 0;
            for _ in 0..5 {
                differing += other
                    .rebuild((&Actor::system(), 1), |_, _| {})
                    .await
                    .expect("a rebuild")
                    .differing;
            }
            differing
        });
        for _ in 0..20 {
            world.give(&tap, [1, 1, 1, 1, 1]).await;
        }
        assert_eq!(
            rebuilding.await.unwrap(),
            0,
            "what is not folded yet is no difference"
        );
        assert_eq!(
            world.on_day("2026-03-05").await.counts.0,
            [20, 20, 20, 20, 70]
        );
        assert_eq!(world.rebuild(|_, _| {}).await.unwrap().differing, 0);
    })
    .await;
}
