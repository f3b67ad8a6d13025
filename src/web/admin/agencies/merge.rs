//! Several agencies become one.

use hailong_views::part::form::{Field, Section};

use super::{
    OBJECT,
    fields::{ask_handling, ask_new, read_handling, read_new, words},
};
use crate::{
    admin::agencies::{Handling, Merge},
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{
            ask::Ask,
            desk::{Asked, Words},
        },
        form::Fields,
    },
};

impl Asked for Merge {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "merge-title";
    const SUBMIT: &'static str = "tree-merge";
    const ABOUT: &'static str = "merge-about";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        catalogue.agency(key)?;
        Some(Self {
            predecessors: vec![key.to_owned(), String::new()],
            handling: Handling {
                join_scopes: true,
                ..Handling::default()
            },
            ..Self::default()
        })
    }

    fn read(fields: &Fields, _: &str) -> Self {
        let predecessor = |at: usize| fields.get(&format!("predecessors.{at}")).to_owned();
        let predecessors = (0..fields.lines("predecessors")).map(predecessor);
        Self {
            predecessors: predecessors.filter(|key| !key.is_empty()).collect(),
            into: fields.get("into").to_owned(),
            agency: read_new(fields, ""),
            from: fields.get("from").to_owned(),
            handling: read_handling(fields),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let line = |(at, key): (usize, &String)| {
            let name = format!("predecessors.{at}");
            vec![ask.select_or(&name, "form-none", ask.agencies(), key)]
        };
        let spare = self.predecessors.len()..2;
        let spare: Vec<String> = spare.map(|_| String::new()).collect();
        let lines = self.predecessors.iter().chain(&spare).enumerate().map(line);
        let who = vec![
            ask.lines("predecessors", lines.collect()),
            ask.day("from", &self.from),
            ask.select_or("into", "merge-founded", ask.agencies(), &self.into),
        ];
        let founded = ask_new(ask, "", &self.agency).into_iter();
        vec![
            Section::plain(who),
            Section {
                title: ask.say("merge-new"),
                about: ask.say("merge-new-about"),
                fields: founded.map(Field::conditional).collect(),
            },
            ask_handling(ask, &self.handling, true),
        ]
    }

    fn more(&mut self) {
        self.predecessors.push(String::new());
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        words(ask)
    }
}
