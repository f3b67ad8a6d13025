//! `/admin/holidays`: days on which nobody is served.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::ListPage,
    part::{
        form::{Control, Field, Section},
        list::Cell,
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
    admin::holidays::{Add, Remove},
    i18n::period,
    model::{
        audit::ObjectKind, catalogue::Catalogue, opening::Holiday, permission::Permission,
        validity::read_day,
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
        .get("/admin/holidays/{day}/remove", change, desk::show::<Remove>)
        .post("/admin/holidays/{day}/remove", change, desk::send::<Remove>)
}

async fn all(clerk: Clerk) -> Response {
    let catalogue = clerk.app.catalogue();
    let mut holidays: Vec<&Holiday> = catalogue.holidays.iter().collect();
    holidays.sort_by_key(|holiday| std::cmp::Reverse(holiday.day));
    let rows = holidays.into_iter().map(|holiday| row(&clerk, holiday));
    let columns = ["field-day", "field-name", "admin-change"];
    let shown = ListPage {
        add: list::add(&clerk, OBJECT, MANAGE),
        ..list::page(&clerk, OBJECT, "holidays-about", &columns, rows.collect())
    };
    page(StatusCode::OK, &shown)
}

fn row(clerk: &Clerk, holiday: &Holiday) -> Row {
    let day = period::day(clerk.lang(), holiday.day);
    let remove = Link {
        label: clerk.say("form-delete"),
        href: format!("/admin/holidays/{}/remove", holiday.day),
    };
    let change = if clerk.may(MANAGE) {
        Cell::Link(remove, String::new())
    } else {
        Cell::default()
    };
    Row {
        words: format!("{} {day} {}", holiday.day, holiday.name),
        cells: vec![Cell::Text(day), Cell::Text(holiday.name.clone()), change],
        over: holiday.day < clerk.today(),
    }
}

impl Asked for Add {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "add-holiday";

    fn open(_: &Catalogue, _: &str, _: &Fields) -> Option<Self> {
        Some(Self::default())
    }

    fn read(fields: &Fields, _: &str) -> Self {
        Self {
            from: fields.get("from").to_owned(),
            until: fields.get("until").to_owned(),
            name: fields.get("name").to_owned(),
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
        ])]
    }
}

impl Asked for Remove {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "remove-holiday";
    const SUBMIT: &'static str = "form-delete";

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        read_day(key).and_then(|day| catalogue.holiday(day))?;
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
        let days = self.days.iter().filter_map(|day| read_day(day));
        let days: Vec<String> = days.map(|day| period::day(ask.lang, day)).collect();
        let shown = Control::Fixed(days.join("; "));
        vec![Section::plain(vec![Field::new(
            "day",
            ask.label("day"),
            shown,
        )])]
    }
}
