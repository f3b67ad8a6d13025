//! Reforms: history stays where it was, and whatever belonged to what ends is dealt with.

use hailong::{
    admin::agencies::{
        Dissolve, Edit, Found, Handling, Heir, Merge, NewAgency, Rename, Split, tree,
    },
    model::{subject::Subject, validity::Validity},
    store::{ReferenceChange, ServicePointRow},
};

use super::Clerk;
use crate::harness::{World, on_each_database};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn ward(key: &str, name: &str) -> NewAgency {
    NewAgency {
        key: key.to_owned(),
        area_code: "27013".to_owned(),
        name: name.to_owned(),
        kind: "commune".to_owned(),
        source: "NQ".to_owned(),
        ..NewAgency::default()
    }
}

fn counter(key: &str, agency: &str) -> ReferenceChange {
    ReferenceChange::ServicePoints(vec![ServicePointRow {
        key: key.to_owned(),
        name: format!("Quầy {key}"),
        agency: agency.to_owned(),
        serves: None,
        domains: Vec::new(),
        subject: Subject::Procedure,
        valid: Validity::default(),
    }])
}

fn handling(children: &str, points: &str) -> Handling {
    Handling {
        children: children.to_owned(),
        service_points: points.to_owned(),
        join_scopes: true,
        confirmed: false,
    }
}

#[tokio::test]
async fn a_renamed_ward_goes_on_under_a_new_key_and_keeps_its_history() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        world.change(counter("q1", "p-taythanh-2")).await;
        let old = world.agency("p-taythanh-2");
        let office = world.agency("vhxh-taythanh");
        let mut clerk = Clerk::of(&mut world);
        let form = Rename {
            agency: ward("p-taythanh-3", "UBND phường Tây Thạnh mới"),
            from: "2026-10-01".to_owned(),
            ..Rename::of(&clerk.world.catalogue, "p-taythanh-2").unwrap()
        };
        assert_eq!(clerk.does(&form).await.key, "p-taythanh-3");

        let catalogue = &world.catalogue;
        let (before, after) = (
            catalogue.agency("p-taythanh-2").unwrap(),
            catalogue.agency("p-taythanh-3").unwrap(),
        );
        assert_eq!(before.id, old);
        assert_eq!(before.valid.until, Some(day("2026-09-30")));
        assert_eq!(before.successors, [after.id]);
        assert_eq!(after.valid.from, Some(day("2026-10-01")));
        assert_eq!(
            catalogue.with_lineage(after.id).len(),
            3,
            "itself, old, Tây Thạnh 1, not the split Sơn Kỳ"
        );
        assert_eq!(catalogue.service_point("q1").unwrap().agency, after.id);
        for scope in ["phuong-taythanh", "dia-ban-tan-phu"] {
            let scope = catalogue.scope(scope).unwrap();
            let then = catalogue.members_on(scope, day("2026-09-30"));
            let now = catalogue.members_on(scope, day("2026-10-01"));
            assert!(
                then.contains(&old) && then.contains(&office),
                "{}",
                scope.key
            );
            assert!(now.contains(&after.id) && now.contains(&office) && !now.contains(&old));
        }
    })
    .await;
}

#[tokio::test]
async fn merged_wards_end_the_day_before_and_their_counters_with_them() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        world.change(counter("q1", "p-phuthanh-2")).await;
        let mut clerk = Clerk::of(&mut world);
        let mut form = Merge {
            predecessors: vec!["p-phuthanh-2".to_owned(), "p-phuthohoa-2".to_owned()],
            agency: ward("p-moi", "UBND phường Mới"),
            from: "2027-01-01".to_owned(),
            handling: handling("", ""),
            ..Merge::default()
        };
        assert_eq!(clerk.does(&form).await.key, "p-moi");
        let catalogue = &clerk.world.catalogue;
        let new = catalogue.agency("p-moi").unwrap().id;
        for key in ["p-phuthanh-2", "p-phuthohoa-2"] {
            let agency = catalogue.agency(key).unwrap();
            assert_eq!(agency.valid.until, Some(day("2026-12-31")));
            assert_eq!(agency.successors, [new]);
        }
        let point = catalogue.service_point("q1").unwrap();
        assert_eq!(point.valid.until, Some(day("2026-12-31")));
        let scope = catalogue.scope("dia-ban-tan-phu").unwrap();
        assert!(
            catalogue
                .members_on(scope, day("2027-01-01"))
                .contains(&new)
        );
        assert!(
            !catalogue
                .members_on(scope, day("2026-12-31"))
                .contains(&new)
        );

        assert_eq!(
            clerk.refused(&form).await,
            [
                "key admin-key-taken",
                "predecessors admin-has-successors",
                "predecessors admin-has-successors"
            ]
        );
        form.predecessors = vec!["p-taythanh-2".to_owned()];
        form.into = "p-tansonnhi-2".to_owned();
        assert_eq!(clerk.refused(&form).await, ["children admin-children-left"]);
        form.handling = handling("end", "");
        clerk.does(&form).await;
        let office = clerk.world.catalogue.agency("vhxh-taythanh").unwrap();
        assert_eq!(office.valid.until, Some(day("2026-12-31")));
    })
    .await;
}

