//! `/admin/service-points`: where people are received.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::ListPage,
    part::{form::Section, list::Cell, report::Link},
};

use super::{
    ask::Ask,
    clerk::Clerk,
    desk::{self, Asked},
    holidays, hours, kiosks, links,
    list::{self, Row},
    thing,
};
use crate::{
    admin::service_points::{Create, Edit, Fields as Typed, Hours},
    model::{
        audit::ObjectKind, catalogue::Catalogue, permission::Permission,
        service_point::ServicePoint, subject::Subject,
    },
    web::{
        account::page,
        error::WebError,
        form::Fields,
        routes::{Routes, Rule},
    },
};

pub const OBJECT: ObjectKind = ObjectKind::ServicePoint;
const MANAGE: Permission = Permission::ManageServicePoints;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let (look, change) = (
        Rule::Needs(Permission::ViewAdministration),
        Rule::Needs(MANAGE),
    );
    routes
        .get("/admin/service-points", look, all)
        .get("/admin/service-points/new", change, desk::show::<Create>)
        .post("/admin/service-points/new", change, desk::send::<Create>)
        .get("/admin/service-points/{key}", look, one)
        .get(
            "/admin/service-points/{key}/edit",
            change,
            desk::show::<Edit>,
        )
        .post(
            "/admin/service-points/{key}/edit",
            change,
            desk::send::<Edit>,
        )
        .get(
            "/admin/service-points/{key}/hours",
            change,
            desk::show::<Hours>,
        )
        .post(
            "/admin/service-points/{key}/hours",
            change,
            desk::send::<Hours>,
        )
}

async fn all(clerk: Clerk) -> Response {
    let catalogue = clerk.app.catalogue();
    let points = catalogue.service_points.iter();
    let rows = points.map(|point| row(&clerk, &catalogue, point));
    let shown = ListPage {
        add: list::add(&clerk, OBJECT, MANAGE),
        ..list::page(
            &clerk,
            OBJECT,
            "about-service_point",
            &COLUMNS,
            rows.collect(),
        )
    };
    page(StatusCode::OK, &shown)
}

/// The columns of a list of service points.
pub const COLUMNS: [&str; 4] = ["field-name", "field-agency", "field-domains", "field-state"];

/// A service point in a list.
pub fn row(clerk: &Clerk, catalogue: &Catalogue, point: &ServicePoint) -> Row {
    let agency = catalogue.agency_by_id(point.agency);
    let agency = agency.map_or("", |agency| agency.name.as_str());
    Row {
        words: format!("{} {} {agency}", point.key, point.name),
        cells: vec![
            list::named(OBJECT, &point.key, &point.name),
            Cell::Text(agency.to_owned()),
            Cell::Many(domains(catalogue, point)),
            Cell::Tag(list::state(clerk, point.valid)),
        ],
        over: list::is_over(clerk, point.valid),
    }
}

fn domains(catalogue: &Catalogue, point: &ServicePoint) -> Vec<String> {
    let domains = point.domains.iter();
    domains
        .filter_map(|id| catalogue.domain_by_id(*id))
        .map(|domain| domain.name_vi.clone())
        .collect()
}

async fn one(clerk: Clerk) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let point = catalogue
        .service_point(&clerk.key)
        .ok_or_else(WebError::not_found)?;
    let mut shown = thing::page_of(&clerk, OBJECT, &point.key).await?;
    let agency = |id| thing::agency(&catalogue, id).into_iter().collect();
    let lang = clerk.lang();
    shown.tag = Some(list::state(&clerk, point.valid));
    shown.facts = vec![
        thing::fact(&clerk, "key", &point.key),
        thing::links(&clerk, "agency", agency(point.agency)),
        thing::links(
            &clerk,
            "serves_agency",
            point.serves.map(agency).unwrap_or_default(),
        ),
        thing::fact(&clerk, "domains", domains(&catalogue, point).join("; ")),
        thing::fact(
            &clerk,
            "subject",
            clerk.say(&format!("subject-{}", point.subject.key())),
        ),
        thing::fact(&clerk, "valid_from", list::day(lang, point.valid.from)),
        thing::fact(&clerk, "valid_until", list::day(lang, point.valid.until)),
    ];
    let steps = [("edit", "admin-edit"), ("hours", "hours-title")];
    shown.actions = thing::steps(&clerk, MANAGE, OBJECT, &point.key, &steps);
    shown.lists = vec![(
        clerk.say("hours-title"),
        list::plain(
            &clerk,
            &hours::COLUMNS,
            hours::rows(&clerk, &catalogue, point),
        ),
    )];
    let closed = holidays::at_point(&clerk, &catalogue, point);
    shown.lists.push((clerk.say("holidays-title"), closed));
    if let Some(devices) = kiosks::at_point(&clerk, point.id).await? {
        shown.lists.push((clerk.say("kiosks-title"), devices));
    }
    if let Some(here) = links::at_point(&clerk, &catalogue, point.id) {
        shown.lists.push((clerk.say("links-title"), here));
    }
    let here = |label: &str, address: &str| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("service_point", &point.key);
        Link {
            label: clerk.say(label),
            href: format!("{address}?{}", query.finish()),
        }
    };
    if clerk.may(MANAGE) {
        shown
            .actions
            .push(here("holiday-here", "/admin/holidays/new"));
    }
    if clerk.may(Permission::ManageKiosks) {
        shown.actions.push(here("kiosks-add", "/kiosks/new"));
    }
    if clerk.may(Permission::ManageLinks) {
        shown.actions.push(here("links-add", "/admin/links/new"));
    }
    Ok(thing::shown(&shown))
}

fn typed(fields: &Fields, key: &str) -> Typed {
    let text = |name: &str| fields.get(name).to_owned();
    Typed {
        key: key.to_owned(),
        name: text("name"),
        agency: text("agency"),
        serves_agency: text("serves_agency"),
        domains: fields.all("domains").collect::<Vec<_>>().join(";"),
        subject: text("subject"),
        valid_from: text("valid_from"),
        valid_until: text("valid_until"),
    }
}

fn questions(ask: &Ask<'_>, typed: &Typed) -> Section {
    let domains = typed.domains.split(';').map(str::trim);
    let domains: Vec<String> = domains.map(str::to_owned).collect();
    let subjects = Subject::ALL.iter().map(|subject| {
        let key = subject.key();
        (key.to_owned(), ask.say(&format!("subject-{key}")))
    });
    Section::plain(vec![
        ask.text("name", &typed.name),
        ask.select("agency", ask.agencies(), &typed.agency),
        ask.select_or(
            "serves_agency",
            "form-none",
            ask.agencies(),
            &typed.serves_agency,
        ),
        ask.checks("domains", ask.domains(), &domains)
            .hint(ask.say("field-domains-hint"))
            .optional(),
        ask.radios("subject", subjects.collect(), &typed.subject),
        ask.day("valid_from", &typed.valid_from).optional(),
        ask.day("valid_until", &typed.valid_until)
            .hint(ask.say("field-valid-hint"))
            .optional(),
    ])
}

impl Asked for Create {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "add-service_point";

    fn open(_: &Catalogue, _: &str, query: &Fields) -> Option<Self> {
        Some(Self(Typed {
            agency: query.get("agency").to_owned(),
            subject: Subject::Procedure.key().to_owned(),
            ..Typed::default()
        }))
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
