//! The lists of a call.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::entry::visit_scalars;

/// Most ratings of a call, and most follow-ups.
pub const MOST_RECORDS: usize = 500;

/// A list of records; beyond the most that a call may have they are only counted.
#[derive(Debug, Clone)]
pub enum Records<R> {
    /// Not there.
    Absent,
    /// Something else than a list.
    NotAList,
    /// The first records, and how many there are.
    List(Vec<R>, usize),
}

impl<R> Records<R> {
    /// The lists with each record turned into another.
    pub fn map<T>(self, into: impl FnMut(R) -> T) -> Records<T> {
        match self {
            Self::Absent => Records::Absent,
            Self::NotAList => Records::NotAList,
            Self::List(records, count) => {
                Records::List(records.into_iter().map(into).collect(), count)
            }
        }
    }
}

impl<'de, R: Deserialize<'de>> Deserialize<'de> for Records<R> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(RecordsVisitor(PhantomData))
    }
}

struct RecordsVisitor<R>(PhantomData<R>);

impl<'de, R: Deserialize<'de>> Visitor<'de> for RecordsVisitor<R> {
    type Value = Records<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Records::Absent)
    }
    visit_scalars!(Ok(Records::NotAList));
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Records::NotAList)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut records = Vec::new();
        while records.len() < MOST_RECORDS {
            let Some(record) = items.next_element()? else {
                let count = records.len();
                return Ok(Records::List(records, count));
            };
            records.push(record);
        }
        let mut count = records.len();
        while items.next_element::<IgnoredAny>()?.is_some() {
            count += 1;
        }
        Ok(Records::List(records, count))
    }
}
