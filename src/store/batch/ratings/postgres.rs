//! PostgreSQL: one statement inserts the batch and counts it into the cubes, whatever its size.
//!
//! Each column travels as one array in PostgreSQL's own text form, since the driver's arrays
//! know no missing value; a column without any value does not travel at all, because `UNNEST`
//! fills short arrays up.

use std::{fmt::Write, sync::LazyLock};

use sea_orm::{ColumnTrait, ColumnType, ConnectionTrait, Iterable, Value};

use super::{columns, values};
use crate::{
    entity::rating,
    model::rating::NewRating,
    store::{connect::statement, delta, error::StoreError, fold},
};

/// Inserts, moves the watermark that covers exactly the numbers before, and counts.
static STATEMENT: LazyLock<String> = LazyLock::new(|| {
    let arrays: Vec<String> = rating::Column::iter()
        .zip(1..)
        .map(|(column, at)| format!("${at}::text::{}[]", type_of(column)))
        .collect();
    let (first, last) = (arrays.len() + 1, arrays.len() + 2);
    let cubes = fold::CUBES.iter().map(|cube| {
        let upsert = cube.upsert("SELECT * FROM added", &delta::sums());
        format!("in_{} AS ({upsert})", cube.table)
    });
    format!(
        "WITH new AS (INSERT INTO rating ({columns}) SELECT * FROM UNNEST({arrays}) \
           ON CONFLICT (id) DO NOTHING RETURNING {counted}), \
         moved AS (UPDATE sequence_head SET folded = ${last} WHERE id = 1 AND folded = ${first} - 1 RETURNING id), \
         added AS MATERIALIZED ({ratings} AND EXISTS (SELECT id FROM moved)), \
         {cubes} SELECT COUNT(*) AS inserted FROM new",
        columns = columns(),
        counted = delta::RATING_COLUMNS,
        arrays = arrays.join(", "),
        ratings = delta::ratings("new", "true"),
        cubes = cubes.collect::<Vec<_>>().join(", "),
    )
});

/// Inserts ratings under the numbers from `first` on; returns how many were not there before.
/// Where some were, the transaction is of no more use.
pub async fn insert(
    tx: &impl ConnectionTrait,
    fresh: &[&NewRating],
    first: i64,
) -> Result<usize, StoreError> {
    if fresh.is_empty() {
        return Ok(0);
    }
    let mut arrays = vec![Array::default(); rating::Column::iter().count()];
    for (new, seq) in fresh.iter().zip(first..) {
        for (array, value) in arrays.iter_mut().zip(values(new, seq)) {
            array.push(&value);
        }
    }
    let last = first + i64::try_from(fresh.len()).unwrap_or(i64::MAX) - 1;
    let arrays = arrays.into_iter().map(Array::finish);
    let values = arrays.chain([first.into(), last.into()]);
    let row = tx.query_one_raw(statement(tx, &*STATEMENT, values)).await?;
    let inserted: i64 = row.map_or(Ok(0), |row| row.try_get("", "inserted"))?;
    Ok(usize::try_from(inserted).unwrap_or_default())
}

/// How PostgreSQL calls the type of a column.
fn type_of(column: rating::Column) -> &'static str {
    match column.def().get_column_type() {
        ColumnType::SmallInteger => "smallint",
        ColumnType::Integer => "integer",
        ColumnType::BigInteger => "bigint",
        ColumnType::Boolean => "boolean",
        ColumnType::Date => "date",
        ColumnType::Uuid => "uuid",
        ColumnType::VarBinary(_) | ColumnType::Binary(_) | ColumnType::Blob => "bytea",
        _ => "text",
    }
}

/// The values of one column as PostgreSQL writes an array.
#[derive(Default, Clone)]
struct Array {
    text: String,
    any: bool,
}

impl Array {
    fn push(&mut self, value: &Value) {
        let text = &mut self.text;
        text.push(if text.is_empty() { '{' } else { ',' });
        let length = text.len();
        match value {
            Value::Bytes(Some(value)) => hex(text, value),
            Value::String(Some(value)) => quoted(text, value),
            plain => write_plain(text, plain),
        }
        if text.len() == length {
            text.push_str("NULL");
        } else {
            self.any = true;
        }
    }

    /// The array as a value to be bound; missing where it has only missing values.
    fn finish(mut self) -> Value {
        self.text.push('}');
        Value::String(self.any.then_some(self.text))
    }
}

/// Writes a value that needs no quotes; nothing where it is missing.
fn write_plain(text: &mut String, value: &Value) {
    // Writing to a string cannot fail.
    let _ = match value {
        Value::Bool(Some(value)) => write!(text, "{value}"),
        Value::SmallInt(Some(value)) => write!(text, "{value}"),
        Value::Int(Some(value)) => write!(text, "{value}"),
        Value::BigInt(Some(value)) => write!(text, "{value}"),
        Value::ChronoDate(Some(value)) => write!(text, "{value}"),
        Value::Uuid(Some(value)) => write!(text, "{value}"),
        _ => Ok(()),
    };
}

fn hex(text: &mut String, bytes: &[u8]) {
    text.push_str("\"\\\\x");
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    text.extend(halves.filter_map(|half| char::from_digit(half.into(), 16)));
    text.push('"');
}

fn quoted(text: &mut String, value: &str) {
    text.push('"');
    for letter in value.chars() {
        if matches!(letter, '"' | '\\') {
            text.push('\\');
        }
        text.push(letter);
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn array(values: &[Value]) -> Option<String> {
        let mut array = Array::default();
        for value in values {
            array.push(value);
        }
        match array.finish() {
            Value::String(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn text_survives_the_quoting_of_arrays() {
        let values = ["a,b", "NULL", "", "say \"no\" \\", "{}", "Đất đai"].map(Value::from);
        assert_eq!(
            array(&values).as_deref(),
            Some(r#"{"a,b","NULL","","say \"no\" \\","{}","Đất đai"}"#)
        );
    }

    #[test]
    fn missing_values_and_bytes() {
        let some = [Value::Int(Some(-4)), Value::Int(None)];
        assert_eq!(array(&some).as_deref(), Some("{-4,NULL}"));
        assert_eq!(array(&[Value::Int(None), Value::Int(None)]), None);
        assert_eq!(
            array(&[vec![0u8, 255].into()]).as_deref(),
            Some(r#"{"\\x00ff"}"#)
        );
    }

    #[test]
    fn every_column_has_a_type_of_its_own() {
        use rating::Column;
        let typed = [
            (Column::Seq, "bigint"),
            (Column::Id, "uuid"),
            (Column::LocalDate, "date"),
            (Column::Level, "smallint"),
            (Column::KioskId, "integer"),
            (Column::IsTest, "boolean"),
            (Column::ContentHash, "bytea"),
            (Column::Extra, "text"),
        ];
        for (column, name) in typed {
            assert_eq!(type_of(column), name, "{column:?}");
        }
    }
}
