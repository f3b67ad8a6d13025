//! The longer questionnaire: asked on a phone, answered, counted, told.

mod api;
mod commands;
mod desk;
mod kiosk;
mod page;
mod scores;

use std::collections::BTreeMap;

use hailong::{
    admin::{
        self, Desk, Form, View,
        questionnaires::{Draft, Publish, UseAt, state, version},
    },
    model::{question_set::QuestionSet, user::Actor},
};

use crate::harness::{
    Browser, Direct, TestApp, TestDatabase,
    app::{Answer, POINT},
};

const LINK: &str = "abcdefghjk";
const WARD: &str = "p-taythanh-2";

/// An office with a poster at its counter.
async fn office(db: TestDatabase) -> TestApp {
    let app = TestApp::configured(db, |config| {
        config.access.totp_required_roles = Vec::new();
    })
    .await;
    let point = app.app.catalogue().service_point(POINT).expect(POINT).id;
    let added = app.app.db.add_link(LINK, point, &Actor::cli(), 1).await;
    added.expect("a link");
    app.app.refresh().await.expect("the program sees it");
    app
}

/// The same where the ward asks the five service elements as well.
async fn office_with_elements(db: TestDatabase) -> TestApp {
    let app = office(db).await;
    let elements = Draft {
        key: "elements".to_owned(),
        ..Draft::begun_with(QuestionSet::ServiceElements)
    };
    publish(&app, &elements).await;
    let chosen = UseAt {
        key: "elements".to_owned(),
        agency: WARD.to_owned(),
    };
    does(&app, &chosen).await;
    app
}

/// Does what a form of administration says.
pub async fn does(app: &TestApp, form: &(impl Form + Clone)) -> String {
    let catalogue = app.app.catalogue();
    let view = View {
        catalogue: &catalogue,
        today: app.app.clock.today(app.app.zone),
    };
    let command = admin::check(&view, form).expect("nothing is wrong with it");
    let desk = Desk {
        db: &app.app.db,
        actor: &Actor::cli(),
        now: app.app.clock.now(),
        zone: app.app.zone,
    };
    let done = admin::run(&desk, command).await.expect("it is done");
    app.app.refresh().await.expect("the program sees it");
    done.key
}

/// Writes a draft and publishes it.
pub async fn publish(app: &TestApp, draft: &Draft) {
    let name = does(app, draft).await;
    let catalogue = app.app.catalogue();
    let written = version(&catalogue, &name).expect("a draft");
    let seen = state(&catalogue, written);
    does(app, &Publish { name, seen }).await;
}

/// Whoever opens the page on a phone: the hidden fields of the form.
struct Phone<'a> {
    browser: Browser<'a>,
    hidden: BTreeMap<&'static str, String>,
}

impl<'a> Phone<'a> {
    async fn open(app: &'a TestApp) -> (Self, Answer) {
        let mut browser = app.browser();
        let page = browser.get(&format!("/r/{LINK}")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        let field = |name: &'static str| {
            let mark = format!("name=\"{name}\" value=\"");
            let rest = page.text.split(&mark).nth(1).expect(name);
            (name, rest.split('"').next().expect("a value").to_owned())
        };
        let hidden = ["id", "form", "asked"].map(field).into();
        (Self { browser, hidden }, page)
    }

    /// Sends the form with these fields beside the hidden ones and the domain.
    async fn send(&mut self, fields: &[(&str, &str)]) -> Answer {
        let hidden = self
            .hidden
            .iter()
            .map(|(name, value)| (*name, value.as_str()));
        let mut all: Vec<(&str, &str)> = hidden.collect();
        all.push(("domain", "land"));
        all.extend(fields);
        self.browser.post(&format!("/r/{LINK}"), &all).await
    }
}

/// What is stored of answers: question, value, version of the rating.
async fn stored(app: &TestApp) -> Vec<String> {
    let direct = Direct::to(&app.world.db).await;
    direct
        .lines(
            "SELECT a.question || ' ' || CAST(a.value AS TEXT) || ' ' || q.key || '@' || CAST(q.version AS TEXT) AS line \
             FROM answer a JOIN rating r ON r.seq = a.rating_seq JOIN questionnaire q ON q.id = r.questionnaire_id \
             ORDER BY 1",
        )
        .await
}
