//! Everybody with an account.

use axum::{extract::State, response::Response};
use hailong_views::{
    page::admin::{UserRow, UserState, UsersPage},
    part::{
        form::{Field, Pick},
        list::Search,
        report::Link,
    },
};

use super::{LIST, address};
use crate::{
    app::App,
    i18n::t,
    model::{permission::Permission, role::Role, user::UserEntry},
    web::{
        admin::{count, page, search},
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
        times,
    },
};

/// `GET /admin/users`
pub async fn list(State(app): State<App>, visit: Visit) -> Result<Response, WebError> {
    let lang = visit.lang;
    let asked = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let (q, role) = (asked.get("q"), asked.get("role"));
    let entries = app.db.users().await?.into_iter().filter(|entry| {
        let user = &entry.user;
        search::fits(q, &[&user.name, &user.email]) && (role.is_empty() || user.role.key() == role)
    });
    let users: Vec<UserRow> = entries.map(|entry| row(&app, &visit, &entry)).collect();
    let invite = Link {
        label: t(lang, "users-invite"),
        href: format!("{LIST}/new"),
    };
    let shown = UsersPage {
        layout: visit.desk(&app, Place::Admin, &[("/admin", t(lang, "admin-title"))]),
        search: Some(search_form(&visit, q, role)),
        caption: count(lang, users.len()),
        users,
        invite: visit.may(Permission::ManageUsers).then_some(invite),
        ..UsersPage::default()
    };
    Ok(page(&shown))
}

fn search_form(visit: &Visit, q: &str, role: &str) -> Search {
    let lang = visit.lang;
    let any = Pick::new("", t(lang, "form-any"), role.is_empty());
    let each = Role::ALL
        .iter()
        .map(|r| Pick::new(r.key(), visit.role_name(*r), r.key() == role));
    let picks = std::iter::once(any).chain(each).collect();
    Search {
        action: LIST.to_owned(),
        q: Some(q.to_owned()),
        filters: vec![Field::select("role", t(lang, "field-role"), picks)],
        hidden: Vec::new(),
        reset: (!q.is_empty() || !role.is_empty()).then(|| LIST.to_owned()),
    }
}

fn row(app: &App, visit: &Visit, entry: &UserEntry) -> UserRow {
    let user = &entry.user;
    let catalogue = app.catalogue();
    let agency = user.agency.and_then(|id| catalogue.agency_by_id(id));
    let seen = entry.seen_at.map(|at| times::short(app, visit.lang, at));
    UserRow {
        link: Link {
            label: user.name.clone(),
            href: address(user.id),
        },
        email: user.email.clone(),
        role: visit.role_name(user.role),
        agency: agency.map(|agency| agency.name.clone()).unwrap_or_default(),
        state: state(entry),
        second_factor: user.totp,
        seen: seen.unwrap_or_default(),
    }
}

/// How an account stands.
pub fn state(entry: &UserEntry) -> UserState {
    match (entry.user.active, entry.has_password) {
        (false, _) => UserState::Disabled,
        (true, true) => UserState::Active,
        (true, false) => UserState::Invited,
    }
}
