//! Codes keep what they say, and nobody makes one without the secret.

use proptest::prelude::*;

use super::*;
use crate::model::base32;

/// Shared with the fuzz target.
#[path = "../../../tests/fuzz/receipt_code.rs"]
mod any_code;

use any_code::SECRET;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn claims() -> impl Strategy<Value = Claims> {
    (
        0u16..1024,
        0u16..32_768,
        0u16..1024,
        0u64..32_768,
        0u32..1 << 25,
    )
        .prop_map(|(key, service_point, domain, days, nonce)| Claims {
            key,
            service_point,
            domain,
            day: day("2020-01-01") + Days::new(days),
            nonce,
        })
}

fn signed(text: &str) -> Option<SignedCode> {
    match ReceiptCode::parse(text) {
        Ok(ReceiptCode::Signed(code)) => Some(code),
        _ => None,
    }
}

fn text(claims: &Claims) -> String {
    ReceiptCode::Signed(claims.sign(&SECRET).unwrap()).to_string()
}

/// The rows of the table in the documentation, without its first cell's border.
fn documented() -> Vec<Vec<&'static str>> {
    let page = include_str!("../../../docs/receipt-codes.md");
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| `") && line.matches('|').count() == 8);
    let cell = |cell: &'static str| cell.trim().trim_matches('`');
    rows.map(|row| row.trim_matches('|').split('|').map(cell).collect())
        .collect()
}

/// The rows of the file that programs compare themselves with.
fn in_the_file() -> Vec<Vec<&'static str>> {
    let file = include_str!("../../../deploy/integration/vectors.csv");
    let rows = file.lines().skip(1);
    rows.map(|row| row.split(',').collect()).collect()
}

#[test]
fn the_documented_vectors_are_made_and_read() {
    assert_eq!(documented(), in_the_file());
    for row in documented() {
        let byte = |at: usize| u8::from_str_radix(&row[0][2 * at..2 * at + 2], 16).unwrap();
        let secret: [u8; KEY_SECRET] = std::array::from_fn(byte);
        let claims = Claims {
            key: row[1].parse().unwrap(),
            service_point: row[2].parse().unwrap(),
            domain: row[3].parse().unwrap(),
            day: day(row[4]),
            nonce: row[5].parse().unwrap(),
        };
        let made = ReceiptCode::Signed(claims.sign(&secret).unwrap());
        assert_eq!(made.to_string(), row[6], "{row:?}");
        assert_eq!(signed(row[6]).unwrap().verify(&secret), Ok(claims));
    }
    assert_eq!(documented().len(), 7, "the vectors are there");
}

#[test]
fn what_does_not_fit_its_field_is_not_signed() {
    let fits = Claims {
        key: 1_023,
        service_point: 32_767,
        domain: 1_023,
        day: day("2109-09-18"),
        nonce: (1 << 25) - 1,
    };
    assert!(fits.sign(&SECRET).is_some());
    let wrong = [
        Claims { key: 1_024, ..fits },
        Claims {
            service_point: 32_768,
            ..fits
        },
        Claims {
            domain: 1_024,
            ..fits
        },
        Claims {
            day: day("2109-09-19"),
            ..fits
        },
        Claims {
            day: day("2019-12-31"),
            ..fits
        },
        Claims {
            nonce: 1 << 25,
            ..fits
        },
    ];
    assert!(wrong.iter().all(|claims| claims.sign(&SECRET).is_none()));
}

#[test]
fn a_code_holds_from_its_day_to_its_last() {
    let printed = day("2026-02-27");
    let check = |today: &str| check_day(printed, last_day(printed, 2), day(today));
    assert_eq!(check("2026-02-26"), Err(CodeFault::NotYet));
    assert_eq!(check("2026-02-27"), Ok(()));
    assert_eq!(check("2026-03-01"), Ok(()));
    assert_eq!(check("2026-03-02"), Err(CodeFault::Expired));
}

#[test]
fn a_mark_outlives_its_code_and_hides_its_day() {
    assert_eq!(mark_until(day("2026-02-01")), day("2026-02-28"));
    assert_eq!(mark_until(day("2026-12-31")), day("2026-12-31"));
    assert_eq!(mark_until(NaiveDate::MAX), NaiveDate::MAX);
}

#[test]
fn a_key_signs_the_codes_of_its_days_until_it_is_revoked() {
    let valid = crate::model::validity::Validity {
        from: Some(day("2026-01-01")),
        until: Some(day("2026-06-30")),
    };
    let key = ReceiptKey {
        id: 1,
        name: String::new(),
        sealed: Vec::new(),
        valid,
        created_at: 0,
        revoked_at: None,
    };
    assert_eq!(key.check(day("2026-06-30")), Ok(()));
    assert_eq!(key.check(day("2026-07-01")), Err(CodeFault::Revoked));
    assert_eq!(key.check(day("2025-12-31")), Err(CodeFault::Revoked));
    let revoked = ReceiptKey {
        revoked_at: Some(5),
        ..key
    };
    assert_eq!(revoked.check(day("2026-06-30")), Err(CodeFault::Revoked));
}

#[test]
fn a_code_is_kept_from_logs() {
    let code = ReceiptCode::Issued(IssuedCode::from_bits([9; 12]));
    assert_eq!(format!("{code:?}"), "ReceiptCode(…)");
}

