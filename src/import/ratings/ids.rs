//! Telling ratings of a file apart, and the file from others.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::model::rating::NewRating;

/// The ids of a file, each with the first line that had it and a short hash of what it said.
#[derive(Default)]
pub struct Ids(HashMap<Uuid, (u64, u64)>);

/// An earlier line with the same id.
pub struct Earlier {
    pub line: u64,
    pub is_same: bool,
}

impl Ids {
    /// The earlier line with this rating's id, if there is one.
    pub fn before(&mut self, rating: &NewRating, line: u64) -> Option<Earlier> {
        let said = short(rating);
        let (first, hash) = *self.0.entry(rating.id).or_insert((line, said));
        (first != line).then_some(Earlier {
            line: first,
            is_same: hash == said,
        })
    }
}

/// Enough to tell two lines with the same id apart; the store compares in full.
fn short(rating: &NewRating) -> u64 {
    let mut hasher = Sha256::new();
    add(&mut hasher, rating);
    let hash: [u8; 32] = hasher.finalize().into();
    let (first, _) = hash.split_at(8);
    first
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn add(hasher: &mut Sha256, rating: &NewRating) {
    hasher.update(rating.content_hash);
    let comment = rating.comment.as_deref().unwrap_or_default();
    hasher.update((comment.len() as u64).to_be_bytes());
    hasher.update(comment.as_bytes());
}

/// SHA-256 over what all ratings of a file say, in their order: the same file saved with another
/// delimiter or line end stays the same.
#[derive(Default, Clone)]
pub struct Digest(Sha256);

impl Digest {
    pub fn add(&mut self, rating: &NewRating) {
        add(&mut self.0, rating);
    }

    pub fn finish(&self) -> [u8; 32] {
        self.0.clone().finalize().into()
    }
}

/// The id of rating number `row` (from 1) of a file, for one that has none of its own: the same
/// at each try, so that an import whose answer was lost can be repeated.
pub fn made_id(file: &[u8; 32], row: u64) -> Uuid {
    let mut hasher = Sha256::new();
    hasher.update(file);
    hasher.update(row.to_be_bytes());
    let hash: [u8; 32] = hasher.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
