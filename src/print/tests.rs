//! The boxes of every size, with the longest names there may be: inside the sheet, none over another.

use chrono::NaiveDate;

use super::{
    Format, Poster, PrintError, Size,
    face::Faces,
    geometry::Area,
    laid_out, printed,
    sheet::{Mark, POINT, Sheet, room},
};

/// Millimetres at the edge of a sheet that printers leave white.
const UNPRINTABLE: f32 = 4.2;
/// The smallest type in points for names as they are, on cards and on stickers.
const READABLE: [f32; 2] = [6.0, 3.7];

/// The longest name in the example data, and what it says where a counter has it.
const LONG: &str = "Phòng Kinh tế, Hạ tầng và Đô thị phường Tân Sơn Nhì";

fn poster() -> Poster {
    Poster {
        code: "k7m2p9xq4t".to_owned(),
        agency: "UBND phường Tây Thạnh".to_owned(),
        counter: Some("Quầy số 1".to_owned()),
        domain: None,
        address: "https://danhgia.taythanh.gov.vn/r/k7m2p9xq4t".to_owned(),
        valid_until: None,
    }
}

fn long() -> Poster {
    Poster {
        agency: LONG.to_owned(),
        counter: Some("Quầy tiếp nhận và trả kết quả hồ sơ số 12".to_owned()),
        domain: Some("Tài nguyên và môi trường".to_owned()),
        address: "https://danhgia.trungtamphucvuhanhchinhcong.hochiminhcity.gov.vn/r/k7m2p9xq4t"
            .to_owned(),
        valid_until: NaiveDate::from_ymd_opt(2026, 12, 31),
        ..poster()
    }
}

/// As long as the forms take them.
fn endless() -> Poster {
    let name = "ƯỚC NGUYỄN ".repeat(45);
    Poster {
        agency: name.trim().to_owned(),
        counter: Some("W".repeat(500)),
        ..long()
    }
}

fn posters() -> [Poster; 4] {
    let online = Poster {
        counter: None,
        ..poster()
    };
    [poster(), online, long(), endless()]
}

fn each_sheet(check: impl Fn(&Faces, &Poster, &Sheet)) {
    let faces = Faces::embedded().expect("the fonts of the program");
    for poster in posters() {
        for size in Size::ALL {
            for format in Format::ALL {
                let sheets = laid_out(std::slice::from_ref(&poster), size, format);
                for sheet in sheets.expect("sheets") {
                    check(&faces, &poster, &sheet);
                }
            }
        }
    }
}

/// Texts and codes as boxes, with a word to name them by.
fn boxes(faces: &Faces, sheet: &Sheet) -> Vec<(String, Area)> {
    let found = sheet.marks.iter().filter_map(|mark| match mark {
        Mark::Text(text) => Some((text.text(), room(faces, text))),
        Mark::Code(code) => Some((code.address.clone(), code.area)),
        Mark::Shape(_) => None,
    });
    found.collect()
}

#[test]
fn nothing_leaves_the_sheet() {
    each_sheet(|faces, _, sheet| {
        // A sticker is cut out of a larger sheet and has no such edge.
        let edge = if sheet.width > 100.0 {
            UNPRINTABLE
        } else {
            1.0
        };
        let whole = Area::new(
            edge,
            edge,
            sheet.width - 2.0 * edge,
            sheet.height - 2.0 * edge,
        );
        for (what, area) in boxes(faces, sheet) {
            assert!(whole.holds(&area), "{what}: {area:?} on {}", sheet.width);
        }
    });
}

#[test]
fn no_text_meets_a_code_or_another_text() {
    each_sheet(|faces, _, sheet| {
        let all = boxes(faces, sheet);
        for (at, (what, area)) in all.iter().enumerate() {
            for (other, place) in &all[at + 1..] {
                let near = area.meets(place) && !only_line_gaps_meet(area, place);
                assert!(!near, "{what} and {other} on {}", sheet.width);
            }
        }
    });
}

