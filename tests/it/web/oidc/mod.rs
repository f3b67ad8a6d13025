//! Sign-in by the operator's identity provider, tried against a small one.

mod arrivals;
mod confirming;
mod down;
mod keys;
mod lies;
mod logs;
mod second_factor;

use axum::http::Method;
use hailong::model::role::Role;

use crate::harness::{
    Browser, Somebody, TestApp, TestDatabase,
    app::Answer,
    provider::{Citizen, Provider},
};

/// The program and its identity provider.
pub struct Town {
    /// The program.
    pub app: TestApp,
    /// The provider.
    pub provider: Provider,
}

impl Town {
    /// On a database of its own.
    pub async fn open(db: TestDatabase) -> Self {
        let provider = Provider::start().await;
        let settings = provider.settings();
        let app = Box::pin(TestApp::configured(db, |config| {
            config.access.oidc = Some(settings);
        }));
        let app = app.await;
        provider.follow(&app.clock);
        Self { app, provider }
    }

    /// On SQLite.
    pub async fn sqlite() -> Self {
        Self::open(TestDatabase::sqlite().await).await
    }

    /// Somebody of the leadership, and the same person at the provider.
    pub async fn leader(&self) -> (Somebody, Citizen) {
        let leader = self.app.person(Role::Leadership, None).await;
        let citizen = Citizen::new("6f1c-leader", &leader.user.email);
        (leader, citizen)
    }

    /// Sets out, signs in at the provider, and comes back.
    pub async fn sign_in(&self, browser: &mut Browser<'_>, citizen: &Citizen) -> Answer {
        let back = self.go(browser, citizen).await;
        come_back(browser, &back).await
    }

    /// Sets out and signs in at the provider; where to come back to.
    pub async fn go(&self, browser: &mut Browser<'_>, citizen: &Citizen) -> String {
        let out = browser.get("/sign-in/oidc").await;
        assert_eq!(out.status, 303, "{}", out.text);
        self.provider.sign_in(out.location(), citizen)
    }

    /// What the log says was done since the first person came, the oldest first.
    pub async fn log(&self) -> Vec<String> {
        let page = self.app.app.db.audit_page(&<_>::default(), None, 100).await;
        let lines = page.expect("the log").into_iter().rev();
        let words = lines.map(|line| line.entry.action.key().to_owned());
        words
            .skip_while(|word| word != "accepted")
            .skip(1)
            .collect()
    }
}

/// Comes back from another site, as a browser does.
pub async fn come_back(browser: &mut Browser<'_>, path: &str) -> Answer {
    browser
        .send(Method::GET, path, "", |request| {
            request.header("sec-fetch-site", "cross-site")
        })
        .await
}
