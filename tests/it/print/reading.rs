//! Each size is read back to exactly its address, as PDF and as SVG.

use std::{path::Path, process::Command};

use hailong::print::{Format, Poster, Size, laid_out, printed};

use super::{
    picture::{Picture, facts, page, scan_file, words},
    poster,
};
use crate::harness::skip_or_panic;

/// As sharp as an office printer.
const SHARP: u32 = 300;
const MILLIMETRES: f32 = 25.4;

/// The file of one poster in a folder that is gone afterwards.
fn file(poster: &Poster, size: Size, format: Format) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder
        .path()
        .join(format!("{}.{}", size.key(), format.key()));
    let bytes = printed(std::slice::from_ref(poster), size, format);
    std::fs::write(&path, bytes.expect("a file")).expect("a file is written");
    (folder, path)
}

/// How many codes a file of one poster shows.
fn codes(size: Size) -> usize {
    match size {
        Size::Sticker => 21,
        _ => 1,
    }
}

/// The longest address that a program is likely to have.
fn far_away() -> Poster {
    let host = "danhgia.trungtamphucvuhanhchinhcong.hochiminhcity.gov.vn";
    Poster {
        address: format!("https://{host}/r/k7m2p9xq4t"),
        ..poster("k7m2p9xq4t")
    }
}

/// The first page and on it each code alone with its white, as a phone has it before its camera.
fn each_code(poster: &Poster, size: Size, dots: u32) -> Option<Vec<Picture>> {
    let (_folder, pdf) = file(poster, size, Format::Pdf);
    let page = page(&pdf, 1, dots)?;
    let sheets = laid_out(std::slice::from_ref(poster), size, Format::Pdf);
    let sheets = sheets.expect("a sheet");
    let pixels = |millimetres: f32| pixels(millimetres, dots);
    let codes = sheets[0].codes().map(|code| {
        let area = code.area;
        let (width, height) = (pixels(area.width()), pixels(area.height()));
        page.part([pixels(area.left), pixels(area.top), width, height])
    });
    Some(codes.collect())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "millimetres of paper are few and not below nothing"
)]
fn pixels(millimetres: f32, dots: u32) -> usize {
    (millimetres * dots as f32 / MILLIMETRES).round() as usize
}

#[test]
fn every_size_is_read_back_and_at_half_its_size_too() {
    for poster in [poster("k7m2p9xq4t"), far_away()] {
        for size in Size::ALL {
            for dots in [SHARP, SHARP / 2] {
                let Some(codes) = each_code(&poster, size, dots) else {
                    return;
                };
                assert_eq!(codes.len(), self::codes(size));
                for code in codes {
                    let read = code.scan().unwrap_or_default();
                    assert_eq!(read, [poster.address.as_str()], "{size:?} {dots}");
                }
            }
        }
    }
}

#[test]
fn a_whole_page_is_read_as_it_lies() {
    let poster = poster("k7m2p9xq4t");
    for size in Size::ALL {
        let (_folder, pdf) = file(&poster, size, Format::Pdf);
        let Some(page) = page(&pdf, 1, SHARP) else {
            return;
        };
        let wanted = vec![poster.address.clone(); codes(size)];
        assert_eq!(page.scan().unwrap_or_default(), wanted, "{size:?}");
    }
}

#[test]
fn a_poor_print_at_half_its_size_is_read() {
    let poster = poster("k7m2p9xq4t");
    for size in Size::ALL {
        let Some(codes) = each_code(&poster, size, SHARP / 2) else {
            return;
        };
        let read = codes[0].poor().scan().unwrap_or_default();
        assert_eq!(read, [poster.address.as_str()], "{size:?}");
    }
}

