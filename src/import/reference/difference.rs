//! What a file would change, entry by entry.

use crate::{
    import::Counts,
    store::{Cells, Entry},
};

/// What becomes of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// It was not there.
    Added,
    /// It was there and differs.
    Changed,
    /// It is there as it should be.
    Unchanged,
}

/// An entry of a file beside what is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What tells the entry from others of its kind.
    pub identity: String,
    /// What becomes of it.
    pub kept: Kept,
    /// Its columns as stored; empty if it was not there.
    pub before: Cells,
    /// Its columns as in the file.
    pub after: Cells,
}

impl Difference {
    /// The columns that differ: name, before, after. For an added entry all that hold anything.
    pub fn columns(&self) -> Vec<(&'static str, &str, &str)> {
        let after = self.after.iter().enumerate();
        let pairs = after.map(|(at, (name, after))| {
            let before = self.before.get(at).map_or("", |(_, before)| before);
            (*name, before, after.as_str())
        });
        pairs.filter(|(_, before, after)| before != after).collect()
    }
}

/// Holds entries against what is stored under the same identity.
pub fn compare<T: PartialEq + Entry>(
    rows: &[T],
    stored: impl Fn(&T) -> Option<T>,
) -> Vec<Difference> {
    let difference = |row: &T| {
        let before = stored(row);
        Difference {
            identity: row.identity(),
            kept: match &before {
                None => Kept::Added,
                Some(same) if same == row => Kept::Unchanged,
                Some(_) => Kept::Changed,
            },
            before: before.map(|before| before.cells()).unwrap_or_default(),
            after: row.cells(),
        }
    };
    rows.iter().map(difference).collect()
}

/// How many entries are added, changed and unchanged.
pub fn counts(differences: &[Difference]) -> Counts {
    let mut counts = Counts::default();
    for difference in differences {
        match difference.kept {
            Kept::Added => counts.added += 1,
            Kept::Changed => counts.changed += 1,
            Kept::Unchanged => counts.unchanged += 1,
        }
    }
    counts
}
