//! How many codes were printed offline: reported, corrected, refused; and told alike by API, page and command.

use std::path::Path;

use hailong::model::{
    audit::{Action, AuditFilter, ObjectKind},
    grant::Grant,
    role::Role,
};
use serde_json::{Value, json};

use super::{codes, printed, rate, shared_key};
use crate::harness::{
    TestApp, TestDatabase,
    app::{Answer, POINT, changed},
    on_each_database,
    program::{Program, client},
};

const DAY: &str = "2026-07-15";
const AGENCY: &str = "ttpvhcc-taythanh";

fn report(key: u16, count: u32) -> Value {
    json!({ "key": key, "day": DAY, "service_point": POINT, "domain": "land", "count": count })
}

async fn send(app: &TestApp, token: &str, printed: &[Value]) -> Answer {
    let body = json!({ "printed": printed });
    app.post("/api/v1/receipts/printed", Some(token), &body)
        .await
}

async fn receipts(app: &TestApp, period: &str) -> Value {
    app.scores(&format!("period={period}&agency={AGENCY}"))
        .await
        .json["total"]["receipts"]
        .clone()
}

#[tokio::test]
async fn issued_and_printed_receipts_are_handed_out_alike() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let key = shared_key(&app).await;
        for code in codes(&app, 6).await.iter().take(2) {
            rate(&app, code, 5).await;
        }
        for nonce in 1..=3 {
            rate(&app, &printed(&app, &key, DAY, nonce), 4).await;
        }
        let found = receipts(&app, "2026-Q3").await;
        assert_eq!(
            found,
            json!({ "issued": 6, "printed": 0, "used": 5, "rate": "83.33", "gap": null, "unreported": true })
        );
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let answer = send(&app, &token, &[report(key.0, 14)]).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(
            answer.json["printed"],
            json!([{ "key": key.0, "day": DAY, "service_point": POINT, "domain": "land", "agency": AGENCY,
                     "count": 14, "status": "added" }])
        );
        let found = receipts(&app, "2026-Q3").await;
        assert_eq!(
            found,
            json!({ "issued": 6, "printed": 14, "used": 5, "rate": "25.00", "gap": null, "unreported": false })
        );
    })
    .await;
}

