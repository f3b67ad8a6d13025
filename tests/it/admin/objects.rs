//! Scopes, domains, counters, holidays, targets, official values: made, changed, ended; a file looked at.

use hailong::{
    admin::{
        self, domains, holidays, official_values, scopes, search::search, service_points, targets,
    },
    import::{Kept, Kind},
    model::audit::ObjectKind,
};

use super::Clerk;
use crate::harness::{World, on_each_database};

#[tokio::test]
async fn a_counter_with_hours_and_a_holiday() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let fields = service_points::Fields {
            key: "q1".to_owned(),
            name: "Quầy số 1".to_owned(),
            agency: "ttpvhcc-taythanh".to_owned(),
            domains: "land;đất".to_owned(),
            ..service_points::Fields::default()
        };
        let mut form = service_points::Create(fields);
        assert_eq!(
            clerk.refused(&form).await,
            ["domains import-unknown-domain"]
        );
        form.0.domains = "land".to_owned();
        clerk.does(&form).await;
        let mut hours = service_points::Hours::of(&clerk.world.catalogue, "q1").unwrap();
        hours.days[0] = "07:30-11:30, 11:00-17:00".to_owned();
        hours.days[6] = "sáng".to_owned();
        assert_eq!(
            clerk.refused(&hours).await,
            ["days.0 admin-hours-overlap", "days.6 admin-hours"]
        );
        hours.days[0] = "13:00-17:00, 07:30-11:30".to_owned();
        hours.days[6] = String::new();
        clerk.does(&hours).await;
        let stored = service_points::Hours::of(&clerk.world.catalogue, "q1").unwrap();
        assert_eq!(stored.days[0], "07:30-11:30, 13:00-17:00");
        clerk
            .does(&holidays::Add {
                from: "2027-02-05".to_owned(),
                until: "2027-02-11".to_owned(),
                name: "Tết Nguyên đán".to_owned(),
                ..holidays::Add::default()
            })
            .await;
        assert_eq!(clerk.world.catalogue.holidays.len(), 7);
        let days = vec!["2027-02-11".to_owned()];
        clerk.does(&holidays::Remove { days }).await;
        assert_eq!(clerk.world.catalogue.holidays.len(), 6);
        assert_eq!(clerk.log().await[0].entry.object, ObjectKind::Holiday);
    })
    .await;
}

#[tokio::test]
async fn one_day_may_stand_for_all_counters_and_for_one() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let counter = service_points::Create(service_points::Fields {
            key: "q1".to_owned(),
            name: "Quầy số 1".to_owned(),
            agency: "ttpvhcc-taythanh".to_owned(),
            ..service_points::Fields::default()
        });
        clerk.does(&counter).await;
        let everywhere = holidays::Add {
            from: "2026-12-01".to_owned(),
            name: "Tập huấn".to_owned(),
            ..holidays::Add::default()
        };
        let here = holidays::Add {
            name: "Sửa chữa quầy".to_owned(),
            service_point: "q1".to_owned(),
            ..everywhere.clone()
        };
        let nowhere = holidays::Add {
            service_point: "q9".to_owned(),
            ..everywhere.clone()
        };
        assert_eq!(
            clerk.refused(&nowhere).await,
            ["service_point import-unknown-point"]
        );
        clerk.does(&everywhere).await;
        clerk.does(&here).await;
        assert_eq!(clerk.refused(&here).await, [" admin-nothing-changed"]);
        let renamed = holidays::Add {
            name: "Thay thiết bị".to_owned(),
            ..here
        };
        clerk.does(&renamed).await;
        let stand = |clerk: &Clerk<'_>| {
            let catalogue = &clerk.world.catalogue;
            let told = catalogue.holidays.iter();
            told.map(|day| format!("{} {}", holidays::key(catalogue, day), day.name))
                .collect::<Vec<_>>()
        };
        let both = ["2026-12-01 Tập huấn", "2026-12-01@q1 Thay thiết bị"];
        assert_eq!(stand(&clerk), both);
        let days = vec!["2026-12-01".to_owned()];
        clerk.does(&holidays::Remove { days }).await;
        assert_eq!(stand(&clerk), both[1..], "that of the counter stays");
        let days = vec!["2026-12-01@q1".to_owned()];
        let gone = holidays::Remove { days };
        clerk.does(&gone).await;
        assert_eq!(clerk.refused(&gone).await, ["days.0 admin-no-holiday"]);
        let lines = clerk.log().await;
        assert_eq!(lines[0].entry.key, "2026-12-01@q1");
        let before = lines[0].entry.before.as_ref().expect("what it was");
        assert_eq!(before["service_point"], "q1");
    })
    .await;
}

