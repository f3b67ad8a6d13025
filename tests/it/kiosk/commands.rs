//! The same at the command line: secrets stand alone on standard output.

use serde_json::Value;

use crate::harness::program::Program;

#[tokio::test]
async fn a_device_is_added_moved_and_ended() {
    let program = Program::new();
    program.import_example().await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/tan-phu");
    let points = format!("{folder}/service-points.csv");
    program.say(&["import", "service-points", &points]).await;
    let file = std::fs::read_to_string(&points).unwrap();
    let keys: Vec<&str> = file
        .lines()
        .skip(1)
        .take(2)
        .map(|line| line.split(',').next().unwrap())
        .collect();
    let enrol = [
        "kiosk",
        "enrol",
        "--service-point",
        keys[0],
        "--name",
        "Máy 1",
    ];
    let link = program.say(&enrol).await;
    let (_, code) = link.split_once("/k/pair#").expect("a link alone");
    assert_eq!(code.len(), 9);
    program
        .say(&["kiosk", "move", "1", "--service-point", keys[1]])
        .await;
    let pin = program.say(&["kiosk", "set-pin", "1"]).await;
    assert!(
        pin.len() == 6 && pin.bytes().all(|b| b.is_ascii_digit()),
        "{pin}"
    );
    program
        .say(&[
            "kiosk",
            "maintain",
            "1",
            "cleaned",
            "--note",
            "Lau màn hình",
        ])
        .await;
    let list: Value =
        serde_json::from_str(&program.say(&["kiosk", "list", "--format", "json"]).await).unwrap();
    assert_eq!(list[0]["state"], "unpaired");
    assert_eq!(list[0]["service_point"], keys[1]);
    let health = program.say(&["kiosk", "health", "1"]).await;
    for word in ["enrolled", "moved", "pin_changed", "cleaned"] {
        assert!(health.contains(word), "{word}: {health}");
    }
    let write_off = ["kiosk", "write-off", "1", "--count", "1", "--reason"];
    let nothing = program.run(&[&write_off[..], &["Thử"]].concat()).await;
    let complaint = String::from_utf8_lossy(&nothing.stderr).into_owned();
    assert!(complaint.contains("0 taps of kiosk 1"), "{complaint}");
    let no_reason = program.run(&[&write_off[..], &[" "]].concat()).await;
    assert!(!no_reason.status.success());
    let again = program.say(&["kiosk", "repair", "1"]).await;
    assert!(again.contains("/k/pair#") && !again.contains(code));
    program.say(&["kiosk", "revoke", "1"]).await;
    let twice = program.run(&["kiosk", "revoke", "1"]).await;
    assert!(!twice.status.success());
    let no_file = program.run(&["import", "rescue", &points]).await;
    assert!(String::from_utf8_lossy(&no_file.stderr).contains("Đây không phải tệp"));
}

#[tokio::test]
async fn holidays_of_all_counters_and_of_one() {
    let program = Program::new();
    program.import_example().await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/tan-phu");
    let points = format!("{folder}/service-points.csv");
    program.say(&["import", "service-points", &points]).await;
    let add = ["holiday", "add", "--from", "2026-12-01", "--name"];
    let everywhere = program.say(&[&add[..], &["Tập huấn"]].concat()).await;
    assert_eq!(everywhere, "2026-12-01");
    let more = ["Sửa chữa quầy", "--until", "2026-12-02"];
    let here = ["--service-point", "taythanh-q1"];
    let one = program.say(&[&add[..], &more, &here].concat()).await;
    assert_eq!(one, "2026-12-01@taythanh-q1");
    let all = "2026-12-01\t-\tTập huấn\n2026-12-01\ttaythanh-q1\tSửa chữa quầy\n\
               2026-12-02\ttaythanh-q1\tSửa chữa quầy";
    assert_eq!(program.say(&["holiday", "list"]).await, all);
    let remove = ["holiday", "remove", "2026-12-02"];
    let of_all = program.run(&remove).await;
    assert!(!of_all.status.success(), "it is one of that counter alone");
    program.say(&[&remove[..], &here].concat()).await;
    let left = program.say(&["holiday", "list"]).await;
    assert_eq!(left.lines().count(), 2, "{left}");
    let unknown = [&add[..], &["x", "--service-point", "q-0"]].concat();
    assert!(!program.run(&unknown).await.status.success());
}
