//! `/admin/import`: a CSV file in.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::form::{Control, Field, Form, Pick, Section};
use crate::part::report::Link;

/// The upload; sends `kind` and `file` (multipart).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is posted.
    pub action: String,
    /// What a file may hold.
    pub kinds: Vec<ImportKind>,
    /// The kind chosen before, by its key.
    pub chosen: Option<String>,
    /// What is wrong with the choice of kind.
    pub kind_error: Option<String>,
    /// What is wrong with the file as a whole: none chosen, too large, not UTF-8.
    pub file_error: Option<String>,
    /// The largest file, as written: «10 MB».
    pub at_most: String,
}

/// What a file may hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportKind {
    /// As on the command line: `service-points`.
    pub key: String,
    /// Its name: «Điểm tiếp nhận».
    pub label: String,
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// An example file, if there is one.
    pub example: Option<Link>,
}

impl Render for ImportPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let name = t(lang, "import-page-title");
        let about = t(lang, "import-page-about");
        let head = Head {
            title: &name,
            about: &about,
            ..Head::default()
        };
        let form = self.form(lang);
        let main = html! {
            (head.render(lang))
            (form.render(lang))
            (self.columns(lang))
        };
        let wrong = form.is_wrong();
        self.layout.sent_back(Audience::Desk, &name, wrong, &main)
    }
}

impl ImportPage {
    fn form(&self, lang: Lang) -> Form {
        let pick = |kind: &ImportKind| {
            Pick::new(
                &kind.key,
                &kind.label,
                self.chosen.as_ref() == Some(&kind.key),
            )
        };
        let hint = t_args(
            lang,
            "import-file-hint",
            &[("size", self.at_most.as_str().into())],
        );
        let kind = Field::radios(
            "kind",
            t(lang, "import-kind"),
            self.kinds.iter().map(pick).collect(),
        )
        .error(self.kind_error.clone());
        let file = Field::new(
            "file",
            t(lang, "import-file"),
            Control::File(".csv,text/csv".to_owned()),
        )
        .hint(hint)
        .error(self.file_error.clone());
        Form::of(
            &self.action,
            t(lang, "import-look"),
            vec![Section::plain(vec![kind, file])],
        )
    }

    /// Which columns a file has, for whoever makes one.
    fn columns(&self, lang: Lang) -> Markup {
        html! {
            section.import-columns aria-labelledby="columns" {
                h2 id="columns" { (t(lang, "import-columns")) }
                p.about { (t(lang, "import-columns-about")) }
                dl {
                    @for kind in &self.kinds {
                        div {
                            dt { (kind.label) }
                            dd {
                                @for (index, column) in kind.columns.iter().enumerate() {
                                    @if index > 0 { ", " }
                                    code { (column) }
                                }
                                @if let Some(link) = &kind.example { " · " a href=(link.href) { (link.label) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
