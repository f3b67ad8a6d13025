//! What was answered to further questions at one agency.

use super::figures::about;
use super::in_language;
use crate::i18n::Lang;
use crate::page::agency::{AskedAfter, AskedGroup, AskedVersion, ChoiceRow};
use crate::part::figure::{Figure, Withheld};

/// A version with a group, one of its questions held back, and the apology by domain.
pub(super) fn asked(lang: Lang) -> Vec<AskedVersion> {
    let say = |vi, en| in_language(lang, vi, en).to_owned();
    let held = Figure {
        withheld: Some(Withheld::Fewer(5)),
        ..Figure::default()
    };
    let staff = AskedGroup {
        label: say(
            "Công chức trực tiếp giải quyết công việc",
            "The official who handled the matter",
        ),
        figure: about(412, 17),
        questions: vec![
            (
                say(
                    "Thái độ giao tiếp lịch sự, tôn trọng",
                    "Polite and respectful manner",
                ),
                about(410, 15),
            ),
            (
                say("Hướng dẫn tận tình, dễ hiểu", "Patient and clear guidance"),
                held,
            ),
            (
                say("Trả lời câu hỏi", "Answers to questions"),
                Figure::default(),
            ),
        ],
    };
    let row = |domain: Option<String>, counts: [u64; 3]| ChoiceRow {
        domain,
        counts: counts.to_vec(),
        n: counts.iter().sum(),
        withheld: None,
    };
    let apology = AskedAfter {
        key: "apology".to_owned(),
        label: say(
            "Ông/Bà có nhận được văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết không?",
            "Did you receive a written apology and request to extend the processing time?",
        ),
        choices: vec![
            say("Có", "Yes"),
            say("Không", "No"),
            say("Không rõ", "Not sure"),
        ],
        rows: vec![
            row(None, [14, 31, 6]),
            row(Some(say("Đất đai", "Land")), [9, 27, 5]),
            ChoiceRow {
                domain: Some(say("Hộ tịch", "Civil status")),
                withheld: Some(Withheld::Protecting),
                ..ChoiceRow::default()
            },
        ],
    };
    vec![AskedVersion {
        name: "elements@2".to_owned(),
        groups: vec![staff],
        after_reasons: vec![apology],
    }]
}