/// A code with some signs changed, added, taken away or put elsewhere.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let change = (0usize..40, any::<u8>(), 0u8..4);
    let issued = any::<[u8; 12]>().prop_map(IssuedCode::from_bits);
    let text = prop_oneof![
        claims().prop_map(|claims| text(&claims)),
        issued.prop_map(|code| ReceiptCode::Issued(code).to_string()),
    ];
    (text, prop::collection::vec(change, 0..5)).prop_map(|(text, changes)| {
        let mut bytes = text.into_bytes();
        for (at, byte, how) in changes {
            let at = at % bytes.len().max(1);
            match how {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => drop(bytes.remove(at)),
                2 if at < bytes.len() => bytes.rotate_left(at),
                _ => bytes.insert(at.min(bytes.len()), byte),
            }
        }
        bytes
    })
}

proptest! {
    #[test]
    fn a_code_is_read_as_it_was_made(claims in claims()) {
        let text = text(&claims);
        prop_assert_eq!(text.len(), 32);
        prop_assert_eq!(signed(&text).unwrap().verify(&SECRET), Ok(claims));
        let typed = text.to_lowercase().replace('0', "o").replace('1', "l");
        let groups: Vec<_> = typed.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
        prop_assert_eq!(signed(&groups.join("-")), signed(&text));
    }

    #[test]
    fn every_flipped_bit_is_seen(claims in claims(), at in 0usize..32, bit in 0u32..5) {
        let text = text(&claims);
        let mut signs: Vec<char> = text.chars().collect();
        signs[at] = base32::sign(base32::value(signs[at]).unwrap() ^ 1 << bit);
        let flipped: String = signs.into_iter().collect();
        prop_assert_ne!(&flipped, &text);
        let seen = signed(&flipped).map(|code| code.verify(&SECRET));
        prop_assert!(matches!(seen, None | Some(Err(CodeFault::Forged))), "{:?}", seen);
    }

    #[test]
    fn another_secret_signs_another_code(claims in claims(), secret: [u8; KEY_SECRET]) {
        prop_assume!(secret != SECRET);
        let code = claims.sign(&secret).unwrap();
        prop_assert_eq!(code.verify(&SECRET), Err(CodeFault::Forged));
    }

    #[test]
    fn what_is_cut_or_longer_is_no_code(claims in claims(), length in 0usize..32, more in "[0-9A-Z]{1,40}") {
        let text = text(&claims);
        prop_assert_eq!(ReceiptCode::parse(&text[..length]), Err(CodeFault::Malformed));
        prop_assert_eq!(ReceiptCode::parse(&format!("{text}{more}")), Err(CodeFault::Malformed));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), signs in "[0-9A-Za-z .\u{2010}-]{0,140}") {
        for text in [text, signs] {
            if let Ok(code) = ReceiptCode::parse(&text) {
                // One text for each code.
                prop_assert_eq!(ReceiptCode::parse(&code.to_string()), Ok(code));
            }
        }
    }

    #[test]
    fn issued_codes_are_read_as_they_were_made(bits: [u8; 12]) {
        let code = ReceiptCode::Issued(IssuedCode::from_bits(bits));
        let text = code.to_string();
        prop_assert_eq!((text.len(), &text[..1]), (20, "A"));
        prop_assert_eq!(ReceiptCode::parse(&text.to_lowercase()), Ok(code));
        prop_assert_eq!(ReceiptCode::parse(&text[..19]), Err(CodeFault::Malformed));
    }

    #[test]
    fn a_code_holds_for_exactly_its_days(claims in claims(), off in -400i64..800, valid in 1u32..400) {
        let today = claims.day + chrono::TimeDelta::days(off);
        let expected = match off {
            ..0 => Err(CodeFault::NotYet),
            off if off > i64::from(valid) => Err(CodeFault::Expired),
            _ => Ok(()),
        };
        prop_assert_eq!(check_day(claims.day, last_day(claims.day, valid), today), expected);
    }

    #[test]
    fn whatever_comes_is_read_as_the_fuzz_target_wants_it(
        code in mutated(), bytes in prop::collection::vec(any::<u8>(), 0..200)
    ) {
        any_code::hold(&code);
        any_code::hold(&bytes);
    }

    #[test]
    fn a_signature_fits_no_other_head(one in claims(), other in claims()) {
        prop_assume!(one != other);
        // Whoever has seen a code puts its signature behind another head: another day, counter, key.
        let (one, other) = (text(&one), text(&other));
        let forged = format!("{}{}", &other[..16], &one[16..]);
        let seen = signed(&forged).map(|code| code.verify(&SECRET));
        prop_assert!(forged == other || seen == Some(Err(CodeFault::Forged)), "{:?}", seen);
    }

    #[test]
    fn no_day_but_its_own_can_be_said_of_a_code(claims in claims(), days in 1u64..2_000) {
        let later = Claims { day: claims.day + Days::new(days), ..claims };
        prop_assume!(later.sign(&SECRET).is_some());
        let (now, then) = (text(&claims), text(&later));
        let renewed = format!("{}{}", &then[..16], &now[16..]);
        prop_assert_eq!(signed(&renewed).unwrap().verify(&SECRET), Err(CodeFault::Forged));
    }
}
