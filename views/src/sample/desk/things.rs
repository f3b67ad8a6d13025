//! One thing as it is.

use super::audit::history;
use super::frame::{link, named};
use super::lists::points;
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::admin::{Fact, ThingPage};
use crate::part::notice::{Notice, NoticeKind};
use crate::part::tag::{Tag, Tone};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![Sample::new("admin-agency", &ThingPage::sample(lang))]
}

impl ThingPage {
    /// A ward, just renamed.
    pub fn sample(lang: Lang) -> Self {
        let mut layout = Layout::sample_desk(
            lang,
            vec![
                link(lang, "admin-title", "/admin"),
                link(lang, "tree-title", "/admin/agencies"),
            ],
        );
        layout.notice = Some(Notice {
            kind: NoticeKind::Done,
            text: in_language(
                lang,
                "Đã lưu «UBND phường Tây Thạnh».",
                "“UBND phường Tây Thạnh” was saved.",
            )
            .to_owned(),
        });
        let action = |key: &str| link(lang, key, "/admin/agencies/tay-thanh/change");
        Self {
            layout,
            kind: t(lang, "object-agency"),
            title: "UBND phường Tây Thạnh".to_owned(),
            tag: Some(Tag::new(
                Tone::Live,
                in_language(lang, "từ 01/07/2025", "since 01/07/2025"),
            )),
            facts: vec![
                Fact::text(t(lang, "field-key"), "tay-thanh"),
                Fact::text(
                    t(lang, "field-kind"),
                    in_language(lang, "xã, phường", "commune"),
                ),
                Fact::links(
                    t(lang, "field-parent"),
                    vec![named("UBND Thành phố Hồ Chí Minh", "/admin/agencies/hcm")],
                ),
                Fact::text(t(lang, "field-area_code"), "27013"),
                Fact::text(t(lang, "field-successors"), ""),
                Fact::text(t(lang, "field-source"), "Nghị quyết số 1685/NQ-UBTVQH15"),
            ],
            actions: ["admin-edit", "tree-rename", "tree-found-below"]
                .map(action)
                .to_vec(),
            dangers: ["tree-merge", "tree-split", "tree-dissolve"]
                .map(action)
                .to_vec(),
            lists: vec![(t(lang, "objects-service_point"), points(lang))],
            history: Some(history(lang)),
        }
    }
}
