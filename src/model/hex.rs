//! Bytes as hexadecimal digits, small letters.

use std::fmt::Write;

/// Two digits a byte.
pub fn written(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The 32 bytes of 64 digits; `None` for any other text.
pub fn read(text: &str) -> Option<[u8; 32]> {
    let plain = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bytes = (0..32).map(|at| text.get(at * 2..at * 2 + 2));
    let bytes: Option<Vec<u8>> = bytes
        .map(|pair| u8::from_str_radix(pair?, 16).ok())
        .collect();
    bytes.filter(|_| plain)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let bytes: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 7).unwrap_or(0));
        assert_eq!(read(&written(&bytes)), Some(bytes));
        for wrong in ["", "zz", &"g".repeat(64), &"+1".repeat(32), &"ạ".repeat(32)] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
