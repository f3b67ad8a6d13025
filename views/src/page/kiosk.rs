//! The shell of the kiosk application at `/k/…`; everything else there is made by its script.

use maud::{DOCTYPE, Markup, Render, html};

use crate::i18n::t;
use crate::layout::Layout;

/// The service worker that keeps the application, without the list of its files: `HAILONG_FILES`.
pub const WORKER: &str = include_str!("../../assets/dist/sw.js");

/// The service worker that removes itself and what the other one kept.
pub const WORKER_OFF: &str = include_str!("../../assets/dist/sw-off.js");

/// The kiosk's shell, the same for every device: the script fetches what the device shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskPage {
    /// Language, assets and the demonstration mark; the rest of the frame is not used.
    pub layout: Layout,
    /// The program's version, which the device tells in its heartbeats.
    pub version: String,
    /// Address of the manifest, which makes the page an application of its own.
    pub manifest: String,
    /// Address of the script that times the disk.
    pub probe: String,
}

impl Render for KioskPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            (DOCTYPE)
            html lang=(lang.tag()) {
                (self.head())
                body {
                    main id="app" data-version=(self.version) data-probe=(self.probe) {
                        noscript { section.message { p { (t(lang, "kiosk-no-script")) } } }
                    }
                    @if self.layout.demo { aside.notice { (t(lang, "notice-demo")) } }
                }
            }
        }
    }
}

impl KioskPage {
    fn head(&self) -> Markup {
        let assets = &self.layout.assets;
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (t(self.layout.lang, "kiosk-title")) }
                link rel="icon" type="image/svg+xml" href=(assets.icon);
                link rel="manifest" href=(self.manifest);
                link rel="stylesheet" href=(assets.font_css);
                link rel="stylesheet" href=(assets.kiosk_css);
                script src=(assets.kiosk_js) defer {}
            }
        }
    }
}
