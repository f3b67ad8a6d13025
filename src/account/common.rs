//! Passwords that are tried first: the commonest words dressed up, rows of keys, repetitions.

use super::password::plain;

/// Words that the commonest long passwords are made of, in Vietnamese offices and elsewhere.
/// Undressed (see [`undressed`]), none of them may be a whole password, alone or with another of them.
const WORDS: &[&str] = &[
    "abc",
    "abcd",
    "admin",
    "administrator",
    "anhyeuem",
    "asdf",
    "asdfgh",
    "asdfghjkl",
    "baomat",
    "chinhquyen",
    "chuyenvien",
    "congchuc",
    "dangnhap",
    "danhgia",
    "danhgiahailong",
    "default",
    "demo",
    "diamond",
    "dragon",
    "emyeuanh",
    "facebook",
    "football",
    "google",
    "guest",
    "hailong",
    "hanhchinh",
    "hcm",
    "hello",
    "hochiminh",
    "iloveyou",
    "khongbiet",
    "khongco",
    "letmein",
    "login",
    "master",
    "matkhau",
    "mk",
    "monkey",
    "mothaiba",
    "ngoc",
    "nguoidung",
    "pass",
    "passw",
    "passwd",
    "password",
    "phuong",
    "princess",
    "qazwsx",
    "quan",
    "quanly",
    "quantri",
    "quantrivien",
    "qwert",
    "qwerty",
    "qwertyuiop",
    "root",
    "saigon",
    "secret",
    "server",
    "sunshine",
    "superman",
    "system",
    "taikhoan",
    "tanphu",
    "taythanh",
    "temp",
    "test",
    "thaydoi",
    "thanhpho",
    "trustno",
    "ubnd",
    "user",
    "vietnam",
    "vn",
    "welcome",
    "xinchao",
    "yeuanh",
    "yeuem",
    "zaq",
    "zxcvbn",
    "zxcvbnm",
];

/// Rows of keys, forwards; also read backwards.
const ROWS: [&str; 7] = [
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
];
/// Fewest neighbours that make a run of a row.
const RUN: usize = 4;

/// Whether a password is among those that are tried first.
pub fn is_common(password: &str) -> bool {
    let text = plain(password).replace(' ', "");
    is_repetition(&text)
        || is_run(&text)
        || undressed(&text)
            .iter()
            .any(|inside| is_made_of(inside, WORDS))
}

/// Whether a password is not much more than what anybody knows of the person.
pub fn is_about(password: &str, about: &[&str]) -> bool {
    let letters = |text: &str| -> String {
        let text = plain(text);
        text.chars().filter(char::is_ascii_lowercase).collect()
    };
    let password = letters(password);
    let known: Vec<String> = about
        .iter()
        .flat_map(|text| {
            let parts = text.split(|c: char| !c.is_alphanumeric()).map(letters);
            let local = text.split('@').next().map(letters);
            parts
                .chain(local)
                .chain([letters(text)])
                .collect::<Vec<_>>()
        })
        .filter(|part| part.len() > 1)
        .collect();
    let words: Vec<&str> = known.iter().map(String::as_str).collect();
    !password.is_empty() && is_made_of(&password, &words)
}

/// A short piece again and again: `aaaaaaaaaaaa`, `123123123123`.
fn is_repetition(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=4).any(|piece| {
        chars
            .iter()
            .zip(chars.iter().skip(piece))
            .all(|(a, b)| a == b)
    })
}

/// Nothing but runs of neighbouring keys: `123456789012`, `qwertyasdfgh`, `abcd1234efgh`.
fn is_run(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let longest = (at + RUN..=chars.len())
            .rev()
            .find(|end| in_a_row(&chars[at..*end]));
        match longest {
            Some(end) => at = end,
            None => return false,
        }
    }
    true
}

fn in_a_row(piece: &[char]) -> bool {
    let forwards: String = piece.iter().collect();
    let backwards: String = piece.iter().rev().collect();
    let same = piece.iter().all(|c| *c == piece[0]);
    same || ROWS
        .iter()
        .any(|row| row.contains(&forwards) || row.contains(&backwards))
}

/// The words behind `P@ssw0rd!` and `UBND@2026`: digits and signs around it go; those inside go, too, or become the
/// letters they look like.
fn undressed(text: &str) -> [String; 2] {
    let inside = text.trim_matches(|c: char| !c.is_alphabetic());
    let letter = |c: char| match c {
        '@' | '4' => Some('a'),
        '0' => Some('o'),
        '1' | '!' => Some('i'),
        '3' => Some('e'),
        '5' | '$' => Some('s'),
        c => Some(c).filter(|c| c.is_alphabetic()),
    };
    [
        inside.chars().filter(|c| c.is_alphabetic()).collect(),
        inside.chars().filter_map(letter).collect(),
    ]
}

/// Whether `text` can be cut into `words` without a rest.
fn is_made_of(text: &str, words: &[&str]) -> bool {
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for at in 0..text.len() {
        if !reached[at] || !text.is_char_boundary(at) {
            continue;
        }
        for word in words.iter().filter(|word| text[at..].starts_with(**word)) {
            reached[at + word.len()] = true;
        }
    }
    reached[text.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_tried_first_is_known() {
        for common in [
            "123456789012",
            "111111111111",
            "abcabcabcabc",
            "qwertyuiop12",
            "1q2w3e4r5t6y",
            "password1234",
            "P@ssw0rd2026",
            "Matkhau123456",
            "matkhaumatkhau",
            "Mật khẩu 2026!",
            "admin@123456",
            "Admin@2026!!",
            "quantri@12345",
            "UBND@taythanh2026",
            "iloveyou1234",
            "anhyeuem1314",
            "danhgiahailong",
            "987654321098",
            "abcd12345678",
            "hailong@2026@",
        ] {
            assert!(is_common(common), "{common}");
        }
    }

    #[test]
    fn what_a_person_thinks_of_is_taken() {
        for fine in [
            "sáng nay trời mưa to",
            "ba con mèo trắng",
            "Tr0ng-vườn-có-9-cây",
            "correct horse battery",
            "ngày mai họp lúc 8 giờ",
            "xk3v-9fqa-77pz",
        ] {
            assert!(!is_common(fine), "{fine}");
        }
    }
}
