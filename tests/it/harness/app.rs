//! The whole program on a database of its own, called as outsiders call it, with a clock that stands still.

use std::net::SocketAddr;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use chrono::{DateTime, TimeDelta};
use hailong::{
    account::Secret,
    app::App,
    clock::Clock,
    config::Config,
    model::{grant::Grant, subject::Subject, user::Actor, validity::Validity},
    serve,
    store::{NewToken, ReferenceChange, ServicePointRow, StoredTotals},
};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

use super::{TestDatabase, World};

/// When the clock stands still: a Wednesday morning.
pub const NOW: &str = "2026-07-15T10:00:00+07:00";
/// The counter where test kiosks stand.
pub const POINT: &str = "taythanh-q1";
/// More calls than any test makes while time stands still.
const MANY: u32 = 100_000;

/// The program under test.
pub struct TestApp {
    /// Its parts.
    pub app: App,
    /// Its clock.
    pub clock: Clock,
    /// Its database and the reference data in it.
    pub world: World,
    router: Router,
    reader: tokio::sync::OnceCell<String>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, `null` where it is no JSON.
    pub json: Value,
    /// The body as text.
    pub text: String,
    /// The body as it came.
    pub bytes: Bytes,
}

impl TestApp {
    /// The program with the Tân Phú area.
    pub async fn start(db: TestDatabase) -> Self {
        // On the heap: every test holds it.
        Box::pin(Self::configured(db, |_| {})).await
    }

    /// The same with some settings of its own.
    pub async fn configured(db: TestDatabase, change: impl FnOnce(&mut Config)) -> Self {
        Self::built(db, change, false).await
    }

    /// The same as the demonstration of `serve --demo`.
    pub async fn demonstration(db: TestDatabase) -> Self {
        Self::built(db, |_| {}, true).await
    }

    async fn built(db: TestDatabase, change: impl FnOnce(&mut Config), demo: bool) -> Self {
        let mut world = World::tan_phu(db).await;
        world.change(service_points()).await;
        Self::over(world, change, demo).await
    }

    /// The program on reference data that is there already.
    pub async fn over(world: World, change: impl FnOnce(&mut Config), demo: bool) -> Self {
        let mut config = Config::default();
        config.limits.api_calls_per_second = MANY;
        config.limits.address_per_minute = MANY;
        config.limits.link_per_minute = MANY;
        config.limits.link_per_address = MANY;
        config.limits.receipt_per_minute = MANY;
        config.limits.unknown_per_minute = MANY;
        config.misuse.attack_per_minute = MANY;
        // Stories send what they need within an instant of a clock that stands still.
        config.kiosk.flag = Vec::new();
        config.misuse.flag = Vec::new();
        change(&mut config);
        let now = DateTime::parse_from_rfc3339(NOW).expect("a time").to_utc();
        let clock = Clock::manual(now);
        let handle = (*world.db).clone();
        let key = vec![7; 32].into();
        let started = App::start(config, clock.clone(), handle, key, demo).await;
        let (app, _workers) = started.expect("the program starts");
        let router = serve::router(&app);
        Self {
            app,
            clock,
            world,
            router,
            reader: tokio::sync::OnceCell::new(),
        }
    }

    /// An API token with these grants.
    pub async fn token(&self, grants: &[Grant]) -> String {
        let secret = Secret::token("hl");
        let new = NewToken {
            name: "test".to_owned(),
            hash: secret.hash,
            grants: grants.to_vec(),
            expires_at: None,
        };
        let now = self.clock.now_ms();
        let added = self.app.db.add_token(new, &Actor::system(), now).await;
        added.expect("a token");
        self.app.refresh().await.expect("the program sees it");
        secret.text
    }

    /// A token that may send ratings.
    pub async fn writer(&self) -> String {
        self.token(&[Grant::RatingsWrite]).await
    }

    /// A pairing code that works for a minute.
    pub async fn pairing_code(&self) -> String {
        let point = self.world.catalogue.service_point(POINT).expect(POINT).id;
        self.pairing_code_at(point).await
    }

