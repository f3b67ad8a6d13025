//! Entering and correcting a value: the columns of `official-values.csv`, with words in place of keys.

use std::collections::BTreeSet;

use hailong_views::part::form::{Field, Section, TextKind};

use crate::{
    admin::official_values::{Create, Edit, Fields},
    i18n::Lang,
    model::{audit::ObjectKind, calendar::Calendar, catalogue::Catalogue},
    web::{
        admin::{ask::Ask, desk::Asked},
        form,
        manager::topic_name,
    },
};

impl Asked for Create {
    const OBJECT: ObjectKind = ObjectKind::OfficialValue;
    const TITLE: &'static str = "official-new";
    const ABOUT: &'static str = "about-official_value";

    fn open(_: &Catalogue, _: &str, _: &form::Fields) -> Option<Self> {
        Some(Self(Fields {
            calendar: Calendar::Reporting.to_string(),
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
    const OBJECT: ObjectKind = ObjectKind::OfficialValue;
    const TITLE: &'static str = "admin-edit-title";
    const ABOUT: &'static str = "about-official_value";

    fn open(catalogue: &Catalogue, key: &str, _: &form::Fields) -> Option<Self> {
        Self::of(catalogue, key)
    }

    fn read(fields: &form::Fields, key: &str) -> Self {
        Self {
            was: key.to_owned(),
            fields: read(fields),
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        sections(ask, &self.fields)
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn name(lang: Lang, catalogue: &Catalogue, key: &str) -> String {
        let stored = Self::of(catalogue, key);
        stored.map_or_else(
            || key.to_owned(),
            |stored| topic_name(lang, &stored.fields.topic),
        )
    }
}

fn read(form: &form::Fields) -> Fields {
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

fn sections(ask: &Ask<'_>, typed: &Fields) -> Vec<Section> {
    let calendars = Calendar::ALL.iter().map(|calendar| {
        let words = ask.say(&format!("calendar-{calendar}"));
        (calendar.to_string(), words)
    });
    let value = Field::line(
        "value_percent",
        ask.label("value_percent"),
        TextKind::Decimal,
        &typed.value_percent,
    );
    vec![Section::plain(vec![
        ask.select("topic", topics(ask), &typed.topic),
        ask.select("scope", ask.scopes(), &typed.scope),
        ask.text("period", &typed.period)
            .hint(ask.say("official-period-hint")),
        ask.radios("calendar", calendars.collect(), &typed.calendar),
        value.limits("%", Some(10)),
        ask.source("source", &typed.source),
        ask.day("date", &typed.date)
            .hint(ask.say("official-date-hint")),
    ])]
}

/// The topics of the targets, which values answer.
fn topics(ask: &Ask<'_>) -> Vec<(String, String)> {
    let targets = ask.catalogue.targets.iter();
    let topics: BTreeSet<&str> = targets.map(|target| target.topic.as_str()).collect();
    let offer = |topic: &str| (topic.to_owned(), topic_name(ask.lang, topic));
    topics.into_iter().map(offer).collect()
}
