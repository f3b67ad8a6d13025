//! Every kind of file at the page: looked at, confirmed, read where people read it, and sent again without any effect.

use hailong::{import::Kind, model::role::Role};

use super::admin_import::{confirm, decision, open, upload};
use crate::{
    harness::{Browser, app::POINT},
    receipts::shared_key,
};

/// Where figures are read; of a year, since people are told nothing of receipts of a few days.
const FIGURES: &str = "/api/v1/scores?period=2026";

/// A line of a file, the page where it is read afterwards, and the words by which it is known there.
fn story(kind: Kind, key: u16) -> (String, &'static str, &'static str) {
    let fixed = |line: &str, page, words| (line.to_owned(), page, words);
    match kind {
        Kind::Agencies => fixed(
            "thu-nghiem,,Phòng Thử nghiệm,specialised_office,p-taythanh-2,2025-07-01,,,Quyết định",
            "/admin/agencies/thu-nghiem",
            "Phòng Thử nghiệm",
        ),
        Kind::Scopes => fixed(
            "hai-phuong,Hai phường thử,p-taythanh-2,yes,2025-07-01,\n\
             hai-phuong,Hai phường thử,p-phuthanh-2,no,2025-07-01,",
            "/admin/scopes",
            "Hai phường thử",
        ),
        Kind::Domains => fixed("pets,Thú cưng,Pets,,", "/admin/domains", "Thú cưng"),
        Kind::Targets => fixed(
            "procedures,phuong-taythanh,procedure,land,commune,ratings,2026,2027,at_least,91.5,\
             reference,UBND phường,Kế hoạch thử",
            "/admin/targets",
            "91,5%",
        ),
        Kind::ServicePoints => fixed(
            "quay-thu,Quầy thử nghiệm,ttpvhcc-taythanh,,land,procedure,2025-07-01,",
            "/admin/service-points",
            "Quầy thử nghiệm",
        ),
        Kind::OfficialValues => fixed(
            "service,dia-ban-tan-phu,2026-Q1,calendar,93.21,Báo cáo thử,2026-04-20",
            "/admin/official-values",
            "93,21%",
        ),
        Kind::Transactions => fixed(
            "2026-07-14,ttpvhcc-taythanh,land,procedure,4711",
            FIGURES,
            "\"transactions\":4711,",
        ),
        Kind::ReceiptsPrinted => (
            format!("{key},2026-07-14,{POINT},land,1234"),
            FIGURES,
            "\"printed\":1234,",
        ),
        Kind::Ratings => fixed(
            "019f5d3a-1000-7abc-8def-000000000001,2026-07-14T09:20:00+07:00,p-taythanh-2,,\
             civil_status,,2,paper,,,",
            FIGURES,
            "\"n\":1,",
        ),
    }
}

async fn read(browser: &mut Browser<'_>, page: &str) -> String {
    let answer = browser.get(page).await;
    assert!(answer.status == 200 || answer.status == 404, "{page}");
    answer.text
}

/// How many entries a preview calls new.
fn added(preview: &str) -> &str {
    let (_, rest) = preview.split_once("Thêm mới</dt><dd>").expect(preview);
    rest.split('<').next().expect("a number")
}

#[tokio::test]
async fn every_kind_of_file_is_looked_at_imported_and_known_again() {
    let (app, _folder) = open().await;
    let (key, _) = shared_key(&app).await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    for kind in Kind::ALL {
        let (line, page, words) = story(kind, key);
        let file = format!("{}\n{line}\n", kind.columns().join(","));
        let before = read(&mut browser, page).await;
        let looked = upload(&mut browser, kind.word(), &file).await;
        assert_eq!(looked.status, 200, "{kind}: {}", looked.text);
        assert_eq!(added(&looked.text), "1", "{kind}");
        // Somebody sends it in a second window as well, before anything is decided.
        let twice = upload(&mut browser, kind.word(), &file).await;
        assert_eq!(
            read(&mut browser, page).await,
            before,
            "{kind}: only looked at"
        );
        assert!(!before.contains(words), "{kind}: {before}");

        let done = confirm(&mut browser, &decision(&looked)).await;
        assert_eq!(
            done.location(),
            "/admin/import?done=imported",
            "{kind}: {}",
            done.text
        );
        let after = read(&mut browser, page).await;
        assert!(after.contains(words), "{kind}: {after}");

        let version = app.app.catalogue().version;
        confirm(&mut browser, &decision(&twice)).await;
        let again = upload(&mut browser, kind.word(), &file).await;
        assert_eq!(added(&again.text), "0", "{kind}");
        let nothing = "Mọi dòng trong tệp đã có sẵn; không có gì để nhập.";
        assert!(again.text.contains(nothing), "{kind}: {}", again.text);
        assert!(!again.text.contains("/admin/import/confirm"), "{kind}");
        assert_eq!(
            read(&mut browser, page).await,
            after,
            "{kind}: nothing changed"
        );
        assert_eq!(app.app.catalogue().version, version, "{kind}");
    }
}
