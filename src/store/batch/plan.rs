//! Which ratings of a batch are taken for new, and what the others are.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Record, RecordResult, known::Known};
use crate::model::rating::NewRating;

/// A batch with what is known of the ids in it.
pub struct Plan<'a> {
    pub records: &'a [Record],
    /// Where each rating id stands first in the batch.
    first: HashMap<Uuid, usize>,
    /// Ratings that were there before.
    known: HashMap<Uuid, Known>,
}

impl<'a> Plan<'a> {
    pub fn new(records: &'a [Record]) -> Self {
        let mut first = HashMap::with_capacity(records.len());
        for (at, record) in records.iter().enumerate() {
            if let Record::Rating(new) = record {
                first.entry(new.id).or_insert(at);
            }
        }
        Self {
            records,
            first,
            known: HashMap::new(),
        }
    }

    /// Takes note of ratings that were there.
    pub fn learn(&mut self, known: HashMap<Uuid, Known>) {
        self.known.extend(known);
    }

    /// The ratings taken for new, each id once, in the order of the batch.
    pub fn fresh(&self) -> Vec<&'a NewRating> {
        let fresh = |(at, record): (usize, &'a Record)| match record {
            Record::Rating(new) if self.is_fresh(at, new.id) => Some(&**new),
            _ => None,
        };
        self.records.iter().enumerate().filter_map(fresh).collect()
    }

    /// Ids of the ratings taken for new.
    pub fn fresh_ids(&self) -> Vec<Uuid> {
        self.fresh().iter().map(|new| new.id).collect()
    }

    fn is_fresh(&self, at: usize, id: Uuid) -> bool {
        self.first.get(&id) == Some(&at) && !self.known.contains_key(&id)
    }

    /// The result of each rating once the new ones are in; `None` for other records.
    pub fn rating_results(&self) -> Vec<Option<RecordResult>> {
        self.records
            .iter()
            .enumerate()
            .map(|(at, record)| self.rating_result(at, record))
            .collect()
    }

    fn rating_result(&self, at: usize, record: &Record) -> Option<RecordResult> {
        let Record::Rating(new) = record else {
            return None;
        };
        if self.is_fresh(at, new.id) {
            return Some(RecordResult::Accepted);
        }
        let same = match self.known.get(&new.id) {
            Some(known) => known.is_same(&new.content_hash, new.comment.as_deref()),
            None => self.first_rating(new.id).is_some_and(|first| {
                first.content_hash == new.content_hash && first.comment == new.comment
            }),
        };
        Some(if same {
            RecordResult::Duplicate
        } else {
            RecordResult::Conflict
        })
    }

    fn first_rating(&self, id: Uuid) -> Option<&NewRating> {
        match self.first.get(&id).map(|at| &self.records[*at]) {
            Some(Record::Rating(new)) => Some(new),
            _ => None,
        }
    }
}
