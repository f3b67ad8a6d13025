//! The versions there are, and one of them with its history.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::ThingPage,
    part::{
        list::{Cell, Column, List, ListRow},
        report::Link,
    },
};

use crate::{
    admin::{
        scales::{draft, version, versions},
        search,
    },
    i18n::{Lang, t},
    model::{
        audit::ObjectKind,
        catalogue::Catalogue,
        permission::Permission,
        scale::{Scale, ScaleLevel},
        version_status::VersionStatus,
    },
    web::{
        account::page,
        admin::{address, clerk::Clerk, history, sheets},
        error::WebError,
    },
};

const OBJECT: ObjectKind = ObjectKind::Scale;

/// `GET /admin/scales`
pub async fn show_list(clerk: Clerk) -> Response {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let asked = clerk.query();
    let q = asked.get("q");
    let fits = |scale: &Scale| search::matches(&format!("{} {}", scale.key, words(lang, scale)), q);
    let found = versions(&catalogue).into_iter().filter(|scale| fits(scale));
    let rows = found.map(|scale| row(lang, scale)).collect();
    let columns = columns(lang, &["questionnaire-version", "field-state"]);
    let change = Permission::ManageQuestionnaires;
    let shown = sheets::list(&clerk, OBJECT, change, columns, rows, q);
    page(StatusCode::OK, &shown)
}

fn columns(lang: Lang, names: &[&str]) -> Vec<Column> {
    let names = names.iter();
    names.map(|key| Column::words(t(lang, key))).collect()
}

/// «Rất hài lòng – Hài lòng – …».
fn words(lang: Lang, scale: &Scale) -> String {
    let levels = scale.levels.iter();
    let words: Vec<&str> = levels.map(|level| level.labels.get(lang.tag())).collect();
    words.join(" – ")
}

fn row(lang: Lang, scale: &Scale) -> ListRow {
    let name = sheets::link(&scale.key, address::thing(OBJECT, &scale.key));
    ListRow {
        cells: vec![
            Cell::Link(name, words(lang, scale)),
            Cell::Tag(sheets::status(lang, scale.status)),
        ],
        over: scale.status == VersionStatus::Retired,
    }
}

/// `GET /admin/scales/{version}`
pub async fn show(clerk: Clerk) -> Result<Response, WebError> {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let scale = version(&catalogue, &clerk.key).ok_or_else(WebError::not_found)?;
    let may = clerk.may(Permission::ManageQuestionnaires);
    let (actions, dangers) = ways(&clerk, &catalogue, scale);
    let family = versions(&catalogue).into_iter();
    let family = family.filter(|other| other.family == scale.family);
    let siblings = List {
        columns: columns(lang, &["questionnaire-version", "field-state"]),
        rows: family.map(|other| row(lang, other)).collect(),
        ..List::default()
    };
    let history = history::of(&clerk, OBJECT, &scale.key).await?;
    let shown = ThingPage {
        layout: sheets::below_list(&clerk, OBJECT),
        kind: t(lang, "object-scale"),
        title: scale.key.clone(),
        tag: Some(sheets::status(lang, scale.status)),
        facts: Vec::new(),
        actions: if may { actions } else { Vec::new() },
        dangers: if may { dangers } else { Vec::new() },
        lists: vec![
            (t(lang, "field-levels"), levels(lang, scale)),
            (t(lang, "questionnaire-versions"), siblings),
        ],
        history: Some(history),
    };
    Ok(page(StatusCode::OK, &shown))
}

fn levels(lang: Lang, scale: &Scale) -> List {
    let row = |level: &ScaleLevel| {
        let text = |lang: Lang| level.labels.0.get(lang.tag()).cloned().unwrap_or_default();
        let satisfied = if level.satisfied {
            "admin-yes"
        } else {
            "admin-no"
        };
        ListRow {
            cells: vec![
                Cell::Text(level.level.to_string()),
                Cell::Two(text(Lang::Vi), text(Lang::En)),
                Cell::Text(t(lang, satisfied)),
            ],
            over: false,
        }
    };
    List {
        columns: columns(lang, &["field-level", "field-labels", "field-satisfied"]),
        rows: scale.levels.iter().map(row).collect(),
        ..List::default()
    }
}

/// What can be done with a version.
fn ways(clerk: &Clerk, catalogue: &Catalogue, scale: &Scale) -> (Vec<Link>, Vec<Link>) {
    let way = |words: &str, step: &str| {
        sheets::link(clerk.say(words), address::step(OBJECT, &scale.key, step))
    };
    let open = draft(catalogue, &scale.family);
    let next = open.map_or_else(
        || way("questionnaire-new-version", "edit"),
        |open| {
            let edit = address::step(OBJECT, &open.key, "edit");
            sheets::link(clerk.say("questionnaire-go-on"), edit)
        },
    );
    match scale.status {
        VersionStatus::Draft => (
            vec![
                way("admin-edit", "edit"),
                way("questionnaire-publish", "publish"),
            ],
            vec![way("questionnaire-discard", "discard")],
        ),
        VersionStatus::Published => (vec![next], vec![way("questionnaire-retire", "retire")]),
        VersionStatus::Retired => (vec![next], Vec::new()),
    }
}
