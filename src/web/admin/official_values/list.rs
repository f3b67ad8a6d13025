//! The values there are, and one of them with its history.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::{Fact, ThingPage},
    part::list::{Cell, Column, ListRow},
};

use crate::{
    admin::{official_values::identity, search},
    i18n::{Lang, percent, period, t},
    model::{
        audit::ObjectKind, catalogue::Catalogue, official::OfficialValue, permission::Permission,
    },
    web::{
        account::page,
        admin::{address, clerk::Clerk, history, sheets},
        error::WebError,
        manager::topic_name,
    },
};

const OBJECT: ObjectKind = ObjectKind::OfficialValue;

/// `GET /admin/official-values`
pub async fn show_list(clerk: Clerk) -> Response {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let asked = clerk.query();
    let q = asked.get("q");
    let mut values: Vec<&OfficialValue> = catalogue
        .official
        .iter()
        .filter(|value| fits(&catalogue, lang, value, q))
        .collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.range.until));
    let values = values.into_iter();
    let rows: Vec<ListRow> = values.map(|value| row(&catalogue, lang, value)).collect();
    page(
        StatusCode::OK,
        &sheets::list(
            &clerk,
            OBJECT,
            Permission::ManageTargets,
            columns(lang),
            rows,
            q,
        ),
    )
}

fn columns(lang: Lang) -> Vec<Column> {
    let words = ["field-topic", "field-scope", "field-period"];
    let mut columns: Vec<Column> = words.map(|key| Column::words(t(lang, key))).to_vec();
    columns.push(Column::number(t(lang, "field-value")));
    columns
}

fn fits(catalogue: &Catalogue, lang: Lang, value: &OfficialValue, q: &str) -> bool {
    let topic = topic_name(lang, &value.topic);
    let scope = scope_name(catalogue, value);
    let text = format!("{topic} {} {scope} {}", value.topic, value.source);
    search::matches(&text, q)
}

fn row(catalogue: &Catalogue, lang: Lang, value: &OfficialValue) -> ListRow {
    let at = address::thing(OBJECT, &identity(catalogue, value));
    ListRow {
        cells: vec![
            Cell::Link(
                sheets::link(topic_name(lang, &value.topic), at),
                value.source.clone(),
            ),
            Cell::Text(scope_name(catalogue, value)),
            Cell::Text(period::days(lang, value.range)),
            Cell::Text(percent(lang, &value.value.to_string())),
        ],
        over: false,
    }
}

fn scope_name(catalogue: &Catalogue, value: &OfficialValue) -> String {
    let mut scopes = catalogue.scopes.iter();
    let scope = scopes.find(|scope| scope.id == value.scope);
    scope.map_or_else(String::new, |scope| scope.name.clone())
}

/// `GET /admin/official-values/{value}`
pub async fn show(clerk: Clerk) -> Result<Response, WebError> {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let mut values = catalogue.official.iter();
    let value = values.find(|value| identity(&catalogue, value) == clerk.key);
    let value = value.ok_or_else(WebError::not_found)?;
    let edit = address::step(OBJECT, &clerk.key, "edit");
    let edit = sheets::link(t(lang, "admin-edit"), edit);
    let may = clerk.may(Permission::ManageTargets);
    let history = history::of(&clerk, OBJECT, &clerk.key).await?;
    let fact = |key: &str, value: String| Fact::text(t(lang, key), value);
    let shown = ThingPage {
        layout: sheets::below_list(&clerk, OBJECT),
        kind: t(lang, "object-official_value"),
        title: topic_name(lang, &value.topic),
        facts: vec![
            fact("field-scope", scope_name(&catalogue, value)),
            fact("field-period", period::days(lang, value.range)),
            fact("field-value", percent(lang, &value.value.to_string())),
            fact("field-source", value.source.clone()),
            fact("field-date", period::day(lang, value.date)),
        ],
        actions: may.then_some(edit).into_iter().collect(),
        history: Some(history),
        ..ThingPage::default()
    };
    Ok(page(StatusCode::OK, &shown))
}
