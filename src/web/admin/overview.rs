//! `GET /admin`

use axum::{extract::State, response::Response};
use hailong_views::{
    page::admin::{Card, CardGroup, OverviewPage},
    part::report::Link,
};

use super::{count, page};
use crate::{
    app::App,
    i18n::{Lang, t},
    model::permission::Permission,
    web::{
        error::WebError,
        frame::{Place, Visit},
    },
};

/// Shows what there is.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, WebError> {
    let lang = visit.lang;
    let people = app.db.users().await?.len();
    let tokens = app.db.tokens().await?.into_iter();
    let tokens = tokens.filter(|token| token.revoked_at.is_none()).count();
    let mut cards = vec![
        card(
            lang,
            "/admin/users",
            "users-title",
            "users-about",
            Some(people),
        ),
        card(
            lang,
            "/admin/tokens",
            "tokens-title",
            "tokens-about",
            Some(tokens),
        ),
    ];
    if visit.may(Permission::ReadAudit) {
        cards.push(card(lang, "/audit", "audit-title", "about-audit", None));
    }
    let shown = OverviewPage {
        layout: visit.desk(&app, Place::Admin, &[]),
        waiting: Vec::new(),
        groups: vec![CardGroup {
            title: t(lang, "admin-group-access"),
            cards,
        }],
        read_only: !visit.may(Permission::ManageUsers),
    };
    Ok(page(&shown))
}

fn card(lang: Lang, href: &str, title: &str, about: &str, things: Option<usize>) -> Card {
    Card {
        link: Link {
            label: t(lang, title),
            href: href.to_owned(),
        },
        about: t(lang, about),
        count: things.map(|things| count(lang, things)).unwrap_or_default(),
    }
}
