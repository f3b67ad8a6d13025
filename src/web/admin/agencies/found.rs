//! A new agency.

use hailong_views::part::form::Section;

use super::{
    OBJECT,
    fields::{ask_new, read_new},
};
use crate::{
    admin::agencies::{Found, NewAgency},
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{ask::Ask, desk::Asked},
        form::Fields,
    },
};

impl Asked for Found {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "tree-found";
    const SUBMIT: &'static str = "tree-found";
    const ABOUT: &'static str = "found-about";
    const ONCE_MORE: bool = true;

    fn open(_: &Catalogue, _: &str, query: &Fields) -> Option<Self> {
        Some(Self {
            agency: NewAgency {
                parent: query.get("parent").to_owned(),
                ..NewAgency::default()
            },
            ..Self::default()
        })
    }

    fn read(fields: &Fields, _: &str) -> Self {
        Self {
            agency: read_new(fields, ""),
            valid_from: fields.get("valid_from").to_owned(),
            valid_until: fields.get("valid_until").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let mut fields = ask_new(ask, "", &self.agency);
        fields.push(ask.day("valid_from", &self.valid_from).optional());
        let until = ask.day("valid_until", &self.valid_until).optional();
        fields.push(until.hint(ask.say("field-valid-hint")));
        vec![Section::plain(fields)]
    }
}
