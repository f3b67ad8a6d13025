//! `hailong receipt …`: keys handed out once, overlapping, revoked; one code from the command line.

use hailong::model::{
    audit::{Action, AuditFilter, ObjectKind},
    receipt::{Claims, ReceiptCode},
};

use crate::harness::{TestDatabase, program::Program};

#[tokio::test]
async fn keys_are_made_listed_and_revoked() {
    let program = Program::new();
    program.import_example().await;
    let secret = program
        .say(&["receipt", "key", "create", "--name", "Một cửa"])
        .await;
    assert!(
        secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "alone: {secret}"
    );
    let second = program
        .say(&[
            "receipt",
            "key",
            "create",
            "--from",
            "2026-01-01",
            "--until",
            "2026-12-31",
        ])
        .await;
    assert_ne!(secret, second);
    let list = program.say(&["receipt", "key", "list"]).await;
    let lines: Vec<Vec<&str>> = list
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(
        (lines[0][0], lines[0][1], lines[0][3], lines[0][5]),
        ("1", "active", "-", "Một cửa")
    );
    assert_eq!(lines[1][..4], ["2", "active", "2026-01-01", "2026-12-31"]);
    assert!(!list.contains(&secret));
    program.say(&["receipt", "key", "revoke", "1"]).await;
    let again = program.run(&["receipt", "key", "revoke", "1"]).await;
    assert_eq!(again.status.code(), Some(1));
    let list = program.say(&["receipt", "key", "list"]).await;
    assert!(list.starts_with("1\trevoked\t"), "{list}");
    let db =
        TestDatabase::sqlite_at(program.database().trim_start_matches("sqlite://").into()).await;
    let filter = AuditFilter {
        object: Some(ObjectKind::ReceiptKey),
        ..AuditFilter::default()
    };
    let said = db.audit_page(&filter, None, 10).await.unwrap();
    let actions: Vec<Action> = said.iter().map(|record| record.entry.action).collect();
    assert_eq!(actions, [Action::Revoked, Action::Created, Action::Created]);
}

#[tokio::test]
async fn a_program_that_never_spoke_to_the_server_prints_a_code() {
    let program = Program::new();
    program.import_example().await;
    let points = "key,name,agency,serves_agency,domains,subject,valid_from,valid_until\n\
                  q1,Quầy 1,p-taythanh-2,,,procedure,,\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("points.csv");
    std::fs::write(&file, points).unwrap();
    program
        .say(&["import", "service-points", file.to_str().unwrap()])
        .await;
    let secret = program
        .say(&["receipt", "key", "create", "--from", "2026-01-01"])
        .await;
    let secret: Vec<u8> = (0..32)
        .map(|at| u8::from_str_radix(&secret[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    let places = program.say(&["receipt", "places"]).await;
    let number = |kind: &str, key: &str| {
        let found = places
            .lines()
            .find(|line| line.starts_with(kind) && line.split('\t').nth(2) == Some(key));
        found
            .expect(key)
            .split('\t')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap()
    };
    let server = program.serve().await;
    let http = crate::harness::program::client();
    let address = |code: &str| format!("{}/r/{code}", server.url);
    let issued = program
        .say(&[
            "receipt",
            "issue",
            "--service-point",
            "q1",
            "--domain",
            "land",
            "--reference",
            "12",
        ])
        .await;
    let again = program
        .say(&[
            "receipt",
            "issue",
            "--service-point",
            "q1",
            "--domain",
            "land",
            "--reference",
            "12",
        ])
        .await;
    assert_eq!(issued, again);
    let code = issued.rsplit('/').next().unwrap();
    let page = http.get(address(code)).send().await.unwrap();
    assert_eq!(page.status(), 200, "the running server knows it at once");
    let day = chrono::NaiveDate::parse_from_str(&today(&program).await, "%Y-%m-%d").unwrap();
    let claims = Claims {
        key: 1,
        service_point: number("service_point", "q1"),
        domain: number("domain", "land"),
        day,
        nonce: 4_711,
    };
    let printed = ReceiptCode::Signed(claims.sign(&secret).unwrap()).to_string();
    let page = http.get(address(&printed)).send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert!(!program.log().contains(&printed), "no code in the log");
}

/// The day that the program says it is.
async fn today(program: &Program) -> String {
    program.say(&["receipt", "key", "create"]).await;
    let list = program.say(&["receipt", "key", "list"]).await;
    let newest = list.lines().last().expect("a key");
    newest.split('\t').nth(2).expect("its first day").to_owned()
}
