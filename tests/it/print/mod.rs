//! Posters, cards and stickers: what comes out of the printer is read by a scanner, as by a phone.

mod batch;
mod command;
mod picture;
mod reading;

use hailong::print::Poster;

/// A poster with the longest name of the example data.
pub fn poster(code: &str) -> Poster {
    Poster {
        code: code.to_owned(),
        agency: "Phòng Kinh tế, Hạ tầng và Đô thị phường Tân Sơn Nhì".to_owned(),
        counter: Some("Quầy số 12".to_owned()),
        domain: Some("Đất đai".to_owned()),
        address: format!("https://danhgia.tansonnhi.gov.vn/r/{code}"),
        valid_until: chrono::NaiveDate::from_ymd_opt(2026, 12, 31),
    }
}