    /// The same at the service point with this number.
    pub async fn pairing_code_at(&self, point: i32) -> String {
        let secret = Secret::pairing();
        let now = self.clock.now_ms();
        let actor = Actor::system();
        let enrolled =
            self.app
                .db
                .enrol_kiosk("Máy số 1", point, secret.hash, now + 60_000, (&actor, now));
        enrolled.await.expect("a kiosk");
        secret.text
    }

    /// A paired kiosk.
    pub async fn kiosk(&self) -> TestKiosk<'_> {
        self.paired(&self.pairing_code().await).await
    }

    /// A kiosk that was paired with this code.
    pub async fn paired(&self, code: &str) -> TestKiosk<'_> {
        let answer = self
            .post("/api/v1/pairings", None, &json!({ "code": code }))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        let token = answer.json["token"].as_str().expect("a token").to_owned();
        TestKiosk {
            app: self,
            token,
            boot_id: Uuid::new_v4(),
            seq: 0.into(),
        }
    }

    /// Sends any request, as a program on this machine does.
    pub async fn call(&self, request: Request<Body>) -> Answer {
        self.call_from(SocketAddr::from(([127, 0, 0, 1], 50_000)), request)
            .await
    }

    /// Sends any request from somewhere.
    pub async fn call_from(&self, peer: SocketAddr, mut request: Request<Body>) -> Answer {
        request.extensions_mut().insert(ConnectInfo(peer));
        let answered = Box::pin(self.router.clone().oneshot(request));
        let response = answered.await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            json: serde_json::from_slice(&bytes).unwrap_or_default(),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    /// Sends a body that says it is JSON.
    pub async fn post_raw(&self, path: &str, token: Option<&str>, body: impl Into<Body>) -> Answer {
        let request =
            request(Method::POST, path, token).header(header::CONTENT_TYPE, "application/json");
        self.call(request.body(body.into()).expect("a request"))
            .await
    }

    /// Sends JSON.
    pub async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        self.post_raw(path, token, body.to_string()).await
    }

    /// Asks for something.
    pub async fn get(&self, path: &str, token: Option<&str>) -> Answer {
        self.call(
            request(Method::GET, path, token)
                .body(Body::empty())
                .expect("a request"),
        )
        .await
    }

    /// Sends ratings.
    pub async fn rate(&self, token: &str, ratings: &[Value]) -> Answer {
        self.post(
            "/api/v1/ratings",
            Some(token),
            &json!({ "ratings": ratings }),
        )
        .await
    }

    /// Statuses and, where there are any, codes of the results to these ratings.
    pub async fn results(&self, token: &str, ratings: &[Value]) -> Vec<String> {
        let answer = self.rate(token, ratings).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        answer.results("results")
    }

    /// What is stored.
    pub async fn stored(&self) -> StoredTotals {
        self.app.db.totals().await.expect("totals")
    }

    /// Reasons of the records in quarantine, newest first.
    pub async fn quarantined(&self) -> Vec<String> {
        let entries = self.app.db.quarantine(100).await.expect("the quarantine");
        entries.into_iter().map(|entry| entry.reason).collect()
    }

    /// Asks for scores with a token that may.
    pub async fn scores(&self, query: &str) -> Answer {
        let token = self
            .reader
            .get_or_init(async || self.token(&[Grant::ScoresRead]).await);
        let path = format!("/api/v1/scores?{query}");
        self.get(&path, Some(token.await)).await
    }

    /// Counts and n of the total of a period.
    pub async fn total(&self, period: &str) -> Value {
        let answer = self.scores(&format!("period={period}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        json!({ "counts": answer.json["total"]["counts"], "n": answer.json["total"]["n"] })
    }
}

impl Answer {
    /// Statuses and, where there are any, codes of the results.
    pub fn results(&self, list: &str) -> Vec<String> {
        let results = self.json[list].as_array();
        let results = results.unwrap_or_else(|| panic!("no results in {self:?}"));
        let word = |result: &Value| {
            let status = result["status"].as_str().expect("a status");
            match result["error"]["code"].as_str() {
                Some(code) => format!("{status} {code}"),
                None => status.to_owned(),
            }
        };
        results.iter().map(word).collect()
    }

    /// Pointers and codes of a problem, after looking that it is one.
    pub fn problem(&self, status: u16) -> Vec<String> {
        assert_eq!(self.status.as_u16(), status, "{self:?}");
        assert_eq!(
            self.headers[header::CONTENT_TYPE],
            "application/problem+json"
        );
        assert_eq!(self.json["status"], status);
        let id = self.headers["x-request-id"].to_str().expect("an id");
        assert_eq!(self.json["request_id"], id, "the answer names its request");
        let errors = self.json["errors"].as_array().cloned().unwrap_or_default();
        let text = |error: &Value, field: &str| error[field].as_str().expect("text").to_owned();
        errors
            .iter()
            .map(|error| format!("{} {}", text(error, "pointer"), text(error, "code")))
            .collect()
    }
}

/// A paired kiosk with clocks of its own.
pub struct TestKiosk<'a> {
    app: &'a TestApp,
    /// Its token.
    pub token: String,
    /// Its current boot.
    pub boot_id: Uuid,
    seq: std::sync::atomic::AtomicI64,
}