#[tokio::test]
async fn members_of_a_scope_are_ended_not_removed() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let mut form = scopes::Edit::of(&clerk.world.catalogue, "dia-ban-tan-phu").unwrap();
        let post = form.members.pop().unwrap();
        assert_eq!(
            clerk.refused(&form).await,
            ["confirmed admin-member-removed"]
        );
        form.members.push(scopes::Member {
            valid_until: "2026-12-31".to_owned(),
            ..post
        });
        clerk.does(&form).await;
        let mut new = scopes::Create {
            key: "benh-vien".to_owned(),
            name: "Các bệnh viện".to_owned(),
            members: vec![scopes::Member::default()],
        };
        assert_eq!(
            clerk.refused(&new).await,
            ["members.0.agency import-required"]
        );
        new.members[0].agency = "Bệnh viện đa khoa Tân Phú".to_owned();
        clerk.does(&new).await;
        assert!(clerk.world.catalogue.scope("benh-vien").is_some());
    })
    .await;
}

#[tokio::test]
async fn targets_end_and_only_future_ones_go() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let catalogue = &clerk.world.catalogue;
        let id = catalogue
            .targets
            .iter()
            .find(|t| t.year_from == 2026)
            .unwrap()
            .id;
        let end = |year: &str| targets::End {
            id,
            year_until: year.to_owned(),
            seen: String::new(),
        };
        let mut next = targets::Edit::of(catalogue, id).unwrap().fields;
        assert_eq!(
            clerk.refused(&end("2025")).await,
            ["year_until admin-year-past"]
        );
        assert_eq!(
            clerk.refused(&end("2031")).await,
            ["year_until admin-year-later"]
        );
        clerk.does(&end("2026")).await;
        let delete = |id| targets::Delete {
            id,
            seen: String::new(),
        };
        assert_eq!(
            clerk.refused(&delete(id)).await,
            [" admin-target-was-in-force"]
        );
        assert_eq!(
            clerk.refused(&targets::Create(next.clone())).await,
            ["topic admin-target-exists"]
        );
        (next.year_from, next.threshold_percent) = ("2027".to_owned(), "96,5".to_owned());
        clerk.does(&targets::Create(next)).await;
        let new = clerk
            .world
            .catalogue
            .targets
            .iter()
            .find(|t| t.year_from == 2027)
            .unwrap();
        let delete = delete(new.id);
        clerk.does(&delete).await;
        assert!(
            clerk
                .world
                .catalogue
                .targets
                .iter()
                .all(|t| t.year_from != 2027)
        );
    })
    .await;
}

#[tokio::test]
async fn an_official_value_is_corrected_in_its_place() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let fields = official_values::Fields {
            topic: "service".to_owned(),
            scope: "dia-ban-tan-phu".to_owned(),
            period: "2024".to_owned(),
            calendar: "calendar".to_owned(),
            value_percent: "98,13".to_owned(),
            source: "Quyết định".to_owned(),
            date: "2025-02-18".to_owned(),
        };
        let key = clerk.does(&official_values::Create(fields)).await.key;
        let mut form = official_values::Edit::of(&clerk.world.catalogue, &key).unwrap();
        form.fields.period = "2025".to_owned();
        clerk.does(&form).await;
        let official = &clerk.world.catalogue.official;
        assert_eq!(official.len(), 1);
        assert_eq!(official[0].range.from.to_string(), "2025-01-01");
    })
    .await;
}

