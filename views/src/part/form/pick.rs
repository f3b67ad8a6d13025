//! Options that are all seen: radio buttons and boxes to tick.

use maud::{Markup, html};

use super::{Field, Pick};

impl Field {
    pub(super) fn options(&self, kind: &str, picks: &[Pick]) -> Markup {
        html! {
            div.picks {
                @for (index, pick) in picks.iter().enumerate() { (self.option(kind, index, pick)) }
            }
        }
    }

    fn option(&self, kind: &str, index: usize, pick: &Pick) -> Markup {
        let id = format!("{}-{index}", self.id());
        let note = (!pick.note.is_empty()).then(|| format!("{id}-note"));
        html! {
            div.pick {
                input type=(kind) id=(id) name=(self.name) value=(pick.value) checked[pick.chosen]
                    aria-describedby=[note.as_ref()];
                label for=(id) { (pick.label) }
                @if let Some(note) = &note { p.hint id=(note) { (pick.note) } }
            }
        }
    }
}
