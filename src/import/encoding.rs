//! Telling what a file that is not UTF-8 is, so that it can be refused by name.
//!
//! Nothing is ever converted: a wrong guess would change people's words without anybody noticing.

/// The mark that some programs put before UTF-8.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// First bytes that tell what a file is.
const STARTS: [(&[u8], &str); 6] = [
    (b"\xFF\xFE\0\0", "UTF-32 LE"),
    (b"\0\0\xFE\xFF", "UTF-32 BE"),
    (b"\xFF\xFE", "UTF-16 LE"),
    (b"\xFE\xFF", "UTF-16 BE"),
    (b"PK\x03\x04", "Excel (.xlsx)"),
    (b"\xD0\xCF\x11\xE0", "Excel (.xls)"),
];

/// What the first bytes say, if they say that it is not UTF-8. A header is plain ASCII, so where
/// its zeros stand tells the width of a character also without a mark.
pub fn foreign_start(head: &[u8]) -> Option<&'static str> {
    let marked = STARTS.iter().find(|(start, _)| head.starts_with(start));
    if let Some((_, name)) = marked {
        return Some(name);
    }
    let written = |at: usize| head.get(at).map(|byte| *byte != 0);
    match [written(0)?, written(1)?, written(2)?, written(3)?] {
        [true, false, false, false] => Some("UTF-32 LE"),
        [false, false, false, true] => Some("UTF-32 BE"),
        [true, false, true, false] => Some("UTF-16 LE"),
        [false, true, false, true] => Some("UTF-16 BE"),
        _ => None,
    }
}

/// The old encoding that bytes which are not UTF-8 fit, if they fit one.
pub fn old_encoding(bytes: &[u8]) -> Option<&'static str> {
    let fits = |letter: fn(u8) -> bool| touching(bytes).all(letter);
    if fits(windows_1258::is_letter) && windows_1258::marks_follow_vowels(bytes) {
        let vietnamese = bytes.iter().any(|byte| windows_1258::is_vietnamese(*byte));
        return Some(if vietnamese {
            "Windows-1258"
        } else {
            "Windows-1252"
        });
    }
    if fits(is_latin_letter) {
        return Some("Windows-1252");
    }
    fits(is_tcvn_letter).then_some("TCVN3 (ABC)")
}

/// The bytes beyond ASCII that stand beside an ASCII letter: in words, where no symbol belongs.
fn touching(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let letter = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_alphabetic)
    };
    bytes.iter().enumerate().filter_map(move |(at, byte)| {
        let in_word = letter(at.checked_sub(1)) || letter(Some(at + 1));
        (!byte.is_ascii() && in_word).then_some(*byte)
    })
}

fn is_latin_letter(byte: u8) -> bool {
    matches!(byte, 0x8A | 0x8C | 0x8E | 0x9A | 0x9C | 0x9E | 0x9F)
        || (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7)
}

fn is_tcvn_letter(byte: u8) -> bool {
    matches!(byte, 0xA1..=0xAE | 0xB5..=0xFE)
}

/// The encoding of Vietnamese Windows: base letters and, behind them, marks of tone.
mod windows_1258 {
    /// Combining grave, hook above, tilde, acute, dot below.
    const MARKS: [u8; 5] = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2];
    /// Đ Ơ Ư Ă, great and small.
    const LETTERS: [u8; 8] = [0xD0, 0xD5, 0xDD, 0xC3, 0xF0, 0xF5, 0xFD, 0xE3];
    /// Â Ê Ô, great and small, which other languages have as well.
    const HATTED: [u8; 6] = [0xC2, 0xCA, 0xD4, 0xE2, 0xEA, 0xF4];

    pub fn is_letter(byte: u8) -> bool {
        // 0xFE is the sign of the đồng.
        matches!(byte, 0x8C | 0x9C | 0x9F) || (byte >= 0xC0 && !matches!(byte, 0xD7 | 0xF7 | 0xFE))
    }

    pub fn is_vietnamese(byte: u8) -> bool {
        MARKS.contains(&byte) || LETTERS.contains(&byte)
    }

    /// Whether each mark of tone stands behind a vowel, where alone it has a meaning.
    pub fn marks_follow_vowels(bytes: &[u8]) -> bool {
        let vowel = |byte: u8| {
            b"aeiouyAEIOUY".contains(&byte) || LETTERS.contains(&byte) || HATTED.contains(&byte)
        };
        let first_is_mark = bytes.first().is_some_and(|byte| MARKS.contains(byte));
        !first_is_mark
            && bytes
                .windows(2)
                .all(|pair| !MARKS.contains(&pair[1]) || vowel(pair[0]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_are_told_with_and_without_a_mark() {
        let wide = |text: &str, big: bool| -> Vec<u8> {
            let bytes = text.encode_utf16().map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            });
            bytes.flatten().collect()
        };
        for (big, name) in [(false, "UTF-16 LE"), (true, "UTF-16 BE")] {
            assert_eq!(foreign_start(&wide("key,name", big)), Some(name));
            assert_eq!(foreign_start(&wide("\u{FEFF}key", big)), Some(name));
        }
        assert_eq!(foreign_start(b"\xFF\xFE\0\0k\0\0\0"), Some("UTF-32 LE"));
        assert_eq!(foreign_start(b"k\0\0\0e\0\0\0"), Some("UTF-32 LE"));
        assert_eq!(foreign_start(b"\0\0\0k\0\0\0e"), Some("UTF-32 BE"));
        assert_eq!(foreign_start(b"PK\x03\x04"), Some("Excel (.xlsx)"));
        assert_eq!(foreign_start(b"\xEF\xBB\xBFkey,name"), None);
        assert_eq!(foreign_start(b"key,name"), None);
        assert_eq!(foreign_start(b""), None);
    }

    #[test]
    fn old_encodings_are_told_by_what_stands_in_words() {
        // «Đất đai, Tân Sơn Nhì»
        let windows = b"\xD0\xE2\xECt \xF0ai, T\xE2n S\xF5n Nhi\xCC";
        assert_eq!(old_encoding(windows), Some("Windows-1258"));
        let tcvn = b"\xA7\xCAt \xAEai, T\xA9n S\xACn Nh\xD7";
        assert_eq!(old_encoding(tcvn), Some("TCVN3 (ABC)"));
        assert_eq!(old_encoding(b"caf\xE9, D\xFCrer"), Some("Windows-1252"));
    }

    #[test]
    fn a_broken_utf_8_file_is_no_old_encoding() {
        let mut bytes = "UBND phường Tây Thạnh, một cửa".as_bytes().to_vec();
        bytes.push(0xFF);
        assert_eq!(old_encoding(&bytes), None);
    }
}
