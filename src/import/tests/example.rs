//! The built-in example.

use unicode_normalization::UnicodeNormalization;

use super::*;

#[tokio::test]
async fn the_example_comes_in_and_a_second_time_changes_nothing() {
    let office = Office::new().await;
    let mut added = Vec::new();
    for (kind, bytes) in tan_phu() {
        added.push((kind.word(), office.imports(kind, bytes).await));
    }
    let expected = [
        ("agencies", counts(59, 0, 0)),
        ("scopes", counts(6, 0, 0)),
        ("domains", counts(14, 0, 0)),
        ("targets", counts(9, 0, 0)),
        ("service-points", counts(49, 0, 0)),
        ("official-values", counts(3, 0, 0)),
        ("transactions", counts(630, 0, 0)),
    ];
    assert_eq!(added, expected);
    let before = office.stored().await;
    for ((kind, bytes), (_, first)) in tan_phu().into_iter().zip(added) {
        let again = office.imports(kind, bytes).await;
        assert_eq!(again, counts(0, 0, first.added), "{kind}");
    }
    assert_eq!(office.stored().await, before, "not even a new version");
}

#[tokio::test]
async fn what_was_read_is_what_the_files_say() {
    let catalogue = Office::of_tan_phu().await.catalogue().await;
    let split = catalogue.agency("p-tanthanh-1").expect("a ward");
    assert_eq!(split.area_code.as_deref(), Some("27022"));
    assert!(split.is_split());
    let renamed = catalogue.agency("bv-tanphu-2").expect("a hospital");
    assert_eq!(catalogue.with_lineage(renamed.id).len(), 2);
    let scope = catalogue.scope("dia-ban-tan-phu").expect("a scope");
    assert_eq!(scope.members.len(), 17);
    let point = catalogue.service_point("taythanh-q2").expect("a counter");
    let decider = catalogue.agency_by_id(point.decider()).expect("an agency");
    assert_eq!(decider.key, "kthtdt-taythanh");
    assert_eq!(point.domains.len(), 3);
    let everything = catalogue.service_point("buudien-q1").expect("a counter");
    assert!(everything.domains.is_empty(), "* means all");
    let land = catalogue
        .targets
        .iter()
        .find(|target| target.topic == "procedures_land_construction")
        .expect("a target");
    assert_eq!(
        (land.threshold.to_string().as_str(), land.year_from),
        ("95", 2026)
    );
}

#[tokio::test]
async fn a_changed_line_changes_its_entry_alone() {
    let office = Office::of_tan_phu().await;
    let text = include_str!("../../../examples/tan-phu/agencies.csv");
    let text = text.replace("Bưu điện Tân Phú", "Bưu điện trung tâm Tân Phú");
    assert_eq!(
        office.imports(Kind::Agencies, &text).await,
        counts(0, 1, 58)
    );
    let catalogue = office.catalogue().await;
    let name = &catalogue.agency("buudien-tanphu").expect("an agency").name;
    assert_eq!(name, "Bưu điện trung tâm Tân Phú");
    let text = include_str!("../../../examples/tan-phu/scopes.csv");
    let text = text.replace(
        "dia-ban-tan-phu,Địa bàn quận Tân Phú (cũ),truong-b,no,,\n",
        "",
    );
    assert_eq!(office.imports(Kind::Scopes, &text).await, counts(0, 1, 5));
    let text = include_str!("../../../examples/tan-phu/transactions.csv");
    let first = text.lines().nth(1).expect("a line");
    let text = text.replacen(
        first,
        "2026-01-02,ttpvhcc-taythanh,civil_status,procedure,7",
        1,
    );
    assert_eq!(
        office.imports(Kind::Transactions, &text).await,
        counts(0, 1, 629)
    );
}

#[tokio::test]
async fn a_dry_run_checks_everything_and_writes_nothing() {
    let office = Office::new().await;
    let before = office.stored().await;
    let (kind, bytes) = tan_phu().remove(0);
    let report = office.try_import(kind, bytes, true).await.expect("sound");
    assert_eq!((report.rows, report.counts), (59, counts(59, 0, 0)));
    assert_eq!(office.stored().await, before);
    let faulty = String::from_utf8_lossy(bytes).replace("2025-06-30", "2025-06-31");
    let error = office.try_import(kind, faulty.into_bytes(), true).await;
    assert!(matches!(error, Err(ImportError::Faults(_))));
}

#[tokio::test]
async fn composed_and_decomposed_vietnamese_are_the_same() {
    let office = Office::of_tan_phu().await;
    for (kind, bytes) in tan_phu() {
        let text = String::from_utf8_lossy(bytes);
        let decomposed: String = text.nfd().collect();
        assert!(decomposed != text || kind == Kind::Transactions);
        let again = office.imports(kind, decomposed).await;
        assert_eq!((again.added, again.changed), (0, 0), "{kind}");
    }
    let catalogue = office.catalogue().await;
    let decomposed: String = "Bệnh viện đa khoa Tân Phú".nfd().collect();
    let found = catalogue.find_agency(&decomposed).expect("the hospital");
    assert_eq!(found.key, "bv-tanphu-2");
}
