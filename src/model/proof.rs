//! A small proof of work that a form carries while its link is under attack.
//!
//! A form's stamp is bound to one code and one id, and the proof to the stamp: it proves nothing for
//! another form. In pieces, since the time for several small searches differs less from phone to phone
//! than that for a single large one. `views/assets/citizen/work.ts` searches; checking costs at most
//! [`PIECES`] hashes, whatever was sent.

use sha2::{Digest, Sha256};

/// Searches that make up a proof.
pub const PIECES: usize = 8;
/// The binary logarithm of that.
const PIECES_BITS: u32 = 3;
/// Longest proof that is looked at, bytes: eight numbers with ten digits and the points between.
const LONGEST: usize = PIECES * 11;

/// How many leading zero bits each piece needs, where all together take about 2^`bits` hashes.
pub const fn bits_of_piece(bits: u32) -> u32 {
    bits.saturating_sub(PIECES_BITS)
}

/// Whether `proof`, numbers with points between, is one for the form with this stamp: for each piece the
/// SHA-256 of `stamp.piece.number` begins with enough zero bits.
pub fn is_proof(stamp: &str, bits: u32, proof: &str) -> bool {
    if proof.len() > LONGEST {
        return false;
    }
    let numbers: Option<Vec<u32>> = proof.split('.').map(|text| text.parse().ok()).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() == PIECES) else {
        return false;
    };
    let enough = |(piece, number): (usize, &u32)| is_piece(stamp, piece, *number, bits);
    numbers.iter().enumerate().all(enough)
}

fn is_piece(stamp: &str, piece: usize, number: u32, bits: u32) -> bool {
    let hash = Sha256::digest(format!("{stamp}.{piece}.{number}"));
    let head = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    head.leading_zeros() >= bits_of_piece(bits)
}

/// The proof for a form with this stamp, as the page's script finds it; for tests and measurements.
pub fn search(stamp: &str, bits: u32) -> String {
    let piece = |piece| {
        let mut numbers = 0..=u32::MAX;
        let found = numbers.find(|number| is_piece(stamp, piece, *number, bits));
        found.unwrap_or_default().to_string()
    };
    (0..PIECES).map(piece).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAMP: &str = "AAAAAAAAA-iZ8v0Jq1g2M3k4L5n6P7q8";

    #[test]
    fn a_proof_is_for_one_stamp_only() {
        let proof = search(STAMP, 12);
        assert!(is_proof(STAMP, 12, &proof));
        assert!(is_proof(STAMP, 4, &proof), "more than enough");
        assert!(!is_proof(STAMP, 24, &proof), "too little");
        assert!(!is_proof("AAAAAAAAA-iZ8v0Jq1g2M3k4L5n6P7q9", 12, &proof));
    }

    #[test]
    fn the_pages_script_finds_the_same() {
        // The same vector stands in views/assets/citizen/test/work.test.ts.
        assert_eq!(search(STAMP, 12), "232.644.344.68.1310.596.500.492");
    }

    #[test]
    fn rubbish_proves_nothing() {
        let proof = search(STAMP, 8);
        let reversed: String = proof.chars().rev().collect();
        let one_more = format!("{proof}.1");
        let (one_less, _) = proof.rsplit_once('.').expect("several pieces");
        let long = "9".repeat(100_000);
        for wrong in [
            "",
            ".",
            "1.2.3",
            "a.b.c.d.e.f.g.h",
            "-1.0.0.0.0.0.0.0",
            "99999999999.0.0.0.0.0.0.0",
            &one_more,
            one_less,
            &long,
        ] {
            assert!(!is_proof(STAMP, 8, wrong), "{wrong}");
        }
        assert!(reversed == proof || !is_proof(STAMP, 16, &reversed));
    }
}
