//! A correction of an entry that was wrong from the start.

use hailong_views::part::form::Section;

use super::OBJECT;
use crate::{
    admin::agencies::Edit,
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{ask::Ask, desk::Asked},
        form::Fields,
    },
};

impl Asked for Edit {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "admin-edit-title";
    const ABOUT: &'static str = "correct-about";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        Self::of(catalogue, key)
    }

    fn read(fields: &Fields, key: &str) -> Self {
        let text = |name: &str| fields.get(name).to_owned();
        Self {
            key: key.to_owned(),
            area_code: text("area_code"),
            name: text("name"),
            kind: text("kind"),
            parent: text("parent"),
            valid_from: text("valid_from"),
            valid_until: text("valid_until"),
            successors: text("successors"),
            source: text("source"),
            seen: text("seen"),
            confirmed: fields.given("confirmed").is_some(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        vec![Section::plain(vec![
            ask.text("name", &self.name),
            ask.select("kind", ask.kinds(), &self.kind),
            ask.select_or("parent", "form-none", ask.agencies(), &self.parent),
            ask.text("area_code", &self.area_code).optional(),
            ask.day("valid_from", &self.valid_from).optional(),
            ask.day("valid_until", &self.valid_until)
                .hint(ask.say("field-valid-hint"))
                .optional(),
            ask.text("successors", &self.successors)
                .hint(ask.say("field-successors-hint"))
                .optional(),
            ask.source("source", &self.source),
        ])]
    }

    fn seen(&self) -> &str {
        &self.seen
    }
}
