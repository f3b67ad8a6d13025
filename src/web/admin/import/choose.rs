//! Choosing a file.

use axum::{http::StatusCode, response::Response};
use hailong_views::page::admin::{ImportKind, ImportPage};

use super::{START, name};
use crate::{
    import::Kind,
    middleware::body_limit,
    web::{account::page, admin::clerk::Clerk},
};

/// What is wrong with the choice.
#[derive(Debug, Default)]
pub struct Wrong {
    pub kind: Option<String>,
    pub file: Option<String>,
}

/// `GET /admin/import`
pub async fn show(clerk: Clerk) -> Response {
    let asked = clerk.query();
    let kind = asked.get("kind").parse().ok();
    page(StatusCode::OK, &form(&clerk, kind, Wrong::default()))
}

/// The page again with what is wrong.
pub fn again(clerk: &Clerk, kind: Option<Kind>, wrong: Wrong) -> Response {
    page(StatusCode::UNPROCESSABLE_ENTITY, &form(clerk, kind, wrong))
}

fn form(clerk: &Clerk, chosen: Option<Kind>, wrong: Wrong) -> ImportPage {
    let lang = clerk.lang();
    let kind = |kind: &Kind| ImportKind {
        key: kind.to_string(),
        label: name(lang, *kind),
        columns: kind.columns().iter().map(|&c| c.to_owned()).collect(),
        example: None,
    };
    ImportPage {
        layout: clerk.layout(&[]),
        action: START.to_owned(),
        kinds: Kind::ALL.iter().map(kind).collect(),
        chosen: chosen.map(|kind| kind.to_string()),
        kind_error: wrong.kind,
        file_error: wrong.file,
        at_most: format!("{} MB", body_limit::FILE / (1024 * 1024)),
    }
}
