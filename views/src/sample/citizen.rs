//! Examples of what a citizen sees.

mod questions;

use super::Sample;
use crate::i18n::{Lang, Said, date, int, own, t, t_args};
use crate::layout::Layout;
use crate::page::citizen::{
    Choice, CitizenPage, Field, FieldError, Guard, LevelChoice, ProofAsk, Typed,
};
use crate::page::link_closed::{LinkClosedPage, Shut};
use crate::page::receipt_refused::{OnlineWay, ReceiptFault, ReceiptRefusedPage};
use crate::page::thanks::{Reply, ThanksPage};

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("citizen", &CitizenPage::sample(lang)),
        Sample::new("citizen-errors", &CitizenPage::sample_with_errors(lang)),
        Sample::new("citizen-one-domain", &CitizenPage::sample_one_domain(lang)),
        Sample::new("citizen-attacked", &CitizenPage::sample_attacked(lang)),
        Sample::new("citizen-held", &CitizenPage::sample_held(lang)),
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
        Sample::new(
            "receipt-unknown-online",
            &ReceiptRefusedPage::sample_online(lang),
        ),
        Sample::new("link-over", &LinkClosedPage::sample(lang, Shut::Over, None)),
        Sample::new(
            "link-replaced",
            &LinkClosedPage::sample(lang, Shut::Over, Some("/r/k7qm2xt9ab")),
        ),
        Sample::new("link-waiting", &LinkClosedPage::sample_waiting(lang)),
        Sample::new(
            "link-place-gone",
            &LinkClosedPage::sample(lang, Shut::Gone, None),
        ),
        Sample::new("thanks", &ThanksPage::sample(lang)),
        Sample::new("thanks-replies", &ThanksPage::sample_replies(lang)),
    ]
}

/// A text of the data in the nearest language, as the web layer finds it.
fn said(lang: Lang, vi: &str, en: &str) -> Said {
    Said::new(lang, lang.office().tag(), lang.pick(vi, en))
}

/// The same for a text that a language has words of its own for.
fn asked(lang: Lang, key: &str, vi: &str, en: &str) -> Said {
    own(lang, key).map_or_else(|| said(lang, vi, en), Said::from)
}

fn choices(lang: Lang, list: &[(&str, &'static str, &'static str)]) -> Vec<Choice> {
    list.iter()
        .map(|&(key, vi, en)| Choice {
            key: key.to_owned(),
            label: asked(lang, &format!("asked-reason-{key}"), vi, en),
            note: (key == "unofficial_costs").then(|| hotline(lang)),
        })
        .collect()
}

fn hotline(lang: Lang) -> String {
    t_args(
        lang,
        "citizen-hotline",
        &[("number", "028 0000 0000".into())],
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
        label: asked(lang, &format!("asked-level-{level}"), vi, en),
        satisfied: level > 3,
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
        "procedure",
        "Sự rõ ràng của quy trình, thủ tục",
        "How clear the procedure is",
    ),
    (
        "guidance",
        "Việc hướng dẫn hồ sơ",
        "Guidance on the dossier",
    ),
    (
        "extra_papers",
        "Giấy tờ được yêu cầu",
        "Papers that were asked for",
    ),
    ("repeat_visits", "Số lần phải đi lại", "Number of visits"),
    ("attitude", "Thái độ phục vụ", "Attitude of the staff"),
    ("facilities", "Cơ sở vật chất", "Rooms and equipment"),
    (
        "unofficial_costs",
        "Chi phí ngoài quy định",
        "Costs beyond the official fees",
    ),
];