#[test]
fn a_code_with_a_hole_is_read() {
    let poster = poster("k7m2p9xq4t");
    for size in [Size::A4, Size::A5, Size::A6] {
        let (_folder, pdf) = file(&poster, size, Format::Pdf);
        let Some(page) = page(&pdf, 1, SHARP) else {
            return;
        };
        let sheets = laid_out(std::slice::from_ref(&poster), size, Format::Pdf);
        let sheets = sheets.expect("a sheet");
        let code = sheets[0].codes().next().expect("a code");
        let pixels = SHARP as f32 / MILLIMETRES;
        let (side, left, top) = (code.area.width(), code.area.left, code.area.top);
        let middle = ((left + side * 0.55) * pixels, (top + side * 0.6) * pixels);
        let torn = page.torn(middle, side * 0.1 * pixels);
        let read = torn.scan().unwrap_or_default();
        assert_eq!(read, [poster.address.as_str()], "{size:?}");
    }
}

#[test]
fn names_address_and_words_are_text() {
    let poster = poster("k7m2p9xq4t");
    for size in Size::ALL {
        let (_folder, pdf) = file(&poster, size, Format::Pdf);
        let (Some(words), Some(facts)) = (words(&pdf, 1), facts(&pdf)) else {
            return;
        };
        // Lines end where the paper wants it; the words stay apart.
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for wanted in [
            poster.agency.as_str(),
            "Quầy số 12 · Lĩnh vực: Đất đai",
            poster.typed(),
            "Ông/Bà có hài lòng?",
        ] {
            assert!(words.contains(wanted), "{size:?}: {wanted} in {words}");
        }
        let title = format!(
            "Mã QR đánh giá: Quầy số 12 · Lĩnh vực: Đất đai – {}",
            poster.agency
        );
        assert!(facts.contains(&title), "{facts}");
        let tagged = facts.lines().find(|line| line.starts_with("Tagged:"));
        assert!(tagged.is_some_and(|line| line.ends_with("yes")), "{facts}");
        assert!(!facts.contains("CreationDate"), "{facts}");
    }
}

#[test]
fn a_card_says_what_is_promised_and_until_when() {
    for size in [Size::A4, Size::A5, Size::A6] {
        let (_folder, pdf) = file(&poster("k7m2p9xq4t"), size, Format::Pdf);
        let Some(words) = words(&pdf, 1) else { return };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for wanted in [
            "Không cần tên, không lưu số điện thoại.",
            "Dùng đến hết ngày 31/12/2026",
            "Are you satisfied with our service?",
            "Mở máy ảnh hoặc Zalo",
        ] {
            assert!(words.contains(wanted), "{size:?}: {wanted} in {words}");
        }
    }
}

#[test]
fn every_svg_is_read_from_a_browser() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut page = vec!["<body style='margin:0;background:#fff'>".to_owned()];
    let mut wanted = Vec::new();
    for size in Size::ALL {
        let poster = poster(&format!("svg{}", size.key()));
        let name = format!("{}.svg", size.key());
        let bytes = printed(std::slice::from_ref(&poster), size, Format::Svg);
        std::fs::write(folder.path().join(&name), bytes.expect("a picture")).expect("a file");
        page.push(format!("<img src='{name}' style='height:700px'>"));
        wanted.push(poster.address);
    }
    wanted.sort();
    let html = folder.path().join("all.html");
    std::fs::write(&html, page.concat()).expect("a page");
    let shot = folder.path().join("all.png");
    if photograph(&html, &shot, folder.path()) {
        assert_eq!(scan_file(&shot).unwrap_or_default(), wanted);
    }
}

/// A picture of a page as Chromium shows it; says no where there is no Chromium.
fn photograph(page: &Path, shot: &Path, profile: &Path) -> bool {
    let output = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
        ])
        .args(["--window-size=1600,1500", "--force-device-scale-factor=1"])
        .arg(format!(
            "--user-data-dir={}",
            profile.join("profile").display()
        ))
        .arg(format!("--screenshot={}", shot.display()))
        .arg(format!("file://{}", page.display()))
        .output();
    let Ok(output) = output else {
        skip_or_panic("chromium is not installed");
        return false;
    };
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(shot.exists(), "no picture: {complaint}");
    true
}
