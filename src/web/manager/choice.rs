//! What a reader of figures has chosen, from the address and back into addresses.

use form_urlencoded::Serializer;
use hailong_views::part::report::{RowGrain, Sort};

use super::reader::Reader;
use crate::{
    app::{App, default_scope},
    config::ReportCalendar,
    i18n::{Lang, period::explain, t, t_args},
    model::{
        calendar::Calendar,
        catalogue::Catalogue,
        period::{Period, PeriodKind},
        scope::Scope,
        subject::Subject,
    },
    report::{Least, ScoreQuery, may_ask},
    store::View,
    web::frame::Visit,
};

/// The value of `period` that means the days of `from` and `until`.
pub const CUSTOM: &str = "custom";

/// A reader's choice; whatever the address leaves out has a sensible value.
#[derive(Debug, Clone)]
pub struct Choice {
    pub period: Period,
    pub calendar: Calendar,
    /// Key of the scope; `None` where there is no scope at all.
    pub scope: Option<String>,
    pub subject: Option<Subject>,
    pub view: View,
    pub vertical: bool,
    pub rows: RowGrain,
    pub sort: Sort,
    /// How far the reader sees.
    pub reader: Reader,
    /// What of a short period is held back from this reader.
    pub least: Option<Least>,
    /// What was wrong with the address, as a sentence; the default is shown instead.
    pub problem: Option<String>,
}

impl Choice {
    /// What is shown when nothing is chosen: the quarter of today in the configured calendar and scope.
    pub fn initial(app: &App, catalogue: &Catalogue, reader: Reader) -> Self {
        let calendar = match app.config.report.calendar {
            ReportCalendar::Calendar => Calendar::Calendar,
            ReportCalendar::Reporting => Calendar::Reporting,
        };
        let today = app.clock.today(app.zone);
        let quarter = Period::containing(today, PeriodKind::Quarter, calendar);
        Self {
            period: quarter.unwrap_or(Period::Day(today)),
            calendar,
            scope: first_scope(app, catalogue, &reader),
            subject: None,
            view: View::Deciding,
            vertical: false,
            rows: RowGrain::Agency,
            sort: Sort::Name,
            least: (!reader.single_ratings).then_some(Least {
                ratings: app.config.report.min_cell,
                today,
            }),
            reader,
            problem: None,
        }
    }

    /// Reads the address. A word that is not understood is told, and its default shown.
    pub fn read(app: &App, catalogue: &Catalogue, visit: &Visit) -> Self {
        let (lang, query) = (visit.lang, visit.uri.query().unwrap_or_default());
        let mut choice = Self::initial(app, catalogue, Reader::of(&visit.visitor));
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let value = |name: &str| {
            pairs
                .iter()
                .find(|(n, v)| n == name && !v.is_empty())
                .map(|(_, v)| v.as_str())
        };
        if let Some(text) = value("calendar") {
            let read = text.parse().map_err(|_| unknown(lang, text));
            choice.take(read, |choice, calendar| {
                choice.calendar = calendar;
                choice.period =
                    Period::containing(app.clock.today(app.zone), PeriodKind::Quarter, calendar)
                        .unwrap_or(choice.period);
            });
        }
        if let Some(text) = value("period") {
            let read = read_period(lang, text, value("from"), value("until"));
            choice.take(read, |choice, period| choice.period = period);
        }
        if let Some(key) = value("scope") {
            let read = offered_scopes(app, catalogue, &choice.reader)
                .into_iter()
                .find(|scope| scope.key == key)
                .map(|scope| scope.key.clone())
                .ok_or_else(|| unknown(lang, key));
            choice.take(read, |choice, key| choice.scope = Some(key));
        }
        if let Some(text) = value("subject") {
            choice.take(
                text.parse().map_err(|_| unknown(lang, text)),
                |choice, subject| choice.subject = Some(subject),
            );
        }
        choice.view = if value("view") == Some("receiving") {
            View::Receiving
        } else {
            View::Deciding
        };
        choice.vertical = value("vertical").is_some();
        choice.rows = if value("rows") == Some("agency_domain") {
            RowGrain::AgencyDomain
        } else {
            RowGrain::Agency
        };
        choice.sort = if value("sort") == Some("worst") {
            Sort::WorstFirst
        } else {
            Sort::Name
        };
        choice
    }

    fn take<T>(&mut self, read: Result<T, String>, set: impl FnOnce(&mut Self, T)) {
        match read {
            Ok(value) => set(self, value),
            Err(problem) => self.problem = Some(problem),
        }
    }

    /// The same choice for another period.
    #[must_use]
    pub fn at(&self, period: Period) -> Self {
        Self {
            period,
            problem: None,
            ..self.clone()
        }
    }

    /// The address of `path` with this choice.
    pub fn href(&self, path: &str) -> String {
        self.href_with(path, &[])
    }

    /// The address of `path` with this choice and more.
    pub fn href_with(&self, path: &str, more: &[(&str, &str)]) -> String {
        let mut query = Serializer::new(String::new());
        query.append_pair("period", &self.period.to_string());
        query.append_pair("calendar", self.calendar.key());
        let scope = self.scope.as_deref().map(|scope| ("scope", scope));
        let subject = self.subject.map(|subject| ("subject", subject.key()));
        let view = (self.view == View::Receiving).then_some(("view", "receiving"));
        let vertical = self.vertical.then_some(("vertical", "in"));
        let rows = (self.rows == RowGrain::AgencyDomain).then_some(("rows", "agency_domain"));
        let sort = (self.sort == Sort::WorstFirst).then_some(("sort", "worst"));
        query.extend_pairs(
            [scope, subject, view, vertical, rows, sort]
                .into_iter()
                .flatten(),
        );
        query.extend_pairs(more);
        format!("{path}?{}", query.finish())
    }

    /// The question for scores that this choice asks.
    pub fn question(&self) -> ScoreQuery {
        ScoreQuery {
            scope: self.scope.clone(),
            subject: self.subject,
            view: self.view,
            vertical: self.vertical,
            within: self.reader.within.clone(),
            least: self.least,
            ..ScoreQuery::new(self.period, self.calendar)
        }
    }
}

/// The scopes that a reader may choose: those that lie wholly within what the reader sees today.
pub fn offered_scopes<'a>(app: &App, catalogue: &'a Catalogue, reader: &Reader) -> Vec<&'a Scope> {
    let today = app.clock.today(app.zone);
    let within = reader.within.as_ref();
    let offered = catalogue
        .scopes
        .iter()
        .filter(|scope| may_ask(catalogue, scope, within, today));
    offered.collect()
}

fn first_scope(app: &App, catalogue: &Catalogue, reader: &Reader) -> Option<String> {
    let offered = offered_scopes(app, catalogue, reader);
    let configured = default_scope(&app.config, catalogue);
    let first = offered
        .iter()
        .find(|scope| configured.is_some_and(|configured| configured.id == scope.id))
        .or(offered.first());
    first.map(|scope| scope.key.clone())
}

fn read_period(
    lang: Lang,
    text: &str,
    from: Option<&str>,
    until: Option<&str>,
) -> Result<Period, String> {
    let text = match (text, from, until) {
        (CUSTOM, Some(from), Some(until)) => format!("{from}..{until}"),
        (CUSTOM, ..) => return Err(t(lang, "period-custom-incomplete")),
        _ => text.to_owned(),
    };
    text.parse().map_err(|error| explain(lang, &error))
}

fn unknown(lang: Lang, value: &str) -> String {
    t_args(
        lang,
        "choice-unknown",
        &[("value", value.to_owned().into())],
    )
}
