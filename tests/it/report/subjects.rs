//! Hospitals, schools and bodies of other lines: each counts where it belongs.

use hailong::{
    model::{subject::Subject, verdict::Verdict},
    report::ScoreQuery,
};

use crate::harness::{
    World, on_each_database,
    world::{ask_scope, target},
};

const AREA: &str = "dia-ban-tan-phu";
const AT: &str = "2026-03-05T09:00:00+07:00";

/// Ten ratings each: a ward about procedures, the hospital about health care and (two) about
/// procedures, the tax office and the post.
async fn everybody_rates(world: &World) {
    let ward = world.tap("p-taythanh-2", "civil_status", 4, AT);
    let care = world
        .tap("bv-tanphu", "health", 4, AT)
        .about(Subject::HealthService);
    let papers = world.tap("bv-tanphu", "health", 4, AT);
    let lesson = world
        .tap("truong-a", "education", 4, AT)
        .about(Subject::EducationService);
    world.satisfied(&ward, 10, 10).await;
    world.satisfied(&care, 9, 10).await;
    world.satisfied(&papers, 2, 2).await;
    world.satisfied(&lesson, 10, 10).await;
    world
        .satisfied(&world.tap("cct-tanphu", "civil_status", 4, AT), 0, 10)
        .await;
    world
        .satisfied(&world.tap("buudien-tanphu", "civil_status", 4, AT), 0, 10)
        .await;
}

#[tokio::test]
async fn the_procedures_headline_leaves_care_lessons_and_other_lines_out() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        everybody_rates(&world).await;
        let table = world.scores(&ask_scope("2026", AREA)).await;
        assert_eq!(
            table.total.figure.share.n, 12,
            "the ward's and the hospital's papers"
        );
        assert_eq!(target(&table.total, "procedures").share.n, 12);
        assert_eq!(target(&table.total, "procedures").verdict, Verdict::Met);
        let care = target(&table.total, "public_health");
        assert_eq!((care.share.n, care.verdict), (10, Verdict::Missed));
        let lessons = target(&table.total, "public_education");
        assert_eq!((lessons.share.n, lessons.verdict), (10, Verdict::Met));
    })
    .await;
}

#[tokio::test]
async fn other_lines_keep_a_row_of_their_own_without_a_target() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        everybody_rates(&world).await;
        let table = world.scores(&ask_scope("2026", AREA)).await;
        for agency in ["cct-tanphu", "buudien-tanphu"] {
            let row = world.row(&table, agency, "civil_status");
            assert_eq!((row.figure.share.n, row.in_headline), (10, false));
            assert!(row.targets.is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn the_switch_brings_them_in() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        everybody_rates(&world).await;
        let query = ScoreQuery {
            vertical: true,
            ..ask_scope("2026", AREA)
        };
        let total = world.scores(&query).await.total;
        assert_eq!(total.figure.share.n, 52);
        let procedures = target(&total, "procedures");
        assert_eq!(
            procedures.share, total.figure.share,
            "the verdict is about what is shown"
        );
        assert_eq!(procedures.verdict, Verdict::Missed);
    })
    .await;
}

#[tokio::test]
async fn a_question_about_one_subject_counts_that_subject() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        everybody_rates(&world).await;
        let query = ScoreQuery {
            subject: Some(Subject::HealthService),
            ..ask_scope("2026", AREA)
        };
        let table = world.scores(&query).await;
        assert_eq!(table.total.figure.share.n, 10);
        assert_eq!(world.agencies_in(&table), ["bv-tanphu"]);
        let topics = crate::harness::world::topics(&table.total);
        assert!(!topics.contains(&"procedures"));
    })
    .await;
}
