//! The form that makes links, as typed: for which places and domains, called what, open when.

use chrono::NaiveDate;
use hailong_views::part::form::{Field, Pick};

use super::steward::Steward;
use crate::{
    admin::links::{Domains, MOST, Order, OrderFault, Places},
    i18n::{int, t_args},
    model::{
        catalogue::Catalogue, link::NOTE_MAX, permission::Permission, text, validity::Validity,
    },
    web::{
        admin::{ask::Ask, points},
        form::Fields,
    },
};

const MANAGE: Permission = Permission::ManageLinks;
/// One link for each domain.
const EACH: &str = "*";
const COUNTER: &str = "counter";
const COUNTERS: &str = "counters";
const ONLINE: &str = "online";

/// What was typed.
pub struct Typed {
    places: String,
    service_point: String,
    agency: String,
    domain: String,
    note: String,
    valid_from: String,
    valid_until: String,
}

/// What is wrong with a field; of an unnamed one with the whole.
pub struct Fault {
    field: &'static str,
    words: String,
}

impl Typed {
    /// What was typed, or what the address asks for.
    pub fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.get(name).trim().to_owned();
        Self {
            places: fields.given("for").unwrap_or(COUNTER).to_owned(),
            service_point: text("service_point"),
            agency: text("agency"),
            domain: text("domain"),
            note: text::nfc(fields.get("note")),
            valid_from: text("valid_from"),
            valid_until: text("valid_until"),
        }
    }

    /// What is asked for, as far as this person may.
    pub fn order(
        &self,
        steward: &Steward,
        catalogue: &Catalogue,
        fields: &Fields,
    ) -> Result<Order, Vec<Fault>> {
        let places = self.places(steward, catalogue);
        let domains = self.domains(steward, catalogue);
        let note = note(steward, &self.note).map_err(|words| Fault {
            field: "note",
            words,
        });
        let day = |field: &'static str| {
            let day = steward.day(fields, field);
            day.map_err(|words| Fault { field, words })
        };
        match (places, domains, note, day("valid_from"), day("valid_until")) {
            (Ok(places), Ok(domains), Ok(note), Ok(from), Ok(until)) => Ok(Order {
                places,
                domains,
                note,
                valid: Validity { from, until },
            }),
            (places, domains, note, from, until) => {
                let all = [
                    places.err(),
                    domains.err(),
                    note.err(),
                    from.err(),
                    until.err(),
                ];
                Err(all.into_iter().flatten().collect())
            }
        }
    }

    fn places(&self, steward: &Steward, catalogue: &Catalogue) -> Result<Places, Fault> {
        let agency = || {
            let agency = catalogue.agency(&self.agency);
            let own = agency.filter(|agency| steward.viewer.may_for(MANAGE, agency.id));
            own.map(|agency| agency.id).ok_or_else(|| Fault {
                field: "agency",
                words: steward.say("link-error-agency"),
            })
        };
        match self.places.as_str() {
            COUNTERS => agency().map(Places::CountersOf),
            ONLINE => agency().map(Places::Online),
            _ => {
                let point = points::chosen(steward, catalogue, MANAGE, &self.service_point);
                point.map(Places::Counter).ok_or_else(|| Fault {
                    field: "service_point",
                    words: steward.say("link-error-point"),
                })
            }
        }
    }

    fn domains(&self, steward: &Steward, catalogue: &Catalogue) -> Result<Domains, Fault> {
        match self.domain.as_str() {
            "" => Ok(Domains::Chosen),
            EACH => Ok(Domains::Each),
            key => {
                let domain = catalogue.domain(key).map(|domain| Domains::One(domain.id));
                domain.ok_or_else(|| Fault {
                    field: "domain",
                    words: steward.say("link-error-domain"),
                })
            }
        }
    }

    /// The questions, with what is wrong beside them.
    pub fn questions(
        &self,
        steward: &Steward,
        catalogue: &Catalogue,
        faults: &[Fault],
    ) -> Vec<Field> {
        let ask = Ask::new(steward, catalogue);
        let wrong = |field: &str| {
            let fault = faults.iter().find(|fault| fault.field == field);
            fault.map(|fault| fault.words.clone())
        };
        let point = ("link-new-point", self.service_point.as_str());
        let fields = [
            Field::radios("for", steward.say("link-new-for"), self.kinds(steward)),
            points::field(steward, catalogue, MANAGE, point).conditional(),
            Field::select(
                "agency",
                steward.say("link-new-agency"),
                self.agencies(steward, &ask),
            )
            .conditional(),
            Field::select(
                "domain",
                steward.say("link-new-domain"),
                self.offered(steward, &ask),
            )
            .hint(steward.say("link-new-domain-hint"))
            .optional(),
            note_field(steward, &self.note),
            ask.day("valid_from", &self.valid_from).optional(),
            ask.day("valid_until", &self.valid_until)
                .hint(steward.say("link-valid-hint"))
                .optional(),
        ];
        let told = fields.map(|field| {
            let error = wrong(&field.name);
            field.error(error)
        });
        told.into_iter().collect()
    }

    fn kinds(&self, steward: &Steward) -> Vec<Pick> {
        let pick = |key: &str| {
            let words = steward.say(&format!("link-for-{key}"));
            let note = steward.say(&format!("link-for-{key}-note"));
            Pick::new(key, words, self.places == key).note(note)
        };
        [COUNTER, COUNTERS, ONLINE].map(pick).into()
    }

    fn agencies(&self, steward: &Steward, ask: &Ask<'_>) -> Vec<Pick> {
        let own = ask.catalogue.agencies.iter().filter(|agency| {
            let open = agency.valid.contains(ask.today);
            open && steward.viewer.may_for(MANAGE, agency.id)
        });
        let own = own.map(|agency| Pick::new(&agency.key, &agency.name, agency.key == self.agency));
        let none = Pick::new("", steward.say("form-choose"), self.agency.is_empty());
        std::iter::once(none).chain(own).collect()
    }

    fn offered(&self, steward: &Steward, ask: &Ask<'_>) -> Vec<Pick> {
        let mut all = vec![
            (String::new(), steward.say("link-domain-chosen")),
            (EACH.to_owned(), steward.say("link-domain-each")),
        ];
        all.extend(ask.domains());
        let pick = |(key, words): (String, String)| {
            let chosen = key == self.domain;
            Pick::new(key, words, chosen)
        };
        all.into_iter().map(pick).collect()
    }
}

