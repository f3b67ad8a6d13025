//! The five faces and a tick: simple line drawings of our own, equal in size and weight.
//!
//! They are decoration: the words beside them carry the meaning, so screen
//! readers skip them. The kiosk's script draws the same lines (`assets/kiosk/faces.ts`).

use maud::{Markup, html};

const EYES: &str = "M17.5 17v3M30.5 17v3";
const TICK: &str = "M15 24.5l6.5 6.5L34 18";

/// The face of a level from 1 (worst) to 5 (best); any other level gets the even face of 3.
pub fn face(level: u8) -> Markup {
    drawing(mouth(level), Some(EYES))
}

/// A tick in a circle, for what is done.
pub fn tick() -> Markup {
    drawing(TICK, None)
}

fn drawing(line: &str, eyes: Option<&str>) -> Markup {
    html! {
        svg.face viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false"
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kiosk_draws_the_same_faces() {
        let script = include_str!("../../assets/kiosk/faces.ts");
        for level in 1..=5 {
            assert!(
                script.contains(&format!("{level}: \"{}\"", mouth(level))),
                "{level}"
            );
        }
        assert!(script.contains(EYES) && script.contains(TICK));
    }

    #[test]
    fn every_level_has_a_face_of_its_own() {
        let mut mouths: Vec<_> = (1..=5).map(mouth).collect();
        mouths.sort_unstable();
        mouths.dedup();
        assert_eq!(mouths.len(), 5);
    }
}
