//! The form in which a draft is written.

use hailong_views::part::form::{Field, Section};

use crate::{
    admin::{
        Item,
        questionnaires::{Draft, Group, version, written_as},
    },
    i18n::Lang,
    model::{
        audit::ObjectKind, catalogue::Catalogue, question_set::QuestionSet, subject::Subject,
        version_status::VersionStatus,
    },
    web::{
        admin::{ask::Ask, desk::Asked, texts},
        form::Fields,
    },
};

use super::after;

impl Asked for Draft {
    const OBJECT: ObjectKind = ObjectKind::Questionnaire;
    const TITLE: &'static str = "questionnaire-write";
    const SUBMIT: &'static str = "form-save-draft";
    const ABOUT: &'static str = "questionnaire-about-draft";

    fn open(catalogue: &Catalogue, key: &str, query: &Fields) -> Option<Self> {
        let set = QuestionSet::from_key(query.get("set"));
        if let Some(set) = set.filter(|_| key.is_empty()) {
            return Some(Self::begun_with(set));
        }
        if key.is_empty() {
            return Some(Self {
                subject: Subject::Procedure.to_string(),
                comment: true,
                ..Self::default()
            });
        }
        Self::taking(catalogue, &version(catalogue, key)?.key, set)
    }

    fn read(form: &Fields, key: &str) -> Self {
        let own = key.split_once('@').map(|(own, _)| own);
        let group = |at: usize| {
            let name = format!("groups.{at}");
            Group {
                item: Item {
                    key: form.get(&format!("{name}.key")).to_owned(),
                    labels: texts::read(form, &format!("{name}.labels")),
                },
                questions: texts::read_items(form, &format!("{name}.questions")),
            }
        };
        let groups = (0..form.lines("groups")).map(group);
        Self {
            key: own.unwrap_or(form.get("key")).to_owned(),
            scale: form.get("scale").to_owned(),
            subject: form.get("subject").to_owned(),
            title: texts::read(form, "title"),
            reasons: texts::read_items(form, "reasons"),
            comment: form.given("comment").is_some(),
            groups: groups
                .filter(|group| !texts::is_blank(&group.item) || !group.questions.is_empty())
                .collect(),
            reason_questions: after::read(form),
            seen: form.get("seen").to_owned(),
        }
    }

    fn sections(&self, ask: &Ask<'_>) -> Vec<Section> {
        let mut sections = vec![
            Section::plain(about(self, ask)),
            Section::titled(ask.say("field-title"), texts::ask("title", &self.title)),
            Section::plain(vec![
                texts::ask_items(ask, "reasons", "field-reasons", &self.reasons).optional(),
                ask.check("comment", self.comment),
            ]),
        ];
        let spare = Group::default();
        let groups = self.groups.iter().chain([&spare]).enumerate();
        sections.extend(groups.map(|(at, group)| section(ask, at, group, at == self.groups.len())));
        sections.extend(after::sections(ask, self));
        sections
    }

    fn seen(&self) -> &str {
        &self.seen
    }

    fn name(_: Lang, catalogue: &Catalogue, key: &str) -> String {
        let own = key.split_once('@').map(|(own, _)| own);
        own.map(|own| written_as(catalogue, own))
            .unwrap_or_default()
    }

    fn more_of(&mut self, table: &str) {
        if let Some(at) = table.strip_prefix("reason_questions.") {
            after::more_choices(self, at);
            return;
        }
        let group = table.strip_prefix("groups.");
        let group = group.and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
        match group {
            None => self.reasons.push(Item::default()),
            Some(at) => {
                if let Some(group) = self.groups.get_mut(at) {
                    group.questions.push(Item::default());
                }
            }
        }
    }
}

/// A group with its questions; the last one on the page may be left out.
fn section(ask: &Ask<'_>, at: usize, group: &Group, is_spare: bool) -> Section {
    let name = format!("groups.{at}");
    let mut fields = vec![ask.text(&format!("{name}.key"), &group.item.key)];
    let labels = format!("{name}.labels");
    fields.extend(texts::ask(&labels, &group.item.labels));
    let fields = fields.into_iter();
    let mut fields: Vec<Field> = fields
        .map(|field| if is_spare { field.optional() } else { field })
        .collect();
    let questions = format!("{name}.questions");
    let table = texts::ask_items(ask, &questions, "questionnaire-more", &group.questions);
    fields.push(table.optional());
    Section::titled(ask.say("questionnaire-group"), fields)
}

/// What the questionnaire is and what it is measured with.
fn about(draft: &Draft, ask: &Ask<'_>) -> Vec<Field> {
    let known = ask.catalogue.questionnaires.iter();
    let mut known = known.chain(&ask.catalogue.draft_questionnaires);
    let is_known = known.any(|known| known.key == draft.key);
    let subjects = Subject::ALL.iter().map(|subject| {
        let words = ask.say(&format!("subject-{subject}"));
        (subject.to_string(), words)
    });
    let key = if is_known && !draft.key.is_empty() {
        ask.fixed("key", &draft.key)
    } else {
        ask.key("key", &draft.key)
    };
    vec![
        key,
        ask.select("scale", scales(ask), &draft.scale),
        ask.radios("subject", subjects.collect(), &draft.subject),
    ]
}

/// Scales to choose from, by their words.
fn scales(ask: &Ask<'_>) -> Vec<(String, String)> {
    let all = ask.catalogue.scales.iter();
    let all = all.chain(&ask.catalogue.draft_scales);
    let usable = all.filter(|scale| scale.status != VersionStatus::Retired);
    let offer = usable.map(|scale| {
        let levels = scale.levels.iter();
        let words: Vec<&str> = levels.map(|l| l.labels.get(Lang::tag(ask.lang))).collect();
        (
            scale.key.clone(),
            format!("{}: {}", scale.key, words.join(" – ")),
        )
    });
    offer.collect()
}