#[tokio::test]
async fn a_split_ward_is_divided_among_several_and_its_history_among_none() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let new = |key: &str| Heir {
            existing: String::new(),
            agency: ward(key, &format!("UBND phường {key}")),
        };
        let mut form = Split {
            key: "p-phuthanh-2".to_owned(),
            heirs: vec![new("p-bac")],
            from: "2027-01-01".to_owned(),
            handling: handling("", "move"),
            seen: String::new(),
        };
        assert_eq!(clerk.refused(&form).await, ["heirs admin-too-few"]);
        form.heirs.push(new("p-bac"));
        assert_eq!(clerk.refused(&form).await, ["heirs.1.key import-twice"]);
        form.heirs[1] = Heir {
            existing: "p-phuthohoa-2".to_owned(),
            ..Heir::default()
        };
        clerk.does(&form).await;
        let catalogue = &world.catalogue;
        let split = catalogue.agency("p-phuthanh-2").unwrap();
        assert!(split.is_split());
        let north = catalogue.agency("p-bac").unwrap().id;
        assert!(!catalogue.with_lineage(north).contains(&split.id));
    })
    .await;
}

#[tokio::test]
async fn ratings_after_the_last_day_are_a_warning_and_stay() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let tap = world.tap("p-phuthanh-2", "land", 4, "2026-03-05T09:00:00+07:00");
        world.satisfied(&tap, 3, 3).await;
        let mut clerk = Clerk::of(&mut world);
        let mut form = Dissolve {
            key: "p-phuthanh-2".to_owned(),
            last_day: "2026-02-28".to_owned(),
            ..Dissolve::default()
        };
        let command = hailong::admin::check(&clerk.view(), &form).unwrap();
        let warnings = hailong::admin::warnings(&clerk.world.db, &clerk.world.catalogue, &command);
        let warnings = warnings.await.unwrap();
        assert_eq!(warnings[0].args[1], ("count", "3".to_owned()));
        assert_eq!(
            clerk.refused(&form).await,
            ["confirmed admin-ratings-outside"]
        );
        form.handling.confirmed = true;
        clerk.does(&form).await;
        assert_eq!(world.totals().await.unwrap().ratings, 3);
        let closed = world.catalogue.agency("p-phuthanh-2").unwrap();
        assert_eq!(closed.valid.until, Some(day("2026-02-28")));
        assert!(closed.successors.is_empty());
    })
    .await;
}

#[tokio::test]
async fn counters_move_on_the_day_and_not_before() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        world.change(counter("q1", "p-phuthanh-2")).await;
        let clerk = Clerk::of(&mut world);
        let form = Rename {
            agency: ward("p-phuthanh-3", "UBND phường Phú Thạnh mới"),
            from: "2027-01-01".to_owned(),
            ..Rename::of(&clerk.world.catalogue, "p-phuthanh-2").unwrap()
        };
        assert_eq!(
            clerk.refused(&form).await,
            ["service_points admin-move-early"]
        );
    })
    .await;
}

#[tokio::test]
async fn an_edit_on_another_state_is_refused() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let form = Edit::of(&clerk.world.catalogue, "bv-tanphu").unwrap();
        let mine = Edit {
            name: "Bệnh viện Tân Phú".to_owned(),
            ..form.clone()
        };
        let theirs = Edit {
            area_code: "767".to_owned(),
            ..form.clone()
        };
        // Both were checked before either was written.
        let late = hailong::admin::check(&clerk.view(), &theirs).unwrap();
        clerk.does(&mine).await;
        let error = hailong::admin::run(&clerk.desk(), late).await.unwrap_err();
        assert!(
            error.to_string().contains("changed by somebody else"),
            "{error}"
        );
        assert_eq!(clerk.refused(&theirs).await, [" admin-stale"]);
        assert_eq!(world.catalogue.agency("bv-tanphu").unwrap().area_code, None);
    })
    .await;
}

#[tokio::test]
async fn commands_on_other_objects_do_not_stop_each_other() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let found = |key: &str| Found {
            agency: ward(key, key),
            ..Found::default()
        };
        let late = hailong::admin::check(&clerk.view(), &found("p-a")).unwrap();
        let twice = hailong::admin::check(&clerk.view(), &found("p-b")).unwrap();
        clerk.does(&found("p-b")).await;
        hailong::admin::run(&clerk.desk(), late).await.unwrap();
        let error = hailong::admin::run(&clerk.desk(), twice).await.unwrap_err();
        assert!(error.to_string().contains("taken"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn the_tree_is_that_of_the_day() {
    let world = World::tan_phu(crate::harness::TestDatabase::sqlite().await).await;
    let under = |parent: &str, on: &str| -> Vec<String> {
        let tree = tree(&world.catalogue, day(on));
        let node = tree.iter().find(|node| node.agency.key == parent);
        let children = node.map(|node| node.children.clone()).unwrap_or_default();
        children
            .iter()
            .map(|node| node.agency.key.clone())
            .collect()
    };
    assert_eq!(under("q-tanphu", "2025-06-30").len(), 7);
    assert!(under("q-tanphu", "2025-07-01").is_empty());
    assert_eq!(
        under("p-taythanh-2", "2025-07-01"),
        ["ttpvhcc-taythanh", "vhxh-taythanh"]
    );
}
