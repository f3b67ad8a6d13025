//! Which lines of the log are asked for, from the address and back into a form.

use chrono::NaiveDate;
use hailong_views::part::{
    form::{Field, Pick},
    list::Search,
};
use serde_json::{Map, Value};

use crate::{
    app::App,
    i18n::{Lang, t},
    model::{
        audit::{Action, AuditFilter, ObjectKind},
        user::{UserEntry, Via},
    },
    web::form::Fields,
};

/// What the address says.
pub struct Asked {
    /// The lines, but for the words.
    pub filter: AuditFilter,
    /// Words that the lines must have, with or without marks; empty where none are looked for.
    pub words: String,
    from: String,
    until: String,
    kind: String,
    action: String,
    who: String,
    key: String,
}

impl Asked {
    /// Reads the address; a word that is not understood asks for nothing.
    pub fn read(app: &App, query: &str) -> Self {
        let fields = Fields::read(query.as_bytes());
        let owned = |name: &str| fields.get(name).to_owned();
        let start = |day: NaiveDate| app.zone.start_of_day_ms(day);
        let day = |name: &str| fields.get(name).parse::<NaiveDate>().ok();
        let filter = AuditFilter {
            actor: fields.get("who").parse().ok(),
            action: fields.get("action").parse().ok(),
            object: fields.get("kind").parse().ok(),
            via: fields.get("who").parse().ok(),
            key: fields.given("key").map(str::to_owned),
            from: day("from").map(start),
            until: day("until").and_then(|day| day.succ_opt()).map(start),
        };
        Self {
            filter,
            words: owned("q").trim().to_owned(),
            from: owned("from"),
            until: owned("until"),
            kind: owned("kind"),
            action: owned("action"),
            who: owned("who"),
            key: owned("key"),
        }
    }

    /// What the log keeps of the question when somebody takes the lines away: not the words, which may be anybody's
    /// name or address.
    pub fn told(&self) -> Value {
        let pairs = self
            .pairs()
            .into_iter()
            .filter(|(name, value)| *name != "q" && !value.is_empty());
        let mut told: Map<String, Value> = pairs
            .map(|(name, value)| (name.to_owned(), value.as_str().into()))
            .collect();
        if !self.words.is_empty() {
            told.insert("words".to_owned(), true.into());
        }
        told.into()
    }

    fn pairs(&self) -> [(&'static str, &String); 7] {
        [
            ("q", &self.words),
            ("from", &self.from),
            ("until", &self.until),
            ("kind", &self.kind),
            ("action", &self.action),
            ("who", &self.who),
            ("key", &self.key),
        ]
    }

    /// The same question as the query of another address.
    pub fn query(&self) -> String {
        let given = self
            .pairs()
            .into_iter()
            .filter(|(_, value)| !value.is_empty());
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(given)
            .finish()
    }

    /// The form above the list.
    pub fn search(&self, lang: Lang, people: &[UserEntry]) -> Search {
        let word = |prefix: &str, key: &str| (key.to_owned(), t(lang, &format!("{prefix}-{key}")));
        let kinds = ObjectKind::ALL
            .iter()
            .map(|kind| word("object", kind.key()));
        let actions = Action::ALL
            .iter()
            .map(|action| word("action", action.key()));
        let people = people
            .iter()
            .map(|entry| (entry.user.id.to_string(), entry.user.name.clone()));
        let others = [Via::Cli, Via::System, Via::Program].map(|via| word("via", via.key()));
        let people = people.chain(others);
        let select = |name: &str, key: &str, picks| Field::select(name, t(lang, key), picks);
        Search {
            action: "/audit".to_owned(),
            q: Some(self.words.clone()),
            filters: vec![
                Field::date("from", t(lang, "audit-from"), self.from.clone()),
                Field::date("until", t(lang, "audit-until"), self.until.clone()),
                select("kind", "audit-kind", picks(lang, kinds, &self.kind)),
                select("action", "audit-action", picks(lang, actions, &self.action)),
                select("who", "audit-who", picks(lang, people, &self.who)),
                Field::text("key", t(lang, "audit-key"), self.key.clone()).optional(),
            ],
            hidden: Vec::new(),
            reset: (!self.query().is_empty()).then(|| "/audit".to_owned()),
        }
    }
}

fn picks(lang: Lang, options: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Pick> {
    let any = Pick::new("", t(lang, "form-any"), chosen.is_empty());
    let each = options.map(|(value, label)| {
        let is_chosen = value == chosen;
        Pick::new(value, label, is_chosen)
    });
    std::iter::once(any).chain(each).collect()
}
