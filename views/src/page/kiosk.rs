//! The shell of the kiosk application at `/k/…`; everything else there is made by its script.

use maud::{DOCTYPE, Markup, Render, html};

use crate::i18n::t;
use crate::layout::Layout;

/// The kiosk's shell, the same for every device: the script fetches what the device shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskPage {
    /// Language, assets and the demonstration mark; the rest of the frame is not used.
    pub layout: Layout,
}

impl Render for KioskPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            (DOCTYPE)
            html lang=(lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (t(lang, "kiosk-title")) }
                    link rel="icon" type="image/svg+xml" href=(self.layout.assets.icon);
                    link rel="stylesheet" href=(self.layout.assets.kiosk_css);
                    script type="module" src=(self.layout.assets.kiosk_js) {}
                }
                body { main id="app" {} }
            }
        }
    }
}
