//! Making a statement, and taking one down.

use hailong_views::part::form::{Field, Section};

use super::OBJECT;
use crate::{
    admin::replies::{Create, End},
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{
            ask::Ask,
            desk::{Asked, Words},
        },
        form::Fields,
    },
};

impl Asked for Create {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "reply-new";
    const ABOUT: &'static str = "reply-new-about";

    fn open(_: &Catalogue, _: &str, query: &Fields) -> Option<Self> {
        Some(Self {
            agency: query.get("agency").to_owned(),
            ..Self::default()
        })
    }

    fn read(fields: &Fields, _: &str) -> Self {
        let text = |name: &str| fields.get(name).to_owned();
        Self {
            agency: text("agency"),
            said_vi: text("said_vi"),
            said_en: text("said_en"),
            done_vi: text("done_vi"),
            done_en: text("done_en"),
            valid_from: text("valid_from"),
            valid_until: text("valid_until"),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let from = if self.valid_from.is_empty() {
            ask.today.to_string()
        } else {
            self.valid_from.clone()
        };
        vec![Section::plain(vec![
            ask.select("agency", ask.own_agencies(), &self.agency),
            text(ask, "said_vi", &self.said_vi).hint(ask.say("reply-said-hint")),
            text(ask, "done_vi", &self.done_vi).hint(ask.say("reply-done-hint")),
            text(ask, "said_en", &self.said_en)
                .hint(ask.say("reply-english-hint"))
                .optional(),
            text(ask, "done_en", &self.done_en).optional(),
            ask.day("valid_from", &from),
            ask.day("valid_until", &self.valid_until).optional(),
        ])]
    }
}

/// A box for a sentence or two.
fn text(ask: &Ask<'_>, name: &str, value: &str) -> Field {
    Field::area(name, ask.label(name), value)
}

impl Asked for End {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "reply-end-title";
    const SUBMIT: &'static str = "reply-end";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        let id = key.parse().ok()?;
        catalogue.reply(id)?;
        Some(Self { id })
    }

    fn read(_: &Fields, key: &str) -> Self {
        Self {
            id: key.parse().unwrap_or_default(),
        }
    }

    fn sections(&self, _: &Ask<'_>) -> Vec<Section> {
        Vec::new()
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        Words {
            stays: vec![ask.say("reply-end-stays")],
            ..Words::default()
        }
    }
}
