//! `POST /api/v1/receipts/revoke` and `hailong receipt revoke`: a code is taken back, and nobody learns whether
//! it was used.

use hailong::model::{
    audit::{AuditFilter, ObjectKind},
    grant::Grant,
};
use serde_json::{Value, json};

use super::{
    Form, all_marks, codes_of, first_mix, hashes, issue, order, printed, rate, shared_key,
};
use crate::harness::{
    Direct, TestApp, TestDatabase, app::Answer, on_each_database, program::Program,
};

async fn revoke(app: &TestApp, token: &str, receipts: &[Value]) -> Answer {
    let body = json!({ "receipts": receipts });
    app.post("/api/v1/receipts/revoke", Some(token), &body)
        .await
}

fn statuses(answer: &Answer) -> Vec<&str> {
    assert_eq!(answer.status, 200, "{answer:?}");
    let list = answer.json["receipts"].as_array().expect("a list");
    list.iter()
        .map(|one| one["status"].as_str().expect("a word"))
        .collect()
}

/// What the audit log says of receipts, newest first.
async fn told(app: &TestApp) -> Vec<(String, String, Value)> {
    let filter = AuditFilter {
        object: Some(ObjectKind::Receipt),
        ..AuditFilter::default()
    };
    let lines = app.app.db.audit_page(&filter, None, 10).await.unwrap();
    let line = |entry: hailong::model::audit::AuditEntry| {
        (entry.actor.name, entry.key, entry.after.unwrap_or_default())
    };
    lines.into_iter().map(|record| line(record.entry)).collect()
}

