//! The words that are the same on every sheet, Vietnamese and English.

use chrono::NaiveDate;

use crate::i18n::{Lang, period, t, t_args};

/// A text in both languages of a sheet.
pub struct Both {
    /// Large.
    pub vi: String,
    /// Small.
    pub en: String,
}

/// The words of this key.
pub fn both(key: &str) -> Both {
    Both {
        vi: t(Lang::Vi, key),
        en: t(Lang::En, key),
    }
}

/// Until when the link is open.
pub fn until(day: NaiveDate) -> Both {
    let say = |lang| {
        let day = period::day(lang, day);
        t_args(lang, "print-until", &[("day", day.into())])
    };
    Both {
        vi: say(Lang::Vi),
        en: say(Lang::En),
    }
}
