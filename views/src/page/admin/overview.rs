//! `/admin`: what there is to look after, and what waits for somebody.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::report::Link;

/// The first page of the administration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OverviewPage {
    /// The frame.
    pub layout: Layout,
    /// What waits for somebody: drafts, expiring tokens, missing second factors.
    pub waiting: Vec<Link>,
    /// The kinds of things, in groups.
    pub groups: Vec<CardGroup>,
    /// Whether the reader may look but not change: then the page says so.
    pub read_only: bool,
}

/// Kinds of things that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardGroup {
    /// Its heading: «Tổ chức», «Người dùng và truy cập».
    pub title: String,
    /// The kinds.
    pub cards: Vec<Card>,
}

/// One kind of thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its name and list.
    pub link: Link,
    /// What it is for, in a sentence.
    pub about: String,
    /// How many there are, as written: «12 đang hoạt động»; may be empty.
    pub count: String,
}

impl Render for OverviewPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t(lang, "admin-title");
        let about = t(
            lang,
            if self.read_only {
                "admin-read-only"
            } else {
                "admin-about"
            },
        );
        let head = Head {
            title: &title,
            about: &about,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (self.waiting(lang))
            @for group in &self.groups { (group.render()) }
        };
        self.layout.document(Audience::Desk, &title, &main)
    }
}

impl OverviewPage {
    fn waiting(&self, lang: Lang) -> Markup {
        html! {
            @if !self.waiting.is_empty() {
                section.waiting aria-labelledby="waiting" {
                    h2 id="waiting" { (t(lang, "admin-waiting")) }
                    ul { @for link in &self.waiting { li { a href=(link.href) { (link.label) } } } }
                }
            }
        }
    }
}

impl CardGroup {
    fn render(&self) -> Markup {
        html! {
            section.cards {
                h2 { (self.title) }
                ul role="list" {
                    @for card in &self.cards {
                        li {
                            h3 { a href=(card.link.href) { (card.link.label) } }
                            p { (card.about) }
                            @if !card.count.is_empty() { p.card-count { (card.count) } }
                        }
                    }
                }
            }
        }
    }
}
