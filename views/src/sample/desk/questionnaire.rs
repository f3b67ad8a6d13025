//! A questionnaire in draft, with its preview in both languages.

use super::audit::history;
use super::frame::{link, named};
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::admin::{Preview, PreviewAfter, PreviewText, QuestionnairePage, VersionRow};
use crate::part::tag::{Tag, Tone};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("admin-questionnaire", &QuestionnairePage::sample(lang)),
        Sample::new(
            "admin-questionnaire-published",
            &QuestionnairePage::sample_published(lang),
        ),
    ]
}

fn words(vi: &str, en: &str) -> PreviewText {
    PreviewText {
        vi: vi.to_owned(),
        en: en.to_owned(),
    }
}

fn preview() -> Preview {
    Preview {
        question: words(
            "Ông/Bà có hài lòng với việc giải quyết thủ tục hành chính không?",
            "How satisfied are you with the handling of your administrative procedure?",
        ),
        levels: vec![
            (5, words("Rất hài lòng", "Very satisfied")),
            (4, words("Hài lòng", "Satisfied")),
            (3, words("Bình thường", "Neutral")),
            (2, words("Không hài lòng", "Dissatisfied")),
            (1, words("Rất không hài lòng", "Very dissatisfied")),
        ],
        reasons: vec![
            words("Thời hạn trả kết quả", "Time until the result"),
            words("Thời gian chờ tại quầy", "Waiting at the counter"),
            words("Số lần phải đi lại", ""),
        ],
        comment: true,
        questions: Vec::new(),
        after: vec![PreviewAfter {
            reason: words("Thời hạn trả kết quả", "Time until the result"),
            question: words(
                "Cơ quan có thông báo và xin lỗi bằng văn bản khi trả kết quả chậm không?",
                "Did the agency tell you of the delay and apologise in writing?",
            ),
            choices: vec![words("Có", "Yes"), words("Không", "No")],
        }],
    }
}

impl QuestionnairePage {
    /// A draft that lacks one translation.
    pub fn sample(lang: Lang) -> Self {
        let fault = in_language(
            lang,
            "Lý do «Số lần phải đi lại» chưa có tiếng Anh.",
            "The reason “Số lần phải đi lại” has no English.",
        );
        let version = |name: &str, tag: Tag, dates: &str, used: &str| VersionRow {
            link: named(name, "/admin/questionnaires/sample"),
            tag,
            dates: dates.to_owned(),
            used: used.to_owned(),
        };
        let draft = Tag::new(Tone::Waiting, t(lang, "questionnaire-draft"));
        let live = Tag::new(Tone::Live, t(lang, "questionnaire-published"));
        let over = Tag::new(Tone::Over, t(lang, "questionnaire-retired"));
        Self {
            layout: Layout::sample_desk(
                lang,
                vec![
                    link(lang, "admin-title", "/admin"),
                    link(lang, "objects-questionnaire", "/admin/questionnaires"),
                ],
            ),
            title: in_language(lang, "Đánh giá thủ tục hành chính", "Rating of procedures")
                .to_owned(),
            version: "default@4".to_owned(),
            tag: draft.clone(),
            about: t(lang, "questionnaire-about-draft"),
            actions: vec![
                link(lang, "admin-edit", "/admin/questionnaires/default@4/edit"),
                link(
                    lang,
                    "questionnaire-publish",
                    "/admin/questionnaires/default@4/publish",
                ),
            ],
            dangers: vec![link(
                lang,
                "questionnaire-discard",
                "/admin/questionnaires/default@4/discard",
            )],
            faults: vec![fault.to_owned()],
            preview: preview(),
            as_citizen: Some(link(
                lang,
                "questionnaire-as-citizen",
                "/admin/questionnaires/default@4/preview",
            )),
            versions: vec![
                version("default@4", draft, "", "0"),
                version("default@3", live, "01/07/2026 –", "48.120"),
                version("default@2", over, "01/07/2025 – 30/06/2026", "112.008"),
            ],
            history: Some(history(lang)),
        }
    }

    /// A published version: nothing to edit.
    pub fn sample_published(lang: Lang) -> Self {
        Self {
            version: "default@3".to_owned(),
            tag: Tag::new(Tone::Live, t(lang, "questionnaire-published")),
            about: t(lang, "questionnaire-about-published"),
            actions: vec![link(
                lang,
                "questionnaire-new-version",
                "/admin/questionnaires/default@3/new",
            )],
            dangers: vec![link(
                lang,
                "questionnaire-retire",
                "/admin/questionnaires/default@3/retire",
            )],
            faults: Vec::new(),
            ..Self::sample(lang)
        }
    }
}
