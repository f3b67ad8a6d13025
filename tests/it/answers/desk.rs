//! The longer questionnaire at the pages of administration.

use hailong::model::role::Role;

use super::{LINK, WARD, office};
use crate::harness::{Browser, TestApp, TestDatabase, app::Answer};

async fn desk() -> TestApp {
    office(TestDatabase::sqlite().await).await
}

/// All fields of the form on a page, as a browser would send them.
fn fields(page: &Answer) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let plain = |text: &str| {
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"");
        text.replace("&amp;", "&")
    };
    let attribute = |tag: &str, name: &str| {
        let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(plain(rest.split('"').next()?))
    };
    for tag in page.text.split("<input").skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let kind = attribute(tag, "type").unwrap_or_default();
        let picked = !matches!(kind.as_str(), "radio" | "checkbox") || tag.contains(" checked");
        if let (Some(name), true) = (attribute(tag, "name"), picked) {
            fields.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    for tag in page.text.split("<select").skip(1) {
        let (head, body) = tag.split_once('>').unwrap_or_default();
        let body = body.split("</select").next().unwrap_or_default();
        let chosen = body
            .split("<option")
            .find(|option| option.contains(" selected"));
        if let (Some(name), Some(option)) = (attribute(head, "name"), chosen) {
            fields.push((name, attribute(option, "value").unwrap_or_default()));
        }
    }
    fields
}

async fn send(browser: &mut Browser<'_>, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(path, &fields).await
}

#[tokio::test]
async fn the_five_elements_are_taken_over_seen_published_and_asked() {
    let app = desk().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let shown = browser.get("/admin/questionnaires/default@1").await;
    let edit = "/admin/questionnaires/default@1/edit";
    let take = format!("{edit}?set=service-elements");
    let link = take.replace('@', "%40");
    assert!(shown.text.contains(&link), "one click away: {}", shown.text);
    assert!(!shown.text.contains("?set=apology"), "it is in there");

    let form = browser.get(&take).await;
    let mut typed = fields(&form);
    let value = |name: &str| {
        typed
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, v)| v.clone())
    };
    assert_eq!(
        value("groups.4.questions.1.key").as_deref(),
        Some("feedback_answered")
    );
    assert_eq!(value("reason_questions.0.reason").as_deref(), Some("late"));
    assert_eq!(
        value("reason_questions.0.choices.2.labels.vi").as_deref(),
        Some("Không rõ")
    );
    let hostile = "Nơi ngồi chờ <script>alert(1)</script> \"&";
    for (name, text) in &mut typed {
        if name == "groups.0.questions.0.labels.vi" {
            hostile.clone_into(text);
        }
    }
    let saved = send(&mut browser, edit, &typed).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let phone = browser.get("/admin/questionnaires/default@2/preview").await;
    assert!(phone.text.contains("Nơi ngồi chờ &lt;script&gt;") && !phone.text.contains("<script>"));
    assert!(phone.text.contains("Bỏ qua") && phone.text.contains("văn bản xin lỗi"));

    let publish = "/admin/questionnaires/default@2/publish";
    let asked = browser.get(publish).await;
    let mut sure = fields(&asked);
    sure.push(("sure".to_owned(), "yes".to_owned()));
    assert_eq!(send(&mut browser, publish, &sure).await.status, 303);
    let page = app.get(&format!("/r/{LINK}"), None).await;
    assert!(page.text.contains("q.feedback_answered"), "{}", page.text);
    assert!(page.text.contains("Nơi ngồi chờ &lt;script&gt;"));
}

#[tokio::test]
async fn what_is_wrong_with_further_questions_is_said_at_its_field() {
    let app = desk().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let edit = "/admin/questionnaires/default@1/edit";
    let form = browser.get(&format!("{edit}?set=service-elements")).await;
    let typed = fields(&form);
    let cases = [
        (
            "reason_questions.0.reason",
            "weather",
            "reason_questions.0.reason",
        ),
        (
            "groups.1.questions.0.key",
            "access_place",
            "groups.1.questions.0.key",
        ),
        (
            "reason_questions.0.key",
            "staff_manner",
            "reason_questions.0.key",
        ),
        (
            "groups.0.questions.0.labels.vi",
            "",
            "groups.0.questions.0.labels.vi",
        ),
    ];
    for (name, value, at) in cases {
        let mut wrong = typed.clone();
        for (field, text) in &mut wrong {
            if field == name {
                value.clone_into(text);
            }
        }
        let answer = send(&mut browser, edit, &wrong).await;
        assert_eq!(answer.status, 422, "{name}");
        assert!(
            answer.text.contains(&format!("id=\"f-{at}-error\"")),
            "{name}: {}",
            answer.text
        );
    }
    let mut one: Vec<_> = typed.clone();
    one.retain(|(name, _)| {
        !name.starts_with("reason_questions.0.choices.1")
            && !name.starts_with("reason_questions.0.choices.2")
    });
    let answer = send(&mut browser, edit, &one).await;
    assert_eq!(answer.status, 422, "a question with one choice");
    // One more line of choices keeps all that was typed.
    let mut more = typed.clone();
    more.push(("more".to_owned(), "reason_questions.0.choices".to_owned()));
    let answer = send(&mut browser, edit, &more).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer.text.contains("reason_questions.0.choices.4.key"),
        "{}",
        answer.text
    );
    assert!(
        app.app.catalogue().draft_questionnaires.is_empty(),
        "nothing was kept"
    );
}

#[tokio::test]
async fn an_agency_chooses_what_its_citizens_are_asked() {
    let app = desk().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let path = "/admin/questionnaires/default@1/use";
    assert_eq!(browser.get(path).await.status, 200);
    let refused = browser.post(path, &[("agency", "nowhere")]).await;
    assert_eq!(refused.status, 422);
    let chosen = browser.post(path, &[("agency", WARD)]).await;
    assert_eq!(chosen.status, 303, "{}", chosen.text);
    let shown = browser.get(chosen.location()).await;
    assert!(shown.text.contains("Đang hỏi tại"), "{}", shown.text);
    let history = browser.get(&format!("/admin/agencies/{WARD}")).await;
    assert!(history.text.contains("Bộ câu hỏi"), "{}", history.text);
}
