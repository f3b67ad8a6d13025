//! The pairing code of a device, shown once: to be typed, or scanned.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;

/// A pairing code just made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairingPage {
    /// The frame.
    pub layout: Layout,
    /// The device's name.
    pub name: String,
    /// Where it stands.
    pub place: String,
    /// The code: «ABCD-EFGH».
    pub code: String,
    /// The link that carries it.
    pub link: String,
    /// Where the device's browser is to go without the link.
    pub address: String,
    /// The QR code's dark modules as one SVG path, one unit a module, the first at 0,0.
    pub qr_path: String,
    /// The QR code's modules per side, without the quiet zone.
    pub qr_size: u32,
    /// Until when the code works, as written.
    pub until: String,
    /// The device's page.
    pub device: String,
}

impl Render for PairingPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t_args(
            lang,
            "kiosk-code-title",
            &[("name", self.name.as_str().into())],
        );
        let head = Head {
            title: &title,
            about: &self.place,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            div.pairing {
                section aria-labelledby="code" {
                    h2 id="code" { (t(lang, "kiosk-code-label")) }
                    p.pairing-code { (self.code) }
                    p.warning { (t_args(lang, "kiosk-code-once", &[("time", self.until.as_str().into())])) }
                    (self.steps(lang))
                    p { a.button href=(self.device) { (t(lang, "kiosk-code-onward")) } }
                }
                div.pairing-scan { (self.qr(lang)) (self.link(lang)) }
            }
        };
        self.layout.document(Audience::Fleet, &title, &main)
    }
}

impl PairingPage {
    fn steps(&self, lang: Lang) -> Markup {
        let address = [("address", self.address.as_str().into())];
        html! {
            h2 { (t(lang, "kiosk-code-steps")) }
            ol.steps {
                li { (t_args(lang, "kiosk-code-step-open", &address)) }
                li { (t(lang, "kiosk-code-step-type")) }
                li { (t(lang, "kiosk-code-step-screen")) }
                li { (t(lang, "kiosk-code-step-look")) }
            }
        }
    }

    /// The code with a quiet zone of four modules, as the standard asks.
    fn qr(&self, lang: Lang) -> Markup {
        let side = self.qr_size + 8;
        html! {
            @if !self.qr_path.is_empty() {
                svg.qr viewBox=(format!("-4 -4 {side} {side}")) width="280" height="280" role="img"
                    aria-label=(t(lang, "kiosk-code-qr")) shape-rendering="crispEdges" {
                    rect x="-4" y="-4" width=(side) height=(side) fill="#fff" {}
                    path d=(self.qr_path) fill="#000" {}
                }
            }
        }
    }

    fn link(&self, lang: Lang) -> Markup {
        html! {
            label for="pairing-link" { (t(lang, "kiosk-code-link")) }
            // A field, so that one key selects all of it; it is never sent anywhere.
            input.secret id="pairing-link" type="text" readonly value=(self.link) autocomplete="off" spellcheck="false";
        }
    }
}
