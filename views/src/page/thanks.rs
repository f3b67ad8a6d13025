//! What a citizen sees once the rating is durably stored.

use maud::{Markup, Render, html};

use crate::i18n::{Said, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::face::tick;

/// What the agency says it did about earlier comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What people wished for.
    pub said: Said,
    /// What the agency did.
    pub done: Said,
}

/// The thanks after a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThanksPage {
    /// The frame.
    pub layout: Layout,
    /// The rated agency's name, if the caller still knows it.
    pub agency: Option<String>,
    /// What became of earlier comments, the newest first; none where nothing is known.
    pub replies: Vec<Reply>,
    /// The address of the public figures, if they may be shown.
    pub results: Option<String>,
}

impl Render for ThanksPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let main = html! {
            div.calm {
                (tick())
                h1 { (t(lang, "thanks-title")) }
                p { (self.thanks()) }
                p { (t(lang, "thanks-close")) }
                (self.replies())
                @if let Some(address) = &self.results {
                    p { a href=(address) { (t(lang, "thanks-results")) } }
                }
            }
        };
        self.layout
            .document(Audience::Citizen, &t(lang, "thanks-title"), &main)
    }
}

impl ThanksPage {
    fn replies(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            @if !self.replies.is_empty() {
                section.replies aria-labelledby="replies" {
                    h2 id="replies" { (t(lang, "thanks-replies")) }
                    @for Reply { said, done } in &self.replies {
                        dl {
                            dt { (t(lang, "thanks-said")) } dd { (said) }
                            dt { (t(lang, "thanks-did")) } dd { (done) }
                        }
                    }
                }
            }
        }
    }

    fn thanks(&self) -> String {
        let lang = self.layout.lang;
        match &self.agency {
            Some(agency) => t_args(lang, "thanks-agency", &[("agency", agency.as_str().into())]),
            None => t(lang, "thanks-plain"),
        }
    }
}
