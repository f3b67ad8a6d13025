//! `/admin/holidays`: days on which nobody is served, anywhere or at one service point.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::ListPage,
    part::{
        form::{Control, Field, Section},
        list::{Cell, List},
        report::Link,
    },
};

use super::{
    ask::Ask,
    clerk::Clerk,
    desk::{self, Asked},
    list::{self, Row},
};
use crate::{
    admin::holidays::{self, Add, Remove},
    i18n::period,
    model::{
        audit::ObjectKind, catalogue::Catalogue, opening::Holiday, permission::Permission,
        service_point::ServicePoint,
    },
    web::{
        account::page,
        form::Fields,
        routes::{Routes, Rule},
    },
};

const OBJECT: ObjectKind = ObjectKind::Holiday;
/// Holidays are a part of the opening hours.
const MANAGE: Permission = Permission::ManageServicePoints;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let (look, change) = (
        Rule::Needs(Permission::ViewAdministration),
        Rule::Needs(MANAGE),
    );
    routes
        .get("/admin/holidays", look, all)
        .get("/admin/holidays/new", change, desk::show::<Add>)
        .post("/admin/holidays/new", change, desk::send::<Add>)
        .get("/admin/holidays/{key}/remove", change, desk::show::<Remove>)
        .post("/admin/holidays/{key}/remove", change, desk::send::<Remove>)
}

async fn all(clerk: Clerk) -> Response {
    let catalogue = clerk.app.catalogue();
    let mut holidays: Vec<&Holiday> = catalogue.holidays.iter().collect();
    holidays.sort_by_key(|holiday| std::cmp::Reverse(holiday.day));
    let rows = holidays.into_iter();
    let rows = rows.map(|holiday| row(&clerk, &catalogue, holiday));
    let shown = ListPage {
        add: list::add(&clerk, OBJECT, MANAGE),
        ..list::page(&clerk, OBJECT, "holidays-about", &COLUMNS, rows.collect())
    };
    page(StatusCode::OK, &shown)
}

/// The columns of a list of holidays.
const COLUMNS: [&str; 4] = [
    "field-day",
    "field-name",
    "field-service_point",
    "admin-change",
];

/// The days from today on which a service point is closed, the next one first.
pub fn at_point(clerk: &Clerk, catalogue: &Catalogue, point: &ServicePoint) -> List {
    let ahead = catalogue.holidays_at(point.id);
    let ahead = ahead.filter(|holiday| holiday.day >= clerk.today());
    let rows = ahead.map(|holiday| row(clerk, catalogue, holiday));
    list::plain(clerk, &COLUMNS, rows.collect())
}

/// The service point that is closed, with its agency.
fn place(clerk: &Clerk, catalogue: &Catalogue, holiday: &Holiday) -> String {
    let Some(id) = holiday.service_point else {
        return clerk.say("holiday-everywhere");
    };
    let point = catalogue.service_point_by_id(id);
    let named = point.map(|point| {
        let agency = catalogue.agency_by_id(point.agency);
        let agency = agency.map_or("", |agency| agency.name.as_str());
        format!("{}, {agency}", point.name)
    });
    named.unwrap_or_default()
}

fn row(clerk: &Clerk, catalogue: &Catalogue, holiday: &Holiday) -> Row {
    let day = period::day(clerk.lang(), holiday.day);
    let place = place(clerk, catalogue, holiday);
    let key = holidays::key(catalogue, holiday);
    let remove = Link {
        label: clerk.say("form-delete"),
        href: format!("/admin/holidays/{key}/remove"),
    };
    let change = if clerk.may(MANAGE) {
        Cell::Link(remove, String::new())
    } else {
        Cell::default()
    };
    Row {
        words: format!("{key} {day} {} {place}", holiday.name),
        cells: vec![
            Cell::Text(day),
            Cell::Text(holiday.name.clone()),
            Cell::Text(place),
            change,
        ],
        over: holiday.day < clerk.today(),
    }
}

impl Asked for Add {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "add-holiday";

    fn open(_: &Catalogue, _: &str, query: &Fields) -> Option<Self> {
        Some(Self {
            service_point: query.get("service_point").to_owned(),
            ..Self::default()
        })
    }

    fn read(fields: &Fields, _: &str) -> Self {
        Self {
            from: fields.get("from").to_owned(),
            until: fields.get("until").to_owned(),
            name: fields.get("name").to_owned(),
            service_point: fields.get("service_point").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        vec![Section::plain(vec![
            ask.text("name", &self.name)
                .hint(ask.say("holiday-name-hint")),
            ask.day("from", &self.from),
            ask.day("until", &self.until)
                .hint(ask.say("holiday-until-hint"))
                .optional(),
            ask.select_or(
                "service_point",
                "holiday-everywhere",
                ask.service_points(),
                &self.service_point,
            ),
        ])]
    }
}

impl Asked for Remove {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "remove-holiday";
    const SUBMIT: &'static str = "form-delete";

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        holidays::named(catalogue, key)?;
        Some(Self {
            days: vec![key.to_owned()],
        })
    }

    fn read(_: &Fields, key: &str) -> Self {
        Self {
            days: vec![key.to_owned()],
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let days = self.days.iter();
        let days = days.filter_map(|key| holidays::named(ask.catalogue, key));
        let days = days.map(|holiday| period::day(ask.lang, holiday.day));
        let days: Vec<String> = days.collect();
        let shown = Control::Fixed(days.join("; "));
        vec![Section::plain(vec![Field::new(
            "day",
            ask.label("day"),
            shown,
        )])]
    }
}
