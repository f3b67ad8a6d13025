//! Comments live apart from ratings: the text may go, the rating stays.

use chrono::NaiveDate;
use hailong::{
    model::{
        audit::{Action, AuditFilter, ObjectKind},
        rating::comment_hash,
        user::Via,
    },
    store::{Record, RecordResult, SetAside},
};

use crate::harness::{Direct, TestApp, World, on_each_database};

const AT: &str = "2026-03-05T09:00:00+07:00";
const WORDS: &str = "Cán bộ hướng dẫn rõ ràng";
/// Texts of earlier days go; the day begins in Vietnam at 17:00 UTC of the day before.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 6).unwrap();
const MIDNIGHT: i64 = 1_772_730_000_000;
const NOW: i64 = MIDNIGHT + 365 * 24 * 3_600_000;

#[tokio::test]
async fn a_comment_stands_in_a_table_of_its_own_with_a_salted_hash() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for _ in 0..2 {
            let tap = world.tap("p-taythanh-2", "land", 4, AT).saying(WORDS);
            world.accept(tap.build()).await;
        }
        let direct = Direct::to(&world.db).await;
        let hex = if world.is_sqlite() {
            "hex(salt) || '|' || hex(hash)"
        } else {
            "encode(salt, 'hex') || '|' || encode(hash, 'hex')"
        };
        let stored = format!("SELECT {hex} AS line FROM comment WHERE text = '{WORDS}'");
        let stored = direct.lines(&stored).await;
        assert_eq!(stored.len(), 2);
        assert_ne!(stored[0], stored[1], "equal words, different salts");
        for line in stored {
            let (salt, hash) = line.split_once('|').unwrap();
            assert_eq!(bytes(hash), comment_hash(&bytes(salt), WORDS));
        }
    })
    .await;
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16);
    pairs.map(|pair| byte(pair).unwrap()).collect()
}

#[tokio::test]
async fn another_comment_under_the_same_id_is_a_conflict() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 4, AT);
        let with_words = tap.clone().saying(WORDS).build();
        let other_words = tap.clone().saying("Chờ lâu").build();
        let wordless = tap.build();
        world.accept(with_words.clone()).await;
        let sent = [with_words, other_words, wordless].map(|new| Record::Rating(Box::new(new)));
        let expected = [
            RecordResult::Duplicate,
            RecordResult::Conflict,
            RecordResult::Conflict,
        ];
        assert_eq!(world.store(&sent).await, expected);
    })
    .await;
}

#[tokio::test]
async fn after_its_time_the_text_goes_with_its_salt_on_record_and_the_rating_stays() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = |at| {
            world
                .tap("p-taythanh-2", "land", 4, at)
                .saying(WORDS)
                .build()
        };
        let (old, young) = (tap(AT), tap("2026-03-06T00:00:00+07:00"));
        world.accept(old.clone()).await;
        world.accept(young).await;
        let forget = || world.db.forget_comments(DAY, MIDNIGHT, NOW);
        assert_eq!(forget().await.unwrap(), 1);
        assert_eq!(forget().await.unwrap(), 0, "once for a day");

        let direct = Direct::to(&world.db).await;
        let left = "SELECT CASE WHEN text IS NULL AND salt IS NULL THEN 'gone' ELSE text END AS line \
                    FROM comment ORDER BY 1";
        assert_eq!(direct.lines(left).await, [WORDS, "gone"]);
        let again = [Record::Rating(Box::new(old))];
        assert_eq!(world.store(&again).await, [RecordResult::Duplicate]);
        assert_eq!(world.totals().await.unwrap().ratings, 2);
        let filter = AuditFilter {
            object: Some(ObjectKind::Comment),
            ..AuditFilter::default()
        };
        let lines = world.db.audit_page(&filter, None, 9).await.unwrap();
        let [line] = lines.as_slice() else {
            panic!("one line: {lines:?}")
        };
        assert_eq!(
            (line.entry.action, line.entry.actor.via, line.entry.at),
            (Action::Deleted, Via::System, NOW)
        );
        let said = serde_json::json!({ "texts": 1, "of_days_before": "2026-03-06" });
        assert_eq!(line.entry.after, Some(said));
    })
    .await;
}

#[tokio::test]
async fn the_comment_of_a_record_set_aside_goes_after_its_time_and_the_record_stays() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let rating = world.tap("p-taythanh-2", "land", 4, AT).build();
        let aside = |id, received_at| {
            Record::SetAside(Box::new(SetAside {
                id,
                reason: "unit_not_valid",
                record: format!(r#"{{"level": 4, "comment" : "{WORDS}", "domain": "land"}}"#),
                content_hash: rating.content_hash,
                source: rating.source,
                received_at,
                is_tap: true,
                device: rating.device,
            }))
        };
        let [old, young] = [MIDNIGHT - 1, MIDNIGHT].map(|at| aside(uuid::Uuid::new_v4(), at));
        world.store(&[old, young]).await;
        let db = &world.db;
        assert_eq!(db.forget_comments(DAY, MIDNIGHT, NOW).await.unwrap(), 1);
        let direct = Direct::to(&world.db).await;
        let kept = direct
            .lines("SELECT record AS line FROM quarantine ORDER BY received_at")
            .await;
        let [old, young] = kept.as_slice() else {
            panic!("two records: {kept:?}")
        };
        let fields: serde_json::Value = serde_json::from_str(old).unwrap();
        let rest = serde_json::json!({ "level": 4, "comment": null, "domain": "land" });
        assert_eq!(fields, rest);
        assert!(young.contains(WORDS));
    })
    .await;
}

#[tokio::test]
async fn a_text_is_kept_for_365_days_of_the_calendar_here() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let tap = app.world.tap("p-taythanh-2", "land", 4, AT);
        app.world.accept(tap.saying(WORDS).build()).await;
        for (now, gone) in [
            ("2027-03-05T23:59:59+07:00", 0),
            ("2027-03-06T00:00:00+07:00", 1),
        ] {
            let now = chrono::DateTime::parse_from_rfc3339(now).unwrap();
            app.clock.set(now.to_utc());
            assert_eq!(app.app.forget_comments().await.unwrap(), gone, "{now}");
        }
    })
    .await;
}
