//! Setting and correcting a target: the columns of `targets.csv`, with words in place of keys.

use hailong_views::part::form::{Field, Pick, Section, TextKind};

use super::title_of;
use crate::{
    admin::targets::{Create, Edit, Fields},
    i18n::Lang,
    model::{
        audit::ObjectKind,
        catalogue::Catalogue,
        subject::Subject,
        target::{Comparison, MeasuredBy, TargetStatus},
    },
    web::{
        admin::{ask::Ask, desk::Asked, lineage},
        form,
    },
};

impl Asked for Create {
    const OBJECT: ObjectKind = ObjectKind::Target;
    const TITLE: &'static str = "target-new";
    const ABOUT: &'static str = "about-target";

    fn open(_: &Catalogue, _: &str, _: &form::Fields) -> Option<Self> {
        Some(Self(Fields {
            subject: "*".to_owned(),
            domains: "*".to_owned(),
            agency_kinds: "*".to_owned(),
            ..Fields::default()
        }))
    }

    fn read(fields: &form::Fields, _: &str) -> Self {
        Self(read(fields))
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        sections(ask, &self.0)
    }
}

impl Asked for Edit {
    const OBJECT: ObjectKind = ObjectKind::Target;
    const TITLE: &'static str = "admin-edit-title";

    fn open(catalogue: &Catalogue, key: &str, _: &form::Fields) -> Option<Self> {
        Self::of(catalogue, lineage::target(catalogue, key)?.id)
    }

    fn read(fields: &form::Fields, key: &str) -> Self {
        Self {
            id: number(key),
            fields: read(fields),
            seen: fields.get("seen").to_owned(),
            confirmed: fields.given("confirmed").is_some(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        sections(ask, &self.fields)
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn name(lang: Lang, catalogue: &Catalogue, key: &str) -> String {
        title_of(lang, catalogue, key)
    }
}

/// The number in an address; forms are sent only to addresses that name it.
pub fn number(key: &str) -> i32 {
    key.parse().unwrap_or_default()
}

fn read(form: &form::Fields) -> Fields {
    let text = |name: &str| form.get(name).to_owned();
    Fields {
        topic: text("topic"),
        scope: text("scope"),
        subject: text("subject"),
        domains: selection(form, "domains"),
        agency_kinds: selection(form, "agency_kinds"),
        measured_by: text("measured_by"),
        year_from: text("year_from"),
        year_until: text("year_until"),
        comparison: text("comparison"),
        threshold_percent: text("threshold_percent").replace(',', "."),
        status: text("status"),
        issuer: text("issuer"),
        source: text("source"),
    }
}

/// The boxes that were ticked; «all» leaves the others without meaning.
fn selection(form: &form::Fields, name: &str) -> String {
    let ticked: Vec<&str> = form.all(name).collect();
    if ticked.contains(&"*") {
        "*".to_owned()
    } else {
        ticked.join(";")
    }
}

fn sections(ask: &Ask<'_>, typed: &Fields) -> Vec<Section> {
    let whole =
        |name: &str, value: &str| Field::line(name, ask.label(name), TextKind::Integer, value);
    let threshold = Field::line(
        "threshold_percent",
        ask.label("threshold_percent"),
        TextKind::Decimal,
        &typed.threshold_percent,
    );
    let goal = vec![
        ask.key("topic", &typed.topic)
            .hint(ask.say("target-topic-hint")),
        ask.select("scope", ask.scopes(), &typed.scope),
        ask.radios(
            "comparison",
            words(ask, "comparison", Comparison::ALL),
            &typed.comparison,
        ),
        threshold.limits("%", Some(10)),
        whole("year_from", &typed.year_from),
        whole("year_until", &typed.year_until),
        ask.radios(
            "status",
            words(ask, "target-status", TargetStatus::ALL),
            &typed.status,
        ),
    ];
    let basis = vec![
        ask.text("issuer", &typed.issuer),
        ask.source("source", &typed.source).optional(),
    ];
    vec![
        Section::titled(ask.say("target-goal"), goal),
        Section::titled(ask.say("target-measured"), measured(ask, typed)),
        Section::titled(ask.say("field-source"), basis),
    ]
}

fn measured(ask: &Ask<'_>, typed: &Fields) -> Vec<Field> {
    let mut subjects = words(ask, "subject", Subject::ALL);
    subjects.insert(0, ("*".to_owned(), ask.say("subject-any")));
    vec![
        ask.radios(
            "measured_by",
            words(ask, "measured-by", MeasuredBy::ALL),
            &typed.measured_by,
        ),
        ask.radios("subject", subjects, &typed.subject),
        boxes(ask, "domains", ask.domains(), &typed.domains),
        boxes(ask, "agency_kinds", ask.kinds(), &typed.agency_kinds),
    ]
}

/// A closed list; the words of `value` stand under `<prefix>-<value>`.
fn words<T: ToString>(ask: &Ask<'_>, prefix: &str, all: &[T]) -> Vec<(String, String)> {
    let keys = all.iter().map(T::to_string);
    keys.map(|key| {
        let words = ask.say(&format!("{prefix}-{key}"));
        (key, words)
    })
    .collect()
}

fn boxes(ask: &Ask<'_>, name: &str, all: Vec<(String, String)>, ticked: &str) -> Field {
    let ticked: Vec<&str> = ticked.split(';').map(str::trim).collect();
    let every = ("*".to_owned(), ask.say("form-any"));
    let all = std::iter::once(every).chain(all);
    let picks = all.map(|(key, words)| {
        let on = ticked.contains(&key.as_str());
        Pick::new(key, words, on)
    });
    Field::checks(name, ask.label(name), picks.collect())
}
