//! `/admin`: what there is to look after; `/admin/search`: one box for all of it.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::{Card, CardGroup, ListPage, OverviewPage},
    part::{
        list::{Cell, Column, List, ListRow, Search},
        report::Link,
    },
};

use super::{address, clerk::Clerk};
use crate::{
    admin::{questionnaires, scales, search},
    i18n::{int, t_args},
    model::{audit::ObjectKind, catalogue::Catalogue, permission::Permission},
    web::account::page,
};

/// Hits shown at once.
const MOST: usize = 100;

/// The groups of kinds that have pages here, with the key of the sentence about each.
const GROUPS: [(&str, &[(ObjectKind, &str)]); 2] = [
    (
        "admin-group-organisation",
        &[
            (ObjectKind::Agency, "about-agency"),
            (ObjectKind::Scope, "about-scope"),
            (ObjectKind::Domain, "about-domain"),
            (ObjectKind::ServicePoint, "about-service_point"),
            (ObjectKind::Holiday, "holidays-about"),
        ],
    ),
    (
        "admin-group-measuring",
        &[
            (ObjectKind::Target, "about-target"),
            (ObjectKind::OfficialValue, "about-official_value"),
            (ObjectKind::Questionnaire, "about-questionnaire"),
            (ObjectKind::Scale, "about-scale"),
        ],
    ),
];

/// `GET /admin`
pub async fn show(clerk: Clerk) -> Response {
    let catalogue = clerk.app.catalogue();
    let group = |(title, kinds): (&str, &[(ObjectKind, &str)])| CardGroup {
        title: clerk.say(title),
        cards: kinds
            .iter()
            .map(|(object, about)| card(&clerk, &catalogue, *object, about))
            .collect(),
    };
    let mut groups: Vec<CardGroup> = GROUPS.into_iter().map(group).collect();
    groups.extend(others(&clerk));
    let changes = Permission::ALL
        .iter()
        .any(|permission| permission.key().starts_with("manage_") && clerk.may(*permission));
    let shown = OverviewPage {
        layout: clerk
            .visit
            .desk(&clerk.app, crate::web::frame::Place::Admin, &[]),
        waiting: waiting(&clerk, &catalogue),
        groups,
        read_only: !changes,
    };
    page(StatusCode::OK, &shown)
}

/// People, access and data.
fn others(clerk: &Clerk) -> Vec<CardGroup> {
    let card = |object: ObjectKind, about: &str| Card {
        link: Link {
            label: clerk.say(address::list_name(object)),
            href: address::list(object).to_owned(),
        },
        about: clerk.say(about),
        count: String::new(),
    };
    let search = Card {
        link: Link {
            label: clerk.say("admin-search"),
            href: "/admin/search".to_owned(),
        },
        about: clerk.say("about-search"),
        count: String::new(),
    };
    let mut data = vec![search];
    if clerk.may(Permission::ImportData) {
        data.push(card(ObjectKind::Import, "about-import"));
    }
    let access = vec![
        card(ObjectKind::User, "users-about"),
        card(ObjectKind::Token, "tokens-about"),
    ];
    [("admin-group-access", access), ("admin-group-data", data)]
        .into_iter()
        .map(|(title, cards)| CardGroup {
            title: clerk.say(title),
            cards,
        })
        .collect()
}

fn card(clerk: &Clerk, catalogue: &Catalogue, object: ObjectKind, about: &str) -> Card {
    let count = match object {
        ObjectKind::Agency => catalogue.agencies.len(),
        ObjectKind::Scope => catalogue.scopes.len(),
        ObjectKind::Domain => catalogue.domains.len(),
        ObjectKind::ServicePoint => catalogue.service_points.len(),
        ObjectKind::Holiday => catalogue.holidays.len(),
        ObjectKind::Target => catalogue.targets.len(),
        ObjectKind::OfficialValue => catalogue.official.len(),
        ObjectKind::Questionnaire => questionnaires::versions(catalogue).len(),
        ObjectKind::Scale => scales::versions(catalogue).len(),
        _ => 0,
    };
    Card {
        link: Link {
            label: clerk.say(address::list_name(object)),
            href: address::list(object).to_owned(),
        },
        about: clerk.say(about),
        count: int(clerk.lang(), u64::try_from(count).unwrap_or(u64::MAX)),
    }
}

/// Drafts that somebody began.
fn waiting(clerk: &Clerk, catalogue: &Catalogue) -> Vec<Link> {
    let draft = |object: ObjectKind, name: String| Link {
        label: t_args(
            clerk.lang(),
            "waiting-draft",
            &[
                (
                    "kind",
                    clerk.say(&format!("object-{}", object.key())).into(),
                ),
                ("name", name.as_str().into()),
            ],
        ),
        href: address::thing(object, &name),
    };
    let questionnaires = catalogue.draft_questionnaires.iter();
    let questionnaires = questionnaires.map(|q| draft(ObjectKind::Questionnaire, q.name()));
    let scales = catalogue.draft_scales.iter();
    let scales = scales.map(|scale| draft(ObjectKind::Scale, scale.key.clone()));
    questionnaires.chain(scales).collect()
}

/// `GET /admin/search`
pub async fn find(clerk: Clerk) -> Response {
    let catalogue = clerk.app.catalogue();
    let q = clerk.query().get("q").to_owned();
    let hits = search::search(&catalogue, &q);
    let count = int(clerk.lang(), u64::try_from(hits.len()).unwrap_or(u64::MAX));
    let row = |hit: search::Hit| ListRow {
        cells: vec![
            Cell::Link(
                Link {
                    href: address::thing(hit.object, &hit.key),
                    label: hit.label,
                },
                hit.key,
            ),
            Cell::Text(clerk.say(&format!("object-{}", hit.object.key()))),
        ],
        over: false,
    };
    let shown = ListPage {
        layout: clerk.layout(&[]),
        title: clerk.say("admin-search"),
        about: clerk.say("about-search"),
        list: List {
            search: Some(Search {
                action: "/admin/search".to_owned(),
                q: Some(q),
                ..Search::default()
            }),
            caption: t_args(clerk.lang(), "list-count", &[("count", count.into())]),
            columns: ["field-name", "field-kind"]
                .map(|key| Column::words(clerk.say(key)))
                .to_vec(),
            rows: hits.into_iter().take(MOST).map(row).collect(),
            ..List::default()
        },
        ..ListPage::default()
    };
    page(StatusCode::OK, &shown)
}
