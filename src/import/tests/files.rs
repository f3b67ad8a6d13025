//! Files as programs really write them.

use super::*;

const DOMAINS: &str = "key,name_vi,name_en,group,source\nland,Đất đai,Land,land_construction,plan\nhealth,Y tế,Health,,\n";

#[tokio::test]
async fn a_mark_semicolons_windows_line_ends_and_blank_lines_make_no_difference() {
    let office = Office::new().await;
    assert_eq!(
        office.imports(Kind::Domains, DOMAINS).await,
        counts(2, 0, 0)
    );
    let marked = format!("\u{FEFF}{DOMAINS}");
    let semicolons = DOMAINS.replace(',', ";");
    let windows = marked.replace(',', ";").replace('\n', "\r\n");
    let padded = format!("\n{}\n,,,,\n\n", DOMAINS.replace('\n', "\n\n"));
    let quoted = DOMAINS.replace("Đất đai", "\" Đất đai \"");
    for text in [marked, semicolons, windows, padded, quoted] {
        let again = office.imports(Kind::Domains, &text).await;
        assert_eq!(again, counts(0, 0, 2), "{text:?}");
    }
}

#[tokio::test]
async fn columns_may_stand_in_any_order() {
    let office = Office::new().await;
    let text = "source,name_en,key,group,name_vi\nplan,Land,land,land_construction,Đất đai\n";
    office.imports(Kind::Domains, text).await;
    let catalogue = office.catalogue().await;
    assert_eq!(
        catalogue.domain("land").expect("a domain").name_vi,
        "Đất đai"
    );
}

#[tokio::test]
async fn lines_are_counted_as_an_editor_does() {
    let office = Office::new().await;
    let fault = "Bad,Đất đai,,,\n";
    let header = "key,name_vi,name_en,group,source\n";
    let plain = format!("{header}a,A,,,\n{fault}");
    assert_eq!(office.faults(Kind::Domains, &plain).await, ["3 key key"]);
    let windows = plain.replace('\n', "\r\n");
    assert_eq!(office.faults(Kind::Domains, &windows).await, ["3 key key"]);
    let blank = format!("\n{header}\n\na,A,,,\n\n{fault}");
    assert_eq!(office.faults(Kind::Domains, &blank).await, ["7 key key"]);
    let blank = blank.replace('\n', "\r\n");
    assert_eq!(office.faults(Kind::Domains, &blank).await, ["7 key key"]);
}

#[tokio::test]
async fn other_encodings_are_refused_by_name() {
    let office = Office::new().await;
    let wide = |mark: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let text = format!("{mark}{DOMAINS}");
        text.encode_utf16().flat_map(bytes).collect()
    };
    let header = b"key,name_vi,name_en,group,source\n".to_vec();
    let old = [header.as_slice(), b"land,\xD0\xE2\xECt \xF0ai,Land,,\n"].concat();
    let files = [
        ("UTF-16 LE", wide("\u{FEFF}", u16::to_le_bytes)),
        ("UTF-16 BE", wide("\u{FEFF}", u16::to_be_bytes)),
        ("UTF-16 LE", wide("", u16::to_le_bytes)),
        ("Windows-1258", old),
    ];
    for (name, bytes) in files {
        let error = office.fails(Kind::Domains, bytes).await;
        let text = error.summary(crate::i18n::Lang::Vi);
        assert!(text.contains(name), "{name}: {text}");
    }
}

#[tokio::test]
async fn a_letter_of_an_old_encoding_far_down_is_found() {
    let office = Office::new().await;
    let mut bytes = b"key,name_vi,name_en,group,source\n".to_vec();
    for number in 0..5_000 {
        bytes.extend(format!("d{number},A,B,,\n").into_bytes());
    }
    bytes.extend(b"land,\xD0\xE2\xECt \xF0ai,Land,,\n");
    let error = office.fails(Kind::Domains, bytes).await;
    assert!(
        matches!(
            error,
            ImportError::Encoding {
                name: Some("Windows-1258"),
                line: 5_002
            }
        ),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_file_without_a_line_is_empty() {
    let office = Office::new().await;
    for text in ["", "\n\n", "\u{FEFF}", ",,\n"] {
        let error = office.fails(Kind::Domains, text).await;
        assert!(matches!(error, ImportError::Empty), "{text:?}: {error:?}");
    }
    let report = office.try_import(
        Kind::Domains,
        DOMAINS.lines().next().map_or(vec![], Vec::from),
        false,
    );
    assert_eq!(report.await.expect("nothing to do").rows, 0);
}

#[tokio::test]
async fn the_header_must_be_the_one_expected() {
    let office = Office::new().await;
    let text = "key,name_vi,group,source,name_vi,colour\n";
    assert_eq!(
        office.faults(Kind::Domains, text).await,
        [
            "1 name_vi double-column",
            "1 colour unknown-column",
            "1 name_en missing-column",
        ]
    );
}

#[tokio::test]
async fn lines_of_another_width_and_open_quotes_are_faults() {
    let office = Office::new().await;
    let text = "key,name_vi,name_en,group,source\na,A\nb,B,,,,\nc,C,,,\"x\nd,D,,,\n";
    assert_eq!(
        office.faults(Kind::Domains, text).await,
        [
            "2 - fields",
            "3 - fields",
            "4 source control",
            "4 - unclosed-quote"
        ]
    );
}

#[tokio::test]
async fn control_characters_are_refused() {
    let office = Office::new().await;
    let text = "key,name_vi,name_en,group,source\na,A\0,,,\nb,\"B\nB\",,,\nc,C,\u{1B}[31m,,\n";
    assert_eq!(
        office.faults(Kind::Domains, text).await,
        [
            "2 name_vi control",
            "3 name_vi control",
            "5 name_en control"
        ]
    );
}

#[tokio::test]
async fn the_first_hundred_faults_are_named_and_the_others_counted() {
    let office = Office::new().await;
    let lines: Vec<String> = (0..250).map(|number| format!("K{number},A,,,")).collect();
    let lines = lines.join("\n");
    let text = format!("key,name_vi,name_en,group,source\n{lines}");
    let error = office.fails(Kind::Domains, text).await;
    let details = error.details(crate::i18n::Lang::En);
    assert_eq!(details.len(), 101);
    assert_eq!(
        details[0],
        "Line 2, column key: «K0» is not a key (1 to 64 characters of a–z, 0–9, «-», «_», «.»)"
    );
    assert_eq!(details[100], "… and 150 more.");
    assert_eq!(
        error.summary(crate::i18n::Lang::Vi),
        "Chưa nhập gì: tệp có 250 lỗi."
    );
}

#[tokio::test]
async fn a_file_that_is_not_there_is_unreadable() {
    let office = Office::new().await;
    let path = office.folder.path().join("none.csv");
    let error = office
        .try_import(Kind::Domains, path.as_path(), false)
        .await;
    assert!(
        matches!(error, Err(ImportError::Unreadable(_))),
        "{error:?}"
    );
}
