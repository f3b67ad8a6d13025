//! A browser in front of the whole program: it keeps cookies and sends forms as browsers do.

use std::{collections::BTreeMap, net::SocketAddr};

use axum::{
    body::Body,
    http::{HeaderValue, Method, Request, header, request::Builder},
};
use hailong::{
    account::invite,
    model::{
        role::Role,
        user::{Actor, User},
    },
    store::NewUser,
    web,
};

use super::{TestApp, app::Answer};

/// A password that is good enough.
pub const PASSWORD: &str = "sáng nay trời mưa to";

/// Somebody with an account and a password.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// The account.
    pub user: User,
    /// The password.
    pub password: String,
}

impl TestApp {
    /// A person of this role, of this agency or none, with [`PASSWORD`].
    pub async fn person(&self, role: Role, agency: Option<&str>) -> Somebody {
        let agency_id = agency.map(|key| self.world.catalogue.agency(key).expect(key).id);
        let new = NewUser {
            email: format!("{}.{}@vidu.gov.vn", role.key(), agency.unwrap_or("all")),
            name: "Nguyễn Thị Hoa".to_owned(),
            role,
            agency: agency_id,
        };
        let now = self.clock.now_ms();
        let invited = invite(&self.app.db, &new, &Actor::cli(), now).await;
        let invited = invited.expect("a link").expect("the address is free");
        let accounts = &self.app.accounts;
        let accepted = accounts.accept_invitation(&invited.token, PASSWORD).await;
        Somebody {
            user: accepted.expect("a password"),
            password: PASSWORD.to_owned(),
        }
    }

    /// Every page whose address in the table of routes begins with `about`, such as `/admin/links/{id}`, at one
    /// thing: a page added later is among them.
    pub fn pages_about(&self, about: &str, one: &str) -> Vec<(Method, String)> {
        let table = web::table(&self.app).into_iter();
        let pages = table.filter_map(|route| {
            let rest = route.path.strip_prefix(about)?;
            Some((route.method, format!("{one}{rest}")))
        });
        pages.collect()
    }

    /// A browser of somebody in the same building.
    pub fn browser(&self) -> Browser<'_> {
        self.browser_at([192, 0, 2, 7])
    }

    /// A browser at another address.
    pub fn browser_at(&self, address: [u8; 4]) -> Browser<'_> {
        Browser {
            app: self,
            peer: SocketAddr::from((address, 50_000)),
            cookies: BTreeMap::new(),
        }
    }

    /// A browser in which somebody is signed in.
    pub async fn signed_in(&self, somebody: &Somebody) -> Browser<'_> {
        let mut browser = self.browser();
        let answer = browser.sign_in(somebody).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        browser
    }
}

/// A browser.
#[derive(Clone)]
pub struct Browser<'a> {
    app: &'a TestApp,
    /// Where it is.
    pub peer: SocketAddr,
    /// Its cookies.
    pub cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, "", |request| request).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, |request| request).await
    }

    /// Opens a page, or sends these fields where the route takes a form.
    pub async fn call(&mut self, method: &Method, path: &str, fields: &[(&str, &str)]) -> Answer {
        if *method == Method::POST {
            self.post(path, fields).await
        } else {
            self.get(path).await
        }
    }

    /// Sends a form with headers of its own.
    pub async fn post_with(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        change: impl FnOnce(Builder) -> Builder,
    ) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, path, &body, |request| {
            change(request.header(header::CONTENT_TYPE, kind))
        })
        .await
    }

    /// Types address and password.
    pub async fn sign_in(&mut self, somebody: &Somebody) -> Answer {
        let fields = [
            ("email", somebody.user.email.as_str()),
            ("password", &somebody.password),
        ];
        self.post("/sign-in", &fields).await
    }

    /// Whether this browser is signed in.
    pub async fn is_in(&mut self) -> bool {
        self.get("/account").await.status == 200
    }

    /// Sends any request.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: &str,
        change: impl FnOnce(Builder) -> Builder,
    ) -> Answer {
        let pairs = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies = pairs.collect::<Vec<_>>().join("; ");
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:8080");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        let request = change(request).body(Body::from(body.to_owned()));
        let mut request = request.expect("a request");
        let site = HeaderValue::from_static("same-origin");
        request
            .headers_mut()
            .entry("sec-fetch-site")
            .or_insert(site);
        let answer = self.app.call_from(self.peer, request).await;
        self.keep(&answer);
        answer
    }

    fn keep(&mut self, answer: &Answer) {
        for cookie in answer.cookies() {
            let (pair, rest) = cookie.split_once(';').unwrap_or((&cookie, ""));
            let (name, value) = pair.split_once('=').expect("name and value");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    /// The cookies that it sets.
    pub fn cookies(&self) -> Vec<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        set.map(|value| value.to_str().expect("text").to_owned())
            .collect()
    }

    /// Where it sends the browser; empty where it does not.
    pub fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION);
        location.map_or("", |value| value.to_str().expect("text"))
    }
}
