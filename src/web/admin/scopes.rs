//! `/admin/scopes`: named sets of agencies, with days.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::ListPage,
    part::{
        form::{Field, Section},
        list::Cell,
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
    admin::scopes::{Create, Edit, Member},
    i18n::int,
    model::{audit::ObjectKind, catalogue::Catalogue, permission::Permission, scope::ScopeMember},
    web::{
        account::page,
        error::WebError,
        form::Fields,
        routes::{Routes, Rule},
    },
};

const OBJECT: ObjectKind = ObjectKind::Scope;
const MANAGE: Permission = Permission::ManageScopes;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let (look, change) = (
        Rule::Needs(Permission::ViewAdministration),
        Rule::Needs(MANAGE),
    );
    routes
        .get("/admin/scopes", look, all)
        .get("/admin/scopes/new", change, desk::show::<Create>)
        .post("/admin/scopes/new", change, desk::send::<Create>)
        .get("/admin/scopes/{key}", look, one)
        .get("/admin/scopes/{key}/edit", change, desk::show::<Edit>)
        .post("/admin/scopes/{key}/edit", change, desk::send::<Edit>)
}

async fn all(clerk: Clerk) -> Response {
    let catalogue = clerk.app.catalogue();
    let today = clerk.today();
    let rows = catalogue.scopes.iter().map(|scope| {
        let members = catalogue.members_on(scope, today).len();
        let members = u64::try_from(members).unwrap_or(u64::MAX);
        Row {
            words: format!("{} {}", scope.key, scope.name),
            cells: vec![
                list::named(OBJECT, &scope.key, &scope.name),
                Cell::Text(int(clerk.lang(), members)),
            ],
            over: false,
        }
    });
    let columns = ["field-name", "scope-agencies-today"];
    let shown = ListPage {
        add: list::add(&clerk, OBJECT, MANAGE),
        ..list::page(&clerk, OBJECT, "about-scope", &columns, rows.collect())
    };
    page(StatusCode::OK, &shown)
}

async fn one(clerk: Clerk) -> Result<Response, WebError> {
    let catalogue = clerk.app.catalogue();
    let scope = catalogue
        .scope(&clerk.key)
        .ok_or_else(WebError::not_found)?;
    let mut shown = thing::page_of(&clerk, OBJECT, &scope.key).await?;
    shown.facts = vec![thing::fact(&clerk, "key", &scope.key)];
    shown.actions = thing::steps(
        &clerk,
        MANAGE,
        OBJECT,
        &scope.key,
        &[("edit", "admin-edit")],
    );
    let columns = [
        "field-agency",
        "field-with_descendants",
        "field-valid_from",
        "field-valid_until",
    ];
    let members = scope.members.iter();
    let members = members.map(|member| member_row(&clerk, &catalogue, member));
    shown.lists = vec![(
        clerk.say("field-members"),
        list::plain(&clerk, &columns, members.collect()),
    )];
    Ok(thing::shown(&shown))
}

fn member_row(clerk: &Clerk, catalogue: &Catalogue, member: &ScopeMember) -> Row {
    let agency = catalogue.agency_by_id(member.agency);
    let named = |agency: &crate::model::agency::Agency| {
        list::named(ObjectKind::Agency, &agency.key, &agency.name)
    };
    let with = if member.with_descendants {
        "word-yes"
    } else {
        "word-no"
    };
    Row {
        words: String::new(),
        cells: vec![
            agency.map(named).unwrap_or_default(),
            Cell::Text(clerk.say(with)),
            Cell::Text(list::day(clerk.lang(), member.valid.from)),
            Cell::Text(list::day(clerk.lang(), member.valid.until)),
        ],
        over: list::is_over(clerk, member.valid),
    }
}

/// The lines that name an agency or a day.
fn typed(fields: &Fields) -> Vec<Member> {
    let member = |at: usize| {
        let text = |name: &str| fields.get(&format!("members.{at}.{name}")).to_owned();
        Member {
            agency: text("agency"),
            with_descendants: text("with_descendants") == "yes",
            valid_from: text("valid_from"),
            valid_until: text("valid_until"),
        }
    };
    let members = (0..fields.lines("members")).map(member);
    let said = |member: &Member| {
        let texts = [&member.agency, &member.valid_from, &member.valid_until];
        texts.iter().any(|text| !text.is_empty())
    };
    members.filter(said).collect()
}

fn questions(ask: &Ask<'_>, members: &[Member]) -> Field {
    let line = |(at, member): (usize, &Member)| {
        let name = |field: &str| format!("members.{at}.{field}");
        vec![
            ask.select_or(&name("agency"), "form-none", ask.agencies(), &member.agency),
            ask.check(&name("with_descendants"), member.with_descendants),
            ask.day(&name("valid_from"), &member.valid_from).optional(),
            ask.day(&name("valid_until"), &member.valid_until)
                .optional(),
        ]
    };
    let one = [new_member()];
    let shown = if members.is_empty() { &one } else { members };
    let lines = shown.iter().enumerate().map(line);
    let field = ask.lines("members", lines.collect());
    field.hint(ask.say("field-valid-hint"))
}

fn new_member() -> Member {
    Member {
        with_descendants: true,
        ..Member::default()
    }
}

impl Asked for Create {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "add-scope";

    fn open(_: &Catalogue, _: &str, _: &Fields) -> Option<Self> {
        Some(Self {
            members: vec![new_member(); 3],
            ..Self::default()
        })
    }

    fn read(fields: &Fields, _: &str) -> Self {
        Self {
            key: fields.get("key").to_owned(),
            name: fields.get("name").to_owned(),
            members: typed(fields),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        vec![Section::plain(vec![
            ask.key("key", &self.key),
            ask.text("name", &self.name),
            questions(ask, &self.members),
        ])]
    }

    fn more(&mut self) {
        self.members.push(new_member());
    }
}

impl Asked for Edit {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "admin-edit-title";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        Self::of(catalogue, key)
    }

    fn read(fields: &Fields, key: &str) -> Self {
        Self {
            key: key.to_owned(),
            name: fields.get("name").to_owned(),
            members: typed(fields),
            seen: fields.get("seen").to_owned(),
            confirmed: fields.given("confirmed").is_some(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        vec![Section::plain(vec![
            ask.text("name", &self.name),
            questions(ask, &self.members),
        ])]
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn more(&mut self) {
        self.members.push(new_member());
    }
}
