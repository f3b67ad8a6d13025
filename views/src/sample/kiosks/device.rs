//! A device of which taps are missing, and one that waits for its pairing.

use super::frame;
use crate::i18n::{Lang, t, t_args};
use crate::page::admin::Fact;
use crate::page::kiosks::{
    Activity, ActivityDay, ActivityHour, Care, DevicePage, DeviceState, Tally, TimelineRow,
    TimelineTone, Vital,
};
use crate::part::list::{Cell, Column, Empty, List, ListRow};
use crate::part::report::Link;
use crate::sample::manager::in_language;

const PLACE: &str = "Quầy số 1, Trung tâm Phục vụ hành chính công phường Tây Thạnh";

fn trail(lang: Lang) -> Vec<Link> {
    vec![link(lang, "kiosks-title", "/kiosks")]
}

fn link(lang: Lang, key: &str, href: &str) -> Link {
    Link {
        label: t(lang, key),
        href: href.to_owned(),
    }
}

fn care(lang: Lang, key: &str, grave: bool, since: &str) -> Care {
    let say = |more: &str| t(lang, &format!("kiosk-alarm-{key}{more}"));
    Care {
        what: say(""),
        since: since.to_owned(),
        grave,
        means: say("-means"),
        todo: say("-todo"),
    }
}

fn vital(lang: Lang, (name, note): (&str, &str), value: String, bad: bool) -> Vital {
    Vital {
        name: t(lang, name),
        value,
        note: t(lang, note),
        bad,
    }
}

fn list(lang: Lang, columns: &[&str], cells: &[&str]) -> List {
    List {
        columns: columns
            .iter()
            .map(|key| Column::words(t(lang, key)))
            .collect(),
        rows: vec![ListRow {
            cells: cells
                .iter()
                .map(|text| Cell::Text((*text).to_owned()))
                .collect(),
            over: false,
        }],
        ..List::default()
    }
}

fn day(short: &str, name: &str, ratings: [u64; 10]) -> ActivityDay {
    let mut day = ActivityDay {
        short: short.to_owned(),
        name: name.to_owned(),
        ..ActivityDay::default()
    };
    for (hour, ratings) in day.hours[7..].iter_mut().zip(ratings) {
        *hour = ActivityHour {
            ratings,
            heard: ratings > 0,
        };
    }
    day
}

fn vitals(lang: Lang) -> Vec<Vital> {
    let two = t_args(lang, "span-seconds", &[("n", 2.into())]);
    let empty = t_args(lang, "kiosk-vital-queue-value", &[("count", "0".into())]);
    let clock = t_args(lang, "kiosk-vital-clock-ahead", &[("span", two.into())]);
    let kept = t(lang, "kiosk-vital-storage-not");
    vec![
        vital(
            lang,
            ("kiosk-vital-queue", "kiosk-vital-queue-empty"),
            empty,
            false,
        ),
        vital(
            lang,
            (
                "kiosk-vital-storage",
                "kiosk-alarm-storage_not_persisted-means",
            ),
            kept,
            true,
        ),
        vital(
            lang,
            ("kiosk-vital-clock", "kiosk-vital-clock-note"),
            clock,
            false,
        ),
        vital(
            lang,
            ("kiosk-vital-screen", "kiosk-vital-screen-note"),
            "1080 × 1920".to_owned(),
            false,
        ),
    ]
}

fn story(lang: Lang) -> Vec<TimelineRow> {
    let row = |time: &str, tone, key: &str, more: &str| TimelineRow {
        time: time.to_owned(),
        tone,
        what: t(lang, key),
        more: more.to_owned(),
    };
    vec![
        row(
            "08:55, 15/7/2026",
            TimelineTone::Began,
            "kiosk-alarm-missing",
            "",
        ),
        row(
            "07:45, 15/7/2026",
            TimelineTone::Done,
            "kiosk-maintenance-cleaned",
            "Lê Văn Dũng",
        ),
        row(
            "07:31, 15/7/2026",
            TimelineTone::Plain,
            "kiosk-event-storage_made",
            "",
        ),
        row(
            "09:02, 1/7/2026",
            TimelineTone::Plain,
            "kiosk-event-paired",
            "",
        ),
    ]
}

