//! Ratings: what is stored, what is refused, what is recognised.

use uuid::Uuid;

use super::*;
use crate::{
    model::{
        channel::Channel,
        rating::{DeviceMark, NewRating, Source as Sender, TimeNote},
        rating_fields::OwnFields,
        subject::Subject,
    },
    store::RecordResult,
};

const HEADER: &str =
    "id,rated_at,agency,received_by,domain,subject,level,channel,service_point,reasons,comment";

fn file(lines: &[&str]) -> String {
    format!("{HEADER}\n{}\n", lines.join("\n"))
}

const NAMED: &str = "0190c8c2-1111-7000-8000-000000000001,2026-03-02T09:15:00+07:00,kthtdt-taythanh,ttpvhcc-taythanh,land,procedure,5,kiosk,taythanh-q2,waiting;attitude,Cán bộ nhiệt tình";
const NAMELESS: &str = ",2026-03-02T09:20:00+07:00,p-taythanh-2,,civil_status,,2,paper,,,";

#[tokio::test]
async fn ratings_come_in_and_enter_the_figures_at_once() {
    let office = Office::of_tan_phu().await;
    let text = file(&[NAMED, NAMELESS]);
    assert_eq!(office.imports(Kind::Ratings, &text).await, counts(2, 0, 0));
    let head = office.db.head().await.expect("a head");
    assert_eq!((head.head, head.folded), (2, 2));
    let totals = office.db.totals().await.expect("totals");
    assert_eq!((totals.ratings, totals.gaps), (2, 0));
    office.rollups_agree().await;
}

#[tokio::test]
async fn a_rating_with_an_id_counts_once_however_often_it_comes() {
    let office = Office::of_tan_phu().await;
    office.imports(Kind::Ratings, file(&[NAMED])).await;
    assert_eq!(
        office.imports(Kind::Ratings, file(&[NAMED])).await,
        counts(0, 0, 1)
    );
    let twice = file(&[NAMED, NAMED]);
    assert_eq!(office.imports(Kind::Ratings, &twice).await, counts(0, 0, 2));
    let decomposed: String = {
        use unicode_normalization::UnicodeNormalization;
        file(&[NAMED]).nfd().collect()
    };
    assert_eq!(
        office.imports(Kind::Ratings, &decomposed).await,
        counts(0, 0, 1)
    );
    assert_eq!(office.stored().await.1, 1);
}

#[tokio::test]
async fn another_rating_under_the_same_id_refuses_the_whole_file() {
    let office = Office::of_tan_phu().await;
    office.imports(Kind::Ratings, file(&[NAMED])).await;
    let other = NAMED.replace(",5,", ",1,");
    let text = file(&[NAMELESS, &other]);
    assert_eq!(office.faults(Kind::Ratings, &text).await, ["3 id id-taken"]);
    let other_comment = NAMED.replace("nhiệt tình", "thân thiện");
    let text = file(&[&other_comment]);
    assert_eq!(office.faults(Kind::Ratings, &text).await, ["2 id id-taken"]);
    let fresh = NAMED.replace("0001", "0002");
    let text = file(&[&fresh, &fresh.replace(",5,", ",4,")]);
    assert_eq!(
        office.faults(Kind::Ratings, &text).await,
        ["3 id id-taken-in-file"]
    );
    let quarantine = office.db.quarantine(10).await.expect("a list");
    assert!(quarantine.is_empty(), "an import leaves nothing behind");
}

#[tokio::test]
async fn the_same_file_without_ids_is_refused_the_second_time() {
    let office = Office::of_tan_phu().await;
    let text = file(&[NAMELESS, NAMELESS]);
    let report = office
        .try_import(Kind::Ratings, text.clone().into_bytes(), true)
        .await;
    assert_eq!(report.expect("sound").counts, counts(2, 0, 0));
    assert_eq!(
        office.imports(Kind::Ratings, &text).await,
        counts(2, 0, 0),
        "the dry run left no mark"
    );
    let saved_anew = format!("\u{FEFF}{}", text.replace(',', ";").replace('\n', "\r\n"));
    for text in [text, saved_anew] {
        let error = office.fails(Kind::Ratings, &text).await;
        assert_eq!(
            error.summary(crate::i18n::Lang::Vi),
            "Chưa nhập gì: tệp có cùng nội dung đã được nhập lúc 08:00, 01/11/2026."
        );
    }
}

