//! Examples of the pages of figures: normal, empty, and as full as a province.

mod agency;
mod controls;
mod dashboard;
mod domain;
mod evidence;
mod figures;
mod names;
mod parts;
mod start;
mod trend;

use super::Sample;
use crate::i18n::{Lang, t};
use crate::layout::{Layout, NavItem};
use crate::page::agency::AgencyPage;
use crate::page::dashboard::DashboardPage;
use crate::page::domain::DomainPage;
use crate::page::evidence::EvidencePage;
use crate::page::start::StartPage;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("start", &StartPage::sample(lang)),
        Sample::new("start-empty", &StartPage::sample_empty(lang)),
        Sample::new("dashboard", &DashboardPage::sample(lang)),
        Sample::new("dashboard-year", &DashboardPage::sample_year(lang)),
        Sample::new("dashboard-full", &DashboardPage::sample_full(lang)),
        Sample::new("dashboard-empty", &DashboardPage::sample_empty(lang)),
        Sample::new("agency", &AgencyPage::sample(lang)),
        Sample::new("agency-empty", &AgencyPage::sample_empty(lang)),
        Sample::new("domain", &DomainPage::sample(lang)),
        Sample::new("evidence", &EvidencePage::sample(lang)),
        Sample::new("evidence-empty", &EvidencePage::sample_empty(lang)),
    ]
}

impl Layout {
    /// A frame as a manager sees it on the demonstration data.
    pub fn sample_manager(lang: Lang) -> Self {
        let item = |href: &str, label: String, current| NavItem {
            href: href.to_owned(),
            label,
            current,
        };
        Self {
            demo: true,
            open_without_sign_in: true,
            nav: vec![
                item("/", t(lang, "start-what-title"), false),
                item("/dashboard", t(lang, "dashboard-title"), true),
            ],
            ..Self::sample(lang)
        }
    }
}

/// The words of one language where samples hold data, not interface texts.
pub(super) const fn in_language(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En | Lang::Guest(_) => en,
    }
}
