//! The pages behind the sign-in: what they say, what they never say, and that names from
//! outside stay text.

mod hostile;
mod html;
mod kiosks;

use std::collections::BTreeMap;

use hailong_views::i18n::Lang;
use hailong_views::layout::Layout;
use hailong_views::page::account::{CodePage, PasswordPage, PasswordReason, Refusal, SignInPage};
use hailong_views::page::admin::{EditPage, ImportPreviewPage, week};
use hailong_views::part::form::{Field, Form, Section, TextKind};
use hailong_views::part::notice::{Notice, NoticeKind};
use hailong_views::sample;
use html::{tags, words};
use maud::Render;

fn text(page: &impl Render) -> String {
    page.render().into_string()
}

fn pages(lang: Lang) -> BTreeMap<String, String> {
    let all = sample::all(lang).into_iter();
    all.map(|page| (page.name, page.html.into_string()))
        .collect()
}

#[test]
fn what_the_desk_says() {
    let names = [
        "sign-in-throttled",
        "code",
        "enrol",
        "recovery-codes",
        "invitation",
        "account",
        "forbidden-role",
        "forbidden-agency",
        "admin-edit-errors",
        "admin-confirm",
        "admin-import-preview",
        "admin-import-faults",
        "admin-questionnaire",
        "admin-token-once",
        "audit",
    ];
    for lang in Lang::ALL {
        let pages = pages(lang);
        let texts = names.map(|name| format!("== {name} ==\n{}\n", words(&pages[name])));
        insta::assert_snapshot!(format!("desk_{}", lang.tag()), texts.join("\n"));
    }
}

#[test]
fn names_from_outside_stay_text() {
    for (name, page) in hostile::pages() {
        let html = page.into_string();
        assert!(!html.contains(hostile::MARK), "{name}");
        assert!(
            html.contains(hostile::ESCAPED),
            "{name} shows what it was given"
        );
        let tags = tags(&html);
        let (closed, open): (Vec<_>, Vec<_>) = tags
            .iter()
            .filter(|tag| !tag.is_void())
            .partition(|tag| tag.closing);
        assert_eq!(closed.len(), open.len(), "{name}");
        for tag in &tags {
            assert!(!["script", "img"].contains(&tag.name.as_str()), "{name}");
            let broken = |key: &String| key.starts_with("on") || key.contains(['\'', '<']);
            assert!(
                !tag.attributes.iter().any(|(key, _)| broken(key)),
                "{name}: {tag:?}"
            );
        }
    }
}

#[test]
fn a_failed_sign_in_does_not_tell_what_was_wrong() {
    for lang in Lang::ALL {
        let html = text(&SignInPage::sample(lang, Some(Refusal::Wrong)));
        assert!(!html.contains("aria-invalid"), "no field is pointed at");
        assert!(
            html.contains("value=\"phuong.nth@taythanh.example\""),
            "the address is kept"
        );
    }
}

#[test]
fn secrets_are_never_sent_back() {
    let kinds = [
        TextKind::Password,
        TextKind::NewPassword,
        TextKind::Code,
        TextKind::NewPin,
    ];
    for kind in kinds {
        let field = Field::line("secret", "?", kind, "hunter2");
        let form = Form::of("/", "OK", vec![Section::plain(vec![field])]);
        assert!(!form.render(Lang::Vi).into_string().contains("hunter2"));
    }
    let change = text(&PasswordPage::sample(Lang::Vi, PasswordReason::Change));
    let passwords: Vec<_> = tags(&change)
        .into_iter()
        .filter(|tag| tag.get("type") == Some("password"))
        .collect();
    assert_eq!(passwords.len(), 3);
    assert!(passwords.iter().all(|tag| tag.get("value").is_none()));
}

#[test]
fn either_code_opens_the_second_step() {
    let html = text(&CodePage::sample(Lang::Vi, None));
    let asked = tags(&html)
        .into_iter()
        .filter(|tag| tag.get("name") == Some("code"));
    assert_eq!(asked.count(), 2, "the app's code, or a recovery code");
}

#[test]
fn a_fault_is_said_beside_its_field_and_on_top() {
    let html = text(&EditPage::sample_with_errors(Lang::Vi));
    let tags = tags(&html);
    let threshold = tags
        .iter()
        .find(|tag| tag.get("name") == Some("threshold"))
        .expect("the field");
    assert_eq!(threshold.get("aria-invalid"), Some("true"));
    assert_eq!(threshold.get("aria-describedby"), Some("f-threshold-error"));
    assert_eq!(
        threshold.get("value"),
        Some("&lt;b&gt;9x&lt;/b&gt;"),
        "what was typed is kept"
    );
    let led = |id: &str| tags.iter().any(|tag| tag.get("href") == Some(id));
    assert!(led("#f-threshold") && led("#f-source"));
    assert!(html.contains("<title>Cần xem lại: "));
}

#[test]
fn a_file_with_faults_cannot_be_imported() {
    let html = text(&ImportPreviewPage::sample_faults(Lang::Vi));
    let posts = tags(&html)
        .into_iter()
        .filter(|tag| tag.get("action").is_some_and(|to| to.contains("import")));
    assert_eq!(posts.count(), 0);
    assert!(html.contains("Có 15 chỗ sai trong tệp"));
}

#[test]
fn the_enter_key_saves_and_does_not_add_a_line() {
    let html = text(&EditPage::sample_lines(Lang::Vi));
    let form = &html[html.find("class=\"form\"").expect("the form")..];
    let first = tags(form)
        .into_iter()
        .find(|tag| tag.name == "button")
        .expect("a button");
    assert_eq!(first.get("name"), None);
}

#[test]
fn a_weeks_hours_have_names_of_their_own() {
    let lines = week(Lang::Vi, &Default::default());
    let mut names: Vec<_> = lines
        .lines
        .iter()
        .flat_map(|line| &line.fields)
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names.first(), Some(&"hours-1-from-1"));
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 28);
}

#[test]
fn what_happened_is_read_out_when_the_page_opens() {
    for (kind, role) in [
        (NoticeKind::Done, "status"),
        (NoticeKind::Info, "status"),
        (NoticeKind::Problem, "alert"),
    ] {
        let mut page = EditPage {
            layout: Layout::sample_desk(Lang::En, Vec::new()),
            ..EditPage::default()
        };
        page.layout.notice = Some(Notice {
            kind,
            text: "Saved.".to_owned(),
        });
        let html = text(&page);
        let toast = tags(&html)
            .into_iter()
            .find(|tag| {
                tag.get("class")
                    .is_some_and(|class| class.starts_with("toast"))
            })
            .expect("the toast");
        assert_eq!(toast.get("role"), Some(role));
        assert!(toast.get("autofocus").is_some());
    }
}

#[test]
fn signing_out_is_a_form() {
    let html = &pages(Lang::Vi)["admin"];
    let out = tags(html)
        .into_iter()
        .find(|tag| tag.get("action") == Some("/sign-out"))
        .expect("the way out");
    assert_eq!(out.get("method"), Some("post"));
}
