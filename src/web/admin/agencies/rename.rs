//! Another name from some day on.

use hailong_views::part::form::Section;

use super::{
    OBJECT,
    fields::{ask_handling, ask_new, read_handling, read_new, words},
};
use crate::{
    admin::agencies::Rename,
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{
            ask::Ask,
            desk::{Asked, Words},
        },
        form::Fields,
    },
};

impl Asked for Rename {
    const OBJECT: ObjectKind = OBJECT;
    const TITLE: &'static str = "rename-title";
    const SUBMIT: &'static str = "tree-rename";
    const ABOUT: &'static str = "rename-about";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        Self::of(catalogue, key)
    }

    fn read(fields: &Fields, key: &str) -> Self {
        Self {
            key: key.to_owned(),
            agency: read_new(fields, ""),
            from: fields.get("from").to_owned(),
            handling: read_handling(fields),
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let mut fields = ask_new(ask, "", &self.agency);
        fields.push(ask.day("from", &self.from));
        vec![
            Section::plain(fields),
            ask_handling(ask, &self.handling, false),
        ]
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        words(ask)
    }
}
