//! Pages that stay shut.

use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::forbidden::{Barrier, ForbiddenPage};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("forbidden-role", &ForbiddenPage::sample(lang)),
        Sample::new("forbidden-agency", &ForbiddenPage::sample_agency(lang)),
        Sample::new("forbidden-factor", &ForbiddenPage::sample_factor(lang)),
    ]
}

impl ForbiddenPage {
    /// A viewer who asks for the tokens.
    pub fn sample(lang: Lang) -> Self {
        let role = in_language(lang, "quản trị", "administrator").to_owned();
        Self {
            layout: Layout::sample_desk(lang, Vec::new()),
            wanted: t(lang, "tokens-title"),
            barrier: Barrier::Role { roles: vec![role] },
            role: in_language(lang, "người xem", "viewer").to_owned(),
            request_id: Some("01980c1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f".to_owned()),
            home: "/dashboard".to_owned(),
        }
    }

    /// The head of one ward who asks for another.
    pub fn sample_agency(lang: Lang) -> Self {
        let own = "UBND phường Tây Thạnh".to_owned();
        Self {
            barrier: Barrier::OtherAgency { own },
            role: in_language(lang, "thủ trưởng đơn vị", "agency manager").to_owned(),
            wanted: t(lang, "nav-dashboard"),
            ..Self::sample(lang)
        }
    }

    /// An administrator without a second factor.
    pub fn sample_factor(lang: Lang) -> Self {
        let set_up = "/account/second-factor".to_owned();
        Self {
            barrier: Barrier::SecondFactor { set_up },
            ..Self::sample(lang)
        }
    }
}
