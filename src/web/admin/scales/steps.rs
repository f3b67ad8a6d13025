//! Publishing, retiring, throwing away: each asked once more.

use hailong_views::part::form::Section;

use crate::{
    admin::{
        scales::{Discard, Publish, Retire, version},
        seen,
    },
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{
            address,
            ask::Ask,
            desk::{Asked, Words},
        },
        form::Fields,
    },
};

impl Asked for Publish {
    const OBJECT: ObjectKind = ObjectKind::Scale;
    const TITLE: &'static str = "version-publish-title";
    const SUBMIT: &'static str = "questionnaire-publish";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        let draft = version(catalogue, key)?;
        Some(Self {
            key: key.to_owned(),
            seen: seen(draft),
        })
    }

    fn read(fields: &Fields, key: &str) -> Self {
        Self {
            key: key.to_owned(),
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
            stays: vec![ask.say("version-publish-stays")],
            forever: vec![ask.say("version-publish-forever")],
        }
    }
}

impl Asked for Retire {
    const OBJECT: ObjectKind = ObjectKind::Scale;
    const TITLE: &'static str = "version-retire-title";
    const SUBMIT: &'static str = "questionnaire-retire";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        version(catalogue, key).map(|version| Self {
            key: version.key.clone(),
        })
    }

    fn read(_: &Fields, key: &str) -> Self {
        Self {
            key: key.to_owned(),
        }
    }

    fn sections(&self, _: &Ask<'_>) -> Vec<Section> {
        Vec::new()
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        Words {
            stays: vec![ask.say("version-retire-stays")],
            forever: vec![ask.say("version-retire-forever")],
        }
    }
}

impl Asked for Discard {
    const OBJECT: ObjectKind = ObjectKind::Scale;
    const TITLE: &'static str = "version-discard-title";
    const SUBMIT: &'static str = "questionnaire-discard";
    const ONCE_MORE: bool = true;

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        version(catalogue, key).map(|version| Self {
            key: version.key.clone(),
        })
    }

    fn read(_: &Fields, key: &str) -> Self {
        Self {
            key: key.to_owned(),
        }
    }

    fn sections(&self, _: &Ask<'_>) -> Vec<Section> {
        Vec::new()
    }

    fn words(&self, ask: &Ask<'_>) -> Words {
        Words {
            stays: vec![ask.say("version-discard-stays")],
            forever: vec![ask.say("version-discard-forever")],
        }
    }

    fn done(_: &str) -> String {
        address::list(Self::OBJECT).to_owned()
    }
}
