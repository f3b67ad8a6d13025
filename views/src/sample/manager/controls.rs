//! The choices of the samples.

use super::in_language;
use crate::i18n::Lang;
use crate::part::report::{
    Choice, ChoiceGroup, ChoiceOption, Controls, Link, PeriodLabel, RowGrain, Sort, View,
};

fn group(label: &str, options: &[(&str, &str)], selected: &str) -> ChoiceGroup {
    let options = options.iter().map(|&(value, label)| ChoiceOption {
        value: value.to_owned(),
        label: label.to_owned(),
        selected: value == selected,
    });
    ChoiceGroup {
        label: label.to_owned(),
        options: options.collect(),
    }
}

/// Controls of the dashboard on the first quarter of 2026.
pub(super) fn controls(lang: Lang, action: &str) -> Controls {
    let word = |vi, en| in_language(lang, vi, en);
    Controls {
        action: action.to_owned(),
        period: periods(lang),
        calendar: Choice {
            groups: vec![group(
                "",
                &[
                    (
                        "reporting",
                        word(
                            "Kỳ báo cáo (từ ngày 15)",
                            "Reporting periods (from the 15th)",
                        ),
                    ),
                    (
                        "calendar",
                        word(
                            "Tháng, quý, năm dương lịch",
                            "Calendar months, quarters, years",
                        ),
                    ),
                ],
                "reporting",
            )],
        },
        scope: Choice {
            groups: vec![group(
                "",
                &[
                    ("dia-ban-tan-phu", "Địa bàn quận Tân Phú (cũ)"),
                    ("phuong-taythanh", "Toàn phường Tây Thạnh"),
                ],
                "dia-ban-tan-phu",
            )],
        },
        subject: Choice {
            groups: vec![group(
                "",
                &[
                    (
                        "procedure",
                        word("Giải quyết thủ tục hành chính", "Administrative procedures"),
                    ),
                    ("health_service", word("Khám chữa bệnh", "Health services")),
                    ("education_service", word("Dạy học", "Education services")),
                ],
                "procedure",
            )],
        },
        view: Some(View::Deciding),
        vertical: Some(false),
        rows: Some(RowGrain::Agency),
        sort: Some(Sort::WorstFirst),
        ..Controls::default()
    }
}

fn periods(lang: Lang) -> Choice {
    let word = |vi, en| in_language(lang, vi, en);
    let chosen = "2026-q1";
    Choice {
        groups: vec![
            group(
                word("Năm", "Year"),
                &[
                    ("2026", word("Năm 2026", "Year 2026")),
                    ("2025", word("Năm 2025", "Year 2025")),
                ],
                chosen,
            ),
            group(
                word("6 tháng", "Half year"),
                &[(
                    "2026-h1",
                    word("6 tháng đầu năm 2026", "First half of 2026"),
                )],
                chosen,
            ),
            group(
                word("9 tháng", "Nine months"),
                &[(
                    "2025-9m",
                    word("9 tháng đầu năm 2025", "First nine months of 2025"),
                )],
                chosen,
            ),
            group(
                word("Quý", "Quarter"),
                &[
                    ("2026-q1", word("Quý I/2026", "Quarter I/2026")),
                    ("2025-q4", word("Quý IV/2025", "Quarter IV/2025")),
                ],
                chosen,
            ),
            group(
                word("Tháng", "Month"),
                &[("2026-03", word("Tháng 3/2026", "March 2026"))],
                chosen,
            ),
            group(
                "",
                &[("custom", word("Khoảng thời gian tùy chọn", "Custom period"))],
                chosen,
            ),
        ],
    }
}

/// The first quarter of 2026, still running.
pub(super) fn quarter(lang: Lang) -> PeriodLabel {
    let word = |vi: &'static str, en: &'static str| in_language(lang, vi, en).to_owned();
    let link = |label: String, href: &str| {
        Some(Link {
            label,
            href: href.to_owned(),
        })
    };
    PeriodLabel {
        name: word("Quý I/2026", "Quarter I/2026"),
        dates: "15/12/2025–14/03/2026".to_owned(),
        calendar: word(
            "Kỳ báo cáo theo Nghị định 09/2019/NĐ-CP",
            "Reporting period by Decree 09/2019/NĐ-CP",
        ),
        whole_year: false,
        running: true,
        previous: link(
            word("Quý IV/2025", "Quarter IV/2025"),
            "/dashboard?period=2025-q4",
        ),
        next: None,
    }
}

/// The whole of report year 2025, ended.
pub(super) fn year(lang: Lang) -> PeriodLabel {
    PeriodLabel {
        name: in_language(lang, "Năm 2025", "Year 2025").to_owned(),
        dates: "15/12/2024–14/12/2025".to_owned(),
        whole_year: true,
        running: false,
        ..quarter(lang)
    }
}
