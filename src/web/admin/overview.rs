//! `/admin`: what there is to look after; `/admin/search`: one box for all of it.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::{Card, CardGroup, ListPage, OverviewPage},
    part::{
        list::{Cell, Column, List, ListRow, Search},
        report::Link,
    },
};

use super::{address, clerk::Clerk, count, kiosks};
use crate::{
    admin::{questionnaires, scales, search},
    i18n::{int, t_args},
    model::{self, audit::ObjectKind, catalogue::Catalogue, permission::Permission},
    store::StoreError,
    web::{account::page, error::WebError},
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
            (ObjectKind::Reply, "about-reply"),
        ],
    ),
];

/// `GET /admin`
pub async fn show(clerk: Clerk) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let group = |(title, kinds): (&str, &[(ObjectKind, &str)])| CardGroup {
        title: clerk.say(title),
        cards: kinds
            .iter()
            .map(|(object, about)| card(&clerk, &catalogue, *object, about))
            .collect(),
    };
    let mut groups: Vec<CardGroup> = GROUPS.into_iter().map(group).collect();
    let (devices, alarmed) = devices(&clerk).await?;
    if let Some(organisation) = groups.first_mut() {
        organisation.cards.push(devices);
        organisation.cards.push(card(
            &clerk,
            &catalogue,
            ObjectKind::Link,
            "links-about-card",
        ));
    }
    groups.extend(others(&clerk).await?);
    let changes = Permission::ALL
        .iter()
        .any(|permission| permission.key().starts_with("manage_") && clerk.may(*permission));
    let shown = OverviewPage {
        layout: clerk
            .visit
            .desk(&clerk.app, crate::web::frame::Place::Admin, &[]),
        waiting: alarmed
            .into_iter()
            .chain(waiting(&clerk, &catalogue))
            .collect(),
        groups,
        read_only: !changes,
    };
    Ok(page(StatusCode::OK, &shown))
}

/// The devices, and what waits at them.
async fn devices(clerk: &Clerk) -> Result<(Card, Option<Link>), StoreError> {
    let (in_use, alarmed) = kiosks::in_trouble(clerk).await?;
    let lang = clerk.lang();
    let n = u64::try_from(alarmed).unwrap_or(u64::MAX);
    let args = [("n", n.into()), ("count", int(lang, n).into())];
    let waits = Link {
        label: t_args(lang, "kiosks-waiting", &args),
        href: "/kiosks?state=alarmed".to_owned(),
    };
    let shown = Card {
        link: Link {
            label: clerk.say("kiosks-title"),
            href: address::list(ObjectKind::Kiosk).to_owned(),
        },
        about: clerk.say("kiosks-about-card"),
        count: count(lang, in_use),
    };
    Ok((shown, (alarmed > 0).then_some(waits)))
}

/// People, access and data.
async fn others(clerk: &Clerk) -> Result<Vec<CardGroup>, StoreError> {
    let db = &clerk.app.db;
    let people = db.users().await?.len();
    let tokens = db.tokens().await?.into_iter();
    let tokens = tokens.filter(|token| token.revoked_at.is_none()).count();
    let card = |name: &str, about: &str, href: &str, things: Option<usize>| Card {
        link: Link {
            label: clerk.say(name),
            href: href.to_owned(),
        },
        about: clerk.say(about),
        count: things.map(|n| count(clerk.lang(), n)).unwrap_or_default(),
    };
    let access = vec![
        card("users-title", "users-about", "/admin/users", Some(people)),
        card(
            "tokens-title",
            "tokens-about",
            "/admin/tokens",
            Some(tokens),
        ),
    ];
    let mut data = vec![card("admin-search", "about-search", "/admin/search", None)];
    if clerk.may(Permission::ImportData) {
        data.push(card(
            "import-page-title",
            "about-import",
            "/admin/import",
            None,
        ));
    }
    if clerk.may(Permission::ReadAudit) {
        data.push(card("audit-title", "about-audit", "/audit", None));
    }
    let groups = [("admin-group-access", access), ("admin-group-data", data)];
    let group = |(title, cards): (&str, Vec<Card>)| CardGroup {
        title: clerk.say(title),
        cards,
    };
    Ok(groups.into_iter().map(group).collect())
}

fn card(clerk: &Clerk, catalogue: &Catalogue, object: ObjectKind, about: &str) -> Card {
    let things = match object {
        ObjectKind::Agency => catalogue.agencies.len(),
        ObjectKind::Scope => catalogue.scopes.len(),
        ObjectKind::Domain => catalogue.domains.len(),
        ObjectKind::ServicePoint => catalogue.service_points.len(),
        ObjectKind::Holiday => catalogue.holidays.len(),
        ObjectKind::Target => catalogue.targets.len(),
        ObjectKind::OfficialValue => catalogue.official.len(),
        ObjectKind::Questionnaire => questionnaires::versions(catalogue).len(),
        ObjectKind::Scale => scales::versions(catalogue).len(),
        ObjectKind::Link => {
            let works = |link: &&model::link::Link| link.state(clerk.today()).works();
            catalogue.links.iter().filter(works).count()
        }
        ObjectKind::Reply => catalogue.replies.len(),
        _ => 0,
    };
    Card {
        link: Link {
            label: clerk.say(address::list_name(object)),
            href: address::list(object).to_owned(),
        },
        about: clerk.say(about),
        count: count(clerk.lang(), things),
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
    let caption = count(clerk.lang(), hits.len());
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
            caption,
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
