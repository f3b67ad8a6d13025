//! Questions of the forms of administration: the words of a field come from its name.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hailong_views::part::form::{Button, Control, Field, Line, Lines, Pick, TextKind};

use super::clerk::Clerk;
use crate::{
    i18n::{Lang, t},
    model::catalogue::Catalogue,
};

/// What the questions of a form are put with.
pub struct Ask<'a> {
    pub lang: Lang,
    pub catalogue: &'a Catalogue,
    pub today: NaiveDate,
    /// The agencies that whoever asks is bound to; none for whoever belongs to no agency.
    own: Option<BTreeSet<i32>>,
}

impl<'a> Ask<'a> {
    pub fn new(clerk: &Clerk, catalogue: &'a Catalogue) -> Self {
        Self {
            lang: clerk.lang(),
            catalogue,
            today: clerk.today(),
            own: clerk.viewer.agencies().cloned(),
        }
    }

    pub fn say(&self, key: &str) -> String {
        t(self.lang, key)
    }

    /// The words of a field: `members.2.agency` and `agency` have the same, `days.3` and `days`.
    pub fn label(&self, name: &str) -> String {
        let mut parts = name.rsplit('.');
        let last = parts.find(|part| part.parse::<usize>().is_err());
        self.say(&format!("field-{}", last.unwrap_or_default()))
    }

    /// A line of words.
    pub fn text(&self, name: &str, value: &str) -> Field {
        Field::text(name, self.label(name), value)
    }

    /// A key that the form gives to its object.
    pub fn key(&self, name: &str, value: &str) -> Field {
        let field = Field::line(name, self.label(name), TextKind::Key, value);
        field.hint(self.say("field-key-hint"))
    }

    /// A day.
    pub fn day(&self, name: &str, value: &str) -> Field {
        Field::date(name, self.label(name), value)
    }

    /// The document that something stands in.
    pub fn source(&self, name: &str, value: &str) -> Field {
        let field = self.text(name, value);
        field.hint(self.say("field-source-hint"))
    }

    /// A box to tick; sends `yes`.
    pub fn check(&self, name: &str, ticked: bool) -> Field {
        Field::check(name, self.label(name), ticked)
    }

    /// Shown, not asked.
    pub fn fixed(&self, name: &str, value: &str) -> Field {
        let fixed = Control::Fixed(value.to_owned());
        Field::new(name, self.label(name), fixed)
    }

    /// One of `(value, words)`. What was typed and is no longer offered stays to be seen.
    pub fn select(&self, name: &str, offers: Vec<(String, String)>, chosen: &str) -> Field {
        Field::select(name, self.label(name), picks(offers, chosen))
    }

    /// The same where none may be chosen, which `none` says.
    pub fn select_or(
        &self,
        name: &str,
        none: &str,
        mut offers: Vec<(String, String)>,
        chosen: &str,
    ) -> Field {
        offers.insert(0, (String::new(), self.say(none)));
        self.select(name, offers, chosen).optional()
    }

    /// One of a few.
    pub fn radios(&self, name: &str, offers: Vec<(String, String)>, chosen: &str) -> Field {
        Field::radios(name, self.label(name), picks(offers, chosen))
    }

    /// Any of `(value, words)`.
    pub fn checks(&self, name: &str, offers: Vec<(String, String)>, chosen: &[String]) -> Field {
        let pick = |(value, words): (String, String)| {
            let on = chosen.contains(&value);
            Pick::new(value, words, on)
        };
        Field::checks(
            name,
            self.label(name),
            offers.into_iter().map(pick).collect(),
        )
    }

    /// A table of fields with a button for one more line.
    pub fn lines(&self, name: &str, lines: Vec<Vec<Field>>) -> Field {
        let heads = lines.first();
        let heads = heads.map(|fields| fields.iter().map(|field| field.label.clone()).collect());
        let rows = (1..).zip(lines).map(|(number, fields): (usize, _)| Line {
            name: number.to_string(),
            fields,
        });
        let table = Lines {
            columns: heads.unwrap_or_default(),
            lines: rows.collect(),
            add: Some(Button {
                name: "more".to_owned(),
                value: "yes".to_owned(),
                label: self.say("form-add-line"),
            }),
            wide: false,
        };
        Field::lines(name, self.label(name), table)
    }

    /// Agencies to choose from: those of today and later first come first, with their keys.
    pub fn agencies(&self) -> Vec<(String, String)> {
        let agencies = self.catalogue.agencies.iter();
        let open = agencies.filter(|a| a.valid.until.is_none_or(|until| until >= self.today));
        open.map(|a| (a.key.clone(), format!("{} ({})", a.name, a.key)))
            .collect()
    }

    /// The same, as far as whoever asks belongs to them.
    pub fn own_agencies(&self) -> Vec<(String, String)> {
        let mut all = self.agencies();
        if let Some(own) = &self.own {
            let is_own = |key: &str| {
                let agency = self.catalogue.agency(key);
                agency.is_some_and(|agency| own.contains(&agency.id))
            };
            all.retain(|(key, _)| is_own(key));
        }
        all
    }

    /// Service points to choose from that have not ended, with their agencies.
    pub fn service_points(&self) -> Vec<(String, String)> {
        let points = self.catalogue.service_points.iter();
        let open = points.filter(|p| p.valid.until.is_none_or(|until| until >= self.today));
        let words = open.map(|point| {
            let agency = self.catalogue.agency_by_id(point.agency);
            let agency = agency.map_or("", |agency| agency.name.as_str());
            let words = format!("{}, {agency} ({})", point.name, point.key);
            (point.key.clone(), words)
        });
        words.collect()
    }

    /// Domains to choose from.
    pub fn domains(&self) -> Vec<(String, String)> {
        let domains = self.catalogue.domains.iter();
        domains
            .map(|d| (d.key.clone(), d.name_vi.clone()))
            .collect()
    }

    /// Scopes to choose from.
    pub fn scopes(&self) -> Vec<(String, String)> {
        let scopes = self.catalogue.scopes.iter();
        scopes.map(|s| (s.key.clone(), s.name.clone())).collect()
    }

    /// Kinds of agencies to choose from.
    pub fn kinds(&self) -> Vec<(String, String)> {
        let kinds = self.catalogue.kinds.iter();
        kinds
            .map(|k| {
                let name = self.lang.pick(&k.name_vi, &k.name_en);
                (k.key.clone(), name.clone())
            })
            .collect()
    }
}

fn picks(mut offers: Vec<(String, String)>, chosen: &str) -> Vec<Pick> {
    if !chosen.is_empty() && offers.iter().all(|(value, _)| value != chosen) {
        offers.push((chosen.to_owned(), chosen.to_owned()));
    }
    let pick = |(value, words): (String, String)| {
        let on = value == chosen;
        Pick::new(value, words, on)
    };
    offers.into_iter().map(pick).collect()
}
