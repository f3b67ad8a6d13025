//! A target as a form: the columns of `targets.csv`, with words in place of keys.

use hailong_views::part::form::{Field, Form, Pick, Section, TextKind};

use crate::{
    admin::targets::Fields,
    i18n::{Lang, t},
    model::{
        catalogue::Catalogue,
        subject::Subject,
        target::{Comparison, MeasuredBy, TargetStatus},
    },
    web::form,
};

/// What was typed.
pub fn read(form: &form::Fields) -> Fields {
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

/// The form with what is filled in.
pub fn form(catalogue: &Catalogue, lang: Lang, action: &str, typed: &Fields) -> Form {
    let label = |name: &str| t(lang, &format!("field-{name}"));
    let whole = |name: &str, value: &str| Field::line(name, label(name), TextKind::Integer, value);
    let goal = vec![
        Field::line("topic", label("topic"), TextKind::Key, &typed.topic)
            .hint(t(lang, "target-topic-hint")),
        Field::select("scope", label("scope"), scopes(catalogue, &typed.scope)),
        Field::radios(
            "comparison",
            label("comparison"),
            words(lang, "comparison", Comparison::ALL, &typed.comparison),
        ),
        Field::line(
            "threshold_percent",
            label("threshold"),
            TextKind::Decimal,
            &typed.threshold_percent,
        )
        .limits("%", Some(10)),
        whole("year_from", &typed.year_from),
        whole("year_until", &typed.year_until),
        Field::radios(
            "status",
            label("status"),
            words(lang, "target-status", TargetStatus::ALL, &typed.status),
        ),
    ];
    let basis = vec![
        Field::text("issuer", label("issuer"), &typed.issuer),
        Field::area("source", label("source"), &typed.source)
            .hint(t(lang, "field-source-hint"))
            .optional(),
    ];
    Form::of(
        action,
        t(lang, "form-save"),
        vec![
            Section::titled(t(lang, "target-goal"), goal),
            Section::titled(t(lang, "target-measured"), measured(catalogue, lang, typed)),
            Section::titled(t(lang, "field-source"), basis),
        ],
    )
}

fn measured(catalogue: &Catalogue, lang: Lang, typed: &Fields) -> Vec<Field> {
    let label = |name: &str| t(lang, &format!("field-{name}"));
    let mut subjects = words(lang, "subject", Subject::ALL, &typed.subject);
    subjects.insert(0, Pick::new("*", t(lang, "subject-any"), typed.subject == "*"));
    let domains = catalogue.domains.iter();
    let domains = domains.map(|domain| (domain.key.as_str(), domain.name(lang.tag())));
    let kinds = catalogue.kinds.iter();
    let kinds = kinds.map(|kind| (kind.key.as_str(), kind.name(lang.tag())));
    vec![
        Field::radios(
            "measured_by",
            label("measured_by"),
            words(lang, "measured-by", MeasuredBy::ALL, &typed.measured_by),
        ),
        Field::radios("subject", label("subject"), subjects),
        Field::checks("domains", label("domains"), boxes(lang, domains, &typed.domains)),
        Field::checks(
            "agency_kinds",
            label("agency_kinds"),
            boxes(lang, kinds, &typed.agency_kinds),
        ),
    ]
}

fn scopes(catalogue: &Catalogue, chosen: &str) -> Vec<Pick> {
    let pick = |(key, name): (&String, &String)| Pick::new(key, name, key == chosen);
    let scopes = catalogue.scopes.iter();
    scopes.map(|scope| pick((&scope.key, &scope.name))).collect()
}

/// A closed list; the words of `value` stand under `<prefix>-<value>`.
pub fn words<T: ToString>(lang: Lang, prefix: &str, all: &[T], chosen: &str) -> Vec<Pick> {
    let pick = |value: &T| {
        let key = value.to_string();
        let chosen = key == chosen;
        let words = t(lang, &format!("{prefix}-{key}"));
        Pick::new(key, words, chosen)
    };
    all.iter().map(pick).collect()
}

fn boxes<'a>(
    lang: Lang,
    all: impl Iterator<Item = (&'a str, &'a str)>,
    ticked: &str,
) -> Vec<Pick> {
    let ticked: Vec<&str> = ticked.split(';').map(str::trim).collect();
    let every = Pick::new("*", t(lang, "form-any"), ticked.contains(&"*"));
    let picks = all.map(|(key, name)| Pick::new(key, name, ticked.contains(&key)));
    std::iter::once(every).chain(picks).collect()
}
