//! The pages of devices: what they say, and that no state is told by colour alone.

use std::collections::BTreeSet;

use hailong_views::i18n::Lang;
use hailong_views::page::kiosks::{DevicePage, DeviceState, FleetPage, Tally};
use hailong_views::sample;
use maud::Render;

use super::html::{tags, words};

#[test]
fn what_the_pages_of_devices_say() {
    for lang in Lang::ALL {
        let pages = sample::all(lang).into_iter();
        let pages = pages.filter(|page| page.name.starts_with("kiosks"));
        let texts: Vec<String> = pages
            .map(|page| {
                let text = words(&page.html.into_string());
                format!("== {} ==\n{text}\n", page.name)
            })
            .collect();
        insta::assert_snapshot!(format!("kiosks_{}", lang.tag()), texts.join("\n"));
    }
}

#[test]
fn every_state_has_words_and_a_drawing_of_its_own() {
    for lang in Lang::ALL {
        let marks = DeviceState::ALL.map(|state| state.mark(lang).into_string());
        let mut drawings = BTreeSet::new();
        for (mark, state) in marks.iter().zip(DeviceState::ALL) {
            assert!(mark.contains(&state.words(lang)), "{mark}");
            let paths = tags(mark).into_iter().filter_map(|tag| {
                let path = tag.get("d").map(str::to_owned);
                path.filter(|_| tag.name == "path")
            });
            drawings.insert(paths.collect::<Vec<_>>());
        }
        assert_eq!(drawings.len(), DeviceState::ALL.len());
    }
}

#[test]
fn what_is_missing_is_said_before_what_waits() {
    let device = |waiting, missing| {
        let page = DevicePage {
            tally: Tally {
                counted: 10,
                received: 10 - waiting - missing,
                waiting,
                missing,
                ..Tally::default()
            },
            ..DevicePage::default()
        };
        words(&page.render().into_string())
    };
    assert!(device(0, 0).contains("Mọi lượt chạm mà thiết bị đếm đều đã đến máy chủ."));
    assert!(device(2, 0).contains("Còn 2 lượt nằm trên thiết bị"));
    assert!(device(2, 1).contains("Thiếu 1 lượt"));
}

#[test]
fn a_code_is_large_and_its_link_is_sent_nowhere() {
    let pairing = hailong_views::page::kiosks::PairingPage::sample(Lang::Vi);
    let html = pairing.render().into_string();
    assert!(html.contains("class=\"pairing-code\">7K3M-Q9XD<"));
    let asked = tags(&html)
        .into_iter()
        .filter(|tag| tag.name == "input" && tag.get("name").is_some());
    assert_eq!(asked.count(), 0);
}

#[test]
fn an_empty_fleet_says_how_to_begin() {
    let html = FleetPage::sample_empty(Lang::Vi).render().into_string();
    assert!(html.contains("Chưa có thiết bị nào.") && html.contains("href=\"/kiosks/new\""));
    assert!(!html.contains("<table"));
}