#[tokio::test]
async fn every_fault_of_a_line_is_named() {
    let office = Office::of_tan_phu().await;
    let long = format!(
        ",2026-03-02T09:20:00+07:00,p-taythanh-2,,land,,2,paper,,,{}",
        "ờ".repeat(1_001)
    );
    let text = file(&[
        "7,2026-03-02T09:20:00,nowhere,nobody,sea,sports,6,pigeon,q99,joy,",
        ",2026-11-01T08:00:01+07:00,p-taythanh-2,,land,,0,paper,,,",
        // 30 June 23:30 in Vietnam, though 1 July began further east: the district's last day.
        ",2025-06-30T16:30:00Z,p-taythanh-2,q-tanphu,land,,3,paper,,,",
        ",2025-06-30T17:00:00Z,p-taythanh-2,q-tanphu,land,,3,paper,quan-q1,,",
        ",,,,,,,,,,",
        &long,
        ",2026-03-02T09:20:00+07:00,p-taythanh-2,,land,,2.5,,,waiting;waiting,a\u{7}b",
    ]);
    assert_eq!(
        office.faults(Kind::Ratings, &text).await,
        [
            "2 id id",
            "2 rated_at instant",
            "2 agency unknown-agency",
            "2 received_by unknown-agency",
            "2 domain unknown-domain",
            "2 service_point unknown-point",
            "2 level level",
            "2 subject word",
            "2 channel word",
            "2 reasons unknown-reason",
            "3 rated_at future",
            "3 level level",
            "4 agency agency-not-valid",
            "5 received_by agency-not-valid",
            "5 service_point point-not-valid",
            "7 comment too-long",
            "8 level level",
            "8 channel required",
            "8 reasons twice",
            "8 comment control",
        ]
    );
}

#[tokio::test]
async fn a_comment_may_have_lines_and_a_thousand_characters() {
    let office = Office::of_tan_phu().await;
    let comment = format!("\"{}\nhết\"", "ờ".repeat(995));
    let line = format!("{NAMELESS}{comment}");
    let text = file(&[&line, "x,,,,,,,,,,"]);
    let faults = office.faults(Kind::Ratings, &text).await;
    assert_eq!(
        faults[0], "4 id id",
        "the line after a comment of two lines"
    );
    assert_eq!(
        office.imports(Kind::Ratings, file(&[&line])).await,
        counts(1, 0, 0)
    );
}

#[tokio::test]
async fn names_find_the_same_agency_as_keys() {
    let office = Office::of_tan_phu().await;
    office.imports(Kind::Ratings, file(&[NAMED])).await;
    let by_name = NAMED
        .replace(
            "ttpvhcc-taythanh",
            "Trung tâm Phục vụ hành chính công phường Tây Thạnh",
        )
        .replace(",land,", ",ĐẤT ĐAI,");
    assert_eq!(
        office.imports(Kind::Ratings, file(&[&by_name])).await,
        counts(0, 0, 1)
    );
}

#[tokio::test]
async fn the_stored_rating_is_what_the_line_says() {
    let office = Office::of_tan_phu().await;
    office.imports(Kind::Ratings, file(&[NAMED])).await;
    let reasons = ["attitude".to_owned(), "waiting".to_owned()];
    let own = OwnFields {
        level: 5,
        rated_at: 1_772_417_700_000,
        domain: Some("land"),
        agency: Some("kthtdt-taythanh"),
        received_by: Some("ttpvhcc-taythanh"),
        service_point: Some("taythanh-q2"),
        subject: Some(Subject::Procedure),
        channel: Some(Channel::Kiosk),
        reasons: &reasons,
        ..OwnFields::default()
    };
    let id: Uuid = NAMED[..36].parse().expect("an id");
    let rating = NewRating {
        id,
        content_hash: own.hash(),
        comment: Some("Cán bộ nhiệt tình".to_owned()),
        ..some_rating()
    };
    let results = office
        .db
        .foresee_ratings([rating])
        .await
        .expect("an answer");
    assert_eq!(
        results,
        [RecordResult::Duplicate],
        "as an API would send it"
    );
}

/// A rating that the reference data of the example allows.
pub fn some_rating() -> NewRating {
    NewRating {
        id: Uuid::nil(),
        rated_at: 0,
        device_at: 0,
        received_at: 0,
        time_note: TimeNote::Certain,
        local_date: chrono::NaiveDate::default(),
        decider: 1,
        receiver: 1,
        service_point: None,
        domain: 1,
        subject: Subject::Procedure,
        scale: 1,
        questionnaire: 1,
        level: 1,
        channel: Channel::Kiosk,
        outcome: None,
        reasons: Vec::new(),
        answers: Vec::new(),
        comment: None,
        is_test: false,
        source: Sender::default(),
        device: DeviceMark::default(),
        content_hash: [0; 32],
        extra: None,
    }
}
