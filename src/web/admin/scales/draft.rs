//! The form in which a draft is written.

use hailong_views::part::form::{Field, Section, TextKind};

use crate::{
    admin::scales::{Draft, Level, version},
    model::{audit::ObjectKind, catalogue::Catalogue, scale::LEVELS},
    web::{
        admin::{ask::Ask, desk::Asked, texts},
        form::Fields,
    },
};

/// The field that carries the key of a scale of which there are versions already.
const FAMILY: &str = "family";

impl Asked for Draft {
    const OBJECT: ObjectKind = ObjectKind::Scale;
    const TITLE: &'static str = "scale-write";
    const SUBMIT: &'static str = "form-save-draft";
    const ABOUT: &'static str = "scale-about-draft";

    fn open(catalogue: &Catalogue, key: &str, _: &Fields) -> Option<Self> {
        if key.is_empty() {
            return Some(Self::default());
        }
        Self::of(catalogue, &version(catalogue, key)?.family)
    }

    fn read(form: &Fields, _: &str) -> Self {
        let level = |at: usize| {
            let name = format!("levels.{at}");
            Level {
                level: form.get(&format!("{name}.level")).to_owned(),
                labels: texts::read(form, &format!("{name}.labels")),
                satisfied: form.given(&format!("{name}.satisfied")).is_some(),
            }
        };
        let levels = (0..form.lines("levels")).map(level);
        Self {
            family: form.get(FAMILY).to_owned(),
            levels: levels
                .filter(|level| !level.level.trim().is_empty() || !level.labels.is_empty())
                .collect(),
            seen: form.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let key = ask.key(FAMILY, &self.family);
        vec![Section::plain(vec![key, levels(ask, &self.levels)])]
    }

    fn seen(&self) -> &str {
        &self.seen
    }
}

/// A line for each of five levels; what is left empty is not offered.
fn levels(ask: &Ask<'_>, levels: &[Level]) -> Field {
    let blank = Level::default();
    let spare = LEVELS.saturating_sub(levels.len());
    let all = levels.iter().chain(std::iter::repeat_n(&blank, spare));
    let lines = all.enumerate().map(|(at, level)| {
        let name = format!("levels.{at}");
        let number = format!("{name}.level");
        let label = ask.label(&number);
        let mut fields = vec![Field::line(&number, label, TextKind::Integer, &level.level)];
        fields.extend(texts::ask(&format!("{name}.labels"), &level.labels));
        fields.push(ask.check(&format!("{name}.satisfied"), level.satisfied));
        let may_be_empty = fields.into_iter().map(Field::optional);
        may_be_empty.collect()
    });
    let table = texts::table(ask, "levels", "field-levels", lines.collect());
    table.hint(ask.say("scale-levels-hint"))
}
