//! What can be wrong with reference data, each with its line and column.

use super::*;
use crate::{model::validity::Validity, store::NewKey};

/// A file of this kind with these lines.
fn file(kind: Kind, lines: &[&str]) -> String {
    format!("{}\n{}\n", kind.columns().join(","), lines.join("\n"))
}

#[tokio::test]
async fn agencies() {
    let office = Office::of_tan_phu().await;
    let text = file(
        Kind::Agencies,
        &[
            "a,,A,commune,b,2026-01-01,2025-12-31,,x",
            "b,,B,galaxy,a,,,,x",
            "c,,C,commune,nowhere,,,d;nobody,x",
            "d,,D,commune,,2026-13-01,,c,x",
            "d,,,commune,,1/7/2025,,c,x",
            "p-taythanh-2,27013,UBND phường Tây Thạnh,commune,ttpvhcc-taythanh,2025-07-01,,,x",
            ",,Không khóa,commune,,,,,",
        ],
    );
    assert_eq!(
        office.faults(Kind::Agencies, text).await,
        [
            "2 valid_until reversed",
            "2 parent parent-cycle",
            "3 kind unknown-kind",
            "3 parent parent-cycle",
            "4 parent unknown-agency-key",
            "4 successors unknown-agency-key",
            "4 successors successor-cycle",
            "5 valid_from date",
            "5 successors successor-cycle",
            "6 key same-key",
            "6 name required",
            "6 valid_from date",
            "6 successors successor-cycle",
            "7 parent parent-cycle",
            "8 key required",
        ]
    );
}

#[tokio::test]
async fn scopes() {
    let office = Office::of_tan_phu().await;
    let text = file(
        Kind::Scopes,
        &[
            "mot,Một,p-taythanh-2,yes,,",
            "mot,Hai,p-tanphu-2,maybe,,",
            "mot,Hai,p-tanphu-2,no,2026-01-02,2026-01-01",
            "mot,Một,p-taythanh-2,no,,",
            "mot,Một,nowhere,no,,",
            "mot,Một,UBND phường Tây Thạnh,no,,",
            "mot,Một,Bưu điện Tân Phú,no,,",
        ],
    );
    assert_eq!(
        office.faults(Kind::Scopes, text).await,
        [
            "3 with_descendants word",
            "4 valid_until reversed",
            "4 name other-name",
            "5 agency same-key",
            "6 agency unknown-agency",
            // Two wards bear this name, one before and one after the reform.
            "7 agency unknown-agency",
        ]
    );
}

#[tokio::test]
async fn targets() {
    let office = Office::of_tan_phu().await;
    let good = "t,dia-ban-tan-phu,procedure,*,*,ratings,2026,2030,above,95,binding,Ai,x";
    let text = file(
        Kind::Targets,
        &[
            good,
            good,
            "t,nowhere,procedure,land;sea,galaxy,us,2030,2026,more,101,maybe,,",
            "t,dia-ban-tan-phu,,,,ratings,26,MMXXX,above,98.,binding,Ai,x",
            "t,dia-ban-tan-phu,sports,land;land,*,ratings,2027,2027,above,98,binding,Ai,x",
        ],
    );
    assert_eq!(
        office.faults(Kind::Targets, text).await,
        [
            "3 topic same-target",
            "4 scope unknown-scope",
            "4 domains unknown-domain",
            "4 agency_kinds unknown-kind",
            "4 measured_by word",
            "4 year_until years-reversed",
            "4 comparison word",
            "4 threshold_percent percent",
            "4 status word",
            "4 issuer required",
            "5 subject required",
            "5 domains required",
            "5 agency_kinds required",
            "5 year_from year",
            "5 year_until year",
            "5 threshold_percent percent",
            "6 subject word",
            "6 domains twice",
        ]
    );
}

#[tokio::test]
async fn service_points() {
    let office = Office::of_tan_phu().await;
    let text = file(
        Kind::ServicePoints,
        &[
            "q1,Quầy 1,ttpvhcc-taythanh,,land,procedure,2025-07-01,",
            "q1,Quầy 1,ttpvhcc-taythanh,nowhere,sea,sports,2025-07-02,2025-07-01",
            "q2,,p-taythanh-2,q-tanphu,*,,2025-07-01,",
        ],
    );
    assert_eq!(
        office.faults(Kind::ServicePoints, text).await,
        [
            "3 serves_agency unknown-agency",
            "3 domains unknown-domain",
            "3 subject word",
            "3 valid_until reversed",
            "3 key same-key",
            "4 name required",
            "4 serves_agency no-common-day",
        ]
    );
}

