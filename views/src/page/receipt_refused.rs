//! The kind page for the code of a receipt that cannot be used.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, Said, t};
use crate::layout::{Audience, Layout};

/// Why the code cannot be used, as the reader needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptFault {
    /// Its time is over.
    Expired,
    /// It was called back.
    Revoked,
    /// Its day is still to come.
    NotYet,
    /// Nobody here knows it.
    Unknown,
}

/// The page that says why, and where one can rate all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptRefusedPage {
    /// The frame.
    pub layout: Layout,
    /// Why.
    pub fault: ReceiptFault,
    /// The address of the same counter's page for ratings without a receipt, if there is one.
    pub unlinked: Option<String>,
    /// Where one can rate online instead; shown where the counter is not known or has no page.
    pub online: Vec<OnlineWay>,
}

/// An agency that can be rated online, without a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlineWay {
    /// Its name.
    pub agency: Said,
    /// The address of its page.
    pub address: String,
}

impl ReceiptFault {
    fn words(self, lang: Lang) -> (String, String) {
        let key = match self {
            Self::Expired => "receipt-expired",
            Self::Revoked => "receipt-revoked",
            Self::NotYet => "receipt-not-yet",
            Self::Unknown => "receipt-unknown",
        };
        let words = |part: &str| t(lang, &format!("{key}-{part}"));
        (words("title"), words("next"))
    }
}

impl ReceiptRefusedPage {
    fn online_ways(&self) -> Markup {
        html! {
            @if !self.online.is_empty() {
                p { (t(self.layout.lang, "receipt-online")) }
                ul.ways {
                    @for way in &self.online {
                        li { a href=(way.address) { (way.agency) } }
                    }
                }
            }
        }
    }
}

impl Render for ReceiptRefusedPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let (title, next) = self.fault.words(lang);
        let main = html! {
            div.calm {
                h1 { (title) }
                p { (next) }
                @if let Some(address) = &self.unlinked {
                    p { (t(lang, "receipt-unlinked-about")) }
                    p { a.go href=(address) { (t(lang, "receipt-unlinked")) } }
                } @else {
                    (self.online_ways())
                    p { (t(lang, "receipt-ask-counter")) }
                }
            }
        };
        self.layout.document(Audience::Citizen, &title, &main)
    }
}
