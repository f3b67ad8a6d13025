//! The page of one agency.

use axum::response::Response;
use hailong_views::part::{list::List, report::Link};

use super::{MANAGE, OBJECT};
use crate::{
    model::{agency::Agency, audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{
            address,
            clerk::Clerk,
            list::{self, Row},
            service_points, thing,
        },
        error::WebError,
    },
};

/// `GET /admin/agencies/{key}`
pub async fn show(clerk: Clerk) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let agency = catalogue
        .agency(&clerk.key)
        .ok_or_else(WebError::not_found)?;
    let mut shown = thing::page_of(&clerk, OBJECT, &agency.key).await?;
    shown.tag = Some(list::state(&clerk, agency.valid));
    shown.facts = facts(&clerk, &catalogue, agency);
    let usual = [("edit", "admin-edit"), ("rename", "tree-rename")];
    shown.actions = thing::steps(&clerk, MANAGE, OBJECT, &agency.key, &usual);
    shown.actions.extend(below(&clerk, agency));
    let dangers = [
        ("merge", "tree-merge"),
        ("split", "tree-split"),
        ("dissolve", "tree-dissolve"),
    ];
    shown.dangers = thing::steps(&clerk, MANAGE, OBJECT, &agency.key, &dangers);
    shown.lists = vec![
        (
            clerk.say("field-children"),
            children(&clerk, &catalogue, agency),
        ),
        (
            clerk.say("objects-service_point"),
            points(&clerk, &catalogue, agency),
        ),
    ];
    Ok(thing::shown(&shown))
}

fn facts(
    clerk: &Clerk,
    catalogue: &Catalogue,
    agency: &Agency,
) -> Vec<hailong_views::page::admin::Fact> {
    let kind = catalogue.kinds.iter().find(|kind| kind.key == agency.kind);
    let kind = kind.map_or(agency.kind.as_str(), |kind| {
        clerk.lang().pick(&kind.name_vi, &kind.name_en)
    });
    let links = |ids: &[i32]| -> Vec<Link> {
        let links = ids.iter().filter_map(|id| thing::agency(catalogue, *id));
        links.collect()
    };
    let parent: Vec<i32> = agency.parent.into_iter().collect();
    let lang = clerk.lang();
    vec![
        thing::fact(clerk, "key", &agency.key),
        thing::fact(clerk, "kind", kind),
        thing::links(clerk, "parent", links(&parent)),
        thing::fact(
            clerk,
            "area_code",
            agency.area_code.clone().unwrap_or_default(),
        ),
        thing::fact(clerk, "valid_from", list::day(lang, agency.valid.from)),
        thing::fact(clerk, "valid_until", list::day(lang, agency.valid.until)),
        thing::links(
            clerk,
            "predecessors",
            links(catalogue.predecessors(agency.id)),
        ),
        thing::links(clerk, "successors", links(&agency.successors)),
        thing::fact(clerk, "source", &agency.source),
    ]
}

/// Founding one below it.
fn below(clerk: &Clerk, agency: &Agency) -> Option<Link> {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let query = query.append_pair("parent", &agency.key).finish();
    clerk.may(MANAGE).then(|| Link {
        label: clerk.say("tree-found-below"),
        href: format!("{}/new?{query}", address::list(OBJECT)),
    })
}

fn children(clerk: &Clerk, catalogue: &Catalogue, agency: &Agency) -> List {
    let below = catalogue.agencies.iter();
    let below = below.filter(|child| child.parent == Some(agency.id));
    let row = |child: &Agency| Row {
        words: String::new(),
        cells: vec![
            list::named(ObjectKind::Agency, &child.key, &child.name),
            hailong_views::part::list::Cell::Tag(list::state(clerk, child.valid)),
        ],
        over: list::is_over(clerk, child.valid),
    };
    list::plain(
        clerk,
        &["field-name", "field-state"],
        below.map(row).collect(),
    )
}

fn points(clerk: &Clerk, catalogue: &Catalogue, agency: &Agency) -> List {
    let points = catalogue.service_points.iter();
    let own = points.filter(|point| point.agency == agency.id || point.serves == Some(agency.id));
    let rows = own.map(|point| service_points::row(clerk, catalogue, point));
    list::plain(clerk, &service_points::COLUMNS, rows.collect())
}
