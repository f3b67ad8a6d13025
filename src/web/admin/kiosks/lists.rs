//! Devices on the pages of other things.

use hailong_views::part::{
    list::{Cell, Empty, List},
    report::Link,
    tag::{Tag, Tone},
};

use super::{keeper::at, words};
use crate::{
    model::{kiosk::KioskState, permission::Permission},
    store::{FleetEntry, StoreError},
    web::admin::{clerk::Clerk, list},
};

const COLUMNS: [&str; 3] = ["field-name", "field-state", "kiosks-missing"];

async fn fleet(clerk: &Clerk) -> Result<Vec<FleetEntry>, StoreError> {
    let app = &clerk.app;
    let heard = app.kiosk_watch().offline_ms;
    app.db.fleet(app.clock.now_ms(), heard, None).await
}

/// The devices at a counter, for those who may see every agency's.
pub async fn at_point(clerk: &Clerk, point: i32) -> Result<Option<List>, StoreError> {
    if !clerk.may(Permission::ViewKiosks) {
        return Ok(None);
    }
    let here = fleet(clerk).await?.into_iter();
    let here = here.filter(|entry| entry.kiosk.service_point == point);
    let rows = here.map(|entry| row(clerk, &entry)).collect();
    Ok(Some(List {
        empty: Empty {
            title: clerk.say("kiosks-empty"),
            next: clerk.say("kiosks-empty-wait"),
        },
        ..list::plain(clerk, &COLUMNS, rows)
    }))
}

/// How many devices are in use, and how many of them have open alarms.
pub async fn in_trouble(clerk: &Clerk) -> Result<(usize, usize), StoreError> {
    let all = fleet(clerk).await?;
    let in_use = all
        .iter()
        .filter(|entry| entry.state != KioskState::Revoked);
    let alarmed = all.iter().filter(|entry| !entry.alarms.is_empty());
    Ok((in_use.count(), alarmed.count()))
}

fn row(clerk: &Clerk, entry: &FleetEntry) -> list::Row {
    let tone = match entry.state {
        KioskState::Online => Tone::Live,
        KioskState::Grave | KioskState::Offline | KioskState::Warned | KioskState::Unpaired => {
            Tone::Waiting
        }
        KioskState::Resting => Tone::Plain,
        KioskState::Revoked => Tone::Over,
    };
    let link = Link {
        label: entry.kiosk.name.clone(),
        href: at(entry.kiosk.id),
    };
    let lang = clerk.lang();
    list::Row {
        words: String::new(),
        cells: vec![
            Cell::Link(link, String::new()),
            Cell::Tag(Tag::new(tone, words::state(entry.state).words(lang))),
            Cell::Text(crate::i18n::int(lang, words::whole(entry.counts.missing))),
        ],
        over: entry.state == KioskState::Revoked,
    }
}
