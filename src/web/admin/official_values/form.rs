//! An official value as a form: the columns of `official-values.csv`, with words in place of keys.

use std::collections::BTreeSet;

use hailong_views::part::form::{Field, Form, Pick, Section, TextKind};

use crate::{
    admin::official_values::Fields,
    i18n::{Lang, t},
    model::{calendar::Calendar, catalogue::Catalogue},
    web::{form, manager::topic_name},
};

/// What was typed.
pub fn read(form: &form::Fields) -> Fields {
    let text = |name: &str| form.get(name).to_owned();
    Fields {
        topic: text("topic"),
        scope: text("scope"),
        period: text("period"),
        calendar: text("calendar"),
        value_percent: text("value_percent").replace(',', "."),
        source: text("source"),
        date: text("date"),
    }
}

/// The form with what is filled in.
pub fn form(catalogue: &Catalogue, lang: Lang, action: &str, typed: &Fields) -> Form {
    let label = |name: &str| t(lang, &format!("field-{name}"));
    let calendar = |calendar: &Calendar| {
        let key = calendar.to_string();
        let chosen = key == typed.calendar;
        let words = t(lang, &format!("calendar-{key}"));
        Pick::new(key, words, chosen)
    };
    let fields = vec![
        Field::select("topic", label("topic"), topics(catalogue, lang, typed)),
        Field::select("scope", label("scope"), scopes(catalogue, typed)),
        Field::text("period", label("period"), &typed.period).hint(t(lang, "official-period-hint")),
        Field::radios(
            "calendar",
            label("calendar"),
            Calendar::ALL.iter().map(calendar).collect(),
        ),
        Field::line(
            "value_percent",
            label("value"),
            TextKind::Decimal,
            &typed.value_percent,
        )
        .limits("%", Some(10)),
        Field::area("source", label("source"), &typed.source).hint(t(lang, "field-source-hint")),
        Field::date("date", t(lang, "official-date"), &typed.date),
    ];
    Form::of(action, t(lang, "form-save"), vec![Section::plain(fields)])
}

fn topics(catalogue: &Catalogue, lang: Lang, typed: &Fields) -> Vec<Pick> {
    let targets = catalogue.targets.iter();
    let topics: BTreeSet<&str> = targets.map(|target| target.topic.as_str()).collect();
    let pick = |topic: &str| Pick::new(topic, topic_name(lang, topic), topic == typed.topic);
    topics.into_iter().map(pick).collect()
}

fn scopes(catalogue: &Catalogue, typed: &Fields) -> Vec<Pick> {
    let scopes = catalogue.scopes.iter();
    scopes
        .map(|scope| Pick::new(&scope.key, &scope.name, scope.key == typed.scope))
        .collect()
}
