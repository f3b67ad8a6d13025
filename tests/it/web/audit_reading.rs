//! Reading the audit log: page by page, as a file, by words; and what is written about its readers.

use std::time::Duration;

use hailong::model::{
    audit::{Action, AuditEntry, ObjectKind},
    role::Role,
    user::Actor,
};

use super::audit::{auditor, behind, open};
use crate::harness::{Browser, TestApp, TestDatabase, app::Answer, on_each_database};

#[tokio::test]
async fn reading_is_written_once_a_day_and_each_export_by_itself() {
    on_each_database(|db| async move {
        let app = open(db).await;
        let reader = app.person(Role::Auditor, None).await;
        let mut auditor = app.signed_in(&reader).await;
        let lines = async |auditor: &mut Browser<'_>, action: &str| {
            let path = format!("/audit?kind=audit_log&action={action}");
            let page = auditor.get(&path).await;
            page.text.matches("<th class=\"when\"").count()
        };
        assert_eq!(lines(&mut auditor, "read").await, 1);
        auditor.get("/audit?q=x").await;
        assert_eq!(lines(&mut auditor, "read").await, 1, "the same day");
        app.clock.advance(Duration::from_hours(7));
        assert_eq!(lines(&mut auditor, "read").await, 1, "still the same day");
        app.clock.advance(Duration::from_hours(7));
        auditor = app.signed_in(&reader).await;
        let (one, other) = (auditor.clone(), auditor.clone());
        let ((), ()) = tokio::join!(read_all(one), read_all(other));
        assert_eq!(lines(&mut auditor, "read").await, 2, "another day");
        for _ in 0..2 {
            auditor
                .get("/audit/export.csv?kind=user&q=hoa@vidu.gov.vn")
                .await;
        }
        assert_eq!(lines(&mut auditor, "exported").await, 2);
        let page = auditor.get("/audit?action=exported").await;
        assert!(page.text.contains("Có tìm theo từ ngữ"), "{}", page.text);
    })
    .await;
}

async fn read_all(mut browser: Browser<'_>) {
    assert_eq!(browser.get("/audit").await.status, 200);
}

async fn with_links(app: &TestApp, many: i64) {
    for number in 0..many {
        let name = if number % 2 == 0 {
            "Lê Đình Hoà"
        } else {
            "-1+1"
        };
        let actor = Actor {
            name: name.to_owned(),
            ..Actor::cli()
        };
        let key = number.to_string();
        let entry = AuditEntry::new(number, &actor, Action::Created, ObjectKind::Link, key);
        app.app.db.record_audit(&entry).await.expect("a line");
    }
}

#[tokio::test]
async fn the_caption_counts_all_lines_that_fit_and_the_file_says_how_many_it_has() {
    on_each_database(|db| async move {
        let app = open(db).await;
        with_links(&app, 1_203).await;
        let mut auditor = auditor(&app).await;
        let caption = |page: &Answer| behind(page, "<caption>").to_owned();
        let first = auditor.get("/audit?kind=link&from=1970-01-01").await;
        assert_eq!(caption(&first), "1.203 mục");
        let next = behind(&first, "/audit?from=1970-01-01&amp;kind=link&amp;before=").to_owned();
        let second = auditor
            .get(&format!("/audit?kind=link&before={next}"))
            .await;
        assert_eq!(caption(&second), "1.203 mục", "whichever page is shown");

        // With and without marks, the tone in either place, together with the other filters.
        for words in ["le dinh hoa", "Lê Đình Hòa"] {
            let words: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
            let page = auditor
                .get(&format!("/audit?kind=link&who=cli&q={words}"))
                .await;
            assert_eq!(caption(&page), "602 mục", "{words}");
            let more = behind(&page, "&amp;before=").to_owned();
            let page = auditor
                .get(&format!("/audit?kind=link&who=cli&q={words}&before={more}"))
                .await;
            assert_eq!(caption(&page), "602 mục");
        }
        let none = auditor.get("/audit?kind=link&who=system").await;
        assert!(!none.text.contains("<caption>"), "{}", none.text);

        let file = auditor.get("/audit/export.csv?kind=link").await;
        assert!(
            file.text.starts_with("\u{feff}number,time,who,"),
            "a mark, then the head"
        );
        let lines: Vec<&str> = file.text.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 1_205, "head, lines, count");
        assert_eq!(lines[1_204], "total,1203,,,,,,,,,,");
        assert!(lines[1..1_204].iter().all(|line| line.contains(",link,")));
        assert!(
            file.text.contains(",'-1+1,"),
            "no formula for a spreadsheet"
        );
        let some = auditor.get("/audit/export.csv?kind=link&q=dinh").await;
        assert!(
            some.text.ends_with("total,602,,,,,,,,,,\r\n"),
            "the words hold for the file, too"
        );
    })
    .await;
}

#[tokio::test]
async fn an_end_is_read_as_a_day_and_two_tokens_of_one_name_by_their_numbers() {
    let app = open(TestDatabase::sqlite().await).await;
    let boss = app.person(Role::Administrator, None).await;
    let mut admin = app.signed_in(&boss).await;
    for _ in 0..2 {
        let fields = [
            ("name", "Cổng một cửa"),
            ("grant", "ratings:write"),
            ("until", "2026-12-31"),
        ];
        assert_eq!(admin.post("/admin/tokens/new", &fields).await.status, 200);
    }
    admin.post("/admin/tokens/1/revoke", &[]).await;
    let history = admin.get("/admin/tokens/2").await;
    assert!(
        !history.text.contains("Thu hồi</strong>"),
        "{}",
        history.text
    );
    let mut auditor = auditor(&app).await;
    let page = auditor.get("/audit?kind=token").await;
    for seen in [
        "Cổng một cửa (số 1)",
        "Cổng một cửa (số 2)",
        "00:00, 1/1/2027",
    ] {
        assert!(page.text.contains(seen), "{seen} in {}", page.text);
    }
    let revoked = auditor.get("/audit?action=revoked&kind=token").await;
    assert!(revoked.text.contains("(số 1)") && !revoked.text.contains("(số 2)"));
}
