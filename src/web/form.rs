//! The fields of a form as they were sent.

use std::borrow::Cow;

use crate::model::text;

/// Most lines that a table of fields may have.
const MOST_LINES: usize = 200;

/// What a form sent, in its order. A line break is one character, as the browser counted it for its `maxlength`: it
/// sends two.
pub fn sent(body: &[u8]) -> impl Iterator<Item = (Cow<'_, str>, String)> {
    let pairs = form_urlencoded::parse(body);
    pairs.map(|(name, value)| (name, text::one_break(&value)))
}

/// Names and values in their order.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads a body, or the query of an address.
    pub fn read(body: &[u8]) -> Self {
        let owned = |(name, value): (Cow<'_, str>, String)| (name.into(), value);
        Self(sent(body).map(owned).collect())
    }

    /// The value under this name, empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.given(name).unwrap_or_default()
    }

    /// The value under this name, if it was sent and is not empty.
    pub fn given(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(given, _)| given == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// All names with their values.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.0.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// How many lines of a table were sent: one more than the highest number in `members.<number>`.
    pub fn lines(&self, table: &str) -> usize {
        let number = |name: &str| {
            let rest = name.strip_prefix(table)?.strip_prefix('.')?;
            let number = rest.split('.').next()?.parse::<usize>().ok()?;
            (number < MOST_LINES).then_some(number + 1)
        };
        let numbers = self.pairs().filter_map(|(name, _)| number(name));
        numbers.max().unwrap_or_default()
    }

    /// All values under this name.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        let named = self.0.iter().filter(move |(given, _)| given == name);
        named.map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_is_one_character() {
        let fields = Fields::read(b"note=a%0D%0Ab%0D%0A%0D%0Ac%0Ad");
        assert_eq!(fields.get("note"), "a\nb\n\nc\nd");
    }

    #[test]
    fn lines_are_counted_by_their_numbers() {
        let fields =
            Fields::read(b"members.0.agency=a&members.2.agency=b&membership.9=c&members=d");
        assert_eq!(fields.lines("members"), 3);
        assert_eq!(fields.lines("member"), 0);
        let far = Fields::read(b"members.999999999.agency=a&members.-1.agency=b");
        assert_eq!(far.lines("members"), 0);
    }
}
