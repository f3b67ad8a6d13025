//! Ending a target with a year, and deleting one that was never in force.

use hailong_views::part::form::{Field, Section, TextKind};

use super::{edit::number, title_of};
use crate::{
    admin::targets::{Delete, Edit, End},
    i18n::Lang,
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{
            address,
            ask::Ask,
            desk::{Asked, Words},
            lineage,
        },
        form::Fields,
    },
};

impl Asked for End {
    const OBJECT: ObjectKind = ObjectKind::Target;
    const TITLE: &'static str = "target-end-title";
    const SUBMIT: &'static str = "target-end";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        let target = lineage::target(catalogue, key)?;
        Some(Self {
            id: target.id,
            year_until: target.year_until.to_string(),
            seen: Edit::of(catalogue, target.id)?.seen,
        })
    }

    fn read(fields: &Fields, key: &str) -> Self {
        Self {
            id: number(key),
            year_until: fields.get("year_until").to_owned(),
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let label = ask.label("year_until");
        let year = Field::line("year_until", label, TextKind::Integer, &self.year_until);
        vec![Section::plain(vec![year])]
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        Words {
            stays: vec![ask.say("target-end-stays")],
            ..Words::default()
        }
    }

    fn name(lang: Lang, catalogue: &Catalogue, key: &str) -> String {
        title_of(lang, catalogue, key)
    }
}

impl Asked for Delete {
    const OBJECT: ObjectKind = ObjectKind::Target;
    const TITLE: &'static str = "target-delete-title";
    const SUBMIT: &'static str = "form-delete";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        let id = lineage::target(catalogue, key)?.id;
        let seen = Edit::of(catalogue, id)?.seen;
        Some(Self { id, seen })
    }

    fn read(fields: &Fields, key: &str) -> Self {
        Self {
            id: number(key),
            seen: fields.get("seen").to_owned(),
        }
    }

    fn sections(&self, _: &Ask<'_>) -> Vec<Section> {
        Vec::new()
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        Words {
            stays: vec![ask.say("target-delete-stays")],
            forever: vec![ask.say("target-delete-forever")],
        }
    }

    fn name(lang: Lang, catalogue: &Catalogue, key: &str) -> String {
        title_of(lang, catalogue, key)
    }

    fn done(_: &str) -> String {
        address::list(Self::OBJECT).to_owned()
    }
}
