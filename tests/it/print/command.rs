//! `hailong link print`, as the operator's host runs it.

use super::picture::{facts, page};
use crate::harness::program::Program;

/// An installation with the example data, a counter with a link; its address.
async fn installed(program: &Program) -> String {
    program.import_example().await;
    let points = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/tan-phu/service-points.csv"
    );
    program.say(&["import", "service-points", points]).await;
    program
        .say(&["link", "create", "--service-point", "taythanh-q1"])
        .await
}

#[tokio::test]
async fn a_link_and_an_agency_are_printed_to_files() {
    let program = Program::new();
    let address = installed(&program).await;
    let folder = tempfile::tempdir().expect("a folder");
    for (which, size) in [
        (&["1"][..], "a6"),
        (&["--agency", "p-taythanh-2"], "sticker"),
    ] {
        let file = folder.path().join(format!("{size}.pdf"));
        let path = file.to_str().expect("a path");
        let print = ["link", "print", "--size", size, "--output", path];
        program.say(&[&print[..], which].concat()).await;
        let (Some(facts), Some(page)) = (facts(&file), page(&file, 1, 300)) else {
            return;
        };
        assert!(facts.contains("Quầy số 1: Hộ tịch, chứng thực"), "{facts}");
        let read = page.scan().unwrap_or_default();
        assert!(read.iter().all(|read| *read == address), "{read:?}");
        // A camera has one sticker before it; of a whole sheet a scanner misses some, depending on the address.
        let most = if size == "a6" { 1 } else { 21 };
        assert!((1..=most).contains(&read.len()), "{}", read.len());
    }
}

#[tokio::test]
async fn what_is_missing_is_told() {
    let program = Program::new();
    installed(&program).await;
    for (asked, status, words) in [
        (&["999", "--size", "a4"][..], 1, "no link with number 999"),
        (
            &["--agency", "p-phuthanh-2", "--size", "a4"],
            1,
            "nothing to print",
        ),
        (&["1", "--size", "a3"], 2, "a4, a5, a6 or sticker"),
        (&["--size", "a4"], 2, "NUMBER"),
    ] {
        let print = [&["link", "print", "--output", "x.pdf"], asked].concat();
        let output = program.run(&print).await;
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{complaint}");
        assert!(complaint.contains(words), "{complaint}");
    }
}