/// Why nothing is made, beside the field that is to be changed.
pub fn refused(steward: &Steward, fault: OrderFault) -> Fault {
    let say = |field, key: &str| Fault {
        field,
        words: steward.say(key),
    };
    match fault {
        OrderFault::NotHandled => say("domain", "link-error-not-handled"),
        OrderFault::NoCounter => say("agency", "link-error-no-counter"),
        OrderFault::AllThere => say("for", "link-error-all-there"),
        OrderFault::Reversed => say("valid_until", "link-error-reversed"),
        OrderFault::TooMany(count) => {
            let whole = |n: usize| int(steward.lang(), u64::try_from(n).unwrap_or(u64::MAX));
            let args = [("count", whole(count).into()), ("most", whole(MOST).into())];
            Fault {
                field: "for",
                words: t_args(steward.lang(), "link-error-many", &args),
            }
        }
    }
}

/// The question for the note.
pub fn note_field(steward: &Steward, typed: &str) -> Field {
    Field::text("note", steward.say("link-note"), typed)
        .hint(steward.say("link-note-hint"))
        .optional()
}

/// A note as it was typed, or what is wrong with it.
pub fn note(steward: &Steward, typed: &str) -> Result<String, String> {
    if text::control_character(typed).is_some() || typed.chars().count() > NOTE_MAX {
        let most = int(steward.lang(), u64::try_from(NOTE_MAX).unwrap_or(u64::MAX));
        let args = [("max", most.into())];
        return Err(t_args(steward.lang(), "link-error-note", &args));
    }
    Ok(typed.to_owned())
}

/// A day for the input of a form.
pub fn day_text(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
