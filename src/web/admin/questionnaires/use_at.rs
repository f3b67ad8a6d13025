//! Which agency's citizens are asked a questionnaire.

use hailong_views::part::form::Section;

use crate::{
    admin::questionnaires::{UseAt, version},
    model::{audit::ObjectKind, catalogue::Catalogue},
    web::{
        admin::{ask::Ask, desk::Asked},
        form::Fields,
    },
};

impl Asked for UseAt {
    const OBJECT: ObjectKind = ObjectKind::Questionnaire;
    const TITLE: &'static str = "questionnaire-use-title";
    const ABOUT: &'static str = "questionnaire-use-about";

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        Some(Self {
            key: version(catalogue, key)?.key.clone(),
            agency: String::new(),
        })
    }

    fn read(fields: &Fields, key: &str) -> Self {
        let own = key.split_once('@').map_or(key, |(own, _)| own);
        Self {
            key: own.to_owned(),
            agency: fields.get("agency").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        vec![Section::plain(vec![ask.select(
            "agency",
            ask.agencies(),
            &self.agency,
        )])]
    }
}