#[tokio::test]
async fn a_correction_replaces_the_number_and_the_log_tells_it() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let (key, _) = shared_key(&app).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let mut statuses = Vec::new();
        for count in [14, 14, 4] {
            let answer = send(&app, &token, &[report(key, count)]).await;
            statuses.push(answer.json["printed"][0]["status"].clone());
        }
        assert_eq!(statuses, ["added", "known", "changed"]);
        assert_eq!(receipts(&app, "2026").await["printed"], 4);
        let filter = AuditFilter {
            object: Some(ObjectKind::PrintedReceipts),
            ..AuditFilter::default()
        };
        let lines = app.app.db.audit_page(&filter, None, 10).await.unwrap();
        let lines: Vec<_> = lines.iter().map(|line| &line.entry).collect();
        assert_eq!(lines.len(), 2, "what was known leaves no line");
        assert_eq!(lines[0].action, Action::Changed);
        assert_eq!(lines[0].key, format!("{key}/{DAY}/{POINT}/land"));
        assert_eq!(lines[0].before, Some(json!({ "printed": 14 })));
        let after = lines[0].after.as_ref().expect("what it is now");
        assert_eq!(after["printed"], 4);
        assert!(after["token"].is_number(), "which program: {after}");
        assert_eq!(
            (lines[1].action, lines[1].key.as_str()),
            (Action::Created, "1")
        );
        // The auditor reads it as words.
        let auditor = app.person(Role::Auditor, None).await;
        let mut auditor = app.signed_in(&auditor).await;
        let page = auditor.get("/audit?who=program").await;
        assert_eq!(page.status, 200);
        for words in ["phần mềm kết nối", "số giấy tiếp nhận in ngoại tuyến"] {
            assert!(page.text.contains(words), "{words}: {}", page.text);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_named_and_nothing_is_kept() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let (key, _) = shared_key(&app).await;
    let token = app.token(&[Grant::ReceiptsIssue]).await;
    let wrong = [
        (json!({ "key": 900 }), "/key unknown_receipt_key"),
        (json!({ "day": "2025-12-31" }), "/day day_long_past"),
        (json!({ "day": "2026-07-16" }), "/day day_in_future"),
        (
            json!({ "service_point": "?" }),
            "/service_point unknown_service_point",
        ),
        (
            json!({ "service_point": "taythanh-old" }),
            "/service_point service_point_not_valid",
        ),
        (json!({ "domain": "?" }), "/domain unknown_domain"),
        (json!({ "count": 1_000_001 }), "/count out_of_range"),
    ];
    let mut reports: Vec<Value> = wrong
        .iter()
        .map(|(change, _)| changed(report(key, 1), change.clone()))
        .collect();
    reports.extend([report(key, 2), report(key, 3)]);
    let mut expected: Vec<String> = (0..)
        .zip(&wrong)
        .map(|(at, (_, error))| format!("/printed/{at}{error}"))
        .collect();
    expected.push("/printed/8 repeated".to_owned());
    assert_eq!(send(&app, &token, &reports).await.problem(422), expected);
    assert_eq!(
        send(&app, &token, &[]).await.problem(422),
        ["/printed no_records"]
    );
    let many = vec![report(key, 1); 1_001];
    assert_eq!(
        send(&app, &token, &many).await.problem(422),
        ["/printed too_many_records"]
    );
    assert_eq!(receipts(&app, "2026").await["printed"], 0);
    let writer = app.writer().await;
    assert_eq!(send(&app, &writer, &[report(key, 1)]).await.status, 403);
    assert_eq!(send(&app, "unknown", &[report(key, 1)]).await.status, 401);
}

#[tokio::test]
async fn a_person_reads_it_on_the_pages_but_not_of_a_few_days() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let (key, _) = shared_key(&app).await;
    for code in codes(&app, 20).await.iter().take(7) {
        rate(&app, code, 5).await;
    }
    let token = app.token(&[Grant::ReceiptsIssue]).await;
    send(&app, &token, &[report(key, 0)]).await;
    app.clock.advance(std::time::Duration::from_hours(24 * 30));
    let head = app.person(Role::AgencyManager, Some(AGENCY)).await;
    let mut head = app.signed_in(&head).await;
    let pages = [
        "/dashboard?".to_owned(),
        "/dashboard?rows=agency_domain&".to_owned(),
        format!("/agencies/{AGENCY}?"),
        "/domains/land?".to_owned(),
        format!("/evidence?agency={AGENCY}&"),
        format!("/evidence?agency={AGENCY}&domain=land&"),
    ];
    for path in &pages {
        let page = head.get(&format!("{path}period=2026-Q3")).await;
        let words = "35,00% (7 trên 20 giấy)";
        assert!(page.text.contains(words), "{path}: {}", page.text);
        let page = head.get(&format!("{path}period={DAY}")).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("35,00%"), "{path}: {}", page.text);
        assert!(!page.text.contains("20 giấy"), "{path}");
    }
    let page = head.get(&format!("{}period=2026-Q3", pages[0])).await;
    assert!(
        page.text.contains("Giấy tiếp nhận: 35,00% (7/20)"),
        "beside the agency's figure: {}",
        page.text
    );
    let path = format!("/api/v1/scores?agency={AGENCY}&period=");
    let day = head.get(&format!("{path}{DAY}")).await;
    let nothing = json!({ "issued": null, "printed": null, "used": null, "rate": null, "gap": "withheld", "unreported": false });
    for row in day.json["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .chain([&day.json["total"]])
    {
        assert_eq!(row["receipts"], nothing, "{row}");
    }
    let quarter = head.get(&format!("{path}2026-Q3")).await;
    assert_eq!(quarter.json["total"]["receipts"]["rate"], "35.00");
    assert_eq!(receipts(&app, DAY).await["used"], 7, "a program reads all");
}

