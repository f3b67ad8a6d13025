//! What a device counted against what came in: the closed loop, in four numbers and what they mean.

use maud::{Markup, html};

use crate::i18n::{Lang, int, t, t_args};

/// The numbers; the first three and the last stand in large type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Taps that the device counted.
    pub counted: u64,
    /// Taps that came in.
    pub received: u64,
    /// Taps that wait on the device.
    pub waiting: u64,
    /// Taps that the device has, but which were refused for good.
    pub refused: u64,
    /// Taps that somebody looked into and gave up.
    pub written_off: u64,
    /// Taps that are in neither place.
    pub missing: u64,
}

impl Tally {
    /// Names and numbers in their order.
    pub(super) fn cells(self, lang: Lang) -> [(String, String); 4] {
        [
            ("kiosks-counted", self.counted),
            ("kiosks-received", self.received),
            ("kiosks-waits", self.waiting),
            ("kiosks-missing", self.missing),
        ]
        .map(|(key, number)| (t(lang, key), int(lang, number)))
    }

    /// The numbers in large type with what they mean.
    pub(super) fn large(self, lang: Lang) -> Markup {
        html! {
            dl.tally {
                @for (index, (name, number)) in self.cells(lang).into_iter().enumerate() {
                    div.lost[index == 3 && self.missing > 0] { dt { (name) } dd { (number) } }
                }
            }
            p.tally-means { (self.means(lang)) }
            @for (key, number) in [("kiosk-loop-refused", self.refused), ("kiosk-loop-written-off", self.written_off)] {
                @if number > 0 { p.tally-means { (t_args(lang, key, &[("count", int(lang, number).into())])) } }
            }
        }
    }

    fn means(self, lang: Lang) -> String {
        if self.missing > 0 {
            let args = [("missing", int(lang, self.missing).into())];
            t_args(lang, "kiosk-loop-missing", &args)
        } else if self.waiting > 0 {
            let args = [("waiting", int(lang, self.waiting).into())];
            t_args(lang, "kiosk-loop-waits", &args)
        } else if self.counted == 0 {
            t(lang, "kiosk-loop-none")
        } else {
            t(lang, "kiosk-loop-whole")
        }
    }
}
