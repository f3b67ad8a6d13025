//! Comparing Vietnamese text: NFC first, and a folded form for searching.

use unicode_normalization::UnicodeNormalization;

/// `text` in NFC and without surrounding blanks. «Hòa» typed as NFD becomes the same bytes.
pub fn nfc(text: &str) -> String {
    text.trim().nfc().collect()
}

/// `text` with each line break as one character, however it was sent.
pub fn one_break(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Lower case without diacritics, for searching: «Tân Sơn Nhì» becomes «tan son nhi»,
/// and «Hòa» and «Hoà» become the same.
pub fn fold(text: &str) -> String {
    let plain = text
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    plain
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// A letter taken apart into its base and its marks.
pub fn decomposed(letter: char) -> Vec<char> {
    std::iter::once(letter).nfd().collect()
}

/// Whether `text` may serve as a key: 1 to 64 of `a–z 0–9 - _ .`.
pub fn is_key(text: &str) -> bool {
    let allowed =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    (1..=64).contains(&text.len()) && text.chars().all(allowed)
}

/// The first control character of `text` that is neither a line break nor a tab.
pub fn control_character(text: &str) -> Option<char> {
    text.chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_text_are_the_same() {
        let decomposed: String = "UBND phường Phú Thọ Hòa".nfd().collect();
        assert_ne!(decomposed, "UBND phường Phú Thọ Hòa");
        assert_eq!(nfc(&decomposed), "UBND phường Phú Thọ Hòa");
    }

    #[test]
    fn a_line_break_is_one_character() {
        assert_eq!(one_break("a\r\nb\rc\nd\n\r\n"), "a\nb\nc\nd\n\n");
    }

    #[test]
    fn folding_ignores_marks_and_the_place_of_the_tone() {
        assert_eq!(fold("Đất đai"), "dat dai");
        assert_eq!(fold("Hòa"), fold("Hoà"));
    }

    #[test]
    fn keys_are_short_and_plain() {
        assert!(is_key("p-tansonnhi-2"));
        assert!(!is_key("Phường"));
        assert!(!is_key(""));
    }
}
