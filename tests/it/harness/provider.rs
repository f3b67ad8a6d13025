//! A small identity provider on this machine: strict about codes and PKCE, and able to lie in its tokens.

mod endpoints;
mod keys;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use hailong::{clock::Clock, config::Oidc};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};
use uuid::Uuid;

pub use keys::Key;

/// The name under which it knows the program under test.
pub const CLIENT: &str = "hailong-test";
/// The secret shared with it.
pub const SECRET: &str = "s3cret of the client/+%";

/// Somebody with an account there.
#[derive(Debug, Clone)]
pub struct Citizen {
    /// Its name for the person.
    pub subject: String,
    /// The e-mail address.
    pub email: String,
    /// Whether it has verified that address.
    pub verified: bool,
    /// How the person showed who it is.
    pub methods: Vec<&'static str>,
    /// Seconds since the person did so there.
    pub ago: i64,
}

impl Citizen {
    /// Somebody whose address is verified.
    pub fn new(subject: &str, email: &str) -> Self {
        Self {
            subject: subject.to_owned(),
            email: email.to_owned(),
            verified: true,
            methods: vec!["pwd"],
            ago: 0,
        }
    }
}

/// What it changes in a token before it signs it.
pub type Lie = fn(&mut Value);

/// What it knows.
pub struct State {
    /// Its address.
    pub issuer: String,
    clock: Option<Clock>,
    /// Whether it asks nobody again, whatever it is told.
    pub deaf: bool,
    codes: HashMap<String, Grant>,
    /// The key that it signs with.
    pub key: Key,
    /// The keys that it tells.
    pub told: Vec<Key>,
    /// What it does to the claims of a token.
    pub lie: Option<Lie>,
    /// What it does to the head of a token.
    pub head: Option<Lie>,
    /// What it answers in place of its description.
    pub description: Option<String>,
    /// How often each of its addresses was asked.
    pub calls: HashMap<&'static str, usize>,
    /// Everything that must not be written down anywhere.
    pub secrets: Vec<String>,
}

/// A code that was given out.
struct Grant {
    citizen: Citizen,
    nonce: String,
    challenge: String,
    redirect: String,
    shown_at: i64,
}

/// The provider; it ends with the test.
pub struct Provider {
    state: Arc<Mutex<State>>,
    server: JoinHandle<()>,
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Provider {
    /// Opens it.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let key = Key::ecdsa();
        let state = State {
            issuer: format!("http://{address}/realms/xa"),
            clock: None,
            deaf: false,
            codes: HashMap::new(),
            told: vec![key.clone()],
            key,
            lie: None,
            head: None,
            description: None,
            calls: HashMap::new(),
            secrets: vec![SECRET.to_owned()],
        };
        let state = Arc::new(Mutex::new(state));
        let server = tokio::spawn(endpoints::serve(listener, Arc::clone(&state)));
        Self { state, server }
    }

    /// Its settings, as an operator writes them.
    pub fn settings(&self) -> Oidc {
        Oidc {
            issuer: self.state().issuer.parse().expect("an address"),
            client_id: CLIENT.to_owned(),
            client_secret: Some(SECRET.into()),
            client_secret_file: None,
            label: "tài khoản công vụ Thành phố".to_owned(),
            scopes: vec!["email".to_owned()],
            clock_skew_seconds: 60,
            trusted_amr: vec!["mfa".to_owned()],
        }
    }

    /// Goes by this clock.
    pub fn follow(&self, clock: &Clock) {
        self.state().clock = Some(clock.clone());
    }

    /// What it knows.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How often one of its addresses was asked.
    pub fn calls(&self, what: &str) -> usize {
        self.state().calls.get(what).copied().unwrap_or_default()
    }

    /// Signs with another key from now on, and tells that one alone.
    pub fn rotate(&self, key: Key) {
        let mut state = self.state();
        state.told = vec![key.clone()];
        state.key = key;
    }

    /// Closes it.
    pub async fn stop(&mut self) {
        self.server.abort();
        let ended = (&mut self.server).await;
        assert!(ended.is_err_and(|error| error.is_cancelled()));
    }

    /// Somebody signs in at the address that the program sent the browser to. The path and query to come back to.
    pub fn sign_in(&self, address: &str, citizen: &Citizen) -> String {
        let (asked, fields) = read(address);
        let mut state = self.state();
        assert_eq!(asked, format!("{}/authorize", state.issuer));
        let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
        assert_eq!(field("response_type"), "code");
        assert_eq!(field("client_id"), CLIENT);
        assert_eq!(field("scope"), "openid email");
        assert_eq!(field("code_challenge_method"), "S256");
        let oldest: i64 = field("max_age").parse().expect("an age");
        let again = field("prompt") == "login" || citizen.ago > oldest;
        let ago = if again && !state.deaf { 0 } else { citizen.ago };
        let (code, redirect) = (Uuid::new_v4().to_string(), field("redirect_uri"));
        let grant = Grant {
            citizen: citizen.clone(),
            nonce: field("nonce"),
            challenge: field("code_challenge"),
            redirect: redirect.clone(),
            shown_at: state.now() - ago,
        };
        let issuer = state.issuer.clone();
        state
            .secrets
            .extend([code.clone(), field("state"), field("nonce")]);
        state.codes.insert(code.clone(), grant);
        let back = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair("state", &field("state"))
            .append_pair("iss", &issuer)
            .finish();
        let path = redirect.strip_prefix("http://127.0.0.1:8080");
        format!("{}?{back}", path.expect("the address of the program"))
    }
}

/// An address without its query, and the query.
pub fn read(address: &str) -> (&str, HashMap<String, String>) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let fields = form_urlencoded::parse(query.as_bytes()).into_owned();
    (path, fields.collect())
}

impl State {
    fn now(&self) -> i64 {
        let clock = self.clock.as_ref().expect("a clock to follow");
        clock.now_ms() / 1_000
    }

    fn called(&mut self, what: &'static str) {
        *self.calls.entry(what).or_default() += 1;
    }

    /// The signed token for a grant, with what it lies about.
    fn token(&mut self, grant: &Grant) -> String {
        let now = self.now();
        let mut claims = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": grant.citizen.subject, "nonce": grant.nonce,
            "iat": now, "exp": now + 300, "email": grant.citizen.email,
            "email_verified": grant.citizen.verified, "amr": grant.citizen.methods,
            "auth_time": grant.shown_at,
        });
        if let Some(lie) = self.lie {
            lie(&mut claims);
        }
        let token = self.key.sign(self.head, &claims);
        self.secrets.push(token.clone());
        token
    }
}
