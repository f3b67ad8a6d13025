//! From query parameters to a question; what is wrong is said for each parameter at once.

use std::{fmt::Display, str::FromStr};

use crate::{
    api::problem::{Code, FieldError, pointer_token, shown},
    config::{Config, ReportCalendar},
    i18n::{Lang, period},
    model::{
        calendar::Calendar,
        catalogue::Catalogue,
        channel::Channel,
        period::{FIRST_YEAR, Period},
        subject::Subject,
    },
    report::{By, ScoreQuery},
    store::View,
};

/// The parameters there are.
const NAMES: [&str; 13] = [
    "period", "calendar", "scope", "by", "agency", "domain", "channel", "subject", "view",
    "children", "lineage", "vertical", "channels",
];

/// Parameters as they came, and what was found wrong so far.
struct Params<'p> {
    pairs: &'p [(String, String)],
    lang: Lang,
    errors: Vec<FieldError>,
}

/// The configured calendar.
pub fn default_calendar(config: &Config) -> Calendar {
    match config.report.calendar {
        ReportCalendar::Calendar => Calendar::Calendar,
        ReportCalendar::Reporting => Calendar::Reporting,
    }
}

/// Reads a question. Where neither scope nor agency is asked for, the configured default scope is.
pub fn read_query(
    pairs: &[(String, String)],
    config: &Config,
    catalogue: &Catalogue,
    lang: Lang,
) -> Result<ScoreQuery, Vec<FieldError>> {
    let mut params = Params {
        pairs,
        lang,
        errors: Vec::new(),
    };
    params.refuse_unknown();
    let calendar = params
        .calendar()
        .unwrap_or_else(|| default_calendar(config));
    // The stand-in is never asked for: a period that cannot be read is among the errors.
    let period = params.period().unwrap_or(Period::Year(FIRST_YEAR));
    let query = ScoreQuery {
        scope: params.key("scope"),
        by: params.by().unwrap_or_default(),
        agency: params.key("agency"),
        domain: params.key("domain"),
        channel: params.word("channel", Channel::ALL),
        subject: params.word("subject", Subject::ALL),
        view: params.view().unwrap_or_default(),
        children: params.switch("children"),
        lineage: params.switch("lineage"),
        vertical: params.switch("vertical"),
        channels: params.switch("channels"),
        ..ScoreQuery::new(period, calendar)
    };
    if params.errors.is_empty() {
        Ok(with_default_scope(query, config, catalogue))
    } else {
        Err(params.errors)
    }
}

/// A default scope that is configured but not there yet is left out.
fn with_default_scope(query: ScoreQuery, config: &Config, catalogue: &Catalogue) -> ScoreQuery {
    if query.scope.is_some() || query.agency.is_some() {
        return query;
    }
    let configured = config.report.default_scope.clone();
    ScoreQuery {
        scope: configured.filter(|key| catalogue.scope(key).is_some()),
        ..query
    }
}

impl Params<'_> {
    fn refuse_unknown(&mut self) {
        for (at, (name, _)) in self.pairs.iter().enumerate() {
            let code = if !NAMES.contains(&name.as_str()) {
                Code::UnknownParameter
            } else if self.pairs[..at].iter().any(|(earlier, _)| earlier == name) {
                Code::RepeatedParameter
            } else {
                continue;
            };
            let error = FieldError::new(format!("/{}", pointer_token(name)), code);
            self.errors.push(error.with("name", shown(name)));
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    fn refuse(&mut self, name: &str, code: Code) -> &mut Vec<(&'static str, String)> {
        let at = self.errors.len();
        self.errors.push(FieldError::new(format!("/{name}"), code));
        &mut self.errors[at].args
    }

    /// Text that is not empty.
    fn key(&mut self, name: &str) -> Option<String> {
        let value = self.get(name)?.to_owned();
        if value.trim().is_empty() {
            self.refuse(name, Code::Required);
            return None;
        }
        Some(value)
    }

    fn period(&mut self) -> Option<Period> {
        let Some(text) = self.get("period") else {
            self.refuse("period", Code::Required);
            return None;
        };
        match text.parse::<Period>() {
            Ok(period) => Some(period),
            Err(error) => {
                let reason = period::explain(self.lang, &error);
                self.refuse("period", Code::InvalidPeriod)
                    .push(("reason", reason));
                None
            }
        }
    }

    fn by(&mut self) -> Option<By> {
        let text = self.get("by")?.to_owned();
        let by = text.parse();
        self.taken("by", &text, by.ok(), "agency, domain, scale")
    }

    fn calendar(&mut self) -> Option<Calendar> {
        let text = self.get("calendar")?.to_owned();
        let calendar = match text.as_str() {
            "calendar" => Some(Calendar::Calendar),
            "reporting" => Some(Calendar::Reporting),
            _ => None,
        };
        self.taken("calendar", &text, calendar, "calendar, reporting")
    }

    fn view(&mut self) -> Option<View> {
        let text = self.get("view")?.to_owned();
        let view = match text.as_str() {
            "deciding" => Some(View::Deciding),
            "receiving" => Some(View::Receiving),
            _ => None,
        };
        self.taken("view", &text, view, "deciding, receiving")
    }

    fn switch(&mut self, name: &str) -> bool {
        let Some(text) = self.get(name).map(str::to_owned) else {
            return false;
        };
        let switch = match text.as_str() {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        };
        self.taken(name, &text, switch, "0, 1").unwrap_or_default()
    }

    fn word<T: FromStr + Display + Copy>(&mut self, name: &str, all: &[T]) -> Option<T> {
        let text = self.get(name)?.to_owned();
        let words: Vec<String> = all.iter().map(ToString::to_string).collect();
        self.taken(name, &text, text.parse().ok(), &words.join(", "))
    }

    /// The value, or a note that it is none of the expected words.
    fn taken<T>(&mut self, name: &str, text: &str, value: Option<T>, expected: &str) -> Option<T> {
        if value.is_none() {
            let args = self.refuse(name, Code::UnknownWord);
            args.extend([("value", shown(text)), ("expected", expected.to_owned())]);
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> Result<ScoreQuery, Vec<FieldError>> {
        let pairs: Vec<_> = query
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        read_query(&pairs, &Config::default(), &Catalogue::default(), Lang::En)
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let errors = read(&[
            ("period", "2026-13"),
            ("children", "yes"),
            ("channel", "fax"),
            ("children", "1"),
            ("colour", "red"),
            ("agency", " "),
        ])
        .expect_err("nearly all is wrong");
        let found: Vec<(&str, &str)> = errors
            .iter()
            .map(|error| (error.pointer.as_str(), error.code.word()))
            .collect();
        assert_eq!(
            found,
            [
                ("/children", "repeated_parameter"),
                ("/colour", "unknown_parameter"),
                ("/period", "invalid_period"),
                ("/agency", "required"),
                ("/channel", "unknown_word"),
                ("/children", "unknown_word"),
            ]
        );
    }

    #[test]
    fn the_plainest_question_is_about_agencies_and_domains() {
        let query = read(&[("period", "2026-Q3")]).expect("a question");
        assert_eq!(
            (query.by, query.calendar, query.view),
            (By::default(), Calendar::Calendar, View::Deciding)
        );
        assert_eq!(
            (query.scope, query.children, query.vertical),
            (None, false, false)
        );
    }
}
