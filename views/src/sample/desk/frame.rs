//! The frame as signed-in people see it.

use crate::i18n::{Lang, t};
use crate::layout::{Layout, NavItem, Person};
use crate::part::report::Link;
use crate::sample::manager::in_language;

/// A link, its words in the page's language.
pub(super) fn link(lang: Lang, key: &str, href: &str) -> Link {
    named(&t(lang, key), href)
}

/// A link with the words of data.
pub(super) fn named(label: &str, href: &str) -> Link {
    Link {
        label: label.to_owned(),
        href: href.to_owned(),
    }
}

impl Layout {
    /// A frame as an administrator sees it, below the pages of `trail`.
    pub fn sample_desk(lang: Lang, trail: Vec<Link>) -> Self {
        let item = |href: &str, key: &str| NavItem {
            href: href.to_owned(),
            label: t(lang, key),
            current: href == "/admin",
        };
        Self {
            nav: vec![
                item("/", "nav-start"),
                item("/dashboard", "nav-dashboard"),
                item("/kiosks", "nav-kiosks"),
                item("/admin/links", "nav-links"),
                item("/admin", "admin-title"),
                item("/audit", "audit-title"),
                item("/api/docs", "nav-docs"),
            ],
            trail,
            person: Some(Person {
                name: "Nguyễn Thị Hồng Phượng".to_owned(),
                role: in_language(lang, "quản trị", "administrator").to_owned(),
                account: "/account".to_owned(),
                sign_out: "/sign-out".to_owned(),
            }),
            ..Self::sample(lang)
        }
    }

    /// The same below the first page of the administration.
    pub(super) fn sample_admin(lang: Lang) -> Self {
        Self::sample_desk(lang, vec![link(lang, "admin-title", "/admin")])
    }
}
