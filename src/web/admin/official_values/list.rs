//! The values there are, and one of them with its history.

use axum::{
    extract::{Path, State},
    response::Response,
};
use hailong_views::{
    page::admin::{Fact, ListPage, ThingPage},
    part::list::{Cell, Column, Empty, List, ListRow, Search},
};

use super::{LIST, Named, address};
use crate::{
    admin::{official_values::identity, search},
    app::App,
    i18n::{Lang, percent, period, t},
    model::{
        audit::ObjectKind, catalogue::Catalogue, official::OfficialValue, permission::Permission,
    },
    web::{
        admin::{count, lineage, page, work},
        error::WebError,
        form::Fields,
        frame::Visit,
        manager::topic_name,
    },
};

/// `GET /admin/official-values`
pub async fn show_list(State(app): State<App>, visit: Visit) -> Response {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let asked = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let q = asked.get("q");
    let mut values: Vec<&OfficialValue> = catalogue
        .official
        .iter()
        .filter(|value| fits(&catalogue, lang, value, q))
        .collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.range.until));
    let values = values.into_iter();
    let rows: Vec<ListRow> = values.map(|value| row(&catalogue, lang, value)).collect();
    let may = work::may(&visit, Permission::ManageTargets);
    page(&ListPage {
        layout: work::list_frame(&app, &visit),
        title: t(lang, "objects-official_value"),
        about: t(lang, "about-official_value"),
        add: may.then(|| work::link(t(lang, "admin-add"), format!("{LIST}/new"))),
        ways: Vec::new(),
        list: List {
            search: Some(Search {
                action: LIST.to_owned(),
                q: Some(q.to_owned()),
                reset: (!q.is_empty()).then(|| LIST.to_owned()),
                ..Search::default()
            }),
            caption: count(lang, rows.len()),
            columns: columns(lang),
            rows,
            empty: Empty {
                title: t(lang, "list-empty"),
                next: t(lang, "list-empty-next"),
            },
            pager: None,
        },
    })
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
    let at = address(&identity(catalogue, value));
    ListRow {
        cells: vec![
            Cell::Link(
                work::link(topic_name(lang, &value.topic), at),
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

/// `GET /admin/official-values/{scope}/{topic}/{from}/{until}`
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(named): Path<Named>,
) -> Result<Response, WebError> {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let key = named.identity();
    let mut values = catalogue.official.iter();
    let value = values.find(|value| identity(&catalogue, value) == key);
    let value = value.ok_or_else(WebError::not_found)?;
    let may = work::may(&visit, Permission::ManageTargets);
    let edit = || work::link(t(lang, "admin-edit"), format!("{}/edit", address(&key)));
    let history = lineage::history(&app, &visit, ObjectKind::OfficialValue, &key).await?;
    let fact = |key: &str, value: String| Fact::text(t(lang, key), value);
    Ok(page(&ThingPage {
        layout: work::frame(&app, &visit, LIST, "objects-official_value"),
        kind: t(lang, "object-official_value"),
        title: topic_name(lang, &value.topic),
        tag: None,
        facts: vec![
            fact("field-scope", scope_name(&catalogue, value)),
            fact("field-period", period::days(lang, value.range)),
            fact("field-value", percent(lang, &value.value.to_string())),
            fact("field-source", value.source.clone()),
            fact("field-date", period::day(lang, value.date)),
        ],
        actions: may.then(edit).into_iter().collect(),
        dangers: Vec::new(),
        lists: Vec::new(),
        history: Some(history),
    }))
}
