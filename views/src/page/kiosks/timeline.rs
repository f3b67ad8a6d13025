//! What happened to a device, the newest first.

use maud::{Markup, html};

use crate::i18n::{Lang, t};

/// How a line is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimelineTone {
    /// It happened.
    #[default]
    Plain,
    /// Something began to be wrong.
    Began,
    /// Something was well again.
    Ended,
    /// Somebody did something.
    Done,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineRow {
    /// When, as written.
    pub time: String,
    /// How it is meant.
    pub tone: TimelineTone,
    /// What.
    pub what: String,
    /// More about it; may be empty.
    pub more: String,
}

impl TimelineTone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tone-plain",
            Self::Began => "tone-began",
            Self::Ended => "tone-ended",
            Self::Done => "tone-done",
        }
    }
}

/// The lines as a section.
pub(super) fn timeline(lang: Lang, rows: &[TimelineRow]) -> Markup {
    html! {
        section aria-labelledby="timeline" {
            h2 id="timeline" { (t(lang, "kiosk-timeline")) }
            @if rows.is_empty() { p.muted { (t(lang, "kiosk-timeline-empty")) } } @else {
                ol.timeline role="list" {
                    @for row in rows {
                        li class=(row.tone.class()) {
                            span.timeline-time { (row.time) }
                            div { p { (row.what) } @if !row.more.is_empty() { p.sub { (row.more) } } }
                        }
                    }
                }
            }
        }
    }
}