#[tokio::test]
async fn domains_are_grouped_and_everything_is_found() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        clerk
            .does(&domains::Regroup {
                group: "land_construction".to_owned(),
                domains: vec!["land".to_owned(), "civil_status".to_owned()],
            })
            .await;
        let groups = domains::groups(&clerk.world.catalogue);
        assert_eq!(groups[0].domains, ["land", "civil_status"]);
        let keys = |wanted: &str| -> Vec<String> {
            let hits = search(&world.catalogue, wanted).into_iter();
            hits.map(|hit| hit.key).collect()
        };
        assert_eq!(keys("dat dai"), ["land", "vpdk-tanphu"]);
        assert_eq!(keys("Đất đai"), ["land", "vpdk-tanphu"]);
        assert!(keys("đãt").is_empty(), "other marks, other word");
        assert_eq!(
            keys("phuong tay thanh").len(),
            5,
            "{:?}",
            keys("phuong tay thanh")
        );
        let hoa: String = "Phú Thọ Hoà".to_owned();
        assert_eq!(keys(&hoa), ["p-phuthohoa-1", "p-phuthohoa-2"]);
        assert!(keys("   ").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_file_is_looked_at_before_it_changes_anything() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let clerk = Clerk::of(&mut world);
        let before = clerk.world.db.catalogue_version().await.unwrap();
        let file = "key,name_vi,name_en,group,source\n\
            land,Đất đai,Land,land_construction,test\n\
            health,Y tế,Public health,,test\n\
            tax,Thuế,Tax,,x\n";
        let preview = admin::import::preview(
            &clerk.desk(),
            &clerk.world.catalogue,
            Kind::Domains,
            file.as_bytes().to_vec(),
        )
        .await;
        assert!(preview.is_importable());
        let kept: Vec<Kept> = preview.differences.iter().map(|d| d.kept).collect();
        assert_eq!(kept, [Kept::Unchanged, Kept::Changed, Kept::Added]);
        assert_eq!(
            preview.differences[1].columns(),
            [("name_en", "Health", "Public health")]
        );
        let wrong = "key,name_vi,name_en,group,source\nĐẤT,,,,\n"
            .as_bytes()
            .to_vec();
        let desk = clerk.desk();
        let preview =
            admin::import::preview(&desk, &clerk.world.catalogue, Kind::Domains, wrong).await;
        assert_eq!(preview.faults().len(), 2);
        assert!(!preview.is_importable());
        assert_eq!(clerk.world.db.catalogue_version().await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn domains_stand_in_the_order_that_was_typed() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let keys = |clerk: &Clerk<'_>| -> Vec<String> {
            let domains = clerk.world.catalogue.domains.iter();
            domains.map(|domain| domain.key.clone()).collect()
        };
        let mut expected = keys(&clerk);
        let mut form = domains::Arrange::of(&clerk.world.catalogue);
        let last = form.stands.last_mut().expect("a domain");
        last.position = "1".to_owned();
        last.group = "first".to_owned();
        expected.rotate_right(1);
        clerk.does(&form).await;
        assert_eq!(keys(&clerk), expected);
        let first = &clerk.world.catalogue.domains[0];
        assert_eq!(first.group.as_deref(), Some("first"));

        let stale = clerk.refused(&form).await;
        assert!(
            stale.iter().any(|fault| fault.contains("admin-stale")),
            "{stale:?}"
        );
        let mut form = domains::Arrange::of(&clerk.world.catalogue);
        form.stands[0].position = "0".to_owned();
        let wrong = clerk.refused(&form).await;
        assert!(
            wrong.iter().any(|fault| fault.contains("admin-position")),
            "{wrong:?}"
        );
    })
    .await;
}
