//! What several forms about agencies ask.

use hailong_views::part::form::{Field, Section};

use crate::{
    admin::{
        agencies::{Handling, NewAgency},
        seen,
    },
    model::catalogue::Catalogue,
    store::AgencyRow,
    web::{
        admin::{ask::Ask, desk::Words},
        form::Fields,
    },
};

/// The state of an agency, for a form to carry.
pub fn seen_of(catalogue: &Catalogue, key: &str) -> Option<String> {
    Some(seen(&AgencyRow::of(catalogue.agency(key)?, catalogue)))
}

/// A new agency as typed; `prefix` stands before the names of its fields.
pub fn read_new(fields: &Fields, prefix: &str) -> NewAgency {
    let text = |name: &str| fields.get(&format!("{prefix}{name}")).to_owned();
    NewAgency {
        key: text("key"),
        area_code: text("area_code"),
        name: text("name"),
        kind: text("kind"),
        parent: text("parent"),
        source: text("source"),
    }
}

/// The questions about a new agency.
pub fn ask_new(ask: &Ask<'_>, prefix: &str, agency: &NewAgency) -> Vec<Field> {
    let name = |field: &str| format!("{prefix}{field}");
    vec![
        ask.text(&name("name"), &agency.name),
        ask.key(&name("key"), &agency.key),
        ask.select(&name("kind"), ask.kinds(), &agency.kind),
        ask.select_or(&name("parent"), "form-none", ask.agencies(), &agency.parent),
        ask.text(&name("area_code"), &agency.area_code).optional(),
        ask.source(&name("source"), &agency.source),
    ]
}

/// What becomes of what belongs to an agency that ends, as typed.
pub fn read_handling(fields: &Fields) -> Handling {
    Handling {
        children: fields.get("children").to_owned(),
        service_points: fields.get("service_points").to_owned(),
        join_scopes: fields.given("join_scopes").is_some(),
        confirmed: fields.given("confirmed").is_some(),
    }
}

/// The questions about what belongs to an agency that ends.
pub fn ask_handling(ask: &Ask<'_>, handling: &Handling, joins: bool) -> Section {
    let choices = || {
        ["move", "end"]
            .map(|word| (word.to_owned(), ask.say(&format!("handling-{word}"))))
            .to_vec()
    };
    let mut fields = vec![
        ask.select_or("children", "handling-none", choices(), &handling.children),
        ask.select_or(
            "service_points",
            "handling-none",
            choices(),
            &handling.service_points,
        ),
    ];
    if joins {
        fields.push(ask.check("join_scopes", handling.join_scopes));
    }
    Section::titled(ask.say("handling-title"), fields)
}

/// What all endings of an agency have in common.
pub fn words(ask: &Ask<'_>) -> Words {
    Words {
        stays: vec![ask.say("reform-stays")],
        forever: vec![ask.say("reform-forever")],
    }
}
