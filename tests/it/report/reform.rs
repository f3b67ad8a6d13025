//! The reform of 1 July 2025: history stays under the unit that made it.

use hailong::{
    model::calendar::Calendar,
    report::By,
    report::{self, ReportError, ScoreQuery},
};
use unicode_normalization::UnicodeNormalization;

use crate::harness::{
    World, on_each_database,
    world::{ask, ask_scope},
};

const AREA: &str = "dia-ban-tan-phu";
const BEFORE: &str = "2025-06-20T09:00:00+07:00";
const AFTER: &str = "2025-07-10T09:00:00+07:00";

/// Ten ratings for each ward of the old generation, one for each of the new.
async fn both_generations(world: &World) {
    let wards = world
        .catalogue
        .agencies
        .iter()
        .filter(|a| a.kind == "commune");
    for ward in wards {
        let (at, count) = if ward.key.ends_with("-1") {
            (BEFORE, 10)
        } else {
            (AFTER, 1)
        };
        let tap = world.tap(&ward.key, "civil_status", 4, at);
        world.satisfied(&tap, count, count).await;
    }
}

async fn n_with_lineage(world: &World, agency: &str) -> u64 {
    let query = ScoreQuery {
        agency: Some(agency.to_owned()),
        lineage: true,
        by: By {
            agency: true,
            domain: false,
            scale: false,
        },
        ..ask("2025")
    };
    let table = world.scores(&query).await;
    // The merged view is one row, under the unit that was named.
    let row = table.rows.first().unwrap();
    assert_eq!(
        (table.rows.len(), row.agency),
        (1, world.catalogue.agency(agency).map(|a| a.id))
    );
    assert_eq!(row.figure, table.total.figure);
    row.figure.share.n
}

#[tokio::test]
async fn a_merged_view_adds_whole_predecessors_and_never_a_split_one() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        both_generations(&world).await;
        // Phú Thạnh = Phú Thạnh + Hiệp Tân, both whole.
        assert_eq!(n_with_lineage(&world, "p-phuthanh-2").await, 21);
        // Tây Thạnh = Tây Thạnh whole; Sơn Kỳ was split and stays where it was.
        assert_eq!(n_with_lineage(&world, "p-taythanh-2").await, 11);
        // Tân Sơn Nhì: Sơn Kỳ and Tân Quý were split.
        assert_eq!(n_with_lineage(&world, "p-tansonnhi-2").await, 11);
        assert_eq!(n_with_lineage(&world, "p-sonky-1").await, 10);
    })
    .await;
}

#[tokio::test]
async fn without_the_merged_view_a_unit_is_itself_alone() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        both_generations(&world).await;
        let query = ScoreQuery {
            agency: Some("p-phuthanh-2".to_owned()),
            ..ask("2025")
        };
        assert_eq!(world.scores(&query).await.total.figure.share.n, 1);
    })
    .await;
}

#[tokio::test]
async fn a_code_used_again_keeps_two_units_apart() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let code = |key: &str| world.catalogue.agency(key).unwrap().area_code.clone();
        assert_eq!(
            code("p-tanquy-1"),
            code("p-tansonnhi-2"),
            "27019 before and after"
        );
        both_generations(&world).await;
        let table = world.scores(&ask("2025")).await;
        let n = |key: &str| world.row(&table, key, "civil_status").figure.share.n;
        assert_eq!((n("p-tanquy-1"), n("p-tansonnhi-2")), (10, 1));
    })
    .await;
}

#[tokio::test]
async fn a_period_across_the_reform_lists_both_generations() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        both_generations(&world).await;
        let query = ScoreQuery {
            calendar: Calendar::Reporting,
            empty_rows: true,
            ..ask_scope("2025-Q3", AREA)
        };
        let table = world.scores(&query).await;
        let listed = world.agencies_in(&table);
        for key in [
            "q-tanphu",
            "p-sonky-1",
            "p-phuthanh-1",
            "p-phuthanh-2",
            "vhxh-taythanh",
        ] {
            assert!(listed.contains(&key.to_owned()), "{key} in {listed:?}");
        }
        assert_eq!(
            table.total.figure.share.n, 74,
            "7 old wards × 10, 4 new ones × 1"
        );
    })
    .await;
}

#[tokio::test]
async fn a_period_on_one_side_lists_one_generation() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for (period, there, gone) in [
            ("2025-03", "p-phuthanh-1", "p-phuthanh-2"),
            ("2025-08", "p-phuthanh-2", "p-phuthanh-1"),
        ] {
            let query = ScoreQuery {
                empty_rows: true,
                ..ask_scope(period, AREA)
            };
            let listed = world.agencies_in(&world.scores(&query).await);
            assert!(listed.contains(&there.to_owned()), "{there} in {period}");
            assert!(!listed.contains(&gone.to_owned()), "{gone} in {period}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_scope_counts_its_members_of_the_day() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        both_generations(&world).await;
        let total = |period| {
            let query = ask_scope(period, "phuong-taythanh");
            let world = &world;
            async move { world.scores(&query).await.total.figure.share.n }
        };
        assert_eq!(total("2025").await, 1, "the new ward alone");
        assert_eq!(total("2025-06").await, 0);
    })
    .await;
}

#[tokio::test]
async fn composed_and_decomposed_names_find_the_same_unit() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        both_generations(&world).await;
        let decomposed = |text: &str| text.nfd().collect::<String>();
        assert_ne!(decomposed("UBND phường Hiệp Tân"), "UBND phường Hiệp Tân");
        for (agency, domain) in [
            ("p-hieptan-1".to_owned(), "civil_status".to_owned()),
            ("UBND phường Hiệp Tân".to_owned(), "Hộ tịch".to_owned()),
            (decomposed("UBND phường Hiệp Tân"), decomposed("Hộ tịch")),
            (decomposed("ubnd phường hiệp tân"), decomposed("HỘ TỊCH")),
        ] {
            let query = ScoreQuery {
                agency: Some(agency),
                domain: Some(domain),
                ..ask("2025")
            };
            assert_eq!(world.scores(&query).await.total.figure.share.n, 10);
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_of_two_units_finds_neither() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for agency in ["UBND phường Phú Thạnh", "p-khongco"] {
            let query = ScoreQuery {
                agency: Some(agency.to_owned()),
                ..ask("2025")
            };
            let answer = report::scores(&world.db, &world.catalogue, &query, 0).await;
            assert!(matches!(
                answer,
                Err(ReportError::Unknown { what: "agency", .. })
            ));
        }
    })
    .await;
}
