//! Examples of the pages of devices.

mod device;
mod fleet;

use super::Sample;
use crate::i18n::{Lang, t};
use crate::layout::{Layout, NavItem};
use crate::page::kiosks::{DevicePage, FleetPage, PairingPage};
use crate::part::report::Link;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("kiosks", &FleetPage::sample(lang)),
        Sample::new("kiosks-empty", &FleetPage::sample_empty(lang)),
        Sample::new("kiosks-device", &DevicePage::sample(lang)),
        Sample::new("kiosks-device-new", &DevicePage::sample_unpaired(lang)),
        Sample::new("kiosks-pairing", &PairingPage::sample(lang)),
    ]
}

/// The frame as the officer in charge sees it.
fn frame(lang: Lang, trail: Vec<Link>) -> Layout {
    let mut layout = Layout::sample_desk(lang, trail);
    layout.nav.truncate(1);
    layout.nav.push(NavItem {
        href: "/kiosks".to_owned(),
        label: t(lang, "nav-kiosks"),
        current: true,
    });
    if let Some(person) = &mut layout.person {
        person.role = t(lang, "role-kiosk_officer");
    }
    layout
}

impl PairingPage {
    /// A code just made.
    pub fn sample(lang: Lang) -> Self {
        let name = "Máy số 1 – Đất đai, xây dựng".to_owned();
        Self {
            layout: frame(lang, Vec::new()),
            name,
            place: "Quầy số 1, Trung tâm Phục vụ hành chính công phường Tây Thạnh".to_owned(),
            code: "7K3M-Q9XD".to_owned(),
            link: "https://hailong.example/k/pair#7K3M-Q9XD".to_owned(),
            address: "https://hailong.example/k/pair".to_owned(),
            // A finder pattern; real codes come from the caller.
            qr_path: "M0 0h7v7h-7zM1 1v5h5v-5zM2 2h3v3h-3z".to_owned(),
            qr_size: 7,
            until: in_language(lang, "09 giờ 41 phút, ngày 16/7/2026", "09:41, 16/7/2026")
                .to_owned(),
            device: "/kiosks/1".to_owned(),
        }
    }
}
