//! Looking for words, typed with or without diacritics.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Whether every word looked for is somewhere in what a thing is called.
pub fn fits(looked_for: &str, names: &[&str]) -> bool {
    let names = plain(&names.join(" "));
    plain(looked_for)
        .split_whitespace()
        .all(|word| names.contains(word))
}

/// Small letters without marks.
fn plain(text: &str) -> String {
    let bare = text.nfd().filter(|c| !is_combining_mark(*c));
    bare.flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_do_not_matter() {
        let names = ["Nguyễn Đình Hoà", "hoa@vidu.gov.vn"];
        for found in ["", "nguyen dinh", "NGUYỄN", "hoa vidu", "Đình"] {
            assert!(fits(found, &names), "{found}");
        }
        assert!(!fits("tran", &names));
    }
}
