//! Names of the samples' agencies and domains.

use super::in_language;
use crate::i18n::Lang;

/// Agencies of the area since 1/7/2025, the long names included.
pub(super) const AGENCIES: [&str; 11] = [
    "UBND phường Tây Thạnh",
    "Trung tâm Phục vụ hành chính công phường Tây Thạnh",
    "Văn phòng HĐND và UBND phường Tây Thạnh",
    "Phòng Kinh tế, Hạ tầng và Đô thị phường Tây Thạnh",
    "Phòng Văn hóa - Xã hội phường Tây Thạnh",
    "UBND phường Tân Sơn Nhì",
    "UBND phường Phú Thọ Hòa",
    "UBND phường Phú Thạnh",
    "UBND phường Tân Phú",
    "Chi nhánh Văn phòng đăng ký đất đai quận Tân Phú",
    "Trường Tiểu học A (ví dụ)",
];

/// Units with lines of their own.
pub(super) const APART: [&str; 3] = [
    "Công an quận Tân Phú",
    "Bảo hiểm xã hội quận Tân Phú",
    "Bưu điện Tân Phú",
];

const DOMAINS: [(&str, &str); 14] = [
    ("Đất đai", "Land"),
    ("Xây dựng", "Construction"),
    ("Quy hoạch", "Planning"),
    ("Đầu tư", "Investment"),
    ("Kinh doanh", "Business"),
    ("Lao động - việc làm", "Labour and employment"),
    ("Y tế", "Health"),
    ("Giáo dục", "Education"),
    ("Tư pháp - nội chính", "Justice"),
    ("Nội vụ", "Home affairs"),
    ("Hộ tịch", "Civil status"),
    ("Chứng thực", "Certification"),
    ("Bảo trợ xã hội", "Social protection"),
    ("Người có công", "People with merit"),
];

/// The domains' names in the page's language.
pub(super) fn domains(lang: Lang) -> impl Iterator<Item = &'static str> {
    DOMAINS
        .into_iter()
        .map(move |(vi, en)| in_language(lang, vi, en))
}

/// Sixty agencies, as many as a small province may show.
pub(super) fn sixty() -> Vec<String> {
    (1..=60)
        .map(|number| match number % 3 {
            0 => format!("Phòng Kinh tế, Hạ tầng và Đô thị phường số {number}"),
            1 => format!("UBND phường số {number}"),
            _ => format!("Trung tâm Phục vụ hành chính công phường số {number}"),
        })
        .collect()
}
