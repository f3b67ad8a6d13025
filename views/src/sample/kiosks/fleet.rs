//! A fleet with one device of each kind of trouble, and one without any device.

use super::frame;
use crate::i18n::{Lang, t};
use crate::page::kiosks::{AlarmLine, DeviceState, FleetPage, FleetRow, Tally};
use crate::part::list::{Empty, Search};
use crate::part::report::Link;
use crate::sample::manager::in_language;

const CENTRE: &str = "Trung tâm Phục vụ hành chính công phường Tây Thạnh";

fn alarm(lang: Lang, key: &str, vi: &'static str, en: &'static str) -> AlarmLine {
    AlarmLine {
        what: t(lang, &format!("kiosk-alarm-{key}")),
        since: in_language(lang, vi, en).to_owned(),
    }
}

fn row(name: &str, state: DeviceState, heard: &str, counts: [u64; 4]) -> FleetRow {
    let [counted, received, waiting, missing] = counts;
    FleetRow {
        link: Link {
            label: name.to_owned(),
            href: "/kiosks/1".to_owned(),
        },
        point: "Quầy số 1".to_owned(),
        agency: CENTRE.to_owned(),
        state,
        alarms: Vec::new(),
        heard: heard.to_owned(),
        version: if heard.is_empty() { "" } else { "0.4.0" }.to_owned(),
        tally: Tally {
            counted,
            received,
            waiting,
            missing,
            ..Tally::default()
        },
    }
}

fn rows(lang: Lang) -> Vec<FleetRow> {
    let mut lost = row(
        "Máy số 3 – Hộ tịch, chứng thực",
        DeviceState::Grave,
        "09:40",
        [1_204, 1_201, 0, 3],
    );
    lost.alarms = vec![
        alarm(
            lang,
            "missing",
            "từ 08:55, đã 46 phút",
            "since 08:55, for 46 min",
        ),
        alarm(
            lang,
            "storage_not_persisted",
            "từ 07:31, đã 2 giờ",
            "since 07:31, for 2 h",
        ),
    ];
    let mut away = row("Máy số 2", DeviceState::Offline, "09:12", [866, 861, 5, 0]);
    away.alarms = vec![alarm(
        lang,
        "offline",
        "từ 09:17, đã 24 phút",
        "since 09:17, for 24 min",
    )];
    let mut odd = row("Máy số 5", DeviceState::Warned, "09:41", [97, 97, 0, 0]);
    odd.alarms = vec![alarm(
        lang,
        "silent",
        "từ 09:20, đã 21 phút",
        "since 09:20, for 21 min",
    )];
    vec![
        lost,
        away,
        odd,
        row("Máy số 6 (mới)", DeviceState::Unpaired, "", [0, 0, 0, 0]),
        row(
            "Máy số 1 – Đất đai, xây dựng",
            DeviceState::Online,
            "09:41",
            [12_408, 12_408, 0, 0],
        ),
        row(
            "Máy số 4",
            DeviceState::Resting,
            "17:02, 14/7/2026",
            [3_020, 3_020, 0, 0],
        ),
        row(
            "Máy cũ",
            DeviceState::Revoked,
            "10:15, 3/4/2026",
            [88, 88, 0, 0],
        ),
    ]
}

impl FleetPage {
    /// A fleet with every state.
    pub fn sample(lang: Lang) -> Self {
        let rows = rows(lang);
        let summary = in_language(
            lang,
            "6 thiết bị: 1 cần xử lý ngay, 1 mất kết nối, 1 cần chú ý, 1 chờ ghép nối, 1 hoạt động, 1 ngoài giờ làm việc; thiếu 3 lượt.",
            "6 devices: 1 act now, 1 offline, 1 needs attention, 1 waiting to be paired, 1 working, 1 outside opening hours; 3 ratings missing.",
        );
        Self {
            layout: frame(lang, Vec::new()),
            summary: vec![summary.to_owned()],
            as_of: "09:41, 15/7/2026".to_owned(),
            search: Some(Search {
                action: "/kiosks".to_owned(),
                q: Some(String::new()),
                ..Search::default()
            }),
            caption: in_language(lang, "7 thiết bị", "7 devices").to_owned(),
            rows,
            add: Some(Link {
                label: t(lang, "kiosks-add"),
                href: "/kiosks/new".to_owned(),
            }),
            ..Self::default()
        }
    }

    /// Before the first device.
    pub fn sample_empty(lang: Lang) -> Self {
        Self {
            layout: frame(lang, Vec::new()),
            empty: Empty {
                title: t(lang, "kiosks-empty"),
                next: t(lang, "kiosks-empty-add"),
            },
            add: Some(Link {
                label: t(lang, "kiosks-add"),
                href: "/kiosks/new".to_owned(),
            }),
            ..Self::default()
        }
    }
}
