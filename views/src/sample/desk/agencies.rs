//! The overview and the tree of agencies.

use super::frame::{link, named};
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::admin::{AgencyNode, AgencyTreePage, Card, CardGroup, OverviewPage};
use crate::part::tag::{Tag, Tone};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    let mut read_only = OverviewPage::sample(lang);
    read_only.read_only = true;
    read_only.waiting.clear();
    let mut nothing = AgencyTreePage::sample(lang);
    nothing.roots.clear();
    "xyz".clone_into(&mut nothing.q);
    nothing.count = 0;
    vec![
        Sample::new("admin", &OverviewPage::sample(lang)),
        Sample::new("admin-read-only", &read_only),
        Sample::new("admin-agencies", &AgencyTreePage::sample(lang)),
        Sample::new("admin-agencies-none", &nothing),
    ]
}

impl OverviewPage {
    /// All kinds of things, two of them waiting.
    pub fn sample(lang: Lang) -> Self {
        let card = |key: &str, about: &str, href: &str, count: &str| Card {
            link: link(lang, key, href),
            about: t(lang, about),
            count: count.to_owned(),
        };
        let group = |key: &str, cards| CardGroup {
            title: t(lang, key),
            cards,
        };
        let expiring = in_language(
            lang,
            "Mã truy cập «Cổng một cửa» hết hạn sau 6 ngày",
            "The token “One-stop system” expires in 6 days",
        );
        let draft = in_language(
            lang,
            "Bộ câu hỏi default@4 là bản nháp từ ngày 12/11/2026",
            "The questionnaire default@4 has been a draft since 12/11/2026",
        );
        Self {
            layout: Layout::sample_desk(lang, Vec::new()),
            waiting: vec![
                named(expiring, "/admin/tokens/7"),
                named(draft, "/admin/questionnaires/default@4"),
            ],
            groups: vec![
                group(
                    "admin-group-organisation",
                    vec![
                        card("tree-title", "about-agency", "/admin/agencies", "19"),
                        card("objects-scope", "about-scope", "/admin/scopes", "3"),
                        card("objects-domain", "about-domain", "/admin/domains", "14"),
                        card(
                            "objects-service_point",
                            "about-service_point",
                            "/admin/service-points",
                            "26",
                        ),
                        card("holidays-title", "holidays-about", "/admin/holidays", "11"),
                    ],
                ),
                group(
                    "admin-group-measuring",
                    vec![
                        card("objects-target", "about-target", "/admin/targets", "9"),
                        card(
                            "objects-official_value",
                            "about-official_value",
                            "/admin/official-values",
                            "5",
                        ),
                        card(
                            "objects-questionnaire",
                            "about-questionnaire",
                            "/admin/questionnaires",
                            "2",
                        ),
                        card("objects-scale", "about-scale", "/admin/scales", "1"),
                    ],
                ),
                group(
                    "admin-group-access",
                    vec![
                        card("users-title", "users-about", "/admin/users", "23"),
                        card("tokens-title", "tokens-about", "/admin/tokens", "4"),
                    ],
                ),
                group(
                    "admin-group-data",
                    vec![
                        card("import-page-title", "about-import", "/admin/import", ""),
                        card("audit-title", "about-audit", "/audit", ""),
                    ],
                ),
            ],
            read_only: false,
        }
    }
}

fn node(lang: Lang, name: &str, about: &str, children: Vec<AgencyNode>) -> AgencyNode {
    let action = |key: &str| link(lang, key, &format!("/admin/agencies/sample/{}", &key[5..]));
    AgencyNode {
        link: named(name, "/admin/agencies/sample"),
        about: about.to_owned(),
        tag: None,
        found: true,
        actions: ["tree-rename", "tree-merge", "tree-split", "tree-dissolve"]
            .map(action)
            .to_vec(),
        children,
    }
}

impl AgencyTreePage {
    /// Two wards of the area on the first day of the two tiers.
    pub fn sample(lang: Lang) -> Self {
        let ward = in_language(lang, "xã, phường", "commune");
        let office = in_language(lang, "cơ quan chuyên môn", "specialised office");
        let founded = in_language(lang, "thành lập 01/07/2025", "founded 01/07/2025");
        let leaf = |name: &str| node(lang, name, office, Vec::new());
        let mut first = node(
            lang,
            "UBND phường Tây Thạnh",
            &format!("{ward} · 27013"),
            vec![
                leaf("Trung tâm Phục vụ hành chính công phường Tây Thạnh"),
                leaf("Văn phòng HĐND và UBND phường Tây Thạnh"),
                leaf("Phòng Kinh tế, Hạ tầng và Đô thị phường Tây Thạnh"),
            ],
        );
        first.tag = Some(Tag::new(Tone::Live, founded));
        let second = node(
            lang,
            "UBND phường Tân Sơn Nhì",
            &format!("{ward} · 27019"),
            vec![leaf("Phòng Văn hóa - Xã hội phường Tân Sơn Nhì")],
        );
        let city = node(
            lang,
            "UBND Thành phố Hồ Chí Minh",
            in_language(lang, "tỉnh, thành phố", "province"),
            vec![first, second],
        );
        Self {
            layout: Layout::sample_admin(lang),
            action: "/admin/agencies".to_owned(),
            day: "2025-07-01".to_owned(),
            day_shown: "01/07/2025".to_owned(),
            day_error: None,
            days: vec![
                link(lang, "tree-today", "/admin/agencies"),
                named("01/07/2025", "/admin/agencies?day=2025-07-01"),
                named("30/06/2025", "/admin/agencies?day=2025-06-30"),
            ],
            q: String::new(),
            roots: vec![city],
            count: 7,
            found: Some(link(lang, "tree-found", "/admin/agencies/new")),
            ways: vec![link(
                lang,
                "import-page-title",
                "/admin/import?kind=agencies",
            )],
        }
    }
}
