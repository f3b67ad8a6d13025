//! What a form asks for while its link is under attack, and the kind word when it came too early.

use maud::{Markup, html};

use super::CitizenPage;
use crate::i18n::{int, t, t_args};

/// What guards a link against machines; nothing of it in peace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guard {
    /// What the form must show.
    pub proof: Option<ProofAsk>,
    /// Why it was not taken yet, and when to send it again.
    pub held: Option<String>,
}

/// A small proof of work that the page's script finds while the person reads; without script some
/// seconds of patience do as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofAsk {
    /// Address of the script.
    pub script: String,
    /// Leading zero bits of each piece.
    pub bits: u32,
    /// Pieces of the proof.
    pub pieces: u32,
    /// Seconds after which the form is taken without a proof.
    pub wait_seconds: u32,
}

impl CitizenPage {
    /// Why the form was not taken yet, on top of the page; it takes the focus.
    pub(super) fn held_notice(&self) -> Markup {
        html! {
            @if let Some(words) = &self.guard.held {
                div.summary.wait role="alert" tabindex="-1" autofocus {
                    h2 { (t(self.layout.lang, "citizen-hold-title")) }
                    p { (words) }
                }
            }
        }
    }

    /// The hidden field of the proof with the script that fills it in; nothing in peace.
    pub(super) fn proof_field(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            @if let Some(ask) = &self.guard.proof {
                @let seconds = int(lang, ask.wait_seconds.into());
                input type="hidden" id="proof" name="proof" value="" autocomplete="off"
                    data-bits=(ask.bits) data-pieces=(ask.pieces);
                p.hint id="proof-wait" role="status" data-words=(t(lang, "citizen-proof-wait")) {}
                noscript {
                    p.hint { (t_args(lang, "citizen-proof-patience", &[("seconds", seconds.into())])) }
                }
                script src=(ask.script) defer {}
            }
        }
    }
}