#[tokio::test]
async fn a_revoked_code_is_told_so_and_a_given_rating_stays() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let key = shared_key(&app).await;
        let issued = codes_of(&app, &token, 3).await;
        let printed = [1, 2].map(|nonce| printed(&app, &key, "2026-07-15", nonce));
        rate(&app, &issued[0], 1).await;
        rate(&app, &printed[0], 1).await;
        let open = Form::open(&app, &issued[1]).await;
        let asked = [
            json!({ "code": issued[0].to_lowercase() }),
            json!({ "reference": " dossier 1 " }),
            json!({ "code": printed[0] }),
            json!({ "code": printed[1] }),
        ];
        let answer = revoke(&app, &token, &asked).await;
        assert_eq!(
            statuses(&answer),
            ["revoked"; 4],
            "used and unused ones alike"
        );
        assert_eq!(
            answer.json["receipts"][1],
            json!({ "reference": " dossier 1 ", "status": "revoked" })
        );
        let again = revoke(&app, &token, &asked).await;
        assert_eq!(again.json, answer.json, "sent again it answers the same");
        for code in issued[..2].iter().chain(&printed) {
            let page = app.get(&format!("/r/{code}"), None).await;
            assert_eq!(page.status, 410);
            assert!(page.text.contains("không còn hiệu lực"), "{}", page.text);
        }
        assert_eq!(
            open.send(&app, 5).await.status,
            410,
            "a form that lay open as well"
        );
        assert_eq!(app.total("2026").await["n"], 2, "what was said stays");
        rate(&app, &issued[2], 4).await;
        // The reference keeps its code, and is told what became of it.
        let answer = issue(&app, &token, &[order("dossier 1"), order("dossier 2")]).await;
        let status = |at: usize| answer.json["receipts"][at]["status"].clone();
        assert_eq!([status(0), status(1)], ["revoked", "known"]);
        // One line for each agency and call that changed something, without code or reference.
        let lines = told(&app).await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0].0, "program");
        let catalogue = app.app.catalogue();
        let mut tokens = catalogue.tokens.values();
        let issuing = tokens.find(|token| token.grants.contains(&Grant::ReceiptsIssue));
        let program = issuing.expect("the token").id;
        assert_eq!(
            (lines[0].1.as_str(), &lines[0].2),
            (
                "ttpvhcc-taythanh",
                &json!({ "receipts": 4, "token": program })
            )
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_of_a_revocation_meets_nothing_else() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        first_mix(&app).await;
        let codes = codes_of(&app, &token, 4).await;
        for code in &codes {
            rate(&app, code, 4).await;
        }
        let asked: Vec<Value> = codes.iter().map(|code| json!({ "code": code })).collect();
        revoke(&app, &token, &asked).await;
        let direct = Direct::to(&app.world.db).await;
        let columns = if app.world.db.is_sqlite() {
            "SELECT name AS line FROM pragma_table_info('receipt_revoked') ORDER BY 1"
        } else {
            "SELECT column_name::text AS line FROM information_schema.columns \
             WHERE table_name = 'receipt_revoked' ORDER BY 1"
        };
        assert_eq!(direct.lines(columns).await, ["expires_on", "hash"]);
        assert_eq!(
            direct.table("receipt_revoked", "expires_on").await,
            ["2027-01-31"; 4]
        );
        let revoked = hashes(&direct, "receipt_revoked", "hash").await;
        for (table, column) in [("receipt", "hash"), ("receipt", "reference_hash")] {
            let others = hashes(&direct, table, column).await;
            assert_eq!(others.len(), 4);
            assert!(revoked.iter().all(|hash| !others.contains(hash)), "{table}");
        }
        let marks = all_marks(&direct).await;
        assert_eq!(marks.len(), 4);
        assert!(revoked.iter().all(|hash| !marks.contains(hash)));
        // It is forgotten when the code is over anyway.
        app.app
            .db
            .mix_marks("2027-02-01".parse().unwrap())
            .await
            .unwrap();
        assert!(hashes(&direct, "receipt_revoked", "hash").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_no_receipt_of_ours_is_told_and_what_is_wrong_is_named() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.token(&[Grant::ReceiptsIssue]).await;
    let other = app.token(&[Grant::ReceiptsIssue]).await;
    let key = shared_key(&app).await;
    codes_of(&app, &token, 1).await;
    let forged = printed(&app, &(key.0, vec![0; 32]), "2026-07-15", 1);
    let over = printed(&app, &key, "2026-01-02", 1);
    let asked = [
        json!({ "reference": "dossier 0" }),
        json!({ "reference": "dossier 9" }),
        json!({ "code": "A0000000000000000000" }),
        json!({ "code": "?" }),
        json!({ "code": forged }),
        json!({ "code": over }),
    ];
    let answer = revoke(&app, &other, &asked).await;
    let words = [
        "unknown", "unknown", "unknown", "unknown", "unknown", "expired",
    ];
    assert_eq!(
        statuses(&answer),
        words,
        "another program's reference is another one"
    );
    assert!(told(&app).await.is_empty(), "nothing has changed");
    let wrong = [json!({}), json!({ "reference": "1", "code": "2" })];
    assert_eq!(
        revoke(&app, &token, &wrong).await.problem(422),
        ["/receipts/0 one_of", "/receipts/1 one_of"]
    );
    let many = vec![json!({ "code": "A" }); 1_001];
    for (asked, told) in [(&[][..], "no_records"), (&many, "too_many_records")] {
        let problem = revoke(&app, &token, asked).await.problem(422);
        assert_eq!(problem, [format!("/receipts {told}")]);
    }
    let writer = app.writer().await;
    let kiosk = app.kiosk().await;
    for (token, status) in [(&writer, 403), (&kiosk.token, 403), (&"?".to_owned(), 401)] {
        assert_eq!(revoke(&app, token, &asked).await.status, status);
    }
}

#[tokio::test]
async fn a_code_is_taken_back_on_the_command_line() {
    let program = Program::new();
    super::files::with_a_counter(&program).await;
    let issue = [
        "receipt",
        "issue",
        "--service-point",
        "q1",
        "--domain",
        "land",
        "--reference",
        "12",
    ];
    let address = program.say(&issue).await;
    let code = address.rsplit('/').next().unwrap();
    let by_code = ["receipt", "revoke", "--code", code];
    let by_reference = ["receipt", "revoke", "--reference", "12"];
    assert_eq!(program.say(&by_code).await, "revoked");
    assert_eq!(program.say(&by_reference).await, "revoked");
    for unknown in [
        &["receipt", "revoke", "--reference", "12", "--token", "7"][..],
        &["receipt", "revoke", "--code", "A"],
        &issue,
    ] {
        assert_eq!(
            program.run(unknown).await.status.code(),
            Some(1),
            "{unknown:?}"
        );
    }
    for wrong in [
        &by_code[..2],
        &["receipt", "revoke", "--code", "A", "--reference", "1"],
    ] {
        assert_eq!(program.run(wrong).await.status.code(), Some(2), "{wrong:?}");
    }
}
