//! Links that machines call: what a person notices of it, what a machine gets, and what the figures say.

mod attack;
mod channels;
mod flags;
mod guessing;
mod neighbours;

use std::{net::SocketAddr, time::Duration};

use axum::http::{Method, header};
use hailong::{
    config::{Config, Limits, Misuse},
    model::{grant::Grant, proof, user::Actor},
};
use serde_json::json;

use crate::harness::{
    TestApp, TestDatabase,
    app::{Answer, POINT, request},
};

/// The settings as they come.
fn real(config: &mut Config) {
    config.limits = Limits {
        // Codes for many dossiers are asked for at once.
        api_calls_per_second: 100_000,
        ..Limits::default()
    };
    config.misuse = Misuse::default();
}

/// The program with the settings as they come.
async fn app(db: TestDatabase) -> TestApp {
    TestApp::configured(db, real).await
}

/// A poster's code.
async fn poster(app: &TestApp, code: &str) -> String {
    let catalogue = app.app.catalogue();
    let point = catalogue.service_point(POINT).expect(POINT).id;
    let added = app.app.db.add_link(code, point, &Actor::cli(), 1).await;
    added.expect("a link");
    app.app.refresh().await.expect("the program sees it");
    code.to_owned()
}

fn number(app: &TestApp, code: &str) -> i32 {
    app.app.catalogue().link(code).expect("a link").id
}

/// Codes of receipts for so many dossiers.
async fn receipts(app: &TestApp, count: usize) -> Vec<String> {
    let token = app.token(&[Grant::ReceiptsIssue]).await;
    let order = |at: usize| {
        json!({
            "reference": format!("dossier {at}"), "service_point": POINT, "domain": "land",
            "issued_on": "2026-07-15",
        })
    };
    let orders: Vec<_> = (0..count).map(order).collect();
    let body = json!({ "receipts": orders });
    let answer = app.post("/api/v1/receipts", Some(&token), &body).await;
    let receipts = answer.json["receipts"].as_array().expect("a list");
    let code = |one: &serde_json::Value| one["code"].as_str().expect("a code").to_owned();
    receipts.iter().map(code).collect()
}

/// Somebody's phone, at an address that others may share.
#[derive(Clone, Copy)]
struct Phone<'a> {
    app: &'a TestApp,
    address: [u8; 4],
}

/// A form as the phone shows it.
#[derive(Clone, Debug)]
struct Form {
    path: String,
    id: String,
    stamp: String,
    has_script: bool,
}

impl<'a> Phone<'a> {
    fn at(app: &'a TestApp, address: [u8; 4]) -> Self {
        Self { app, address }
    }

    async fn get(&self, path: &str) -> Answer {
        self.call(request(Method::GET, path, None), String::new())
            .await
    }

    async fn call(&self, request: axum::http::request::Builder, body: String) -> Answer {
        let request = request.body(body.into()).expect("a request");
        let peer = SocketAddr::from((self.address, 40_000));
        self.app.call_from(peer, request).await
    }

    async fn open(&self, code: &str) -> Form {
        let page = self.get(&format!("/r/{code}")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        Form::of(&page, code)
    }

    /// Sends a form with more fields than its own, such as `&proof=…`.
    async fn send_with(&self, form: &Form, level: u8, more: &str) -> Answer {
        let (id, stamp) = (&form.id, &form.stamp);
        let body = format!("id={id}&form={stamp}&level={level}&domain=land{more}");
        let request = request(Method::POST, &form.path, None)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.call(request, body).await
    }

    async fn send(&self, form: &Form, level: u8) -> Answer {
        self.send_with(form, level, "").await
    }

    /// Sends it with the proof that the page's script finds.
    async fn send_proved(&self, form: &Form, level: u8) -> Answer {
        let more = format!("&proof={}", self.proof(form));
        self.send_with(form, level, &more).await
    }

    fn proof(&self, form: &Form) -> String {
        proof::search(&form.stamp, self.app.app.config.misuse.proof_bits)
    }

    /// So many forms fetched and sent at this rate a second, as a program does it that has read the page;
    /// returns how many were thanked for.
    async fn flood(&self, code: &str, forms: u32, a_second: u32) -> usize {
        let mut thanked = 0;
        for _ in 0..forms {
            self.app.clock.advance(Duration::from_secs(1) / a_second);
            let page = self.get(&format!("/r/{code}")).await;
            if page.status == 200 {
                let sent = self.send(&Form::of(&page, code), 5).await;
                thanked += usize::from(sent.status == 303);
            }
        }
        thanked
    }
}

impl Form {
    fn of(page: &Answer, code: &str) -> Self {
        Self {
            id: field(page, "id"),
            stamp: field(page, "form"),
            path: format!("/r/{code}"),
            has_script: page.text.contains("proof"),
        }
    }
}

/// The value of a hidden field.
fn field(page: &Answer, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let rest = page.text.split(&mark).nth(1).expect(name);
    rest.split('"').next().expect("a value").to_owned()
}

/// Ratings of the year that count, and that are flagged.
async fn split(app: &TestApp) -> (u64, u64) {
    let answer = app.scores("period=2026").await;
    let sum = |name: &str| {
        let levels = answer.json["total"][name].as_array().expect("levels");
        levels.iter().filter_map(serde_json::Value::as_u64).sum()
    };
    (sum("counts"), sum("flagged"))
}

async fn judge(app: &TestApp) -> usize {
    app.app.judge_misuse().await.expect("the rules look")
}
