//! What can be asked for beside agency and domain: channel, view, children, scale, people served.

use hailong::{
    model::{channel::Channel, counts::Counts, scale::Scale, subject::Subject},
    report::{By, ScoreQuery},
    store::{ReferenceChange, TransactionRow, View},
};

use crate::harness::{Direct, World, on_each_database, world::ask, world::ask_scope};

const AT: &str = "2026-03-05T09:00:00+07:00";

#[tokio::test]
async fn a_question_about_one_channel_leaves_the_others_out() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for (channel, count) in Channel::ALL.iter().zip(1..) {
            let tap = world
                .tap("p-taythanh-2", "civil_status", 4, AT)
                .through(*channel);
            world.satisfied(&tap, count, count).await;
        }
        let query = ScoreQuery {
            channels: true,
            ..ask("2026")
        };
        let all = world.scores(&query).await;
        assert_eq!(
            all.total.figure.share.n, 15,
            "every channel is in the headline"
        );
        let shares: Vec<u64> = all.channels.iter().map(|(_, part)| part.share.n).collect();
        assert_eq!(shares, [1, 2, 3, 4, 5]);
        let query = ScoreQuery {
            channel: Some(Channel::Paper),
            ..query
        };
        let paper = world.scores(&query).await;
        assert_eq!(paper.total.figure.share.n, 5);
        let channels: Vec<Channel> = paper.channels.iter().map(|(channel, _)| *channel).collect();
        assert_eq!(channels, [Channel::Paper]);
    })
    .await;
}

#[tokio::test]
async fn the_receiver_and_the_decider_see_the_same_rating_each_under_its_own_name() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let centre = world.agency("ttpvhcc-taythanh");
        let tap = world.tap("vpdk-tanphu", "land", 4, AT).received_by(centre);
        world.satisfied(&tap, 3, 4).await;
        for (view, seen) in [
            (View::Deciding, "vpdk-tanphu"),
            (View::Receiving, "ttpvhcc-taythanh"),
        ] {
            for _ in 0..2 {
                let table = world
                    .scores(&ScoreQuery {
                        view,
                        ..ask("2026")
                    })
                    .await;
                assert_eq!(world.agencies_in(&table), [seen]);
                assert_eq!(world.row(&table, seen, "land").figure.share.n, 4);
                world.fold().await.unwrap();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_ward_with_its_offices_adds_them_up() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for (agency, count) in [
            ("p-taythanh-2", 1),
            ("ttpvhcc-taythanh", 20),
            ("vhxh-taythanh", 300),
        ] {
            let tap = world.tap(agency, "civil_status", 4, AT);
            world.satisfied(&tap, count, count).await;
        }
        for (children, n) in [(false, 1), (true, 321)] {
            let query = ScoreQuery {
                agency: Some("p-taythanh-2".to_owned()),
                children,
                ..ask("2026")
            };
            assert_eq!(world.scores(&query).await.total.figure.share.n, n);
        }
        let total = world
            .scores(&ask_scope("2026", "phuong-taythanh"))
            .await
            .total;
        assert_eq!(total.figure.share.n, 321, "so does the ward's scope");
    })
    .await;
}

/// Adds the four-level scale of older devices; there is no command for it yet.
async fn four_levels(world: &mut World) -> i32 {
    let mut levels = Scale::five().levels;
    levels.retain(|offered| offered.level != 3);
    let levels = serde_json::to_string(&levels).unwrap();
    let direct = Direct::to(&world.db).await;
    direct
        .execute(&format!(
            "INSERT INTO scale (key, levels) VALUES ('four', '{levels}')"
        ))
        .await;
    world.reload().await;
    let scales = &world.catalogue.scales;
    scales.iter().find(|scale| scale.key == "four").unwrap().id
}

#[tokio::test]
async fn scales_stand_apart_or_are_pooled_openly() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let four = four_levels(&mut world).await;
        let five_faces = world.tap("p-taythanh-2", "civil_status", 4, AT);
        let four_faces = five_faces.clone().but(|new| new.scale = four);
        world.give(&four_faces, [17, 16, 0, 60, 126]).await;

        let alone = world.scores(&ask("2026")).await;
        let alone = world.row(&alone, "p-taythanh-2", "civil_status");
        assert_eq!(alone.scale, Some(four));
        let counts = [Some(17), Some(16), None, Some(60), Some(126)];
        assert_eq!(alone.figure.counts, counts, "a level not offered is not 0");

        world.give(&five_faces, [0, 0, 1, 0, 0]).await;
        let pooled = world.scores(&ask("2026")).await;
        let pooled = world.row(&pooled, "p-taythanh-2", "civil_status");
        assert_eq!(pooled.scale, None, "pooled, and it shows");
        assert_eq!(
            (pooled.figure.share.satisfied, pooled.figure.share.n),
            (186, 220)
        );

        let by = "agency,domain,scale".parse::<By>().unwrap();
        let apart = world.scores(&ScoreQuery { by, ..ask("2026") }).await;
        let n: Vec<u64> = apart.rows.iter().map(|row| row.figure.share.n).collect();
        assert_eq!(n, [1, 219]);
    })
    .await;
}

#[tokio::test]
async fn people_served_stand_beside_the_ratings() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let served = |day: &str, count| TransactionRow {
            day: day.parse().unwrap(),
            agency: "p-taythanh-2".to_owned(),
            domain: "civil_status".to_owned(),
            subject: Subject::Procedure,
            count,
        };
        let rows = vec![
            served("2026-03-05", 40),
            served("2026-03-06", 60),
            served("2026-04-01", 7),
        ];
        world.change(ReferenceChange::Transactions(rows)).await;
        world
            .accept(world.rating("p-taythanh-2", "civil_status", 4, AT))
            .await;
        world
            .accept(world.rating("p-phuthanh-2", "civil_status", 4, AT))
            .await;
        let table = world.scores(&ask("2026-03")).await;
        let people = |agency| {
            world
                .row(&table, agency, "civil_status")
                .figure
                .transactions
        };
        assert_eq!(people("p-taythanh-2"), Some(100));
        assert_eq!(people("p-phuthanh-2"), None, "unknown is not 0");
        assert_eq!(table.total.figure.transactions, Some(100));
    })
    .await;
}

#[tokio::test]
async fn an_answer_says_up_to_which_number_it_counts() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        assert_eq!(world.scores(&ask("2026")).await.as_of_seq, Some(0));
        let tap = world.tap("p-taythanh-2", "civil_status", 4, AT);
        world.satisfied(&tap, 3, 3).await;
        let table = world.scores(&ask("2026")).await;
        assert_eq!((table.as_of_seq, table.total.figure.share.n), (Some(3), 3));
        assert_eq!(table.total.figure.flagged, Counts::default().0);
    })
    .await;
}