/// An office with a counter and a key for printing offline; three people rated by receipt today, the day returned.
async fn three_by_receipt(program: &Program, folder: &Path) -> String {
    program.import_example().await;
    let points = "key,name,agency,serves_agency,domains,subject,valid_from,valid_until\n\
                  q1,Quầy 1,p-taythanh-2,,,procedure,,\n";
    import(program, folder, "service-points", points).await;
    program
        .say(&["receipt", "key", "create", "--from", "2026-01-01"])
        .await;
    let keys = program.say(&["receipt", "key", "list"]).await;
    let made = keys.split('\t').nth(4).expect("a time of making");
    let day = made[..10].to_owned();
    let head = "id,rated_at,agency,received_by,domain,subject,level,channel,service_point,reasons,comment\n";
    let line = format!(",{day}T00:00:00+07:00,p-taythanh-2,,land,,5,receipt,,,\n");
    let ratings = format!("{head}{}", line.repeat(3));
    import(program, folder, "ratings", &ratings).await;
    day
}

async fn import(program: &Program, folder: &Path, kind: &str, text: &str) {
    let path = folder.join(format!("{kind}.csv"));
    std::fs::write(&path, text).expect("a file");
    let path = path.to_str().expect("a plain path");
    program.say(&["import", kind, path]).await;
}

fn printing<'a>(day: &'a str, count: &'a str) -> [&'a str; 12] {
    let [point, domain] = ["--service-point", "--domain"];
    [
        "receipt", "printed", "--key", "1", point, "q1", domain, "land", "--day", day, "--count",
        count,
    ]
}

#[tokio::test]
async fn the_command_says_what_the_server_says() {
    let program = Program::new();
    let folder = tempfile::tempdir().unwrap();
    let day = three_by_receipt(&program, folder.path()).await;
    let score = async |more: &[&str]| {
        let words = [&["score", "--period", day.as_str()], more].concat();
        program.say(&words).await
    };
    let missing = score(&[]).await;
    assert!(missing.contains("có 3 lượt đánh giá"), "{missing}");
    for number in ["9", "8", "8"] {
        program.say(&printing(&day, number)).await;
    }
    let same = format!("key,date,service_point,domain,count\n1,{day},q1,land,8\n");
    import(&program, folder.path(), "receipts-printed", &same).await;
    let refused = program.run(&printing(&day, "1000001")).await;
    assert_eq!(refused.status.code(), Some(1));
    let wrong = folder.path().join("wrong.csv");
    let lines = same.replace("land,8", "land,1000001") + &format!("900,{day},q1,land,1\n");
    std::fs::write(&wrong, lines).unwrap();
    let wrong = wrong.to_str().unwrap();
    let words = ["--lang", "en", "import", "receipts-printed", wrong];
    let refused = program.run(&words).await;
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains("“1000001” is more than 1000000"), "{told}");
    assert!(
        told.contains("no key for receipts with number “900”"),
        "{told}"
    );
    let table = score(&[]).await;
    let words = "Tỷ lệ phản hồi qua giấy tiếp nhận: 37,50% (3 trên 8 giấy)";
    assert!(table.contains(words), "{table}");
    let csv = score(&["--format", "csv"]).await;
    let total = csv.lines().last().expect("a total");
    assert!(total.ends_with(",0,8,3,37.50"), "{csv}");
    let said: Value = serde_json::from_str(&score(&["--format", "json"]).await).unwrap();
    let token = program
        .say(&["token", "create", "--grant", "scores:read", "--name", "t"])
        .await;
    let server = program.serve().await;
    let address = format!("{}/api/v1/scores?period={day}", server.url);
    let answered = client().get(address).bearer_auth(token).send().await;
    let answered: Value = answered.unwrap().json().await.unwrap();
    assert_eq!(said["total"]["receipts"]["rate"], "37.50");
    for part in ["total", "rows"] {
        assert_eq!(said[part], answered[part]);
    }
}