/// The lines of the question are closer than signs with marks on both sides would need, and it has none such.
fn only_line_gaps_meet(one: &Area, other: &Area) -> bool {
    let high = one.bottom.min(other.bottom) - one.top.max(other.top);
    high < 0.16 * one.height().min(other.height())
}

#[test]
fn names_and_address_are_whole() {
    each_sheet(|_, poster, sheet| {
        let texts: Vec<String> = sheet.texts().map(super::sheet::Text::text).collect();
        assert!(texts.contains(&poster.agency), "{texts:?}");
        assert!(texts.contains(&poster.typed().to_owned()));
        if let Some(place) = poster.place() {
            assert!(texts.contains(&place));
        }
        for text in sheet.texts() {
            let address = text.text() == poster.typed();
            assert!(!address || text.lines.len() == 1, "an address in one piece");
        }
    });
}

#[test]
fn real_names_are_large_enough_to_read() {
    for size in Size::ALL {
        let sheets = laid_out(&[long()], size, Format::Pdf).expect("sheets");
        let least = READABLE[usize::from(size == Size::Sticker)];
        for text in sheets.iter().flat_map(Sheet::texts) {
            for line in &text.lines {
                let points = line.size / POINT;
                assert!(points >= least, "{size:?} {points} {}", text.text());
            }
        }
    }
}

#[test]
fn a_code_is_large_and_has_its_white() {
    for (size, least) in [
        (Size::A4, 95.0),
        (Size::A5, 67.0),
        (Size::A6, 47.0),
        (Size::Sticker, 32.0),
    ] {
        for poster in [poster(), long()] {
            let sheets = laid_out(&[poster], size, Format::Pdf).expect("sheets");
            for code in sheets.iter().flat_map(Sheet::codes) {
                assert!(code.area.width() >= least, "{size:?} {:?}", code.area);
            }
        }
    }
}

#[test]
fn a_batch_is_a_page_each_and_stickers_a_row_each() {
    let many = |n: usize| vec![poster(); n];
    let pages = |n, size| laid_out(&many(n), size, Format::Pdf).map(|sheets| sheets.len());
    assert_eq!(pages(9, Size::A5).expect("sheets"), 9);
    for (links, sheets, last) in [(1, 1, 21), (2, 1, 6), (7, 1, 21), (8, 2, 3)] {
        let made = laid_out(&many(links), Size::Sticker, Format::Pdf).expect("sheets");
        assert_eq!(made.len(), sheets, "{links}");
        let codes = made.last().map(|sheet| sheet.codes().count());
        assert_eq!(codes, Some(last), "{links}");
    }
    assert!(matches!(pages(0, Size::A4), Err(PrintError::Nothing)));
    assert!(matches!(
        pages(501, Size::A4),
        Err(PrintError::TooMany(501))
    ));
    let svg = printed(&many(2), Size::A4, Format::Svg);
    assert!(matches!(svg, Err(PrintError::OnePage)));
}

#[test]
fn the_same_posters_are_the_same_bytes() {
    for size in Size::ALL {
        for format in Format::ALL {
            let one = || printed(&[long()], size, format).expect("a file");
            assert!(one() == one(), "{size:?} {format:?}");
        }
    }
}

#[test]
fn an_svg_says_its_words_and_needs_no_font() {
    let odd = Poster {
        agency: "Đội <Cảnh sát> & Giao thông".to_owned(),
        ..long()
    };
    let svg = printed(&[odd], Size::A5, Format::Svg).expect("a picture");
    let svg = String::from_utf8(svg).expect("text");
    assert!(svg.contains("Đội &lt;Cảnh sát&gt; &amp; Giao thông\n"));
    assert!(svg.contains("Ông/Bà có hài lòng?\nAre you satisfied"));
    assert!(svg.contains("width=\"148mm\" height=\"210mm\""));
    for foreign in ["<text", "font", "href", "style", "script"] {
        assert!(!svg.contains(foreign), "{foreign}");
    }
}
