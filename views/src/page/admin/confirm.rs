//! The last page before something that cannot be undone.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t};
use crate::layout::{Audience, Layout};
use crate::part::desk::{Head, sentences};
use crate::part::form::Form;
use crate::part::history::{Change, changes};

/// Says what will happen and asks once more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfirmPage {
    /// The frame.
    pub layout: Layout,
    /// The question: «Giải thể Văn phòng HĐND và UBND phường Tây Thạnh?»
    pub title: String,
    /// What will happen, a sentence each.
    pub happens: Vec<String>,
    /// The things that change, each with its fields before and after.
    pub touched: Vec<Touched>,
    /// What stays as it is, a sentence each.
    pub stays: Vec<String>,
    /// What cannot be undone, a sentence each.
    pub forever: Vec<String>,
    /// The form that does it; its fields (a date, a reason, a name to type) come from the caller.
    pub form: Form,
}

/// A thing that changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// What is done: «Sửa cơ quan».
    pub what: String,
    /// The thing's name.
    pub name: String,
    /// Its fields before and after.
    pub changes: Vec<Change>,
}

impl Render for ConfirmPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let head = Head {
            title: &self.title,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            div.confirm {
                (sentences("happens", &t(lang, "confirm-happens"), &self.happens))
                (self.touched(lang))
                (sentences("stays", &t(lang, "confirm-stays"), &self.stays))
                (sentences("forever", &t(lang, "confirm-forever"), &self.forever))
            }
            (self.form.render(lang))
        };
        let wrong = self.form.is_wrong();
        self.layout
            .sent_back(Audience::Desk, &self.title, wrong, &main)
    }
}

impl ConfirmPage {
    fn touched(&self, lang: Lang) -> Markup {
        html! {
            @if !self.touched.is_empty() {
                section.touched {
                    h2 { (t(lang, "confirm-touched")) }
                    ol.entries role="list" {
                        @for thing in &self.touched {
                            li {
                                p.entry-what { (thing.what) ": " strong { (thing.name) } }
                                (changes(lang, &thing.changes))
                            }
                        }
                    }
                }
            }
        }
    }
}
