//! `/admin/domains`: domains and the groups that they form.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::ListPage,
    part::{
        form::{Control, Field, Section, TextKind},
        list::Cell,
        report::Link,
    },
};

use super::{
    ask::Ask,
    clerk::Clerk,
    desk::{self, Asked},
    list::{self, Row},
    thing,
};
use crate::{
    admin::domains::{Arrange, Create, Edit, Fields as Typed, Stand},
    model::{audit::ObjectKind, catalogue::Catalogue, permission::Permission},
    web::{
        account::page,
        error::WebError,
        form::Fields,
        routes::{Routes, Rule},
    },
};

const OBJECT: ObjectKind = ObjectKind::Domain;
const MANAGE: Permission = Permission::ManageDomains;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let (look, change) = (
        Rule::Needs(Permission::ViewAdministration),
        Rule::Needs(MANAGE),
    );
    routes
        .get("/admin/domains", look, all)
        .get("/admin/domains/new", change, desk::show::<Create>)
        .post("/admin/domains/new", change, desk::send::<Create>)
        .get("/admin/domains/arrange", change, desk::show::<Arrange>)
        .post("/admin/domains/arrange", change, desk::send::<Arrange>)
        .get("/admin/domains/{key}", look, one)
        .get("/admin/domains/{key}/edit", change, desk::show::<Edit>)
        .post("/admin/domains/{key}/edit", change, desk::send::<Edit>)
}

async fn all(clerk: Clerk) -> Response {
    let catalogue = clerk.app.catalogue();
    let rows = catalogue.domains.iter().map(|domain| Row {
        words: format!("{} {} {}", domain.key, domain.name_vi, domain.name_en),
        cells: vec![
            list::named(OBJECT, &domain.key, &domain.name_vi),
            Cell::Text(domain.name_en.clone()),
            Cell::Text(domain.group.clone().unwrap_or_default()),
        ],
        over: false,
    });
    let columns = ["field-name", "field-name_en", "field-group"];
    let shown = ListPage {
        add: list::add(&clerk, OBJECT, MANAGE),
        ways: arranging(&clerk),
        ..list::page(&clerk, OBJECT, "about-domain", &columns, rows.collect())
    };
    page(StatusCode::OK, &shown)
}

/// Where order and groups are changed, for whoever may.
fn arranging(clerk: &Clerk) -> Vec<Link> {
    let link = clerk.may(MANAGE).then(|| Link {
        label: clerk.say("domains-arrange"),
        href: "/admin/domains/arrange".to_owned(),
    });
    link.into_iter().collect()
}

async fn one(clerk: Clerk) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let domain = catalogue
        .domain(&clerk.key)
        .ok_or_else(WebError::not_found)?;
    let mut shown = thing::page_of(&clerk, OBJECT, &domain.key).await?;
    let fact = |field: &str, value: &str| thing::fact(&clerk, field, value);
    shown.facts = vec![
        fact("key", &domain.key),
        fact("name_vi", &domain.name_vi),
        fact("name_en", &domain.name_en),
        fact("group", domain.group.as_deref().unwrap_or_default()),
        fact("source", &domain.source),
    ];
    shown.actions = thing::steps(
        &clerk,
        MANAGE,
        OBJECT,
        &domain.key,
        &[("edit", "admin-edit")],
    );
    Ok(thing::shown(&shown))
}

fn typed(fields: &Fields, key: &str) -> Typed {
    let text = |name: &str| fields.get(name).to_owned();
    Typed {
        key: key.to_owned(),
        name_vi: text("name_vi"),
        name_en: text("name_en"),
        group: text("group"),
        source: text("source"),
    }
}

fn questions(ask: &Ask<'_>, typed: &Typed) -> Section {
    Section::plain(vec![
        ask.text("name_vi", &typed.name_vi),
        ask.text("name_en", &typed.name_en).optional(),
        ask.text("group", &typed.group)
            .hint(ask.say("field-group-hint"))
            .optional(),
        ask.source("source", &typed.source),
    ])
}

impl Asked for Create {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "add-domain";

    fn open(_: &Catalogue, _: &str, _: &Fields) -> Option<Self> {
        Some(Self::default())
    }

    fn read(fields: &Fields, _: &str) -> Self {
        Self(typed(fields, fields.get("key")))
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let mut section = questions(ask, &self.0);
        section.fields.insert(0, ask.key("key", &self.0.key));
        vec![section]
    }
}

impl Asked for Arrange {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "domains-arrange";
    const ABOUT: &'static str = "domains-arrange-about";

    fn open(catalogue: &Catalogue, _: &str, _: &Fields) -> Option<Self> {
        Some(Self::of(catalogue))
    }

    fn read(fields: &Fields, _: &str) -> Self {
        let stand = |(name, position): (&str, &str)| {
            let number = name.strip_prefix("domains.")?.strip_suffix(".position")?;
            Some(Stand {
                domain: number.parse().ok()?,
                position: position.to_owned(),
                group: fields.get(&format!("domains.{number}.group")).to_owned(),
            })
        };
        Self {
            stands: fields.pairs().filter_map(stand).collect(),
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let lines = self.stands.iter().filter_map(|stand| line(ask, stand));
        let table = ask.lines("domains", lines.collect());
        vec![Section::plain(vec![without_more(table)])]
    }

    fn seen(&self) -> &str {
        &self.seen
    }
}

/// Name, place and group of a domain.
fn line(ask: &Ask<'_>, stand: &Stand) -> Option<Vec<Field>> {
    let mut domains = ask.catalogue.domains.iter();
    let domain = domains.find(|domain| domain.id == stand.domain)?;
    let field = |name: &str| format!("domains.{}.{name}", domain.id);
    let position = field("position");
    let place = Field::line(
        &position,
        ask.label(&position),
        TextKind::Integer,
        &stand.position,
    );
    Some(vec![
        ask.fixed(&field("name"), &domain.name_vi),
        place,
        ask.text(&field("group"), &stand.group).optional(),
    ])
}

/// The table is as long as there are domains.
fn without_more(mut table: Field) -> Field {
    if let Control::Lines(lines) = &mut table.control {
        lines.add = None;
    }
    table
}

impl Asked for Edit {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "admin-edit-title";

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        Self::of(catalogue, key)
    }

    fn read(fields: &Fields, key: &str) -> Self {
        Self {
            fields: typed(fields, key),
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        vec![questions(ask, &self.fields)]
    }

    fn seen(&self) -> &str {
        &self.seen
    }
}