fn installs(lang: Lang) -> List {
    list(
        lang,
        &[
            "kiosk-col-install",
            "kiosk-col-accepted",
            "kiosk-col-tests",
            "kiosk-col-first",
            "kiosk-col-said",
        ],
        &["3f0c9a12", "1.204", "6", "07:31, 15/7/2026", "09:40"],
    )
}

fn facts(lang: Lang) -> Vec<Fact> {
    vec![
        Fact::text(t(lang, "kiosk-number"), "3"),
        Fact::text(t(lang, "kiosk-heard"), "09:40"),
        Fact::text(t(lang, "kiosk-rated"), "09:38"),
        Fact::text(t(lang, "kiosk-app"), "0.4.0"),
        Fact::text(t(lang, "kiosk-pin"), t(lang, "kiosk-pin-set")),
    ]
}

fn activity(lang: Lang) -> Activity {
    Activity {
        days: vec![
            day(
                "T2 13/7",
                in_language(lang, "Thứ Hai, 13/7/2026", "Monday, 13/7/2026"),
                [2, 14, 21, 9, 0, 0, 11, 17, 12, 3],
            ),
            day(
                "T3 14/7",
                in_language(lang, "Thứ Ba, 14/7/2026", "Tuesday, 14/7/2026"),
                [1, 9, 18, 13, 0, 0, 15, 12, 8, 1],
            ),
            day(
                "T4 15/7",
                in_language(lang, "Thứ Tư, 15/7/2026", "Wednesday, 15/7/2026"),
                [3, 16, 7, 0, 0, 0, 0, 0, 0, 0],
            ),
        ],
    }
}

fn maintenance(lang: Lang) -> List {
    list(
        lang,
        &[
            "kiosk-maintenance-when",
            "kiosk-maintenance-what",
            "kiosk-maintenance-note",
            "kiosk-maintenance-who",
        ],
        &[
            "07:45, 15/7/2026",
            &t(lang, "kiosk-maintenance-cleaned"),
            "",
            "Lê Văn Dũng",
        ],
    )
}

impl DevicePage {
    /// A device in trouble.
    pub fn sample(lang: Lang) -> Self {
        let since = in_language(lang, "từ 08:55, đã 46 phút", "since 08:55, for 46 min");
        let action = |key: &str| link(lang, key, "/kiosks/1/change");
        Self {
            layout: frame(lang, trail(lang)),
            name: "Máy số 3 – Hộ tịch, chứng thực".to_owned(),
            place: PLACE.to_owned(),
            state: DeviceState::Grave,
            as_of: "09:41, 15/7/2026".to_owned(),
            actions: [
                "kiosk-maintenance-add",
                "kiosk-rename",
                "kiosk-move",
                "kiosk-pin-do",
                "kiosk-pair",
            ]
            .map(action)
            .to_vec(),
            dangers: vec![action("kiosk-revoke")],
            cares: vec![
                care(lang, "missing", true, since),
                care(lang, "storage_not_persisted", false, since),
            ],
            tally: Tally {
                counted: 1_204,
                received: 1_201,
                waiting: 0,
                missing: 3,
                ..Tally::default()
            },
            installs: installs(lang),
            facts: facts(lang),
            vitals: vitals(lang),
            said: "09:40".to_owned(),
            activity: activity(lang),
            maintenance: maintenance(lang),
            maintain: Some(link(lang, "kiosk-maintenance-add", "/kiosks/1/maintenance")),
            places: list(
                lang,
                &["kiosk-point", "kiosk-places-from", "kiosk-places-until"],
                &[PLACE, "08:58, 1/7/2026", &t(lang, "kiosk-places-now")],
            ),
            timeline: story(lang),
            ..Self::default()
        }
    }

    /// A device just added.
    pub fn sample_unpaired(lang: Lang) -> Self {
        let until = [("time", "09:41, 16/7/2026".into())];
        let empty = Empty {
            title: t(lang, "kiosk-maintenance-empty"),
            next: t(lang, "kiosk-maintenance-next"),
        };
        Self {
            layout: frame(lang, trail(lang)),
            name: "Máy số 6 (mới)".to_owned(),
            place: PLACE.to_owned(),
            state: DeviceState::Unpaired,
            as_of: "09:41, 15/7/2026".to_owned(),
            next: t_args(lang, "kiosk-unpaired-until", &until),
            maintenance: List {
                empty,
                ..List::default()
            },
            ..Self::default()
        }
    }
}
