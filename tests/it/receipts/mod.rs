//! One receipt, one rating: codes issued and printed offline, opened, used once, and never joined to their rating.

mod at_once;
mod crawling;
mod elsewhere;
mod files;
mod format;
mod held;
mod issuing;
mod keys;
mod lasting;
mod mixing;
mod online;
mod printed;
mod revoking;
mod rotation;
mod unlinked;
mod using;

use axum::http::{Method, header};
use hailong::model::{
    grant::Grant,
    receipt::{Claims, ReceiptCode},
    user::Actor,
    validity::Validity,
};
use hailong::store::NewKey;
use serde_json::{Value, json};

use crate::harness::{
    Direct, TestApp,
    app::{Answer, POINT, request},
};

/// Today for the tests' clock.
const TODAY: &str = "2026-07-15";

/// A receipt to be issued today at the tests' counter.
fn order(reference: &str) -> Value {
    json!({ "reference": reference, "service_point": POINT, "domain": "land", "issued_on": TODAY })
}

/// Asks for codes.
async fn issue(app: &TestApp, token: &str, orders: &[Value]) -> Answer {
    let body = json!({ "receipts": orders });
    app.post("/api/v1/receipts", Some(token), &body).await
}

/// Codes for so many dossiers.
async fn codes(app: &TestApp, count: usize) -> Vec<String> {
    let token = app.token(&[Grant::ReceiptsIssue]).await;
    codes_of(app, &token, count).await
}

/// Codes for so many dossiers, ordered by the holder of this token.
async fn codes_of(app: &TestApp, token: &str, count: usize) -> Vec<String> {
    let orders: Vec<Value> = (0..count)
        .map(|at| order(&format!("dossier {at}")))
        .collect();
    let answer = issue(app, token, &orders).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let receipts = answer.json["receipts"].as_array().expect("a list");
    let code = |receipt: &Value| receipt["code"].as_str().expect("a code").to_owned();
    receipts.iter().map(code).collect()
}

/// A key that signs codes from the beginning of the year on, with its number.
pub async fn shared_key(app: &TestApp) -> (u16, Vec<u8>) {
    let valid = Validity {
        from: "2026-01-01".parse().ok(),
        until: None,
    };
    key_for(app, valid).await
}

/// A key that signs codes of these days, with its number.
async fn key_for(app: &TestApp, valid: Validity) -> (u16, Vec<u8>) {
    let id = app
        .app
        .db
        .next_receipt_key()
        .await
        .unwrap()
        .expect("a number");
    let (secret, sealed) = app.app.receipts.new_key(id).expect("a sealed key");
    let new = NewKey {
        id,
        name: "Phần mềm một cửa".to_owned(),
        sealed,
        valid,
    };
    let added = app.app.db.add_receipt_key(new, &Actor::cli(), 1).await;
    added.expect("a key");
    app.app.refresh().await.expect("the program sees it");
    (id, secret.to_vec())
}

/// The code that a program prints without network.
fn printed(app: &TestApp, (key, secret): &(u16, Vec<u8>), day: &str, nonce: u32) -> String {
    let catalogue = app.app.catalogue();
    let number = |id: Option<i32>| u16::try_from(id.expect("it is there")).expect("a small number");
    let claims = Claims {
        key: *key,
        service_point: number(catalogue.service_point(POINT).map(|point| point.id)),
        domain: number(catalogue.domain("land").map(|domain| domain.id)),
        day: day.parse().expect("a day"),
        nonce,
    };
    ReceiptCode::Signed(claims.sign(secret).expect("it fits")).to_string()
}

/// The form as it was opened: its hidden fields.
pub struct Form {
    path: String,
    id: String,
    token: String,
}

impl Form {
    /// Opens the page behind a code.
    pub async fn open(app: &TestApp, code: &str) -> Self {
        Self::of(&app.get(&format!("/r/{code}"), None).await, code)
    }

    /// The form on this page.
    fn of(page: &Answer, code: &str) -> Self {
        assert_eq!(page.status, 200, "{}", page.text);
        let field = |name: &str| {
            let mark = format!("name=\"{name}\" value=\"");
            let rest = page.text.split(&mark).nth(1).expect(name);
            rest.split('"').next().expect("a value").to_owned()
        };
        Self {
            id: field("id"),
            token: field("form"),
            path: format!("/r/{code}"),
        }
    }

    /// The same fields for another code, as nobody gets them from the program.
    fn at(&self, code: &str) -> Self {
        Self {
            id: self.id.clone(),
            token: self.token.clone(),
            path: format!("/r/{code}"),
        }
    }

    /// Sends it.
    pub async fn send(&self, app: &TestApp, level: u8) -> Answer {
        let body = format!(
            "id={}&form={}&level={level}&domain=land",
            self.id, self.token
        );
        let request = request(Method::POST, &self.path, None)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        app.call(request.body(body.into()).expect("a request"))
            .await
    }
}

/// Opens the page behind a code and sends it; the person must be thanked.
pub async fn rate(app: &TestApp, code: &str, level: u8) {
    let answer = Form::open(app, code).await.send(app, level).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let thanks = answer.location().to_owned();
    assert!(thanks.ends_with("/thanks"), "{thanks}");
    assert_eq!(app.get(&thanks, None).await.status, 200);
}

/// Where marks stand: those of today, and those that were mixed.
const MARKS: [&str; 3] = ["receipt_used", "receipt_used_0", "receipt_used_1"];

/// All marks, wherever they stand, sorted.
async fn all_marks(direct: &Direct) -> Vec<String> {
    let mut all = Vec::new();
    for table in MARKS {
        all.extend(hashes(direct, table, "mark").await);
    }
    all.sort_unstable();
    all
}

/// Waits for the mix with which the program starts; after it there is none before the next day.
async fn first_mix(app: &TestApp) {
    let today = app.clock.today(app.app.zone);
    app.app.db.mix_marks(today).await.expect("marks are mixed");
}

/// The table where the last mix put the marks.
async fn mixed(direct: &Direct) -> String {
    let place = "SELECT value AS line FROM meta WHERE key = 'receipts_marks_in'";
    format!("receipt_used_{}", direct.lines(place).await.concat())
}

/// Hashes in the order in which the table gives them by itself.
async fn hashes(direct: &Direct, table: &str, column: &str) -> Vec<String> {
    let hex = if direct.0.get_database_backend() == sea_orm::DbBackend::Sqlite {
        format!("lower(hex({column}))")
    } else {
        format!("encode({column}, 'hex')")
    };
    direct
        .lines(&format!("SELECT {hex} AS line FROM {table}"))
        .await
}