impl TestKiosk<'_> {
    /// A tap now, by a clock that is right.
    pub fn tap(&self, level: u8) -> Value {
        let seq = self.seq.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        json!({
            "id": Uuid::new_v4(), "boot_id": self.boot_id, "seq": seq, "mono_ms": 60_000,
            "rated_at": at(0), "level": level, "questionnaire": "default@1", "domain": "land",
        })
    }

    /// The envelope with these ratings.
    pub fn batch(&self, ratings: &[Value]) -> Value {
        json!({
            "device_now": at(0), "device_boot_id": self.boot_id, "device_mono_ms": 60_000,
            "counters": { "accepted": 1 }, "ratings": ratings,
        })
    }

    /// Sends ratings.
    pub async fn send(&self, ratings: &[Value]) -> Answer {
        self.post(&self.batch(ratings)).await
    }

    /// Sends an envelope.
    pub async fn post(&self, batch: &Value) -> Answer {
        self.app
            .post("/api/v1/ratings", Some(&self.token), batch)
            .await
    }

    /// One tap that must be stored.
    pub async fn rate(&self, level: u8) -> Value {
        let tap = self.tap(level);
        let answer = self.send(std::slice::from_ref(&tap)).await;
        assert_eq!(answer.results("results"), ["accepted"], "{answer:?}");
        tap
    }
}

/// A rating as a program sends it, now.
pub fn rating(level: u8) -> Value {
    json!({
        "id": Uuid::new_v4(), "rated_at": at(0), "level": level, "questionnaire": "default@1",
        "domain": "land", "agency": "p-taythanh-2",
    })
}

/// A rating with some fields changed; `null` takes a field away.
pub fn rating_with(changes: Value) -> Value {
    changed(rating(4), changes)
}

/// An object with some fields changed; `null` takes a field away.
pub fn changed(mut object: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else {
        panic!("changes are an object")
    };
    let fields = object.as_object_mut().expect("an object");
    for (name, value) in changes {
        if value.is_null() {
            fields.remove(&name);
        } else {
            fields.insert(name, value);
        }
    }
    object
}

/// So many milliseconds after (before) now, as RFC 3339.
pub fn at(ms: i64) -> String {
    let now = DateTime::parse_from_rfc3339(NOW).expect("a time");
    (now + TimeDelta::milliseconds(ms)).to_rfc3339()
}

/// A request with a token or none.
pub fn request(method: Method, path: &str, token: Option<&str>) -> axum::http::request::Builder {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "127.0.0.1:8080");
    match token {
        Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
        None => request,
    }
}

/// The counters of the test.
pub fn service_points() -> ReferenceChange {
    let point = |key: &str, name: &str, agency: &str, until: Option<&str>| ServicePointRow {
        key: key.to_owned(),
        name: name.to_owned(),
        agency: agency.to_owned(),
        serves: None,
        domains: vec!["land".to_owned(), "construction".to_owned()],
        subject: Subject::Procedure,
        valid: Validity {
            from: None,
            until: until.map(|day| day.parse().expect("a day")),
        },
    };
    ReferenceChange::ServicePoints(vec![
        point(POINT, "Quầy số 1", "ttpvhcc-taythanh", None),
        point(
            "taythanh-old",
            "Quầy cũ",
            "ttpvhcc-taythanh",
            Some("2026-01-31"),
        ),
    ])
}