const AGENCY: &str = "Ủy ban nhân dân phường Tây Thạnh";

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
            layout: Layout::sample_citizen(lang),
            action: "/r/k7Qm2xT9".to_owned(),
            id: "01980c1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f".to_owned(),
            token: "sample-token".to_owned(),
            question: asked(
                lang,
                "asked-title",
                "Ông/Bà có hài lòng với việc giải quyết thủ tục hành chính không?",
                "How satisfied are you with the handling of your administrative procedure?",
            ),
            agency: Said::vietnamese(lang, AGENCY),
            place: Some(Said::vietnamese(
                lang,
                "Trung tâm Phục vụ hành chính công – Quầy số 3",
            )),
            domains: choices(lang, &DOMAINS),
            levels: levels(lang),
            reasons: choices(lang, &REASONS),
            questions: questions::short(lang),
            comment: true,
            comment_limit: 1000,
            comment_kept_days: 365,
            once: false,
            guard: Guard::default(),
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

    /// The form of a link under attack.
    pub fn sample_attacked(lang: Lang) -> Self {
        let mut page = Self::sample(lang);
        page.guard.proof = Some(ProofAsk {
            script: "/assets/dist/proof.js".to_owned(),
            bits: 13,
            pieces: 8,
            wait_seconds: 15,
        });
        page
    }

    /// The same, sent too early: all that was filled in is there.
    pub fn sample_held(lang: Lang) -> Self {
        let held = [("seconds", int(lang, 9).into())];
        let mut page = Self::sample_attacked(lang);
        page.guard.held = Some(t_args(lang, "citizen-hold-early", &held));
        page.typed = Typed {
            level: Some(4),
            domain: Some("land".to_owned()),
            comment: "Cán bộ hướng dẫn rõ.".to_owned(),
            ..Typed::default()
        };
        page
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
            layout: Layout::sample_citizen(lang),
            fault,
            unlinked: (fault != ReceiptFault::Unknown).then(|| "/r/k7Qm2xT9".to_owned()),
            online: Vec::new(),
        }
    }

    /// An unknown code where some agencies can be rated online.
    pub fn sample_online(lang: Lang) -> Self {
        let way = |name: &str, code: &str| OnlineWay {
            agency: Said::vietnamese(lang, name),
            address: format!("/r/{code}"),
        };
        Self {
            online: vec![
                way("UBND phường Tân Sơn Nhì", "b4c5d6f7g8"),
                way("UBND phường Tây Thạnh", "k7m2p9xq4t"),
            ],
            ..Self::sample(lang, ReceiptFault::Unknown)
        }
    }
}

impl LinkClosedPage {
    /// A link that opens no form.
    pub fn sample(lang: Lang, shut: Shut, next: Option<&str>) -> Self {
        Self {
            layout: Layout::sample_citizen(lang),
            shut,
            next: next.map(str::to_owned),
        }
    }

    /// A link that opens on a later day.
    pub fn sample_waiting(lang: Lang) -> Self {
        let day = date(lang, (2026, 8, 1));
        Self::sample(lang, Shut::Until(day), None)
    }
}

impl ThanksPage {
    /// The thanks for the sample's rating.
    pub fn sample(lang: Lang) -> Self {
        Self {
            layout: Layout::sample_citizen(lang),
            agency: Some(AGENCY.to_owned()),
            replies: Vec::new(),
            results: Some("/".to_owned()),
        }
    }

    /// The same, from an agency that has something to say; the second reply is in Vietnamese alone.
    pub fn sample_replies(lang: Lang) -> Self {
        let mut page = Self::sample(lang);
        page.replies = vec![
            Reply {
                said: said(
                    lang,
                    "Sáng thứ Hai phải chờ lâu mới đến lượt.",
                    "Long waiting on Monday mornings.",
                ),
                done: said(
                    lang,
                    "Mở thêm một quầy từ 7 giờ 30 đến 11 giờ 30 vào thứ Hai và thứ Ba.",
                    "One more counter is open from 7:30 to 11:30 on Mondays and Tuesdays.",
                ),
            },
            Reply {
                said: Said::vietnamese(lang, "Khó tìm lối vào phòng tiếp nhận hồ sơ đất đai."),
                done: Said::vietnamese(lang, "Đã treo lại biển chỉ dẫn ở cổng và ở cầu thang."),
            },
        ];
        page
    }
}
