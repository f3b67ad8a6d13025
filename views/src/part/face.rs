//! The five faces and a tick: simple line drawings of our own, equal in size and weight.
//!
//! They are decoration: the words beside them carry the meaning, so screen
//! readers skip them. The kiosk's script draws the same lines (`assets/kiosk/faces.ts`).

use maud::{Markup, html};

/// The face of a level from 1 (worst) to 5 (best); any other level gets the even face of 3.
pub fn face(level: u8) -> Markup {
    drawing("face", mouth(level), Some("M17.5 17v3M30.5 17v3"))
}

/// A tick in a circle, for what is done.
pub fn tick() -> Markup {
    drawing("face", "M15 24.5l6.5 6.5L34 18", None)
}

fn drawing(class: &str, line: &str, eyes: Option<&str>) -> Markup {
    html! {
        svg class=(class) viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false"
            fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" {
            circle cx="24" cy="24" r="21" {}
            @if let Some(eyes) = eyes { path d=(eyes) stroke-width="3.5" {} }
            path d=(line) {}
        }
    }
}

const fn mouth(level: u8) -> &'static str {
    match level {
        1 => "M12.5 36.5c3-10 20-10 23 0",
        2 => "M16 33.5c3.5-3.5 12.5-3.5 16 0",
        4 => "M16 30c3.5 3.5 12.5 3.5 16 0",
        5 => "M12.5 27c3 10 20 10 23 0",
        _ => "M16 31.5h16",
    }
}
