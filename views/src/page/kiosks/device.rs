//! `/kiosks/{kiosk}`: one device, beginning with what has to be done about it.

use maud::{Markup, Render, html};

use super::{Activity, Care, DeviceState, Tally, TimelineRow, Vital, care, timeline};
use crate::i18n::{Lang, t, t_args};
use crate::layout::{Audience, Layout};
use crate::page::admin::{Fact, actions, facts};
use crate::part::history::History;
use crate::part::list::List;
use crate::part::report::Link;

/// One device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DevicePage {
    /// The frame.
    pub layout: Layout,
    /// Its name.
    pub name: String,
    /// Where it stands, in a line.
    pub place: String,
    /// How it is.
    pub state: DeviceState,
    /// The time of the figures, as written.
    pub as_of: String,
    /// What its state asks for, in a sentence; may be empty.
    pub next: String,
    /// What can be done with it.
    pub actions: Vec<Link>,
    /// What cannot be undone.
    pub dangers: Vec<Link>,
    /// What is wrong, the gravest first.
    pub cares: Vec<Care>,
    /// What it counted and what came in.
    pub tally: Tally,
    /// The same by installation.
    pub installs: List,
    /// The same by start.
    pub boots: List,
    /// Its values.
    pub facts: Vec<Fact>,
    /// Its health.
    pub vitals: Vec<Vital>,
    /// When it said so, as written; empty for never.
    pub said: String,
    /// Its last days.
    pub activity: Activity,
    /// What was done to it.
    pub maintenance: List,
    /// Where that is noted, for whoever may.
    pub maintain: Option<Link>,
    /// Where it stood.
    pub places: List,
    /// What happened.
    pub timeline: Vec<TimelineRow>,
    /// Its changes.
    pub history: Option<History>,
}

impl Render for DevicePage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let main = html! {
            (self.head(lang))
            (actions(lang, &self.actions, &self.dangers))
            (care::cares(lang, &self.cares))
            (self.counts(lang))
            (facts(lang, &self.facts))
            (self.health(lang))
            (self.activity.render(lang))
            (self.kept(lang))
            (timeline::timeline(lang, &self.timeline))
            @if let Some(history) = &self.history { (history.render(lang)) }
        };
        self.layout.document(Audience::Fleet, &self.name, &main)
    }
}

impl DevicePage {
    fn head(&self, lang: Lang) -> Markup {
        let as_of = t_args(
            lang,
            "kiosks-as-of",
            &[("time", self.as_of.as_str().into())],
        );
        let well = self.cares.is_empty()
            && matches!(self.state, DeviceState::Online | DeviceState::Resting);
        html! {
            header.desk-head {
                div.desk-name {
                    p.kind { (t(lang, "kiosk-object")) }
                    h1 { (self.name) }
                    p.about { (self.place) }
                    p.device-now {
                        (self.state.mark(lang))
                        @if well { " " (t(lang, "kiosk-well")) }
                        " " span.muted { (as_of) }
                    }
                    @if !self.next.is_empty() { p.warning { (self.next) } }
                }
            }
        }
    }

    fn counts(&self, lang: Lang) -> Markup {
        html! {
            section aria-labelledby="loop" {
                h2 id="loop" { (t(lang, "kiosk-loop")) }
                (self.tally.large(lang))
                (folded(lang, ("kiosk-installs", "kiosk-installs-about"), &self.installs))
                (folded(lang, ("kiosk-boots", "kiosk-boots-about"), &self.boots))
            }
        }
    }

    fn health(&self, lang: Lang) -> Markup {
        let at = t_args(
            lang,
            "kiosk-vitals-at",
            &[("time", self.said.as_str().into())],
        );
        html! {
            section aria-labelledby="vitals" {
                h2 id="vitals" { (t(lang, "kiosk-vitals")) }
                @if self.said.is_empty() { p.muted { (t(lang, "kiosk-vitals-none")) } } @else {
                    p.muted { (at) }
                    (care::vitals(&self.vitals))
                }
            }
        }
    }

    fn kept(&self, lang: Lang) -> Markup {
        html! {
            section aria-labelledby="maintenance" {
                h2 id="maintenance" { (t(lang, "kiosk-maintenance")) }
                (self.maintenance.render(lang))
                @if let Some(link) = &self.maintain { p.no-print { a.button.button-plain href=(link.href) { (link.label) } } }
            }
            section aria-labelledby="places" {
                h2 id="places" { (t(lang, "kiosk-places")) }
                (self.places.render(lang))
            }
        }
    }
}

/// A table that few need, with a sentence about it; nothing where it is empty.
fn folded(lang: Lang, (title, about): (&str, &str), list: &List) -> Markup {
    html! {
        @if !list.rows.is_empty() {
            details {
                summary { (t(lang, title)) }
                p.muted { (t(lang, about)) }
                (list.render(lang))
            }
        }
    }
}
