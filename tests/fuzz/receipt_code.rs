//! What must hold for any bytes that come as the code of a receipt. The fuzz target and the property tests of
//! `model::receipt` share it.

use crate::model::receipt::{CodeFault, ReceiptCode};

/// The secret of the one who prints.
pub const SECRET: [u8; 32] = [7; 32];

/// Panics where something does not hold.
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let code = match ReceiptCode::parse(&text) {
        Ok(code) => code,
        Err(fault) => return assert_eq!(fault, CodeFault::Malformed),
    };
    let canonical = code.to_string();
    assert_eq!(
        ReceiptCode::parse(&canonical),
        Ok(code),
        "one text for each code"
    );
    let is_sign = |sign: u8| sign.is_ascii_digit() || sign.is_ascii_uppercase();
    assert!(canonical.bytes().all(is_sign) && !canonical.contains(['I', 'L', 'O', 'U']));
    match code {
        ReceiptCode::Issued(_) => assert_eq!(canonical.len(), 20),
        ReceiptCode::Signed(signed) => {
            assert_eq!(canonical.len(), 32);
            // Only who signs the very same claims with the secret gets the very same code.
            match signed.verify(&SECRET) {
                Ok(claims) => {
                    assert_eq!(claims.key, signed.key());
                    assert_eq!(claims.sign(&SECRET), Some(signed));
                }
                Err(fault) => assert_eq!(fault, CodeFault::Forged),
            }
        }
    }
}
