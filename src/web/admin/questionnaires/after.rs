//! The part of a draft's form about questions that follow a ticked reason.

use hailong_views::part::form::Section;

use crate::{
    admin::{
        Item,
        questionnaires::{AfterReason, Draft},
    },
    web::{
        admin::{ask::Ask, texts},
        form::Fields,
    },
};

const NAME: &str = "reason_questions";

/// The questions as sent; those without anything are left out.
pub fn read(form: &Fields) -> Vec<AfterReason> {
    let asked = |at: usize| {
        let name = format!("{NAME}.{at}");
        AfterReason {
            item: Item {
                key: form.get(&format!("{name}.key")).to_owned(),
                labels: texts::read(form, &format!("{name}.labels")),
            },
            reason: form.get(&format!("{name}.reason")).to_owned(),
            choices: texts::read_items(form, &format!("{name}.choices")),
        }
    };
    let all = (0..form.lines(NAME)).map(asked);
    all.filter(|asked| !texts::is_blank(&asked.item) || !asked.choices.is_empty())
        .collect()
}

/// A section for each question, and one more that may be left out.
pub fn sections(ask: &Ask<'_>, draft: &Draft) -> Vec<Section> {
    let spare = AfterReason::default();
    let all = draft.reason_questions.iter().chain([&spare]).enumerate();
    let last = draft.reason_questions.len();
    all.map(|(at, asked)| section(ask, draft, (at, at == last), asked))
        .collect()
}

fn section(
    ask: &Ask<'_>,
    draft: &Draft,
    (at, is_spare): (usize, bool),
    asked: &AfterReason,
) -> Section {
    let name = format!("{NAME}.{at}");
    let named = |part: &str| format!("{name}.{part}");
    let reasons = draft.reasons.iter().map(|reason| {
        let words = reason.labels.get(ask.lang.tag());
        let words = words.or_else(|| reason.labels.get("vi"));
        (
            reason.key.clone(),
            words.cloned().unwrap_or_else(|| reason.key.clone()),
        )
    });
    let mut fields = vec![
        ask.text(&named("key"), &asked.item.key),
        ask.select(&named("reason"), reasons.collect(), &asked.reason),
    ];
    fields.extend(texts::ask(&named("labels"), &asked.item.labels));
    let fields = fields.into_iter();
    let mut fields: Vec<_> = fields
        .map(|field| if is_spare { field.optional() } else { field })
        .collect();
    let choices = texts::ask_items(
        ask,
        &named("choices"),
        "questionnaire-choices",
        &asked.choices,
    );
    fields.push(choices.optional());
    Section::titled(ask.say("questionnaire-after-reason"), fields)
}

/// One more line of choices of the question that `place` (`1.choices`) names.
pub fn more_choices(draft: &mut Draft, place: &str) {
    let at = place
        .split('.')
        .next()
        .and_then(|at| at.parse::<usize>().ok());
    if let Some(asked) = at.and_then(|at| draft.reason_questions.get_mut(at)) {
        asked.choices.push(Item::default());
    }
}
