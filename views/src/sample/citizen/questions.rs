//! Examples of further questions.

use super::{choices, said};
use crate::i18n::Lang;
use crate::page::citizen::{AfterReason, Group, Questions};

const ANSWERS: [(&str, &str, &str); 3] = [
    ("yes", "Có", "Yes"),
    ("no", "Không", "No"),
    ("unsure", "Không rõ", "Not sure"),
];

/// Key, Vietnamese, English.
type Words = (&'static str, &'static str, &'static str);

const GROUPS: [(&str, &str, [Words; 2]); 2] = [
    (
        "Tiếp cận dịch vụ",
        "Access to the service",
        [
            (
                "access_place",
                "Nơi ngồi chờ, trang thiết bị phục vụ",
                "Waiting area and equipment",
            ),
            (
                "access_information",
                "Thông tin về thủ tục dễ tìm, dễ hiểu",
                "Information easy to find and understand",
            ),
        ],
    ),
    (
        "Công chức trực tiếp giải quyết công việc",
        "The official who handled the matter",
        [
            (
                "staff_manner",
                "Thái độ giao tiếp lịch sự, tôn trọng",
                "Polite and respectful manner",
            ),
            (
                "staff_guidance",
                "Hướng dẫn tận tình, dễ hiểu",
                "Patient and clear guidance",
            ),
        ],
    ),
];

/// The short questionnaire: only the apology after a late result.
pub(super) fn short(lang: Lang) -> Questions {
    let apology = AfterReason {
        reason: "late".to_owned(),
        key: "apology".to_owned(),
        label: said(
            lang,
            "Ông/Bà có nhận được văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết không?",
            "Did you receive a written apology and request to extend the processing time?",
        ),
        choices: choices(lang, &ANSWERS),
    };
    Questions {
        version: "default@1".to_owned(),
        after_reasons: vec![apology],
        ..Questions::default()
    }
}

/// Two groups of two questions, one answered.
pub(super) fn long(lang: Lang) -> Questions {
    let question = |(key, vi, en): &Words| ((*key).to_owned(), said(lang, vi, en));
    let group = |(vi, en, questions): &(&'static str, &'static str, [Words; 2])| Group {
        label: said(lang, vi, en),
        questions: questions.iter().map(question).collect(),
    };
    let typed = [("access_place", "4"), ("apology", "no")];
    Questions {
        version: "elements@1".to_owned(),
        groups: GROUPS.iter().map(group).collect(),
        typed: typed
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into(),
        ..short(lang)
    }
}
