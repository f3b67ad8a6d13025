//! The words of a questionnaire as a citizen reads them.
//!
//! They are data, and each text is shown in the nearest language it has. For the built-in questionnaire and scale a
//! language of the citizen's pages may bring words of its own; they stand for a text only while it reads as built in.

use std::{collections::HashMap, sync::LazyLock};

use hailong_views::page::citizen::{Choice, LevelChoice};

use crate::{
    i18n::{Lang, Said, own, t_args},
    model::{
        domain::Domain,
        labels::Labels,
        questionnaire::{Questionnaire, QuestionnaireContent, Reason},
        scale::Scale,
    },
};

/// The reason that alleges something against persons (DOMAIN §7): the hotline stands beside it.
const ALLEGATION: &str = "unofficial_costs";

/// Built-in Vietnamese texts, and the keys of what a language may say for each.
static BUILT_IN: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let asked = QuestionnaireContent::default_procedure();
    let reasons = asked.reasons.iter();
    let reasons = reasons.map(|reason| (&reason.labels, format!("asked-reason-{}", reason.key)));
    let scale = Scale::five();
    let levels = scale.levels.iter();
    let levels = levels.map(|level| (&level.labels, format!("asked-level-{}", level.level)));
    let title = std::iter::once((&asked.title, "asked-title".to_owned()));
    title
        .chain(reasons)
        .chain(levels)
        .map(|(labels, key)| (labels.get("vi").to_owned(), key))
        .collect()
});

/// A text for a reader of `lang`.
pub fn said(lang: Lang, labels: &Labels) -> Said {
    let of_data = labels.own(lang.tag());
    let of_language = || own(lang, BUILT_IN.get(labels.own("vi")?.1)?);
    match of_data {
        Some((tag, text)) => Said::new(lang, tag, text),
        None => of_language().map_or_else(|| nearest(lang, labels), Said::from),
    }
}

fn nearest(lang: Lang, labels: &Labels) -> Said {
    let found = labels.find(lang.tag());
    found.map_or_else(Said::default, |(tag, text)| Said::new(lang, tag, text))
}

/// The levels of a scale.
pub fn levels(scale: &Scale, lang: Lang) -> Vec<LevelChoice> {
    let levels = scale.levels.iter();
    levels
        .map(|offered| LevelChoice {
            level: offered.level,
            label: said(lang, &offered.labels),
            satisfied: offered.satisfied,
        })
        .collect()
}

/// The reasons of a questionnaire; whom to call stands beside the one that is an allegation.
pub fn reasons(asked: &Questionnaire, lang: Lang, hotline: Option<&str>) -> Vec<Choice> {
    let note = |reason: &Reason| {
        let number = hotline.filter(|_| reason.key == ALLEGATION)?;
        let args = [("number", number.into())];
        Some(t_args(lang, "citizen-hotline", &args))
    };
    let reasons = asked.content.reasons.iter();
    reasons
        .map(|reason| Choice {
            key: reason.key.clone(),
            label: said(lang, &reason.labels),
            note: note(reason),
        })
        .collect()
}

/// A domain to choose.
pub fn domain(domain: &Domain, lang: Lang) -> Choice {
    let labels = Labels::vi_en(&domain.name_vi, &domain.name_en);
    Choice {
        key: domain.key.clone(),
        label: nearest(lang, &labels),
        note: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_one_file_has_words_for_what_is_built_in() {
        assert_eq!(BUILT_IN.len(), 16);
        for lang in Lang::CITIZENS
            .into_iter()
            .filter(|lang| !Lang::ALL.contains(lang))
        {
            for key in BUILT_IN.values() {
                assert!(own(lang, key).is_some(), "{key} in {}", lang.tag());
            }
        }
    }

    #[test]
    fn a_text_that_was_changed_is_no_longer_translated() {
        let chinese = Lang::from_tag("zh").expect("a language of one file");
        let built_in = Labels::vi_en("Thời gian chờ đợi", "Waiting time");
        assert_eq!(said(chinese, &built_in), Said::from("等候时间"));
        let changed = Labels::vi_en("Thời gian chờ gọi số", "Waiting for the call");
        let english = Said::new(chinese, "en", "Waiting for the call");
        assert_eq!(said(chinese, &changed), english);
        let mut own = built_in.clone();
        own.0.insert("zh-Hans".to_owned(), "等待".to_owned());
        assert_eq!(said(chinese, &own), Said::from("等待"));
        let vietnamese = Labels::vi_en("Hộ tịch", "");
        assert_eq!(said(Lang::En, &vietnamese).lang.as_deref(), Some("vi"));
        assert_eq!(said(Lang::Vi, &vietnamese), Said::from("Hộ tịch"));
    }
}
