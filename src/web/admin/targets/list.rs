//! The targets there are, and one of them with its history.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::{Fact, ThingPage},
    part::{
        list::{Cell, Column, ListRow},
        report::Link,
        tag::{Tag, Tone},
    },
};

use super::{threshold, title, years};
use crate::{
    admin::{View, search, targets},
    i18n::{Lang, t},
    model::{
        audit::ObjectKind,
        catalogue::Catalogue,
        permission::Permission,
        target::{Selection, Target, TargetStatus},
    },
    web::{
        account::page,
        admin::{address, clerk::Clerk, history, lineage, sheets},
        error::WebError,
        manager::topic_name,
    },
};

const OBJECT: ObjectKind = ObjectKind::Target;

/// `GET /admin/targets`
pub async fn show_list(clerk: Clerk) -> Response {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let asked = clerk.query();
    let q = asked.get("q");
    let rows: Vec<ListRow> = catalogue
        .targets
        .iter()
        .filter(|target| fits(&catalogue, lang, target, q))
        .map(|target| row(&clerk, &catalogue, target))
        .collect();
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
    let names = [
        "field-topic",
        "field-scope",
        "field-threshold",
        "field-years",
        "field-status",
    ];
    let column = |key| match key {
        "field-threshold" | "field-years" | "field-status" => Column::tight(t(lang, key)),
        _ => Column::words(t(lang, key)),
    };
    names.map(column).to_vec()
}

fn fits(catalogue: &Catalogue, lang: Lang, target: &Target, q: &str) -> bool {
    let (topic, scope) = (
        topic_name(lang, &target.topic),
        scope_name(catalogue, target),
    );
    let text = format!("{topic} {} {scope} {}", target.topic, target.issuer);
    search::matches(&text, q)
}

fn row(clerk: &Clerk, catalogue: &Catalogue, target: &Target) -> ListRow {
    let lang = clerk.lang();
    let at = address::thing(OBJECT, &target.id.to_string());
    let name = sheets::link(topic_name(lang, &target.topic), at);
    let over = is_over(&clerk.view(catalogue), target);
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

fn is_over(view: &View<'_>, target: &Target) -> bool {
    target.year_until < targets::this_year(view)
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
pub async fn show(clerk: Clerk) -> Result<Response, WebError> {
    let (lang, catalogue) = (clerk.lang(), clerk.app.catalogue());
    let target = lineage::target(&catalogue, &clerk.key).ok_or_else(WebError::not_found)?;
    let may = clerk.may(Permission::ManageTargets);
    let view = clerk.view(&catalogue);
    let (actions, dangers) = ways(&view, lang, target);
    let history = history::of(&clerk, OBJECT, &clerk.key).await?;
    let shown = ThingPage {
        layout: sheets::below_list(&clerk, OBJECT),
        kind: t(lang, "object-target"),
        title: title(lang, target),
        tag: Some(tag(lang, target, is_over(&view, target))),
        facts: facts(&catalogue, lang, target),
        actions: if may { actions } else { Vec::new() },
        dangers: if may { dangers } else { Vec::new() },
        lists: Vec::new(),
        history: Some(history),
    };
    Ok(page(StatusCode::OK, &shown))
}

fn ways(view: &View<'_>, lang: Lang, target: &Target) -> (Vec<Link>, Vec<Link>) {
    let key = target.id.to_string();
    let way =
        |words: &str, step: &str| sheets::link(t(lang, words), address::step(OBJECT, &key, step));
    let danger = if targets::is_in_force(view, target) {
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
        Fact::links(
            t(lang, "field-agency_kinds"),
            kinds(catalogue, lang, target),
        ),
        fact("field-measured_by", t(lang, &measured)),
        fact("field-years", years(target)),
        fact("field-issuer", target.issuer.clone()),
        fact("field-source", target.source.clone()),
    ]
}

fn domains(catalogue: &Catalogue, lang: Lang, target: &Target) -> Vec<Link> {
    match &target.domains {
        Selection::All => vec![sheets::link(t(lang, "form-any"), "")],
        Selection::Only(ids) => {
            let found = ids.iter().filter_map(|id| catalogue.domain_by_id(*id));
            found
                .map(|domain| sheets::link(domain.name(lang.tag()), ""))
                .collect()
        }
    }
}

fn kinds(catalogue: &Catalogue, lang: Lang, target: &Target) -> Vec<Link> {
    match &target.agency_kinds {
        Selection::All => vec![sheets::link(t(lang, "form-any"), "")],
        Selection::Only(keys) => {
            let found = catalogue
                .kinds
                .iter()
                .filter(|kind| keys.contains(&kind.key));
            found
                .map(|kind| sheets::link(sheets::kind_name(lang, kind), ""))
                .collect()
        }
    }
}
