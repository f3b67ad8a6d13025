//! Every page of the gallery is well made: nested properly, allowed by the content
//! security policy, its references whole; and the citizen's words are what we mean.

mod gallery;
mod html;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hailong_views::i18n::Lang;
use hailong_views::sample;
use html::{Tag, tags, words};

/// Calls `check` with a name for messages and the HTML of every page in every language.
fn every_page(check: impl Fn(&str, &str)) {
    for lang in Lang::CITIZENS {
        let samples = sample::all(lang);
        assert!(samples.len() > 10);
        for page in samples {
            check(
                &format!("{} ({})", page.name, lang.tag()),
                &page.html.into_string(),
            );
        }
    }
}

#[test]
fn every_tag_that_opens_closes_in_order() {
    every_page(|name, page| {
        let mut open: Vec<String> = Vec::new();
        for tag in tags(page).into_iter().filter(|tag| !tag.is_void()) {
            if tag.closing {
                assert_eq!(open.pop().as_ref(), Some(&tag.name), "{name}");
            } else {
                open.push(tag.name);
            }
        }
        assert!(open.is_empty(), "{name} leaves open: {open:?}");
    });
}

#[test]
fn nothing_is_inline_and_nothing_comes_from_elsewhere() {
    every_page(|name, page| {
        for tag in tags(page) {
            assert_ne!(tag.name, "style", "{name}");
            if tag.name == "script" && !tag.closing {
                assert!(
                    tag.get("src").is_some(),
                    "{name}: a script without an address"
                );
            }
            for (attribute, value) in &tag.attributes {
                assert!(
                    attribute != "style" && !attribute.starts_with("on"),
                    "{name}: {attribute}"
                );
                let loads = matches!(attribute.as_str(), "src" | "href" | "action");
                let local = value.starts_with(['/', '#', '?']) && !value.starts_with("//");
                assert!(!loads || local, "{name}: {attribute}={value}");
            }
        }
    });
}

#[test]
fn ids_are_unique_and_what_refers_to_one_finds_it() {
    every_page(|name, page| {
        let tags = tags(page);
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        for target in tags.iter().flat_map(references) {
            assert!(ids.contains(target), "{name}: nothing is called {target}");
        }
    });
}

fn references(tag: &Tag) -> Vec<&str> {
    let mut targets: Vec<&str> = [
        "for",
        "aria-describedby",
        "aria-labelledby",
        "aria-controls",
    ]
    .into_iter()
    .filter_map(|attribute| tag.get(attribute))
    .flat_map(str::split_whitespace)
    .collect();
    targets.extend(tag.get("href").and_then(|href| href.strip_prefix('#')));
    targets
}

#[test]
fn every_page_has_a_language_a_title_and_one_main_part() {
    every_page(|name, page| {
        let tags = tags(page);
        let count = |wanted: &str| {
            tags.iter()
                .filter(|tag| !tag.closing && tag.name == wanted)
                .count()
        };
        let head = tags.iter().take_while(|tag| tag.name != "body");
        assert_eq!(
            head.filter(|tag| tag.name == "title").count(),
            2,
            "{name}: opened and closed"
        );
        assert_eq!(count("main"), 1, "{name}");
        assert!(count("h1") <= 1, "{name}");
        let lang = tags.first().and_then(|html| html.get("lang"));
        assert!(
            lang.is_some_and(|lang| name.ends_with(&format!("({lang})"))),
            "{name}"
        );
    });
}

#[test]
fn every_control_has_its_words() {
    every_page(|name, page| {
        let tags = tags(page);
        let labelled: BTreeSet<_> = tags.iter().filter_map(|tag| tag.get("for")).collect();
        for tag in tags.iter().filter(|tag| !tag.closing) {
            let asks = matches!(tag.name.as_str(), "input" | "select" | "textarea");
            if !asks || tag.get("type") == Some("hidden") {
                continue;
            }
            let by_label = tag.get("id").is_some_and(|id| labelled.contains(id));
            assert!(
                by_label || tag.get("aria-label").is_some(),
                "{name}: {tag:?}"
            );
        }
    });
}

#[test]
fn the_citizens_page_fits_the_first_round_trip_even_uncompressed() {
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/css/citizen.css");
    let style = fs::read_to_string(style)
        .expect("the citizen's style sheet")
        .len();
    for lang in Lang::CITIZENS {
        for page in sample::all(lang)
            .into_iter()
            .filter(|page| page.name.starts_with("citizen"))
        {
            let whole = page.html.into_string().len() + style;
            assert!(whole < 14 * 1024, "{}: {whole} bytes", page.name);
        }
    }
}

#[test]
fn what_a_citizen_reads() {
    for lang in Lang::CITIZENS {
        let pages = sample::all(lang).into_iter().filter(|page| {
            ["citizen", "receipt", "link-", "thanks", "error"]
                .iter()
                .any(|start| page.name.starts_with(start))
        });
        let texts: Vec<_> = pages
            .map(|page| format!("== {} ==\n{}\n", page.name, words(&page.html.into_string())))
            .collect();
        insta::assert_snapshot!(format!("citizen_{}", lang.tag()), texts.join("\n"));
    }
}

/// What stands in another language than the page is marked, so that it is read aloud in the right voice.
#[test]
fn a_text_in_another_language_says_so() {
    for lang in Lang::CITIZENS.into_iter().filter(|lang| *lang != Lang::Vi) {
        let pages = sample::all(lang).into_iter();
        for page in pages.filter(|page| page.name.starts_with("citizen")) {
            let html = page.html.into_string();
            let marked =
                "<strong><span lang=\"vi\">Ủy ban nhân dân phường Tây Thạnh</span></strong>";
            assert!(html.contains(marked), "{} in {}", page.name, lang.tag());
        }
    }
    let page = |tag: &str| {
        let lang = Lang::from_tag(tag).expect("a language of ours");
        let mut all = sample::all(lang).into_iter();
        let page = all.find(|page| page.name == "citizen").expect("the form");
        page.html.into_string()
    };
    assert!(page("zh").contains("<option value=\"land\" lang=\"en\">Land</option>"));
    assert!(page("en").contains("<option value=\"land\">Land</option>"));
}

/// Each language is offered by its own name, the page's own is not.
#[test]
fn the_other_languages_are_one_touch_away() {
    for lang in Lang::CITIZENS {
        for page in sample::all(lang)
            .into_iter()
            .filter(|page| page.name.starts_with("citizen"))
        {
            let html = page.html.into_string();
            for other in Lang::CITIZENS {
                let tag = other.tag();
                let link = format!(
                    " lang=\"{tag}\" hreflang=\"{tag}\">{}</a>",
                    other.own_name()
                );
                assert_eq!(
                    html.contains(&link),
                    other != lang,
                    "{tag} on {}",
                    page.name
                );
            }
        }
    }
}

#[test]
fn what_was_typed_is_kept_and_harmless() {
    let page = sample::all(Lang::Vi)
        .into_iter()
        .find(|page| page.name == "citizen-errors")
        .expect("the sample with errors")
        .html
        .into_string();
    assert!(page.contains("Chờ hơn 2 giờ mới đến lượt &lt;b&gt;."));
    let tags = tags(&page);
    let chosen = |value: &str, mark: &str| {
        tags.iter()
            .any(|tag| tag.get("value") == Some(value) && tag.get(mark).is_some())
    };
    assert!(chosen("waiting", "checked"));
    assert!(chosen("land", "selected"));
    assert!(!chosen("5", "checked"));
}
