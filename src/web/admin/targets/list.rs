//! The targets there are, and one of them with its history.

use axum::{
    extract::{Path, State},
    response::Response,
};
use hailong_views::{
    page::admin::{Fact, ListPage, ThingPage},
    part::{
        list::{Cell, Column, Empty, List, ListRow, Search},
        report::Link,
        tag::{Tag, Tone},
    },
};

use super::{LIST, address, find, threshold, title, years};
use crate::{
    admin::{search, targets},
    app::App,
    i18n::{Lang, t},
    model::{
        audit::ObjectKind,
        catalogue::Catalogue,
        permission::Permission,
        target::{Selection, Target, TargetStatus},
    },
    store::{Entry, TargetRow},
    web::{
        admin::{count, lineage, page, work},
        error::WebError,
        form::Fields,
        frame::Visit,
        manager::topic_name,
    },
};

/// `GET /admin/targets`
pub async fn show_list(State(app): State<App>, visit: Visit) -> Response {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let asked = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let q = asked.get("q");
    let rows: Vec<ListRow> = catalogue
        .targets
        .iter()
        .filter(|target| fits(&catalogue, lang, target, q))
        .map(|target| row(&app, &catalogue, lang, target))
        .collect();
    let may = work::may(&visit, Permission::ManageTargets);
    page(&ListPage {
        layout: work::list_frame(&app, &visit),
        title: t(lang, "objects-target"),
        about: t(lang, "about-target"),
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
    let names = [
        "field-topic",
        "field-scope",
        "field-threshold",
        "field-years",
        "field-status",
    ];
    names.map(|key| Column::words(t(lang, key))).to_vec()
}

fn fits(catalogue: &Catalogue, lang: Lang, target: &Target, q: &str) -> bool {
    let (topic, scope) = (
        topic_name(lang, &target.topic),
        scope_name(catalogue, target),
    );
    let text = format!("{topic} {} {scope} {}", target.topic, target.issuer);
    search::matches(&text, q)
}

fn row(app: &App, catalogue: &Catalogue, lang: Lang, target: &Target) -> ListRow {
    let name = work::link(topic_name(lang, &target.topic), address(target));
    let over = is_over(app, target);
    ListRow {
        cells: vec![
            Cell::Link(name, target.issuer.clone()),
            Cell::Text(scope_name(catalogue, target)),
            Cell::Text(threshold(lang, target)),
            Cell::Text(years(target)),
            Cell::Tag(tag(lang, target, over)),
        ],
        over,
    }
}

fn is_over(app: &App, target: &Target) -> bool {
    let catalogue = app.catalogue();
    let view = work::view(app, &catalogue);
    target.year_until < targets::this_year(&view)
}

fn tag(lang: Lang, target: &Target, over: bool) -> Tag {
    let tone = match (over, target.status) {
        (true, _) => Tone::Over,
        (false, TargetStatus::Binding) => Tone::Live,
        (false, TargetStatus::Reference) => Tone::Plain,
    };
    Tag::new(
        tone,
        t(lang, &format!("target-status-{}", target.status.key())),
    )
}

fn scope_name(catalogue: &Catalogue, target: &Target) -> String {
    let mut scopes = catalogue.scopes.iter();
    let scope = scopes.find(|scope| scope.id == target.scope);
    scope.map_or_else(String::new, |scope| scope.name.clone())
}

/// `GET /admin/targets/{target}`
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(number): Path<String>,
) -> Result<Response, WebError> {
    let (lang, catalogue) = (visit.lang, app.catalogue());
    let target = find(&catalogue, &number)?;
    let stored = TargetRow::of(target, &catalogue).ok_or_else(WebError::not_found)?;
    let may = work::may(&visit, Permission::ManageTargets);
    let (actions, dangers) = ways(&app, &catalogue, lang, target);
    let history = lineage::history(&app, &visit, ObjectKind::Target, &stored.identity()).await?;
    Ok(page(&ThingPage {
        layout: work::frame(&app, &visit, LIST, "objects-target"),
        kind: t(lang, "object-target"),
        title: title(lang, target),
        tag: Some(tag(lang, target, is_over(&app, target))),
        facts: facts(&catalogue, lang, target),
        actions: if may { actions } else { Vec::new() },
        dangers: if may { dangers } else { Vec::new() },
        lists: Vec::new(),
        history: Some(history),
    }))
}

fn ways(
    app: &App,
    catalogue: &Catalogue,
    lang: Lang,
    target: &Target,
) -> (Vec<Link>, Vec<Link>) {
    let at = address(target);
    let way = |key: &str, step: &str| work::link(t(lang, key), format!("{at}/{step}"));
    let danger = if targets::is_in_force(&work::view(app, catalogue), target) {
        way("target-end", "end")
    } else {
        way("form-delete", "delete")
    };
    (vec![way("admin-edit", "edit")], vec![danger])
}

fn facts(catalogue: &Catalogue, lang: Lang, target: &Target) -> Vec<Fact> {
    let subject = target.subject.map_or("any", |subject| subject.key());
    let fact = |key: &str, value: String| Fact::text(t(lang, key), value);
    let measured = format!("measured-by-{}", target.measured_by.key());
    vec![
        fact("field-scope", scope_name(catalogue, target)),
        fact("field-threshold", threshold(lang, target)),
        fact("field-subject", t(lang, &format!("subject-{subject}"))),
        Fact::links(t(lang, "field-domains"), domains(catalogue, lang, target)),
        Fact::links(t(lang, "field-agency_kinds"), kinds(catalogue, lang, target)),
        fact("field-measured_by", t(lang, &measured)),
        fact("field-years", years(target)),
        fact("field-issuer", target.issuer.clone()),
        fact("field-source", target.source.clone()),
    ]
}

fn domains(catalogue: &Catalogue, lang: Lang, target: &Target) -> Vec<Link> {
    match &target.domains {
        Selection::All => vec![work::link(t(lang, "form-any"), "")],
        Selection::Only(ids) => {
            let found = ids.iter().filter_map(|id| catalogue.domain_by_id(*id));
            found
                .map(|domain| work::link(domain.name(lang.tag()), ""))
                .collect()
        }
    }
}

fn kinds(catalogue: &Catalogue, lang: Lang, target: &Target) -> Vec<Link> {
    match &target.agency_kinds {
        Selection::All => vec![work::link(t(lang, "form-any"), "")],
        Selection::Only(keys) => {
            let found = catalogue.kinds.iter().filter(|kind| keys.contains(&kind.key));
            found
                .map(|kind| work::link(kind.name(lang.tag()), ""))
                .collect()
        }
    }
}
