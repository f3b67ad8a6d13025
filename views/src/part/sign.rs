//! The service's sign: five dots, one for each level, on the line of a smile.

use maud::{Markup, html};

/// The sign as an inline drawing, the same as `assets/img/icon.svg` without a request of its own.
pub fn sign() -> Markup {
    html! {
        svg viewBox="0 0 48 48" width="32" height="32" aria-hidden="true" focusable="false" {
            rect width="48" height="48" rx="11" fill="#0f4c81" {}
            path fill="none" stroke="#fff" stroke-width="7.2" stroke-linecap="round"
                d="M9.5 19h0M15.2 27.6h0M24 31h0M32.8 27.6h0M38.5 19h0" {}
        }
    }
}