#[tokio::test]
async fn official_values() {
    let office = Office::of_tan_phu().await;
    let text = file(
        Kind::OfficialValues,
        &[
            "service,dia-ban-tan-phu,2025-Q1,calendar,97,QĐ 1,2025-05-01",
            "service,dia-ban-tan-phu,2025-01-01..2025-03-31,reporting,97,QĐ 1,2025-05-01",
            "football,nowhere,2025-Q5,lunar,-1,,",
            "service,dia-ban-tan-phu,2025-02-30,calendar,97,QĐ 1,2026-11-02",
            "service,dia-ban-tan-phu,2025-03-01..2025-02-01,calendar,97,QĐ 1,2025-05-01",
            "service,dia-ban-tan-phu,3000,calendar,\"97,5\",QĐ 1,2026-11-02",
            "service,dia-ban-tan-phu,2026-Q1,calendar,\"97,5\",QĐ 1,2026-11-02",
        ],
    );
    assert_eq!(
        office.faults(Kind::OfficialValues, text).await,
        [
            "3 period same-period",
            "4 topic unknown-topic",
            "4 scope unknown-scope",
            "4 period period",
            "4 calendar word",
            "4 value_percent percent",
            "4 source required",
            "4 date required",
            "5 period no-such-day",
            "5 date future",
            "6 period reversed",
            "7 period year",
            "7 date future",
            "8 date future",
        ]
    );
}

#[tokio::test]
async fn transactions() {
    let office = Office::of_tan_phu().await;
    let text = file(
        Kind::Transactions,
        &[
            "2026-02-02,ttpvhcc-taythanh,land,procedure,0",
            "2026-02-02,ttpvhcc-taythanh,land,,4",
            "2026-11-02,ttpvhcc-taythanh,sea,sports,-1",
            "2025-07-01,q-tanphu,land,procedure,1.5",
            "2025-06-30,q-tanphu,land,procedure,99999999999",
            ",nowhere,,procedure,",
        ],
    );
    assert_eq!(
        office.faults(Kind::Transactions, text).await,
        [
            "3 date same-count",
            "4 date future",
            "4 domain unknown-domain",
            "4 subject word",
            "4 count count",
            "5 agency agency-not-valid",
            "5 count count",
            "6 count count",
            "7 date required",
            "7 agency unknown-agency",
            "7 domain required",
            "7 count required",
        ]
    );
}

#[tokio::test]
async fn receipts_printed() {
    let office = Office::of_tan_phu().await;
    let points = file(
        Kind::ServicePoints,
        &["q1,Quầy 1,p-taythanh-2,,,procedure,2025-07-01,"],
    );
    office.imports(Kind::ServicePoints, points).await;
    let key = NewKey {
        id: 1,
        name: String::new(),
        sealed: vec![1],
        valid: Validity {
            from: "2026-01-01".parse().ok(),
            until: None,
        },
    };
    let added = office.db.add_receipt_key(key, &office.actor, 1).await;
    added.expect("a key");
    let text = file(
        Kind::ReceiptsPrinted,
        &[
            "1,2026-02-02,q1,land,40",
            "1,2026-02-02,q1,land,4",
            "2,2026-11-02,q9,sea,-1",
            "1,2025-06-30,q1,land,1.5",
            ",,q1,,",
            "1,2026-02-03,q1,land,1000001",
        ],
    );
    assert_eq!(
        office.faults(Kind::ReceiptsPrinted, text).await,
        [
            "3 date same-printed",
            "4 service_point unknown-service-point",
            "4 domain unknown-domain",
            "4 count count",
            "4 date future",
            "4 key unknown-receipt-key",
            "5 count count",
            "5 key receipt-key-not-valid",
            "5 service_point service-point-not-valid",
            "6 date required",
            "6 key required",
            "6 domain required",
            "6 count required",
            "7 count too-many-printed",
        ]
    );
    let day = |count: u32| {
        let line = format!("1,2026-02-02,q1,land,{count}");
        file(Kind::ReceiptsPrinted, &[&line, "1,2026-02-03,q1,land,7"])
    };
    for (count, changes) in [(40, (2, 0, 0)), (40, (0, 0, 2)), (41, (0, 1, 1))] {
        let counts = office.imports(Kind::ReceiptsPrinted, day(count)).await;
        assert_eq!((counts.added, counts.changed, counts.unchanged), changes);
    }
}
