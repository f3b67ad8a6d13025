//! A table of fields: on a wide screen a table, on a phone one card a line.

use maud::{Markup, html};

use super::{Button, Control, Field, Lines};
use crate::i18n::Lang;

impl Lines {
    pub(super) fn render(&self, lang: Lang) -> Markup {
        html! {
            table.lines.lines-wide[self.wide] role="table" {
                thead role="rowgroup" {
                    tr role="row" {
                        td role="cell" {}
                        @for column in &self.columns { th scope="col" role="columnheader" { (column) } }
                    }
                }
                tbody role="rowgroup" {
                    @for line in &self.lines {
                        tr role="row" {
                            th scope="row" role="rowheader" { (line.name) }
                            @for field in &line.fields { td role="cell" { (field.in_line(lang)) } }
                        }
                    }
                }
            }
            @if let Some(add) = &self.add { p.add-line { (add.render()) } }
        }
    }
}

impl Field {
    /// The question inside a table: the column's head is its words, repeated where there is no head.
    fn in_line(&self, lang: Lang) -> Markup {
        let is_fixed = matches!(self.control, Control::Fixed(_));
        let class = match (&self.error, is_fixed) {
            (Some(_), _) => Some("wrong"),
            (None, true) => Some("said"),
            (None, false) => None,
        };
        html! {
            div class=[class] {
                @if !is_fixed {
                    label.cell-label for=(self.id()) { (self.label) }
                }
                (self.answer(lang))
                (self.error_line(lang))
            }
        }
    }
}

impl Button {
    pub(super) fn render(&self) -> Markup {
        html! {
            button.button-plain type="submit" name=(self.name) value=(self.value) formnovalidate { (self.label) }
        }
    }
}
