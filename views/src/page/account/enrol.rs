//! `GET|POST /account/second-factor`: setting up the app that makes the codes.

use super::Refusal;
use crate::layout::Layout;

/// Setting up the second factor; sends `code` and the hidden values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnrolPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is posted.
    pub action: String,
    /// Values sent along unseen, such as the sealed secret.
    pub hidden: Vec<(String, String)>,
    /// The account's name inside the app: the e-mail address.
    pub account: String,
    /// The secret in base 32, as text for those who cannot scan; shown in groups of four.
    pub secret: String,
    /// The QR code's dark modules as one SVG path, one unit a module, the first at 0,0.
    pub qr_path: String,
    /// The QR code's modules per side, without the quiet zone.
    pub qr_size: u32,
    /// Whether the role demands it: then it cannot be put off.
    pub required: bool,
    /// Why the code was not taken.
    pub refusal: Option<Refusal>,
}
