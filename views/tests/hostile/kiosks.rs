//! The pages of devices filled with markup.

use hailong_views::page::admin::Fact;
use hailong_views::page::kiosks::{
    Activity, ActivityDay, ActivityHour, AlarmLine, Care, DevicePage, DeviceState, FleetPage,
    FleetRow, PairingPage, Tally, TimelineRow, TimelineTone, Vital,
};
use maud::{Markup, Render};

use super::parts::{empty, history, link, list, pager, search};
use super::{bad, layout};

pub fn pages() -> Vec<(&'static str, Markup)> {
    vec![
        ("fleet", fleet()),
        ("device", device()),
        ("pairing", pairing()),
    ]
}

fn fleet() -> Markup {
    let alarm = AlarmLine {
        what: bad(),
        since: bad(),
    };
    let row = FleetRow {
        link: link(),
        point: bad(),
        agency: bad(),
        state: DeviceState::Grave,
        alarms: vec![alarm],
        heard: bad(),
        version: bad(),
        tally: Tally::default(),
    };
    let page = FleetPage {
        layout: layout(),
        summary: vec![bad()],
        as_of: bad(),
        search: Some(search()),
        caption: bad(),
        rows: vec![row],
        empty: empty(),
        pager: Some(pager()),
        add: Some(link()),
        ways: vec![link()],
    };
    page.render()
}

fn device() -> Markup {
    let mut day = ActivityDay {
        short: bad(),
        name: bad(),
        ..ActivityDay::default()
    };
    day.hours[8] = ActivityHour {
        ratings: 3,
        heard: true,
    };
    let page = DevicePage {
        layout: layout(),
        name: bad(),
        place: bad(),
        state: DeviceState::Grave,
        as_of: bad(),
        next: bad(),
        actions: vec![link()],
        dangers: vec![link()],
        cares: vec![Care {
            what: bad(),
            since: bad(),
            grave: true,
            means: bad(),
            todo: bad(),
        }],
        tally: Tally::default(),
        installs: list(),
        boots: list(),
        facts: vec![Fact::text(bad(), bad())],
        vitals: vec![Vital {
            name: bad(),
            value: bad(),
            note: bad(),
            bad: true,
        }],
        said: bad(),
        activity: Activity { days: vec![day] },
        maintenance: list(),
        maintain: Some(link()),
        places: list(),
        timeline: vec![TimelineRow {
            time: bad(),
            tone: TimelineTone::Began,
            what: bad(),
            more: bad(),
        }],
        history: Some(history()),
    };
    page.render()
}

fn pairing() -> Markup {
    let page = PairingPage {
        layout: layout(),
        name: bad(),
        place: bad(),
        code: bad(),
        link: bad(),
        address: bad(),
        qr_path: bad(),
        qr_size: 7,
        until: bad(),
        device: bad(),
    };
    page.render()
}
