//! What a citizen's form may hold when it is sent, and what the person is told where it was not stored.

use crate::harness::{Browser, Direct, TestApp, app::Answer, on_each_database};

use super::phone::poster;

/// A form as a phone holds it.
struct Form {
    path: String,
    id: String,
    stamp: String,
}

impl Form {
    async fn open(browser: &mut Browser<'_>, path: &str) -> Self {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{}", page.text);
        Self::on(&page, path)
    }

    fn on(page: &Answer, path: &str) -> Self {
        let field = |name: &str| {
            let mark = format!("name=\"{name}\" value=\"");
            let rest = page.text.split(&mark).nth(1).expect(name);
            rest.split('"').next().expect("a value").to_owned()
        };
        Self {
            path: path.to_owned(),
            id: field("id"),
            stamp: field("form"),
        }
    }

    async fn send(&self, browser: &mut Browser<'_>, comment: &str) -> Answer {
        let fields = [
            ("id", self.id.as_str()),
            ("form", &self.stamp),
            ("level", "3"),
            ("domain", "land"),
            ("reason", "waiting"),
            ("comment", comment),
        ];
        browser.post(&self.path, &fields).await
    }
}

/// The database refuses what is sent, as it does where its reference data is newer than the program knows.
async fn refuse_ratings(app: &TestApp, direct: &Direct) {
    let order = if app.world.is_sqlite() {
        "CREATE TRIGGER odd BEFORE INSERT ON rating BEGIN SELECT RAISE(ABORT, 'odd'); END"
    } else {
        "ALTER TABLE rating ADD CONSTRAINT odd CHECK (level > 5) NOT VALID"
    };
    direct.execute(order).await;
}

async fn take_ratings(app: &TestApp, direct: &Direct) {
    let order = if app.world.is_sqlite() {
        "DROP TRIGGER odd"
    } else {
        "ALTER TABLE rating DROP CONSTRAINT odd"
    };
    direct.execute(order).await;
}

#[tokio::test]
async fn nobody_is_thanked_for_a_rating_that_was_not_stored() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let path = poster(&app).await;
        let mut browser = app.browser();
        let form = Form::open(&mut browser, &path).await;
        let direct = Direct::to(&app.world.db).await;
        refuse_ratings(&app, &direct).await;
        let answer = form.send(&mut browser, "Chờ lâu.").await;
        assert_eq!(answer.status, 503, "{}", answer.text);
        assert_eq!(answer.headers["retry-after"], "60");
        assert!(answer.text.contains("ý kiến chưa được ghi nhận"));
        assert!(answer.text.contains("Chờ lâu."), "what was typed stays");
        assert_eq!(answer.text.matches(" checked").count(), 2, "and was chosen");
        assert_eq!(app.stored().await.ratings, 0);
        take_ratings(&app, &direct).await;
        let again = Form::on(&answer, &path);
        assert_eq!(again.id, form.id, "sent twice it is one rating");
        assert_eq!(again.send(&mut browser, "Chờ lâu.").await.status, 303);
        assert_eq!(app.stored().await.ratings, 1);
    })
    .await;
}

#[tokio::test]
async fn a_line_break_counts_as_one_character_as_the_browser_counts_it() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let path = poster(&app).await;
        let mut browser = app.browser();
        let form = Form::open(&mut browser, &path).await;
        // The browser lets type 1 000 characters, a break being one, and sends each break as two.
        let lines = |count: usize| ["Chờ lâu.."; 100].join("\r\n") + &".".repeat(count);
        let long = form.send(&mut browser, &lines(2)).await;
        assert_eq!(long.status, 422);
        assert!(long.text.contains("dài 1.001 ký tự"), "{}", long.text);
        let thanks = form.send(&mut browser, &lines(1)).await;
        assert_eq!(thanks.status, 303, "{}", thanks.text);
        let direct = Direct::to(&app.world.db).await;
        let kept = direct.table("comment", "text").await.concat();
        assert_eq!(kept, lines(1).replace("\r\n", "\n"));
    })
    .await;
}
