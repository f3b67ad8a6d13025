//! Reads a value of the environment, where everything is text: numbers, switches and comma-separated lists.

use serde::de::{self, IntoDeserializer, Visitor, value::SeqDeserializer};
use serde::forward_to_deserialize_any;

/// A value of the environment.
pub(super) struct Text(pub(super) String);

impl IntoDeserializer<'_, de::value::Error> for Text {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Reads a number or switch from text; text that is none goes to the visitor, which says what it expected.
macro_rules! from_text {
    ($($method:ident => $visit:ident as $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            match self.0.trim().parse::<$type>() {
                Ok(value) => visitor.$visit(value),
                Err(_) => visitor.visit_string(self.0),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Text {
    type Error = de::value::Error;

    from_text! {
        deserialize_bool => visit_bool as bool,
        deserialize_i64 => visit_i64 as i64,
        deserialize_u64 => visit_u64 as u64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_string(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let parts = self
            .0
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        visitor.visit_seq(SeqDeserializer::new(
            parts.map(|part| Self(part.to_owned())),
        ))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0
            .into_deserializer()
            .deserialize_enum(name, variants, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple tuple_struct
        map struct identifier ignored_any
    }
}
