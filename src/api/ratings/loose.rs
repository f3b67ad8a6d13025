//! A field taken as whatever it is: what is wrong with it is said later, and only about its record.
//!
//! Lists and objects are looked at up to a bound, so that what is read never needs much more memory than the
//! body has bytes.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::entry::Name;

/// Most items of a list, or fields of an object, that are looked at; one more shows that the list is too long.
pub const MOST_ITEMS: usize = 64;

/// A field as it came.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Loose<'a> {
    /// Not there.
    #[default]
    Absent,
    /// `null`, which says no more than that nothing is there.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(Cow<'a, str>),
    /// A list, its first items.
    List(Vec<Loose<'a>>),
    /// An object, its first fields as they came.
    Object(Vec<(Cow<'a, str>, Loose<'a>)>),
    /// A fraction, or a number too large.
    Other,
}

impl<'de: 'a, 'a> Deserialize<'de> for Loose<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(LooseVisitor(PhantomData))
    }
}

struct LooseVisitor<'a>(PhantomData<&'a ()>);

impl<'de: 'a, 'a> Visitor<'de> for LooseVisitor<'a> {
    type Value = Loose<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Loose::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Loose::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Loose::Int(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).map_or(Loose::Other, Loose::Int))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        // 4.0 is the whole number 4 written otherwise; beyond 2^53 a fraction cannot be told.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let whole = value.fract() == 0.0 && value.abs() < EXACT;
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        Ok(if whole {
            Loose::Int(value as i64)
        } else {
            Loose::Other
        })
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Loose::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Loose::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while list.len() <= MOST_ITEMS {
            let Some(item) = items.next_element()? else {
                return Ok(Loose::List(list));
            };
            list.push(item);
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Loose::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut object = Vec::new();
        while object.len() < MOST_ITEMS {
            let Some((Name(name), value)) = fields.next_entry::<Name<'a>, Loose<'a>>()? else {
                return Ok(Loose::Object(object));
            };
            object.push((name, value));
        }
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Loose::Object(object))
    }
}
