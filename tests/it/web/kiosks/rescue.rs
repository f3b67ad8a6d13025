//! A rescue file at its page: looked at first, read in when that is confirmed.

use axum::http::{Method, header};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use hailong::account::hash_secret;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::{ELSEWHERE, Paired, enrol, officer, open, words};
use crate::harness::{
    Browser,
    app::{Answer, POINT, at},
};

/// The file as a device writes it: a line of JSON, and its signature.
fn file(device: &Paired<'_>, id: i32, ratings: &[Value]) -> (String, String) {
    let line = json!({
        "format": "hailong-rescue", "version": 1, "kiosk": { "id": id, "name": "Máy" }, "install": device.install,
        "epoch": "e", "exported_at": at(0), "device_now": at(0), "device_boot_id": device.boot,
        "device_mono_ms": 60_000, "counters": { "accepted": ratings.len(), "tests": 0 }, "ratings": ratings,
        "followups": [],
    })
    .to_string();
    let mut mac = Hmac::<Sha256>::new_from_slice(&hash_secret(&device.token)).expect("a key");
    mac.update(line.as_bytes());
    let signature = BASE64.encode(mac.finalize().into_bytes());
    (line, signature)
}

async fn upload(browser: &mut Browser<'_>, file: &str) -> Answer {
    let body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"hailong-rescue-1.json\"\r\n\
         Content-Type: application/json\r\n\r\n{file}\r\n--edge--\r\n"
    );
    browser
        .send(Method::POST, "/kiosks/rescue", &body, |request| {
            request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        })
        .await
}

fn kept(page: &Answer) -> String {
    let mark = "name=\"upload\" value=\"";
    let from = page
        .text
        .find(mark)
        .unwrap_or_else(|| panic!("{}", page.text))
        + mark.len();
    page.text[from..]
        .split('"')
        .next()
        .expect("a name")
        .to_owned()
}

#[tokio::test]
async fn a_signed_file_is_looked_at_and_read_in_once() {
    let (app, _folder) = open().await;
    let mut officer = officer(&app).await;
    let code = enrol(&mut officer, POINT, "Máy số 1").await;
    let device = Paired::with(&app, &code).await;
    let taps = [device.tap(1), device.tap(2), device.tap(3)];
    device.send(&taps[..1], 1).await;
    let (line, signature) = file(&device, 1, &taps);
    let text = format!("{line}\n{signature}\n");
    let look = upload(&mut officer, &text).await;
    let said = words(&look);
    assert!(said.contains("Nhập tệp của «Máy số 1»?"), "{said}");
    assert!(
        said.contains("Tệp có 3 lượt đánh giá") && said.contains("Chữ ký đúng"),
        "{said}"
    );
    assert_eq!(app.stored().await.ratings, 1, "nothing is written yet");
    let upload_name = kept(&look);
    let confirm = [("upload", upload_name.as_str())];
    let done = words(&officer.post("/kiosks/rescue/confirm", &confirm).await);
    assert!(done.contains("2 nhận mới, 1 đã có từ trước"), "{done}");
    let gone = officer.post("/kiosks/rescue/confirm", &confirm).await;
    assert_eq!(gone.status, 422, "the file is read in once");
    let again = upload(&mut officer, &text).await;
    let confirm = [("upload", kept(&again))];
    let confirm = [("upload", confirm[0].1.as_str())];
    let done = words(&officer.post("/kiosks/rescue/confirm", &confirm).await);
    assert!(done.contains("3 đã có từ trước"), "{done}");
    assert_eq!(app.stored().await.ratings, 3);
    let page = words(&officer.get("/kiosks/1").await);
    assert!(page.contains("Nhập tệp cứu dữ liệu 2 nhận mới"), "{page}");
}

#[tokio::test]
async fn a_file_without_a_good_signature_needs_somebody_who_vouches_for_it() {
    let (app, _folder) = open().await;
    let mut officer = officer(&app).await;
    let code = enrol(&mut officer, POINT, "Máy số 1").await;
    let device = Paired::with(&app, &code).await;
    let (line, signature) = file(&device, 1, &[device.tap(1)]);
    let better = line.replace("\"level\":5", "\"level\":4");
    for text in [format!("{better}\n{signature}"), format!("{line}\n")] {
        let look = upload(&mut officer, &text).await;
        assert_eq!(look.status, 200);
        let upload_name = kept(&look);
        let refused = officer
            .post("/kiosks/rescue/confirm", &[("upload", &upload_name)])
            .await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("id=\"f-unsigned-error\""));
        assert_eq!(app.stored().await.ratings, 0);
    }
    let look = upload(&mut officer, &format!("{line}\n")).await;
    let sure = [("upload", kept(&look)), ("unsigned", "yes".to_owned())];
    let sure = sure.each_ref().map(|(name, value)| (*name, value.as_str()));
    let done = words(&officer.post("/kiosks/rescue/confirm", &sure).await);
    assert!(
        done.contains("1 nhận mới") && done.contains("lượt mới bị đánh dấu"),
        "{done}"
    );
    assert_eq!(app.total("2026-07").await["n"], 0, "beside the headline");
}

#[tokio::test]
async fn a_file_of_another_wards_device_is_not_read_in() {
    let (app, _folder) = open().await;
    let keeper = app
        .person(hailong::model::role::Role::KioskOfficer, None)
        .await;
    let code = enrol(
        &mut app.signed_in(&keeper).await,
        ELSEWHERE,
        "Máy Phú Thạnh",
    )
    .await;
    let device = Paired::with(&app, &code).await;
    let (line, signature) = file(&device, 1, &[device.tap(1)]);
    let mut officer = officer(&app).await;
    let mut said = Vec::new();
    for text in [
        format!("{line}\n{signature}"),
        line.replace("\"id\":1,", "\"id\":99,"),
        "{}".to_owned(),
    ] {
        let refused = upload(&mut officer, &text).await;
        assert_eq!(refused.status, 422);
        assert!(!refused.text.contains("Phú Thạnh"));
        said.push(words(&refused));
    }
    assert_eq!(
        said[0], said[1],
        "as unknown as a device that does not exist"
    );
    assert_eq!(app.stored().await.ratings, 0);
}
