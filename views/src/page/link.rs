//! One link to the citizen's page: its picture and address, what can be printed, what can be done.

use maud::{Markup, Render, html};

use super::admin::{Fact, actions, facts};
use crate::i18n::{Lang, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::history::History;
use crate::part::list::List;
use crate::part::report::Link;
use crate::part::tag::Tag;

/// The page of a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkPage {
    /// The frame.
    pub layout: Layout,
    /// Where it leads: «Quầy số 1 – Đất đai».
    pub name: String,
    /// Its state.
    pub tag: Tag,
    /// What its state means; empty where the tag says all.
    pub next: String,
    /// The page of the link that took its place.
    pub newer: Option<Link>,
    /// Its picture and address; none where it opens no page any more.
    pub scan: Option<Scan>,
    /// What can be printed; empty for readers who only look.
    pub prints: Vec<Print>,
    /// What can be done with it.
    pub actions: Vec<Link>,
    /// What cannot be undone.
    pub dangers: Vec<Link>,
    /// Its values.
    pub facts: Vec<Fact>,
    /// The links of the same place that replaced each other; none where this is the only one.
    pub chain: Option<List>,
    /// Its changes; none for readers who may not see them.
    pub history: Option<History>,
}

/// How people come to the page behind a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The whole address.
    pub address: String,
    /// The address as one types it, without `https://`.
    pub typed: String,
    /// The QR code's dark modules as one SVG path, one unit a module, the first at 0,0.
    pub qr_path: String,
    /// The QR code's modules per side, without the quiet zone.
    pub qr_size: u32,
    /// The picture as files.
    pub pictures: Vec<Link>,
    /// The citizen's page, while it is open.
    pub page: Option<String>,
}

/// One size that can be printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// The size: «A5».
    pub size: String,
    /// What it is for.
    pub about: String,
    /// Where the PDF is.
    pub pdf: String,
    /// Where the SVG is.
    pub svg: String,
}

impl Render for LinkPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let kind = t(lang, "link-kind");
        let head = Head {
            kind: &kind,
            title: &self.name,
            tag: Some(&self.tag),
            about: &self.next,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            @if let Some(newer) = &self.newer { p { a href=(newer.href) { (newer.label) } } }
            (actions(lang, &self.actions, &self.dangers))
            @if let Some(scan) = &self.scan {
                div.link-panel { (scan.render(lang)) (self.printing(lang)) }
            }
            (facts(lang, &self.facts))
            @if let Some(chain) = &self.chain {
                section aria-labelledby="chain" {
                    h2 id="chain" { (t(lang, "link-chain")) }
                    (chain.render(lang))
                }
            }
            @if let Some(history) = &self.history { (history.render(lang)) }
        };
        self.layout.document(Audience::Desk, &self.name, &main)
    }
}

impl LinkPage {
    fn printing(&self, lang: Lang) -> Markup {
        html! {
            @if !self.prints.is_empty() {
                section.link-prints aria-labelledby="print" {
                    h2 id="print" { (t(lang, "link-print")) }
                    p.muted { (t(lang, "link-print-about")) }
                    ul role="list" { @for print in &self.prints { (print.render(lang)) } }
                }
            }
        }
    }
}

impl Scan {
    /// The typed address, parted before its path where a narrow line must be broken.
    fn parted(&self) -> Markup {
        let host = self.typed.find("://").map_or(0, |at| at + "://".len());
        let slash = self.typed.match_indices('/').find(|(at, _)| *at >= host);
        let (host, path) = self
            .typed
            .split_at(slash.map_or(self.typed.len(), |(at, _)| at));
        html! { (host) @if !path.is_empty() { wbr; (path) } }
    }

    /// The picture has a quiet zone of four modules, as the standard asks.
    fn render(&self, lang: Lang) -> Markup {
        let side = self.qr_size + 8;
        html! {
            section.link-scan aria-labelledby="scan" {
                h2.visually-hidden id="scan" { (t(lang, "link-scan")) }
                @if !self.qr_path.is_empty() {
                    svg.qr viewBox=(format!("-4 -4 {side} {side}")) width="240" height="240" role="img"
                        aria-label=(t_args(lang, "link-qr", &[("address", self.address.as_str().into())]))
                        shape-rendering="crispEdges" {
                        rect x="-4" y="-4" width=(side) height=(side) fill="#fff" {}
                        path d=(self.qr_path) fill="#000" {}
                    }
                }
                p.link-typed { span.sub { (t(lang, "link-typed")) } code { (self.parted()) } }
                p.link-files {
                    @if let Some(page) = &self.page { a href=(page) { (t(lang, "link-open")) } }
                    @for picture in &self.pictures {
                        a href=(picture.href) download { (t_args(lang, "link-picture", &[("kind", picture.label.as_str().into())])) }
                    }
                }
            }
        }
    }
}

impl Print {
    fn render(&self, lang: Lang) -> Markup {
        let named = |key: &str| t_args(lang, key, &[("size", self.size.as_str().into())]);
        html! {
            li {
                div { strong { (self.size) } span.sub { (self.about) } }
                a.button.button-plain href=(self.pdf) aria-label=(named("link-print-pdf")) { "PDF" }
                a href=(self.svg) aria-label=(named("link-print-svg")) { "SVG" }
            }
        }
    }
}
