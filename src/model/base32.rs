//! Five bits a sign: Crockford's base 32, which a QR code holds in its alphanumeric mode and a person can type.

/// No I, L, O and U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The sign of a number below 32.
pub fn sign(value: u8) -> char {
    char::from(SIGNS[usize::from(value & 31)])
}

/// What a typed sign stands for: any case, O for 0, I and L for 1.
pub fn value(typed: char) -> Option<u8> {
    let sign = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let sign = u8::try_from(sign).ok()?;
    let at = SIGNS.iter().position(|known| *known == sign)?;
    u8::try_from(at).ok()
}

/// Whether people put this between groups of signs.
pub fn is_between(typed: char) -> bool {
    typed.is_whitespace() || matches!(typed, '-' | '\u{2010}'..='\u{2015}' | '_' | '.')
}

/// The signs of these bytes; the last one is filled up with zero bits.
pub fn encode(bytes: &[u8]) -> String {
    let bit = |at: usize| {
        let byte = bytes.get(at / 8).copied().unwrap_or_default();
        byte >> (7 - at % 8) & 1
    };
    let signs = (bytes.len() * 8).div_ceil(5);
    let five = |at: usize| (0..5).fold(0, |value, offset| value << 1 | bit(at * 5 + offset));
    (0..signs).map(|at| sign(five(at))).collect()
}

/// The bytes that these values make up; `None` where bits are left over that are not zero.
pub fn decode<const BYTES: usize>(values: &[u8]) -> Option<[u8; BYTES]> {
    let mut bytes = [0; BYTES];
    for (at, value) in values.iter().enumerate() {
        for offset in 0..5 {
            let bit = value >> (4 - offset) & 1;
            let place = at * 5 + offset;
            match bytes.get_mut(place / 8) {
                Some(byte) => *byte |= bit << (7 - place % 8),
                None if bit == 0 => {}
                None => return None,
            }
        }
    }
    Some(bytes)
}
