//! All devices of the own agencies, the worst first.

use std::collections::BTreeMap;

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::kiosks::{AlarmLine, DeviceState, FleetPage, FleetRow},
    part::{
        form::{Field, Pick},
        list::{Empty, Search},
        report::Link,
    },
};

use super::{
    LIST,
    keeper::{Keeper, at},
    words,
};
use crate::{
    admin::search,
    i18n::{int, t_args},
    model::{catalogue::Catalogue, kiosk::KioskState, permission::Permission},
    store::FleetEntry,
    web::{
        account::page,
        admin::{list, list_query::ListQuery},
        error::WebError,
    },
};

/// Devices of a page: as many as fit a few printed sheets.
const PAGE: usize = 200;
/// Asks for devices with open alarms.
pub const ALARMED: &str = "alarmed";
/// The states in the order in which the summary tells them.
const TOLD: [KioskState; 6] = [
    KioskState::Online,
    KioskState::Resting,
    KioskState::Grave,
    KioskState::Offline,
    KioskState::Warned,
    KioskState::Unpaired,
];

/// `GET /kiosks`
pub async fn list(keeper: Keeper) -> Result<Response, WebError> {
    let catalogue = keeper.app.catalogue();
    let reach = keeper.agencies(Permission::ViewKiosks);
    let (now, heard) = (keeper.now(), keeper.heard_ms());
    let all = keeper.app.db.fleet(now, heard, reach.as_ref()).await?;
    let asked = ListQuery::read(&keeper);
    let fitting: Vec<&FleetEntry> = all
        .iter()
        .filter(|entry| fits(&asked, &keeper, &catalogue, entry))
        .collect();
    let kept = asked.kept();
    let first = (asked.page - 1).saturating_mul(PAGE);
    let shown = fitting.iter().skip(first).take(PAGE);
    let change = keeper.may(Permission::ManageKiosks);
    let fleet = FleetPage {
        layout: keeper.frame(&[]),
        summary: summary(&keeper, &all),
        as_of: keeper.as_of(),
        search: (!all.is_empty()).then(|| search_of(&asked, &keeper, &catalogue, &all)),
        caption: counted(&keeper, "kiosks-caption", fitting.len()),
        rows: shown.map(|entry| row(&keeper, &catalogue, entry)).collect(),
        empty: empty(&keeper, all.is_empty()),
        pager: list::pager(
            keeper.lang(),
            LIST,
            &kept,
            (asked.page, PAGE),
            fitting.len(),
        ),
        add: change.then(|| way(&keeper, "kiosks-add", "new")),
        ways: change
            .then(|| way(&keeper, "kiosks-rescue", "rescue"))
            .into_iter()
            .collect(),
    };
    Ok(page(StatusCode::OK, &fleet))
}

fn way(keeper: &Keeper, words: &str, step: &str) -> Link {
    Link {
        label: keeper.say(words),
        href: format!("{LIST}/{step}"),
    }
}

fn empty(keeper: &Keeper, none_at_all: bool) -> Empty {
    let (title, next) = match (none_at_all, keeper.may(Permission::ManageKiosks)) {
        (true, true) => ("kiosks-empty", "kiosks-empty-add"),
        (true, false) => ("kiosks-empty", "kiosks-empty-wait"),
        (false, _) => ("kiosks-none-found", "list-empty-next"),
    };
    Empty {
        title: keeper.say(title),
        next: keeper.say(next),
    }
}

/// A sentence with a number of devices.
pub fn counted(keeper: &Keeper, key: &str, devices: usize) -> String {
    let n = u64::try_from(devices).unwrap_or(u64::MAX);
    let args = [("n", n.into()), ("count", int(keeper.lang(), n).into())];
    t_args(keeper.lang(), key, &args)
}

