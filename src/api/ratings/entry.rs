//! One record, read in one pass and without giving up: a wrong type in it must not take its
//! neighbours down.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::loose::Loose;

/// The known fields of one kind of record.
pub trait Fields<'a>: Default {
    /// The field with this name.
    fn slot(&mut self, name: &str) -> Option<&mut Loose<'a>>;
}

/// The visitor's answer to everything that is neither list nor object nor `null`.
macro_rules! visit_scalars {
    ($answer:expr) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            $answer
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            $answer
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            $answer
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            $answer
        }
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            $answer
        }
    };
}
pub(super) use visit_scalars;

/// Declares a record whose known fields may hold anything.
macro_rules! loose_fields {
    ($(#[$meta:meta])* $name:ident { $($field:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default)]
        pub struct $name<'a> {
            $(pub $field: $crate::api::ratings::loose::Loose<'a>,)+
        }

        impl<'a> $crate::api::ratings::entry::Fields<'a> for $name<'a> {
            fn slot(&mut self, name: &str) -> Option<&mut $crate::api::ratings::loose::Loose<'a>> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }
        }
    };
}
pub(super) use loose_fields;

/// What is wrong with a record as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is no object.
    NotAnObject,
    /// A field stands there twice.
    Duplicate(String),
    /// It holds text or numbers that are no proper JSON.
    Unreadable,
}

/// A field that nobody knows, its value as sent.
pub type Unknown<'a> = (Cow<'a, str>, &'a RawValue);

/// One record as it came.
#[derive(Debug, Clone, Default)]
pub struct Entry<'a, F> {
    /// The known fields.
    pub fields: F,
    /// Fields that nobody knows.
    pub unknown: Vec<Unknown<'a>>,
    /// What is wrong with it as a whole.
    pub fault: Option<Fault>,
}

impl<F: Default> Entry<'_, F> {
    /// A record of which nothing is known but its fault.
    pub fn faulty(fault: Fault) -> Self {
        Self {
            fault: Some(fault),
            ..Self::default()
        }
    }
}

/// A name of a field; almost always borrowed.
#[derive(Deserialize)]
pub struct Name<'a>(#[serde(borrow)] pub Cow<'a, str>);

impl<'de: 'a, 'a, F: Fields<'a>> Deserialize<'de> for Entry<'a, F> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(EntryVisitor(PhantomData))
    }
}

struct EntryVisitor<'a, F>(PhantomData<(&'a (), F)>);

impl<'de: 'a, 'a, F: Fields<'a>> Visitor<'de> for EntryVisitor<'a, F> {
    type Value = Entry<'a, F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Entry::faulty(Fault::NotAnObject))
    }
    visit_scalars!(Ok(Entry::faulty(Fault::NotAnObject)));
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Entry::faulty(Fault::NotAnObject))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entry = Entry::<F>::default();
        while let Some(Name(name)) = map.next_key::<Name<'a>>()? {
            let Some(slot) = entry.fields.slot(&name) else {
                entry.unknown.push((name, map.next_value()?));
                continue;
            };
            if matches!(slot, Loose::Absent) {
                *slot = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
                entry.fault = Some(Fault::Duplicate(name.into_owned()));
            }
        }
        Ok(entry)
    }
}
