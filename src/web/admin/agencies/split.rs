//! One agency becomes several.

use hailong_views::part::form::{Field, Section};

use super::{
    OBJECT,
    fields::{ask_handling, ask_new, read_handling, read_new, seen_of, words},
};
use crate::{
    admin::agencies::{Handling, Heir, Split},
    i18n::t_args,
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{
            ask::Ask,
            desk::{Asked, Words},
        },
        form::Fields,
    },
};

impl Asked for Split {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "split-title";
    const SUBMIT: &'static str = "tree-split";
    const ABOUT: &'static str = "split-about";
    const MORE: &'static str = "split-more";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        Some(Self {
            key: key.to_owned(),
            seen: seen_of(catalogue, key)?,
            heirs: vec![Heir::default(); 2],
            handling: Handling {
                join_scopes: true,
                ..Handling::default()
            },
            ..Self::default()
        })
    }

    fn read(fields: &Fields, key: &str) -> Self {
        let heir = |at: usize| Heir {
            existing: fields.get(&format!("heirs.{at}.existing")).to_owned(),
            agency: read_new(fields, &format!("heirs.{at}.")),
        };
        let said = |heir: &Heir| {
            let agency = &heir.agency;
            let texts = [&heir.existing, &agency.key, &agency.name];
            texts.iter().any(|text| !text.is_empty())
        };
        let heirs = (0..fields.lines("heirs")).map(heir);
        Self {
            key: key.to_owned(),
            heirs: heirs.filter(said).collect(),
            from: fields.get("from").to_owned(),
            handling: read_handling(fields),
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let mut sections = vec![Section::plain(vec![ask.day("from", &self.from)])];
        let spare = self.heirs.len()..2;
        let spare: Vec<Heir> = spare.map(|_| Heir::default()).collect();
        let heirs = self.heirs.iter().chain(&spare).enumerate();
        sections.extend(heirs.map(|(at, heir)| heir_section(ask, at, heir)));
        sections.push(ask_handling(ask, &self.handling, true));
        sections
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn more(&mut self) {
        self.heirs.push(Heir::default());
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        words(ask)
    }
}

fn heir_section(ask: &Ask<'_>, at: usize, heir: &Heir) -> Section {
    let prefix = format!("heirs.{at}.");
    let name = format!("{prefix}existing");
    let existing = ask.select_or(&name, "split-founded", ask.agencies(), &heir.existing);
    let founded = ask_new(ask, &prefix, &heir.agency).into_iter();
    let number = (at + 1).to_string();
    Section {
        title: t_args(ask.lang, "split-heir", &[("number", number.into())]),
        about: ask.say("merge-new-about"),
        fields: std::iter::once(existing)
            .chain(founded.map(Field::conditional))
            .collect(),
    }
}
