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

/// Names and values. Looking a name up costs the same wherever it stands: a form has up to some thousand fields, and
/// tables of them are read field by field.
pub struct Fields {
    /// In their order.
    pairs: Vec<(String, String)>,
    /// Places in `pairs`, by name; of one name in their order.
    by_name: Vec<usize>,
}

impl Fields {
    /// Reads a body, or the query of an address.
    pub fn read(body: &[u8]) -> Self {
        let owned = |(name, value): (Cow<'_, str>, String)| (name.into_owned(), value);
        let pairs: Vec<(String, String)> = sent(body).map(owned).collect();
        let mut by_name: Vec<usize> = (0..pairs.len()).collect();
        by_name.sort_by(|one, other| pairs[*one].0.cmp(&pairs[*other].0));
        Self { pairs, by_name }
    }

    /// The value under this name, empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.given(name).unwrap_or_default()
    }

    /// The first value under this name, if it was sent and is not empty.
    pub fn given(&self, name: &str) -> Option<&str> {
        let (found, value) = self.from(name).next()?;
        (found == name && !value.is_empty()).then_some(value)
    }

    /// All names with their values.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.pairs.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What follows `table.` in the names that begin with it, and the values; by name.
    pub fn below(&self, table: &str) -> impl Iterator<Item = (&str, &str)> + use<'_> {
        let start = format!("{table}.");
        let names = self.from(&start);
        names.map_while(move |(name, value)| Some((name.strip_prefix(start.as_str())?, value)))
    }

    /// How many lines of a table were sent: one more than the highest number in `members.<number>`; what is beyond
    /// [`MOST_LINES`] is left out.
    pub fn lines(&self, table: &str) -> usize {
        let number = |rest: &str| {
            let number = rest.split('.').next()?.parse::<usize>().ok()?;
            (number < MOST_LINES).then_some(number + 1)
        };
        let numbers = self.below(table).filter_map(|(rest, _)| number(rest));
        numbers.max().unwrap_or_default()
    }

    /// All values under this name, in their order.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        let named = self.from(name).take_while(move |(given, _)| *given == name);
        named.map(|(_, value)| value)
    }

    /// By name, the first that is not before `name` and all after it.
    fn from(&self, name: &str) -> impl Iterator<Item = (&str, &str)> + use<'_> {
        let is_before = |at: &usize| self.pairs[*at].0.as_str() < name;
        let first = self.by_name.partition_point(is_before);
        let rest = self.by_name[first..].iter().map(|at| &self.pairs[*at]);
        rest.map(|(name, value)| (name.as_str(), value.as_str()))
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
    fn fields_are_found_by_name_and_those_of_one_name_keep_their_order() {
        let fields = Fields::read(b"b=2&a.1=x&b=1&a=&ab=3&a.0.c=y&b=&a=4");
        assert_eq!(fields.all("b").collect::<Vec<_>>(), ["2", "1", ""]);
        assert_eq!((fields.get("b"), fields.get("ab")), ("2", "3"));
        assert_eq!(fields.given("a"), None, "the first one is empty");
        assert_eq!(fields.given("c"), None);
        let below: Vec<_> = fields.below("a").collect();
        assert_eq!(below, [("0.c", "y"), ("1", "x")]);
        assert_eq!(fields.pairs().next(), Some(("b", "2")), "as they were sent");
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
