//! The five faces: simple line drawings of our own, equal in size and weight.

use maud::{Markup, html};

/// The face of a level from 1 (worst) to 5 (best); any other level gets the plain face of 3.
///
/// It is decoration: the words beside it carry the meaning.
pub fn face(level: u8) -> Markup {
    html! {
        svg.face viewBox="0 0 48 48" aria-hidden="true" focusable="false" {
            circle cx="24" cy="24" r="21" {}
            path d=(eyes(level)) {}
            path d=(mouth(level)) {}
        }
    }
}

const fn eyes(_level: u8) -> &'static str {
    "M17 18v3M31 18v3"
}

const fn mouth(level: u8) -> &'static str {
    match level {
        1 => "M15 35q9-10 18 0",
        2 => "M16 34q8-5 16 0",
        4 => "M16 30q8 6 16 0",
        5 => "M14 28q10 12 20 0",
        _ => "M16 32h16",
    }
}
