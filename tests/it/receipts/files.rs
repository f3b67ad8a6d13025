//! `hailong receipt import`: codes for the dossiers of a file, all or none.

use std::path::{Path, PathBuf};

use crate::harness::program::Program;

const HEADER: &str = "reference,service_point,domain,agency,issued_on";

/// The example with one counter, `q1`.
pub async fn with_a_counter(program: &Program) {
    program.import_example().await;
    let points = "key,name,agency,serves_agency,domains,subject,valid_from,valid_until\n\
                  q1,Quầy 1,p-taythanh-2,,,procedure,,\n";
    let folder = tempfile::tempdir().unwrap();
    let file = file(folder.path(), points.as_bytes());
    program
        .say(&["import", "service-points", file.to_str().unwrap()])
        .await;
}

fn file(folder: &Path, bytes: &[u8]) -> PathBuf {
    let file = folder.join("dossiers.csv");
    std::fs::write(&file, bytes).unwrap();
    file
}

#[tokio::test]
async fn a_file_of_dossiers_becomes_a_file_of_codes() {
    let program = Program::new();
    with_a_counter(&program).await;
    let folder = tempfile::tempdir().unwrap();
    // As Excel saves it here: the mark of UTF-8, semicolons, columns in an order of its own.
    let excel = "\u{feff}service_point;reference;domain;issued_on;agency\r\n\
                 q1;\"hồ sơ; số 1\";land;;\r\n;H29.50.05.13-260108-0975;construction;;p-taythanh-2\r\n";
    let path = file(folder.path(), excel.as_bytes());
    let said = program
        .say(&["receipt", "import", path.to_str().unwrap()])
        .await;
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        (lines.len(), lines[0]),
        (3, "reference,code,url,expires_on")
    );
    let cells: Vec<&str> = lines[1].split(',').collect();
    assert_eq!((cells[0], cells.len()), ("hồ sơ; số 1", 4));
    assert!(cells[1].starts_with('A') && cells[1].len() == 20, "{said}");
    assert!(cells[2].ends_with(&format!("/r/{}", cells[1])), "{said}");
    // Read again, into a file that nobody else may read: the same codes.
    let output = folder.path().join("codes.csv");
    std::fs::write(&output, "what stood there, for everybody to read").unwrap();
    let all: std::fs::Permissions = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    std::fs::set_permissions(&output, all).unwrap();
    let again = [
        "receipt",
        "import",
        path.to_str().unwrap(),
        "--output",
        output.to_str().unwrap(),
    ];
    assert_eq!(program.say(&again).await, "");
    assert_eq!(std::fs::read_to_string(&output).unwrap().trim_end(), said);
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&output).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    let single = [
        "receipt",
        "issue",
        "--service-point",
        "q1",
        "--domain",
        "land",
        "--reference",
        "hồ sơ; số 1",
    ];
    assert_eq!(
        program.say(&single).await,
        cells[2],
        "as if it had been issued alone"
    );
}

#[tokio::test]
async fn every_fault_of_a_file_is_named_and_nothing_is_issued() {
    let program = Program::new();
    with_a_counter(&program).await;
    let folder = tempfile::tempdir().unwrap();
    let lines = "1,q1,land,,\n2,q9,land,,\n,q1,land,,\n1,q1,?,,\n3,q1,land,?,\n4,q1,land,,15/7/2026\n\
                 5,q1,land,,2099-01-01\n6,q1\n";
    let path = file(folder.path(), format!("{HEADER}\n{lines}").as_bytes());
    let refused = program
        .run(&["--lang", "en", "receipt", "import", path.to_str().unwrap()])
        .await;
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stdout.is_empty());
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    for (line, column) in [
        (3, "service_point"),
        (4, "reference"),
        (5, "reference"),
        (6, "agency"),
        (7, "issued_on"),
        (8, "issued_on"),
    ] {
        let place = format!("line {line}, column {column}");
        assert!(told.to_lowercase().contains(&place), "{place}: {told}");
    }
    assert!(told.contains('9'), "the short line: {told}");
    // The first one was fine, and was not issued either.
    let revoke = ["receipt", "revoke", "--reference", "1"];
    assert_eq!(program.run(&revoke).await.status.code(), Some(1));
    for (bytes, word) in [
        (&b"reference,domain\n1,land\n"[..], "service_point"),
        (b"", ""),
        (b"\xFF\xFEr\0e\0", "UTF-16"),
    ] {
        let path = file(folder.path(), bytes);
        let refused = program
            .run(&["receipt", "import", path.to_str().unwrap()])
            .await;
        assert_eq!(refused.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&refused.stderr).contains(word));
    }
}
