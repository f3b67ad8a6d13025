//! What a file would change, before anything is changed.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, int, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::{Head, sentences};
use crate::part::form::Form;
use crate::part::history::Change;
use crate::part::report::Link;

/// The preview of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportPreviewPage {
    /// The frame.
    pub layout: Layout,
    /// What the file holds: «Điểm tiếp nhận».
    pub kind: String,
    /// The file's name as the browser sent it.
    pub file: String,
    /// Lines of data in it.
    pub lines: u64,
    /// Entries that would be new.
    pub added: u64,
    /// Entries that would change.
    pub changed: u64,
    /// Entries that are there already.
    pub unchanged: u64,
    /// What would become of each; those unchanged may be left out.
    pub rows: Vec<PreviewRow>,
    /// Entries left out of `rows` because there are too many.
    pub more_rows: u64,
    /// What is wrong; with any, nothing can be imported.
    pub faults: Vec<ImportFault>,
    /// Faults not named because there are too many.
    pub more_faults: u64,
    /// What cannot be undone about it, a sentence each; shown before the form.
    pub forever: Vec<String>,
    /// The form that imports it; none with faults or with nothing to change.
    pub confirm: Option<Form>,
    /// Where to choose another file.
    pub again: Link,
}

/// What would become of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// It is new.
    #[default]
    Added,
    /// It changes.
    Changed,
    /// It is there already.
    Unchanged,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewRow {
    /// The line in the file, from 1; none where several lines make one entry.
    pub line: Option<u64>,
    /// What would become of it.
    pub effect: Effect,
    /// Its key.
    pub key: String,
    /// Its name; may be empty.
    pub name: String,
    /// Which fields change.
    pub changes: Vec<Change>,
}

/// Something wrong in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportFault {
    /// The line in the file, from 1; none for the whole file.
    pub line: Option<u64>,
    /// The column's name; empty for the whole line.
    pub column: String,
    /// What is wrong, in words.
    pub text: String,
}

impl Render for ImportPreviewPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let args = [("kind", self.kind.as_str().into())];
        let title = t_args(lang, "preview-title", &args);
        let about = self.about(lang);
        let head = Head {
            title: &title,
            about: &about,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (self.verdict(lang))
            (self.faults(lang))
            (self.decision(lang))
            (self.rows(lang))
        };
        self.layout.document(Audience::Desk, &title, &main)
    }
}

impl ImportPreviewPage {
    fn about(&self, lang: Lang) -> String {
        let args = [
            ("file", self.file.as_str().into()),
            ("n", self.lines.into()),
            ("lines", int(lang, self.lines).into()),
        ];
        t_args(lang, "preview-file", &args)
    }

    /// What would happen, in three numbers, or that nothing can.
    fn verdict(&self, lang: Lang) -> Markup {
        let number = |key: &str, value: u64| {
            html! { div { dt { (t(lang, key)) } dd { (int(lang, value)) } } }
        };
        html! {
            @if self.faults.is_empty() {
                dl.counts {
                    (number("preview-added", self.added))
                    (number("preview-changed", self.changed))
                    (number("preview-unchanged", self.unchanged))
                }
                @if self.added + self.changed == 0 { p { strong { (t(lang, "preview-nothing")) } } }
            }
        }
    }

    fn faults(&self, lang: Lang) -> Markup {
        let count = self.faults.len() as u64 + self.more_faults;
        let args = [("n", count.into()), ("count", int(lang, count).into())];
        html! {
            @if !self.faults.is_empty() {
                section.summary aria-labelledby="faults" {
                    h2 id="faults" { (t_args(lang, "preview-faults", &args)) }
                    p { (t(lang, "preview-faults-next")) }
                    table.faults {
                        thead { tr {
                            th.num scope="col" { (t(lang, "preview-line")) }
                            th scope="col" { (t(lang, "preview-column")) }
                            th scope="col" { (t(lang, "preview-fault")) }
                        } }
                        tbody { @for fault in &self.faults { (fault.render(lang)) } }
                    }
                    @if self.more_faults > 0 { p { (more(lang, "preview-more-faults", self.more_faults)) } }
                }
            }
        }
    }

    fn decision(&self, lang: Lang) -> Markup {
        html! {
            @match &self.confirm {
                Some(form) => {
                    @if !self.forever.is_empty() {
                        div.confirm {
                            (sentences("forever", &t(lang, "confirm-forever"), &self.forever))
                        }
                    }
                    (form.render(lang))
                },
                None => p { a.button href=(self.again.href) { (self.again.label) } },
            }
        }
    }

    fn rows(&self, lang: Lang) -> Markup {
        html! {
            @if !self.rows.is_empty() {
                section aria-labelledby="rows" {
                    h2 id="rows" { (t(lang, "preview-rows")) }
                    ul.preview-rows role="list" { @for row in &self.rows { (row.render(lang)) } }
                    @if self.more_rows > 0 { p { (more(lang, "preview-more-rows", self.more_rows)) } }
                }
            }
        }
    }
}

fn more(lang: Lang, key: &str, count: u64) -> String {
    let args = [("n", count.into()), ("count", int(lang, count).into())];
    t_args(lang, key, &args)
}