/// «12 thiết bị: 10 hoạt động, 1 mất kết nối, 1 cần chú ý; thiếu 0 lượt.»
fn summary(keeper: &Keeper, all: &[FleetEntry]) -> Vec<String> {
    let lang = keeper.lang();
    let mut states: BTreeMap<KioskState, u64> = BTreeMap::new();
    let (mut missing, mut gone) = (0, 0);
    for entry in all {
        *states.entry(entry.state).or_default() += 1;
        let lacks = words::whole(entry.counts.missing);
        match entry.state {
            KioskState::Revoked => gone += lacks,
            _ => missing += lacks,
        }
    }
    let told = TOLD.iter().filter_map(|state| {
        let args = [
            ("count", int(lang, *states.get(state)?).into()),
            ("state", words::state(*state).words(lang).into()),
        ];
        Some(t_args(lang, "kiosks-sum-part", &args))
    });
    let told: Vec<String> = told.collect();
    let in_use: u64 = TOLD.iter().filter_map(|state| states.get(state)).sum();
    let args = [
        ("n", in_use.into()),
        ("count", int(lang, in_use).into()),
        ("states", told.join(", ").into()),
        ("missing", int(lang, missing).into()),
    ];
    let whole = (in_use > 0).then(|| t_args(lang, "kiosks-sum", &args));
    let lacking = [("missing", int(lang, gone).into())];
    let more = (gone > 0).then(|| t_args(lang, "kiosks-sum-gone", &lacking));
    whole.into_iter().chain(more).collect()
}

fn row(keeper: &Keeper, catalogue: &Catalogue, entry: &FleetEntry) -> FleetRow {
    let (point, agency) = words::place(catalogue, entry.kiosk.service_point);
    let alarm = |alarm: &crate::store::Alarm| AlarmLine {
        what: keeper.alarm(alarm.kind),
        since: keeper.since(alarm),
    };
    FleetRow {
        link: Link {
            label: entry.kiosk.name.clone(),
            href: at(entry.kiosk.id),
        },
        point,
        agency,
        state: words::state(entry.state),
        alarms: entry.alarms.iter().map(alarm).collect(),
        heard: keeper.brief_or_none(entry.seen_at),
        version: entry.said.version.clone().unwrap_or_default(),
        tally: words::tally(entry.counts),
    }
}

fn fits(asked: &ListQuery, keeper: &Keeper, catalogue: &Catalogue, entry: &FleetEntry) -> bool {
    let state = match asked.state.as_str() {
        "" => entry.state != KioskState::Revoked,
        ALARMED => !entry.alarms.is_empty(),
        key => entry.state.key() == key,
    };
    let point = catalogue.service_point_by_id(entry.kiosk.service_point);
    let agency = point.and_then(|point| catalogue.agency_by_id(point.agency));
    let here = asked.agency.is_empty() || agency.is_some_and(|a| a.key == asked.agency);
    state && here && search::matches(&words_of(keeper, catalogue, entry), &asked.q)
}

fn search_of(
    asked: &ListQuery,
    keeper: &Keeper,
    catalogue: &Catalogue,
    all: &[FleetEntry],
) -> Search {
    let state = state_filter(asked, keeper);
    asked.search(keeper, LIST, state, &agencies(catalogue, all))
}

fn state_filter(asked: &ListQuery, keeper: &Keeper) -> Field {
    let pick = |key: &str, words: String| Pick::new(key, words, asked.state == key);
    let mut picks = vec![
        pick("", keeper.say("kiosks-in-use")),
        pick(ALARMED, keeper.say("kiosks-alarmed")),
    ];
    let states = DeviceState::ALL.iter();
    picks.extend(states.map(|state| pick(state.key(), state.words(keeper.lang()))));
    Field::select("state", keeper.say("kiosks-filter-state"), picks).optional()
}

/// Names and keys of the agencies that have devices.
fn agencies(catalogue: &Catalogue, all: &[FleetEntry]) -> BTreeMap<String, String> {
    let points = all
        .iter()
        .filter_map(|entry| catalogue.service_point_by_id(entry.kiosk.service_point));
    points
        .filter_map(|point| catalogue.agency_by_id(point.agency))
        .map(|agency| (agency.name.clone(), agency.key.clone()))
        .collect()
}

/// The words that lead to a device.
fn words_of(keeper: &Keeper, catalogue: &Catalogue, entry: &FleetEntry) -> String {
    let mut all = vec![
        entry.kiosk.name.clone(),
        words::place_line(catalogue, entry.kiosk.service_point),
        words::state(entry.state).words(keeper.lang()),
        entry.said.version.clone().unwrap_or_default(),
    ];
    all.extend(entry.alarms.iter().map(|alarm| keeper.alarm(alarm.kind)));
    all.join(" ")
}
