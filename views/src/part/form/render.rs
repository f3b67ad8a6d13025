//! The form as a whole: summary, groups, buttons.

use maud::{Markup, html};

use super::{Control, Field, Form, Section};
use crate::i18n::Lang;

impl Form {
    /// The form with its summary of faults.
    pub fn render(&self, lang: Lang) -> Markup {
        html! { (self.summary(lang)) (self.body(lang)) }
    }

    /// The form without its summary, for pages that have more to say between the two.
    pub fn body(&self, lang: Lang) -> Markup {
        html! {
            // `novalidate`: the browser's own messages speak the machine's language and
            // vanish; ours come back beside the field.
            form.form method="post" action=(self.action) enctype=[self.encoding()] novalidate {
                @for (name, value) in &self.hidden { input type="hidden" name=(name) value=(value); }
                (self.default_button())
                @for section in &self.sections { (section.render(lang)) }
                div.buttons {
                    @if !self.submit.is_empty() {
                        button class=[self.danger.then_some("button-danger")] type="submit" { (self.submit) }
                    }
                    @for button in &self.also { (button.render()) }
                    @if let Some(link) = &self.cancel { a href=(link.href) { (link.label) } }
                }
            }
        }
    }

    /// The Enter key presses a form's first button, which must not be the one that adds a line.
    fn default_button(&self) -> Markup {
        let adds =
            |field: &Field| matches!(&field.control, Control::Lines(lines) if lines.add.is_some());
        html! {
            @if self.fields().any(adds) {
                button.visually-hidden type="submit" tabindex="-1" aria-hidden="true" { (self.submit) }
            }
        }
    }

    fn encoding(&self) -> Option<&'static str> {
        self.fields()
            .any(|field| matches!(field.control, Control::File(_)))
            .then_some("multipart/form-data")
    }
}

impl Section {
    fn render(&self, lang: Lang) -> Markup {
        html! {
            @if self.title.is_empty() && self.about.is_empty() {
                @for field in &self.fields { (field.render(lang)) }
            } @else {
                section.group {
                    @if !self.title.is_empty() { h2 { (self.title) } }
                    @if !self.about.is_empty() { p.about { (self.about) } }
                    @for field in &self.fields { (field.render(lang)) }
                }
            }
        }
    }
}
