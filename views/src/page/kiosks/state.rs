//! How a device is: a word and a drawing of its own.

use maud::{Markup, html};

use crate::i18n::{Lang, t};

/// How a device is; the worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeviceState {
    /// Ratings are lost, or may be.
    Grave,
    /// It should be heard of, and is not.
    Offline,
    /// Something is wrong that costs no ratings yet.
    Warned,
    /// It waits for its pairing.
    #[default]
    Unpaired,
    /// It works.
    Online,
    /// It is not heard of, as the office is closed.
    Resting,
    /// It was taken out of service.
    Revoked,
}

impl DeviceState {
    /// All of them, the worst first.
    pub const ALL: [Self; 7] = [
        Self::Grave,
        Self::Offline,
        Self::Warned,
        Self::Unpaired,
        Self::Online,
        Self::Resting,
        Self::Revoked,
    ];

    /// The word of addresses and classes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Grave => "grave",
            Self::Offline => "offline",
            Self::Warned => "warned",
            Self::Unpaired => "unpaired",
            Self::Online => "online",
            Self::Resting => "resting",
            Self::Revoked => "revoked",
        }
    }

    /// In words.
    pub fn words(self, lang: Lang) -> String {
        t(lang, &format!("kiosk-state-{}", self.key()))
    }

    /// The drawing with the words.
    pub fn mark(self, lang: Lang) -> Markup {
        html! {
            span class={ "device-state state-" (self.key()) } { (self.drawing()) span { (self.words(lang)) } }
        }
    }

    /// Each state has a shape of its own, so that it can be told without colours.
    fn drawing(self) -> Markup {
        let (shape, sign) = match self {
            Self::Grave => ("M10 1.5 19 18H1Z", "M10 7.5v5M10 15.2v.1"),
            Self::Offline => ("M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z", "M4.5 4.5l11 11"),
            Self::Warned => ("M10 2.5 18 17H2Z", "M10 8v4.5M10 14.7v.1"),
            Self::Unpaired => ("M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z", "M10 5.5V10l3 2.5"),
            Self::Online => (
                "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z",
                "M6 10.3l2.8 2.8L14 7.5",
            ),
            Self::Resting => ("M16.5 12.5A7.5 7.5 0 0 1 7.5 3.5a7.5 7.5 0 1 0 9 9Z", ""),
            Self::Revoked => ("M3 3h14v14H3Z", "M7 7l6 6M13 7l-6 6"),
        };
        html! {
            svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" {
                path.shape d=(shape) {}
                @if !sign.is_empty() { path.sign d=(sign) {} }
            }
        }
    }
}
