//! The pieces that manager pages share: period, state of the data, rows of figures, controls.
//!
//! Owns their plain data and look. It must not know where addresses come from: every `href` is
//! given by the web layer.

mod changes;
mod channels;
mod controls;
mod form;
mod head;
mod headline;
mod lead;
mod row;
mod table;
mod verdicts;

pub use changes::{change_sentence, changes};
pub use channels::channels;
pub use form::{choices, form};
pub use head::{Subject, as_of, page_head, reading_note, short_note};
pub use headline::{HeadlineKind, headline};
pub use lead::receipts_fact;
pub use table::{RowsTable, agency_table, rows_table};

pub use controls::{
    Choice, ChoiceGroup, ChoiceOption, Controls, CustomPeriod, RowGrain, Sort, View,
};
pub use row::{AgencyRows, ChannelRow, Row};

use maud::{Markup, html};

use crate::i18n::{Lang, t_args};
use crate::part::figure::{Change, Figure, Verdict};

/// A table that may be wider than the screen: scrolled with the keyboard, too, under its own name.
pub fn scrolled(lang: Lang, name: &str, table: &Markup) -> Markup {
    let label = t_args(lang, "table-of", &[("name", name.into())]);
    html! { div.scroll role="region" tabindex="0" aria-label=(label) { (table) } }
}

/// A link with its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// What the reader sees.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// The reporting period a page is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeriodLabel {
    /// The name: «Quý I/2026», «năm 2025», «khoảng thời gian tùy chọn».
    pub name: String,
    /// First and last day: «15/12/2025–14/3/2026».
    pub dates: String,
    /// The calendar's name: «kỳ báo cáo theo Nghị định 09/2019/NĐ-CP» or «lịch thường».
    pub calendar: String,
    /// Whether it is a whole report year; else the page says «tiến độ so với chỉ tiêu».
    pub whole_year: bool,
    /// Whether it has not ended yet, so that its figures will still move.
    pub running: bool,
    /// The same page for the period before.
    pub previous: Option<Link>,
    /// The same page for the period after.
    pub next: Option<Link>,
}

/// Up to where the data reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AsOf {
    /// Date and time: «08 giờ 15 phút, ngày 23/11/2026».
    pub time: String,
    /// Sequence number of the last rating or event counted; none for a reader of some agencies only.
    pub seq: Option<u64>,
    /// What is still missing, as a ready sentence; none when nothing is known to be missing.
    pub completeness: Option<String>,
}

/// The figure at the top of a page, with everything it is judged by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headline {
    /// What was counted.
    pub figure: Figure,
    /// What it was counted from; none on public pages without evidence.
    pub href: Option<String>,
    /// One verdict per target (and per part of a period that spans two phases), main one first.
    pub verdicts: Vec<Verdict>,
    /// Ready sentences printed below, for example that rates of different scales were pooled.
    pub notes: Vec<String>,
}

/// What changed from the period before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The period before, with its dates: «Quý IV/2025 (15/9/2025–14/12/2025)».
    pub before: String,
    /// The headline's change.
    pub headline: Change,
    /// Agencies whose rate rose most, greatest first; a handful.
    pub risen: Vec<Mover>,
    /// Agencies whose rate fell most, greatest fall first; a handful.
    pub fallen: Vec<Mover>,
}

/// One agency (or domain) that moved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mover {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Valid ratings now.
    pub n: u64,
    /// Rate now in percent, decimal point.
    pub rate: Option<String>,
    /// Change from the period before.
    pub change: Change,
}
