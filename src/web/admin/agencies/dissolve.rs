//! An agency ends and nobody follows.

use hailong_views::part::form::Section;

use super::{
    OBJECT,
    fields::{read_handling, seen_of, words},
};
use crate::{
    admin::agencies::{Dissolve, Handling},
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{
            ask::Ask,
            desk::{Asked, Words},
        },
        form::Fields,
    },
};

impl Asked for Dissolve {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "dissolve-title";
    const SUBMIT: &'static str = "tree-dissolve";
    const ABOUT: &'static str = "dissolve-about";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        Some(Self {
            key: key.to_owned(),
            seen: seen_of(catalogue, key)?,
            ..Self::default()
        })
    }

    fn read(fields: &Fields, key: &str) -> Self {
        // Nobody follows, so that nothing can move: what belongs to it may only end.
        let end = fields.given("children").map(|_| "end".to_owned());
        Self {
            key: key.to_owned(),
            last_day: fields.get("last_day").to_owned(),
            handling: Handling {
                children: end.unwrap_or_default(),
                ..read_handling(fields)
            },
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let ends = !self.handling.children.is_empty();
        let mut children = ask.check("children", ends);
        children.label = ask.say("dissolve-children");
        vec![Section::plain(vec![
            ask.day("last_day", &self.last_day),
            children,
        ])]
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        words(ask)
    }
}
