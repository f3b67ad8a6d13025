//! Which ratings of a batch are taken for new, and what the others are.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{Record, RecordResult, known::Known};
use crate::{
    model::rating::NewRating,
    store::{error::StoreError, receipts},
};

/// A batch with what is known of the ids in it.
pub struct Plan<'a> {
    pub records: &'a [Record],
    /// Where each rating id stands first in the batch.
    first: HashMap<Uuid, usize>,
    /// Ratings that were there before.
    known: HashMap<Uuid, Known>,
    /// Places in the batch of ratings whose receipt was used before.
    used: HashSet<usize>,
}

impl<'a> Plan<'a> {
    pub fn new(records: &'a [Record]) -> Self {
        let mut first = HashMap::with_capacity(records.len());
        for (at, record) in records.iter().enumerate() {
            if let Some(new) = record.rating() {
                first.entry(new.id).or_insert(at);
            }
        }
        Self {
            records,
            first,
            known: HashMap::new(),
            used: HashSet::new(),
        }
    }

    /// Takes note of ratings that were there.
    pub fn learn(&mut self, known: HashMap<Uuid, Known>) {
        self.known.extend(known);
    }

    /// Uses up the receipts of new ratings; those whose receipt was used before are not new any more.
    pub async fn use_receipts_up(&mut self, tx: &impl ConnectionTrait) -> Result<(), StoreError> {
        self.used.clear();
        let asked = |(at, record): (usize, &Record)| match record {
            Record::ByReceipt(new, mark) if self.is_fresh(at, new.id) => Some((at, *mark)),
            _ => None,
        };
        let asked: Vec<_> = self.records.iter().enumerate().filter_map(asked).collect();
        if asked.is_empty() {
            return Ok(());
        }
        let marks = asked.iter().map(|(_, mark)| *mark).collect();
        let mut first = receipts::use_up(tx, marks).await?;
        let used = asked.iter().filter(|(_, mark)| !first.remove(&mark.hash));
        self.used = used.map(|(at, _)| *at).collect();
        Ok(())
    }

    /// The ratings taken for new, each id once, in the order of the batch.
    pub fn fresh(&self) -> Vec<&'a NewRating> {
        let fresh = |(at, record): (usize, &'a Record)| {
            record.rating().filter(|new| self.is_fresh(at, new.id))
        };
        self.records.iter().enumerate().filter_map(fresh).collect()
    }

    /// Ids of the ratings taken for new.
    pub fn fresh_ids(&self) -> Vec<Uuid> {
        self.fresh().iter().map(|new| new.id).collect()
    }

    fn is_fresh(&self, at: usize, id: Uuid) -> bool {
        self.first.get(&id) == Some(&at)
            && !self.known.contains_key(&id)
            && !self.used.contains(&at)
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
        let new = record.rating()?;
        if self.used.contains(&at) {
            return Some(RecordResult::Used);
        }
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
        let at = self.first.get(&id)?;
        self.records[*at].rating()
    }
}
