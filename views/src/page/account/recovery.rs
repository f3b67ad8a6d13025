//! The recovery codes, shown once after they were made.

use maud::{Markup, Render, html};

use super::door;
use crate::i18n::{t, t_args};
use crate::layout::Layout;

/// The recovery codes: shown once, good for printing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveryCodesPage {
    /// The frame.
    pub layout: Layout,
    /// The codes as they are to be typed, grouped.
    pub codes: Vec<String>,
    /// Whose they are: the e-mail address.
    pub account: String,
    /// When they were made: «09 giờ 05 phút, ngày 01/07/2026».
    pub made: String,
    /// Where to go on.
    pub onward: String,
}

impl Render for RecoveryCodesPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let args = [
            ("account", self.account.as_str().into()),
            ("time", self.made.as_str().into()),
        ];
        let content = html! {
            p.warning { strong { (t(lang, "recovery-once")) } }
            p { (t(lang, "recovery-about")) }
            ol.codes { @for code in &self.codes { li { code { (code) } } } }
            p.muted { (t_args(lang, "recovery-whose", &args)) }
            p.no-print { (t(lang, "recovery-print")) }
            p.no-print { a.button href=(self.onward) { (t(lang, "recovery-onward")) } }
        };
        door(&self.layout, &t(lang, "recovery-title"), false, &content)
    }
}
