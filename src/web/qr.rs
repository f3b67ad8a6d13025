//! QR codes as drawings.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// The dark modules as one path, a unit each, and how many there are on a side; empty where the text is too long for a code.
pub fn drawn(text: &str) -> (String, u32) {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else {
        return (String::new(), 0);
    };
    (path(&code, 0), code.size().unsigned_abs())
}

/// The dark modules as one path, a unit each, behind a margin of `quiet` units.
pub fn path(code: &QrCode, quiet: i32) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + quiet, y + quiet);
        }
    }
    path
}
