//! Examples of what a citizen sees.

use super::Sample;
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::citizen::{Choice, CitizenPage, Field, FieldError, LevelChoice, Typed};
use crate::page::receipt_refused::{ReceiptFault, ReceiptRefusedPage};
use crate::page::thanks::ThanksPage;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("citizen", &CitizenPage::sample(lang)),
        Sample::new("citizen-errors", &CitizenPage::sample_with_errors(lang)),
        Sample::new("citizen-one-domain", &CitizenPage::sample_one_domain(lang)),
        Sample::new("citizen-receipt", &CitizenPage::sample_receipt(lang)),
        Sample::new("citizen-long", &CitizenPage::sample_long(lang)),
        Sample::new(
            "receipt-expired",
            &ReceiptRefusedPage::sample(lang, ReceiptFault::Expired),
        ),
        Sample::new(
            "receipt-revoked",
            &ReceiptRefusedPage::sample(lang, ReceiptFault::Revoked),
        ),
        Sample::new(
            "receipt-not-yet",
            &ReceiptRefusedPage::sample(lang, ReceiptFault::NotYet),
        ),
        Sample::new(
            "receipt-unknown",
            &ReceiptRefusedPage::sample(lang, ReceiptFault::Unknown),
        ),
        Sample::new("thanks", &ThanksPage::sample(lang)),
    ]
}

const fn in_language(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn choices(lang: Lang, list: &[(&str, &'static str, &'static str)]) -> Vec<Choice> {
    list.iter()
        .map(|&(key, vi, en)| Choice {
            key: key.to_owned(),
            label: in_language(lang, vi, en).to_owned(),
            note: (key == "extra_cost").then(|| hotline(lang).to_owned()),
        })
        .collect()
}

const fn hotline(lang: Lang) -> &'static str {
    in_language(
        lang,
        "Đường dây nóng: 028 0000 0000",
        "Hotline: 028 0000 0000",
    )
}

fn levels(lang: Lang) -> Vec<LevelChoice> {
    [
        (5, "Rất hài lòng", "Very satisfied"),
        (4, "Hài lòng", "Satisfied"),
        (3, "Bình thường", "Neutral"),
        (2, "Không hài lòng", "Dissatisfied"),
        (1, "Rất không hài lòng", "Very dissatisfied"),
    ]
    .map(|(level, vi, en)| LevelChoice {
        level,
        label: in_language(lang, vi, en).to_owned(),
    })
    .into()
}

const DOMAINS: [(&str, &str, &str); 4] = [
    ("land", "Đất đai", "Land"),
    ("construction", "Xây dựng", "Construction"),
    ("civil_status", "Hộ tịch", "Civil status"),
    ("certification", "Chứng thực", "Certification"),
];

const REASONS: [(&str, &str, &str); 9] = [
    ("late", "Thời hạn trả kết quả", "Time until the result"),
    (
        "waiting",
        "Thời gian chờ tại quầy",
        "Waiting at the counter",
    ),
    (
        "unclear",
        "Sự rõ ràng của quy trình, thủ tục",
        "How clear the procedure is",
    ),
    (
        "guidance",
        "Việc hướng dẫn hồ sơ",
        "Guidance on the dossier",
    ),
    (
        "papers",
        "Giấy tờ được yêu cầu",
        "Papers that were asked for",
    ),
    ("visits", "Số lần phải đi lại", "Number of visits"),
    ("attitude", "Thái độ phục vụ", "Attitude of the staff"),
    ("facilities", "Cơ sở vật chất", "Rooms and equipment"),
    (
        "extra_cost",
        "Chi phí ngoài quy định",
        "Costs beyond the official fees",
    ),
];

mod questions;

impl CitizenPage {
    /// The longer questionnaire, partly filled in, at a counter of one domain.
    pub fn sample_long(lang: Lang) -> Self {
        let mut page = Self {
            questions: questions::long(lang),
            ..Self::sample_one_domain(lang)
        };
        page.typed.level = Some(2);
        page.typed.reasons = vec!["late".to_owned()];
        page
    }

    /// A counter with four domains, nothing filled in.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample(lang),
            action: "/r/k7Qm2xT9".to_owned(),
            id: "01980c1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f".to_owned(),
            token: "sample-token".to_owned(),
            question: in_language(
                lang,
                "Ông/Bà có hài lòng với việc giải quyết thủ tục hành chính không?",
                "How satisfied are you with the handling of your administrative procedure?",
            )
            .to_owned(),
            agency: "Ủy ban nhân dân phường Tây Thạnh".to_owned(),
            place: Some("Trung tâm Phục vụ hành chính công – Quầy số 3".to_owned()),
            domains: choices(lang, &DOMAINS),
            levels: levels(lang),
            reasons: choices(lang, &REASONS),
            questions: questions::short(lang),
            comment: true,
            comment_limit: 1000,
            comment_kept_days: 365,
            once: false,
            typed: Typed::default(),
            errors: Vec::new(),
        }
    }

    /// The same form sent back: no level chosen, the rest kept.
    pub fn sample_with_errors(lang: Lang) -> Self {
        Self {
            typed: Typed {
                level: None,
                domain: Some("land".to_owned()),
                reasons: vec!["waiting".to_owned()],
                comment: "Chờ hơn 2 giờ mới đến lượt <b>.".to_owned(),
            },
            errors: vec![FieldError {
                field: Some(Field::Level),
                message: t(lang, "citizen-error-level"),
            }],
            ..Self::sample(lang)
        }
    }

    /// The code of a receipt: one domain, and one answer.
    pub fn sample_receipt(lang: Lang) -> Self {
        let mut page = Self::sample(lang);
        page.domains.truncate(1);
        page.once = true;
        page
    }

    /// A counter of one domain and a questionnaire of nothing but the levels.
    pub fn sample_one_domain(lang: Lang) -> Self {
        let mut page = Self::sample(lang);
        page.domains.truncate(1);
        page.reasons.clear();
        page.comment = false;
        page.place = None;
        page
    }
}

impl ReceiptRefusedPage {
    /// A code that cannot be used; only of an unknown one the counter is not known.
    pub fn sample(lang: Lang, fault: ReceiptFault) -> Self {
        Self {
            layout: Layout::sample(lang),
            fault,
            unlinked: (fault != ReceiptFault::Unknown).then(|| "/r/k7Qm2xT9".to_owned()),
        }
    }
}

impl ThanksPage {
    /// The thanks for the sample's rating.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample(lang),
            agency: Some("Ủy ban nhân dân phường Tây Thạnh".to_owned()),
            results: Some("/".to_owned()),
        }
    }
}
