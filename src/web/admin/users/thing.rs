//! One person.

use axum::{
    extract::{Path, State},
    response::Response,
};
use hailong_views::{
    page::admin::{Fact, ThingPage, UserState},
    part::report::Link,
};

use super::{address, list::state, trail};
use crate::{
    app::App,
    i18n::t,
    model::{audit::ObjectKind, permission::Permission, user::UserEntry},
    store::LinkedIdentity,
    web::{
        admin::page,
        audit::history,
        error::WebError,
        frame::{Place, Visit},
        times,
    },
};

/// `GET /admin/users/{user}`
pub async fn show(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
) -> Result<Response, WebError> {
    let mut everybody = app.db.users().await?.into_iter();
    let found = everybody.find(|entry| entry.user.id == id);
    let entry = found.ok_or_else(WebError::not_found)?;
    let lang = visit.lang;
    let linked = app.db.identities_of(id).await?;
    let (actions, mut dangers) = if visit.may(Permission::ManageUsers) {
        ways(&visit, &entry)
    } else {
        (Vec::new(), Vec::new())
    };
    if visit.may(Permission::ManageUsers) && !linked.is_empty() {
        dangers.push(way(&visit, &entry, "user-unlink", "unlink"));
    }
    let mut facts = facts(&app, &visit, &entry);
    facts.extend(identity_facts(&app, &visit, linked));
    let shown = ThingPage {
        layout: visit.desk(&app, Place::Admin, &trail(lang)),
        kind: t(lang, "object-user"),
        title: entry.user.name.clone(),
        tag: Some(state(&entry).tag(lang)),
        facts,
        actions,
        dangers,
        lists: Vec::new(),
        history: Some(history(&app, &visit, ObjectKind::User, &id.to_string()).await?),
    };
    Ok(page(&shown))
}

fn facts(app: &App, visit: &Visit, entry: &UserEntry) -> Vec<Fact> {
    let (lang, user) = (visit.lang, &entry.user);
    let catalogue = app.catalogue();
    let agency = user.agency.and_then(|id| catalogue.agency_by_id(id));
    let agency = agency.map_or_else(|| t(lang, "own-agency-all"), |agency| agency.name.clone());
    let factor = if user.totp {
        "users-factor-on"
    } else {
        "users-factor-off"
    };
    let seen = entry.seen_at.map(|at| times::short(app, lang, at));
    let seen = seen.unwrap_or_else(|| t(lang, "users-never"));
    vec![
        Fact::text(t(lang, "field-email"), user.email.clone()),
        Fact::text(t(lang, "field-role"), visit.role_name(user.role)),
        Fact::text(t(lang, "field-agency"), agency),
        Fact::text(t(lang, "users-factor"), t(lang, factor)),
        Fact::text(t(lang, "users-seen"), seen),
    ]
}

/// Where else the person signs in, and since when.
fn identity_facts(app: &App, visit: &Visit, linked: Vec<LinkedIdentity>) -> Vec<Fact> {
    let name = t(visit.lang, "users-identity");
    let fact = |link: LinkedIdentity| {
        let since = times::day(app, visit.lang, link.linked_at);
        Fact::text(name.clone(), format!("{} ({since})", link.issuer))
    };
    linked.into_iter().map(fact).collect()
}

fn way(visit: &Visit, entry: &UserEntry, key: &str, step: &str) -> Link {
    Link {
        label: t(visit.lang, key),
        href: format!("{}/{step}", address(entry.user.id)),
    }
}

/// The usual ways, and those that keep somebody out.
fn ways(visit: &Visit, entry: &UserEntry) -> (Vec<Link>, Vec<Link>) {
    let link = |key: &str, step: &str| way(visit, entry, key, step);
    let (edit, lock) = (link("admin-edit", "edit"), link("user-disable", "disable"));
    match state(entry) {
        UserState::Disabled => (vec![edit, link("user-enable", "disable")], Vec::new()),
        UserState::Active => (vec![edit, link("user-reset", "reset")], vec![lock]),
        UserState::Invited | UserState::InvitationExpired => {
            (vec![edit, link("user-new-invitation", "reset")], vec![lock])
        }
    }
}
