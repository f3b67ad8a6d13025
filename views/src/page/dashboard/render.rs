//! The dashboard's HTML, in the order it is read: verdict, change, where, which way.

use maud::{Markup, Render, html};

use super::DashboardPage;
use crate::i18n::{Lang, t};
use crate::layout::Audience;
use crate::part::chart::trend;
use crate::part::report::{
    AgencyRows, HeadlineKind, RowGrain, RowsTable, Subject, agency_table, as_of, changes, channels,
    choices, form, headline, page_head, reading_note, rows_table, short_note,
};

impl Render for DashboardPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = format!(
            "{} – {}, {}",
            t(lang, "dashboard-title"),
            self.scope,
            self.period.name
        );
        self.layout
            .document(Audience::Manager, &title, &self.main(lang))
    }
}

impl DashboardPage {
    fn main(&self, lang: Lang) -> Markup {
        let wording = HeadlineKind::Scope.wording(&self.period);
        html! {
            div.page-top {
                (page_head(lang, Subject { name: &self.scope, ..Subject::default() }, &self.period))
                (form(lang, &self.controls))
            }
            (headline(lang, "headline", &self.headline, wording))
            (choices(lang, &self.controls))
            (as_of(lang, &self.as_of))
            (short_note(lang))
            (self.jumps(lang))
            @if let Some(data) = &self.changes { (changes(lang, data)) }
            (self.where_it_is(lang))
            @if let Some(data) = &self.trend {
                section aria-labelledby="trend-heading" {
                    h2 id="trend-heading" { (t(lang, "trend-heading")) ": " (data.title) }
                    (trend(lang, "trend", data))
                }
            }
            (channels(lang, "channels", &self.channels))
            (reading_note(lang))
        }
    }

    /// Links to the sections below: the first table alone may be many screens long.
    fn jumps(&self, lang: Lang) -> Markup {
        let sections = [
            (true, "agencies-heading", "dashboard-agencies"),
            (!self.apart.is_empty(), "apart-heading", "dashboard-apart"),
            (true, "domains-heading", "dashboard-domains"),
            (self.trend.is_some(), "trend-heading", "trend-heading"),
            (
                self.channels.iter().any(|row| row.figure.n > 0),
                "channels",
                "channels-title",
            ),
            (true, "reading", "reading-title"),
        ];
        html! {
            nav.jump aria-label=(t(lang, "dashboard-sections")) {
                ul {
                    @for (_, id, key) in sections.into_iter().filter(|section| section.0) {
                        li { a href={ "#" (id) } { (t(lang, key)) } }
                    }
                }
            }
        }
    }

    /// The tables: agencies, those apart, domains.
    fn where_it_is(&self, lang: Lang) -> Markup {
        html! {
            (self.agencies(lang))
            (self.apart(lang))
            section aria-labelledby="domains-heading" {
                h2 id="domains-heading" { (t(lang, "dashboard-domains")) }
                @if self.domains.is_empty() {
                    p.empty { (t(lang, "empty-domains")) }
                } @else {
                    (rows_table(lang, RowsTable { id: "domains", caption: &self.caption(), name: &t(lang, "col-domain") }, &self.domains))
                }
                @if !self.domain_groups.is_empty() {
                    (rows_table(lang, RowsTable { id: "domain-groups", caption: &t(lang, "dashboard-domain-groups"), name: &t(lang, "col-domain") }, &self.domain_groups))
                }
            }
        }
    }

    fn agencies(&self, lang: Lang) -> Markup {
        let by_domain = self.controls.rows == Some(RowGrain::AgencyDomain);
        let heading = if by_domain {
            "dashboard-agencies-domains"
        } else {
            "dashboard-agencies"
        };
        let name = if by_domain {
            "col-agency-domain"
        } else {
            "col-agency"
        };
        html! {
            section aria-labelledby="agencies-heading" {
                h2 id="agencies-heading" { (t(lang, heading)) }
                @if dated(&self.agencies) { p.remark { (t(lang, "dashboard-units-days")) } }
                @if self.agencies.is_empty() {
                    p.empty { (t(lang, "empty-agencies")) }
                } @else {
                    (agency_table(lang, RowsTable { id: "agencies", caption: &self.caption(), name: &t(lang, name) }, &self.agencies))
                }
            }
        }
    }

    /// Units on lines of their own, and whether the headline counts them.
    fn apart(&self, lang: Lang) -> Markup {
        let counted = self.controls.vertical == Some(true);
        html! {
            @if !self.apart.is_empty() {
                section.apart aria-labelledby="apart-heading" {
                    h2 id="apart-heading" { (t(lang, "dashboard-apart")) }
                    p.remark { (t(lang, if counted { "dashboard-apart-in" } else { "dashboard-apart-out" })) }
                    (agency_table(lang, RowsTable { id: "apart", caption: &self.caption(), name: &t(lang, "col-agency") }, &self.apart))
                }
            }
        }
    }

    /// What every table of the page is about, printed with it.
    fn caption(&self) -> String {
        format!(
            "{}, {} ({})",
            self.scope, self.period.name, self.period.dates
        )
    }
}

/// Whether a unit existed in a part of the period only.
fn dated(agencies: &[AgencyRows]) -> bool {
    agencies.iter().any(|agency| agency.total.days.is_some())
}
