//! Examples of the frame and of the pages that are little more than a frame.

use super::Sample;
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::api_docs::ApiDocsPage;
use crate::page::error::{ErrorPage, Fault};
use crate::page::kiosk::KioskPage;
use crate::page::kiosk_check::KioskCheckPage;

pub(super) fn errors(lang: Lang) -> Vec<Sample> {
    let page = |fault| {
        let name = format!("error-{fault:?}").to_lowercase();
        Sample::new(&name, &ErrorPage::sample(lang, fault))
    };
    Fault::ALL.into_iter().map(page).collect()
}

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("kiosk", &KioskPage::sample(lang)),
        Sample::new("kiosk-demo", &KioskPage::sample_demo(lang)),
        Sample::new("kiosk-check", &KioskCheckPage::sample(lang)),
        Sample::new("api-docs", &ApiDocsPage::sample(lang)),
    ]
}

impl Layout {
    /// A frame without navigation, with a link to the other language.
    pub fn sample(lang: Lang) -> Self {
        Self::sample_in(lang, &Lang::ALL)
    }

    /// A frame as a citizen sees it, with links to all other languages.
    pub fn sample_citizen(lang: Lang) -> Self {
        Self::sample_in(lang, &Lang::CITIZENS)
    }

    fn sample_in(lang: Lang, offered: &[Lang]) -> Self {
        let others = offered.iter().filter(|other| **other != lang);
        Self {
            lang,
            languages: others
                .map(|other| (*other, format!("?lang={}", other.tag())))
                .collect(),
            ..Self::default()
        }
    }
}

impl ErrorPage {
    /// The page for `fault`, with a request id where the reader may need one.
    pub fn sample(lang: Lang, fault: Fault) -> Self {
        Self {
            layout: Layout::sample_citizen(lang),
            fault,
            request_id: matches!(fault, Fault::Internal | Fault::Unavailable)
                .then(|| "01980c1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f".to_owned()),
            retry_after: matches!(fault, Fault::TooMany | Fault::Unavailable).then_some(30),
        }
    }
}

impl KioskPage {
    /// The kiosk's shell.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample(lang),
            version: "1.2.3".to_owned(),
            manifest: "/k/manifest.webmanifest".to_owned(),
            probe: "/assets/dist/probe.js".to_owned(),
        }
    }

    /// The shell of a demonstration, which says so.
    pub fn sample_demo(lang: Lang) -> Self {
        let mut page = Self::sample(lang);
        page.layout.demo = true;
        page
    }
}

impl KioskCheckPage {
    /// The page before its script has looked.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample(lang),
            script: "/assets/dist/kiosk-check.js".to_owned(),
            probe: "/assets/dist/probe.js".to_owned(),
        }
    }
}

impl ApiDocsPage {
    /// The documentation with the addresses the web layer is expected to use.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample(lang),
            openapi: "/api/v1/openapi.json".to_owned(),
            swagger_css: "/assets/dist/swagger-ui.css".to_owned(),
            scripts: vec![
                "/assets/dist/swagger-ui-bundle.js".to_owned(),
                "/assets/dist/api-docs.js".to_owned(),
            ],
        }
    }
}
