//! `/kiosks`: all devices, the worst first, on one sheet.

use maud::{Markup, Render, html};

use super::{DeviceState, Tally};
use crate::i18n::{Lang, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::list::{Empty, Pager, Search};
use crate::part::report::Link;

/// All devices that the reader looks after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FleetPage {
    /// The frame.
    pub layout: Layout,
    /// The whole in sentences, whatever is searched for: «12 thiết bị: 10 hoạt động, …».
    pub summary: Vec<String>,
    /// The time of the figures, as written: «09:41, 15/7/2026».
    pub as_of: String,
    /// Search and filters; none where there is nothing to search.
    pub search: Option<Search>,
    /// What the table holds: «12 thiết bị».
    pub caption: String,
    /// The devices, the worst first.
    pub rows: Vec<FleetRow>,
    /// What stands there without any.
    pub empty: Empty,
    /// The pages.
    pub pager: Option<Pager>,
    /// Where one is added, for whoever may.
    pub add: Option<Link>,
    /// Further ways.
    pub ways: Vec<Link>,
}

/// One device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FleetRow {
    /// Its name and page.
    pub link: Link,
    /// Where it stands.
    pub point: String,
    /// Whose counter that is.
    pub agency: String,
    /// How it is.
    pub state: DeviceState,
    /// What is wrong, the gravest first.
    pub alarms: Vec<AlarmLine>,
    /// When it was last heard of, as written; empty for never.
    pub heard: String,
    /// The version of its application; empty where not known.
    pub version: String,
    /// What it counted and what came in.
    pub tally: Tally,
}

/// Something that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlarmLine {
    /// What.
    pub what: String,
    /// Since when, as written.
    pub since: String,
}

impl Render for FleetPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t(lang, "kiosks-title");
        let about = t(lang, "kiosks-about");
        let head = Head {
            title: &title,
            about: &about,
            add: self.add.as_ref(),
            ways: &self.ways,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (self.sum(lang))
            @if let Some(search) = &self.search { (search.render(lang)) }
            @if self.rows.is_empty() { (self.empty.render(lang, false)) } @else { (self.table(lang)) }
            @if let Some(pager) = &self.pager { (pager.render(lang)) }
        };
        self.layout.document(Audience::Fleet, &title, &main)
    }
}

impl FleetPage {
    fn sum(&self, lang: Lang) -> Markup {
        let as_of = t_args(
            lang,
            "kiosks-as-of",
            &[("time", self.as_of.as_str().into())],
        );
        html! {
            @if !self.summary.is_empty() {
                div.fleet-sum {
                    @for sentence in &self.summary { p { (sentence) } }
                    p.as-of { (as_of) }
                }
            }
        }
    }

    /// Roles are said aloud because styles turn the table into cards on a phone.
    fn table(&self, lang: Lang) -> Markup {
        let numbers = Tally::default().cells(lang);
        html! {
            table.list.fleet role="table" {
                caption { (self.caption) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for key in ["kiosks-col-device", "kiosks-col-state", "kiosks-col-heard"] {
                            th scope="col" role="columnheader" { (t(lang, key)) }
                        }
                        @for (name, _) in &numbers { th.num scope="col" role="columnheader" { (name) } }
                    }
                }
                tbody role="rowgroup" { @for row in &self.rows { (row.render(lang)) } }
            }
        }
    }
}

impl FleetRow {
    fn render(&self, lang: Lang) -> Markup {
        let over = self.state == DeviceState::Revoked;
        html! {
            tr.over[over] role="row" {
                th scope="row" role="rowheader" {
                    a href=(self.link.href) { (self.link.label) }
                    span.sub { (self.point) }
                    span.sub { (self.agency) }
                }
                (cell("", &t(lang, "kiosks-col-state"), &html! { (self.state.mark(lang)) (self.alarms()) }))
                (cell("", &t(lang, "kiosks-col-heard"), &self.heard(lang)))
                @for (index, (name, number)) in self.tally.cells(lang).into_iter().enumerate() {
                    @let lost = index == 3 && self.tally.missing > 0;
                    (cell(if lost { "num lost" } else { "num" }, &name, &html! { (number) }))
                }
            }
        }
    }

    fn alarms(&self) -> Markup {
        html! {
            @if !self.alarms.is_empty() {
                ul.alarm-lines role="list" {
                    @for alarm in &self.alarms { li { (alarm.what) span.sub { (alarm.since) } } }
                }
            }
        }
    }

    fn heard(&self, lang: Lang) -> Markup {
        let version = [("version", self.version.as_str().into())];
        html! {
            @if self.heard.is_empty() { (t(lang, "kiosks-never")) } @else { (self.heard) }
            @if !self.version.is_empty() { span.sub { (t_args(lang, "kiosks-version", &version)) } }
        }
    }
}

fn cell(class: &str, label: &str, inner: &Markup) -> Markup {
    html! {
        td class=[(!class.is_empty()).then_some(class)] role="cell" {
            span.cell-label aria-hidden="true" { (label) }
            div.cell { (inner) }
        }
    }
}
