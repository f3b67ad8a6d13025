//! The same at the command line: a link that was made stands alone on standard output.

use serde_json::Value;

use crate::harness::{on_each_database, program::Program};

async fn filled(program: Program) -> (Program, String) {
    program.import_example().await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/tan-phu");
    let points = format!("{folder}/service-points.csv");
    program.say(&["import", "service-points", &points]).await;
    let file = std::fs::read_to_string(&points).unwrap();
    let first = file.lines().nth(1).and_then(|line| line.split(',').next());
    (program, first.expect("a counter").to_owned())
}

async fn list(program: &Program) -> Vec<Value> {
    let said = program.say(&["link", "list", "--format", "json"]).await;
    serde_json::from_str(&said).expect("one document")
}

#[tokio::test]
async fn links_are_made_replaced_and_closed() {
    on_each_database(|db| async move {
        let (program, point) = filled(Program::on(db.url())).await;
        story(&program, &point).await;
        wrong_use(&program).await;
    })
    .await;
}

async fn story(program: &Program, point: &str) {
    let poster = program
        .say(&["link", "create", "--service-point", point])
        .await;
    let (_, code) = poster.rsplit_once("/r/").expect("a link alone");
    assert!(code.len() == 10 && !poster.contains('\n'), "{poster}");
    let online = [
        "link",
        "create",
        "--agency",
        "p-taythanh-2",
        "--domain",
        "land",
        "--note",
        "Zalo",
        "--valid-from",
        "2026-01-01",
        "--valid-until",
        "2099-12-31",
        "--format",
        "json",
    ];
    let made: Value = serde_json::from_str(&program.say(&online).await).unwrap();
    let made = &made[0];
    assert_eq!(made["agency"], "p-taythanh-2");
    assert_eq!(
        (&made["service_point"], &made["domain"]),
        (&Value::Null, &"land".into())
    );
    assert_eq!(made["valid_until"], "2099-12-31");

    let fresh = program.say(&["link", "rotate", "1"]).await;
    assert!(fresh.contains("/r/") && fresh != poster, "{fresh}");
    program
        .say(&["link", "rotate", "3", "--at-once", "--misused"])
        .await;
    program.say(&["link", "close", "2"]).await;
    let states: Vec<String> = list(program)
        .await
        .iter()
        .map(|link| {
            format!(
                "{} {} {}",
                link["state"], link["closing"], link["replaced_by"]
            )
        })
        .collect();
    assert_eq!(
        states,
        [
            "\"fading\" null 3",
            "\"closed\" \"unneeded\" null",
            "\"closed\" \"misused\" 4",
            "\"open\" null null",
        ]
    );
    let text = program
        .say(&["link", "list", "--agency", "p-taythanh-2"])
        .await;
    assert!(
        text.contains("\tp-taythanh-2\tland\t2026-01-01\t2099-12-31\tZalo"),
        "{text}"
    );
}

/// What cannot be done is refused with 1, what is wrongly written with 2.
async fn wrong_use(program: &Program) {
    for wrong in [
        &["link", "close", "2"][..],
        &["link", "rotate", "1"],
        &["link", "rotate", "4", "--old-until", "2020-01-01"],
        &["link", "create", "--service-point", "nowhere"],
        &[
            "link",
            "create",
            "--agency",
            "p-taythanh-2",
            "--valid-from",
            "2026-02-01",
            "--valid-until",
            "2026-01-01",
        ],
    ] {
        assert_eq!(program.run(wrong).await.status.code(), Some(1), "{wrong:?}");
    }
    for usage in [
        &["link", "create"][..],
        &["link", "create", "--agency", "a", "--service-point", "b"],
        &["link", "rotate", "4", "--misused"],
    ] {
        assert_eq!(program.run(usage).await.status.code(), Some(2), "{usage:?}");
    }
    let all = ["link", "create", "--agency", "q-tanphu", "--every-counter"];
    let none = program.run(&all).await;
    assert!(!none.status.success(), "the district is history");
}
