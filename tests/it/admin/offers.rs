//! Questionnaires and scales: drafts are nobody's business, what was published stays as it was.

use hailong::{
    admin::{questionnaires as q, scales},
    model::{questionnaire::Questionnaire, version_status::VersionStatus},
};

use super::Clerk;
use crate::harness::{Direct, World, on_each_database};
use sea_orm::ConnectionTrait;

#[tokio::test]
async fn from_draft_to_retirement() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let newest = |clerk: &Clerk<'_>| {
            let newest = clerk.world.catalogue.newest_questionnaire("default");
            newest.map(Questionnaire::name)
        };
        let mut form = q::Draft::of(&clerk.world.catalogue, "default").unwrap();
        form.comment = false;
        assert_eq!(clerk.does(&form).await.key, "default@2");
        assert_eq!(newest(&clerk).as_deref(), Some("default@1"));
        assert!(clerk.world.catalogue.questionnaire("default@2").is_none());
        assert_eq!(clerk.refused(&form).await, ["key admin-draft-exists"]);

        let mut again = q::Draft::of(&clerk.world.catalogue, "default").unwrap();
        again
            .title
            .insert("vi".to_owned(), "Ông/Bà có hài lòng không?".to_owned());
        clerk.does(&again).await;
        let publish = q::Publish {
            name: "default@2".to_owned(),
            seen: again.seen.clone(),
        };
        assert_eq!(
            clerk.refused(&publish).await,
            [" admin-stale"],
            "another draft was looked at"
        );
        let publish = q::Publish {
            seen: String::new(),
            ..publish
        };
        clerk.does(&publish).await;
        assert_eq!(newest(&clerk).as_deref(), Some("default@2"));
        assert_eq!(clerk.refused(&publish).await, [" admin-wrong-status"]);

        let retire = |name: &str| q::Retire {
            name: name.to_owned(),
        };
        clerk.does(&retire("default@1")).await;
        let old = clerk.world.catalogue.questionnaire("default@1").unwrap();
        assert_eq!(
            old.status,
            VersionStatus::Retired,
            "late ratings still find it"
        );
        assert_eq!(
            clerk.refused(&retire("default@2")).await,
            [" admin-last-version"]
        );
        let third = q::Draft::of(&clerk.world.catalogue, "default").unwrap();
        assert_eq!(
            clerk.does(&third).await.key,
            "default@3",
            "an edit makes a new version"
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_published_cannot_be_changed_even_by_hand() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let form = q::Draft::of(&clerk.world.catalogue, "default").unwrap();
        clerk.does(&form).await;
        let direct = Direct::to(&world.db).await;
        let mut forbidden = vec![
            "UPDATE questionnaire SET content = '{}' WHERE version = 1",
            "UPDATE questionnaire SET scale_id = 7 WHERE version = 1",
            "UPDATE questionnaire SET version = 9 WHERE version = 1",
            "UPDATE questionnaire SET status = 1 WHERE version = 1",
            "DELETE FROM questionnaire WHERE version = 1",
            "UPDATE scale SET levels = '[]'",
            "UPDATE scale SET key = 'six'",
            "DELETE FROM scale",
        ];
        if world.is_sqlite() {
            forbidden.push("INSERT OR REPLACE INTO questionnaire (id, key, version, scale_id, content) VALUES (1, 'default', 1, 1, '{}')");
            forbidden.push("INSERT OR REPLACE INTO questionnaire (key, version, scale_id, content) VALUES ('default', 1, 1, '{}')");
            forbidden.push("UPDATE OR REPLACE questionnaire SET version = 1 WHERE version = 2");
            forbidden.push("INSERT OR REPLACE INTO scale (key, levels, family, version) VALUES ('five', '[]', 'five', 1)");
        } else {
            forbidden.push("TRUNCATE questionnaire");
            forbidden.push("TRUNCATE scale CASCADE");
        }
        let before = direct.table("questionnaire", "key version scale_id content status").await;
        for sql in forbidden {
            let error = direct.0.execute_unprepared(sql).await.err();
            let error = error.unwrap_or_else(|| panic!("{sql}")).to_string();
            assert!(error.contains("never changed"), "{sql}: {error}");
        }
        let after = direct.table("questionnaire", "key version scale_id content status").await;
        assert_eq!(after, before);
        direct.execute("UPDATE questionnaire SET content = '{}' WHERE version = 2").await;
        direct.execute("DELETE FROM questionnaire WHERE version = 2").await;
        direct.execute("UPDATE questionnaire SET status = 3 WHERE version = 1").await;
    })
    .await;
}

#[tokio::test]
async fn a_questionnaire_waits_for_its_scale() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let mut scale = scales::Draft::of(&clerk.world.catalogue, "five").unwrap();
        scale.levels.remove(2);
        assert_eq!(clerk.does(&scale).await.key, "five.2");
        let mut form = q::Draft::of(&clerk.world.catalogue, "default").unwrap();
        form.scale = "five.2".to_owned();
        clerk.does(&form).await;
        let publish = q::Publish {
            name: "default@2".to_owned(),
            seen: String::new(),
        };
        assert_eq!(clerk.refused(&publish).await, [" admin-scale-unpublished"]);
        let discard = scales::Discard {
            key: "five.2".to_owned(),
        };
        assert_eq!(clerk.refused(&discard).await, [" admin-scale-needed"]);
        clerk
            .does(&scales::Publish {
                key: "five.2".to_owned(),
                seen: String::new(),
            })
            .await;
        clerk.does(&publish).await;
        let newest = clerk
            .world
            .catalogue
            .newest_questionnaire("default")
            .unwrap();
        let scale = clerk.world.catalogue.scale(newest.scale).unwrap();
        assert_eq!((scale.key.as_str(), scale.levels.len()), ("five.2", 4));
        let retire = scales::Retire {
            key: "five.2".to_owned(),
        };
        assert_eq!(clerk.refused(&retire).await, [" admin-scale-needed"]);
    })
    .await;
}
