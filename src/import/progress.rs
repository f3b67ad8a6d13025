//! Telling a caller how far an import has come.

/// What an import is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It reads and checks the file; so many lines are done.
    Checking {
        /// Lines of data read so far.
        rows: u64,
    },
    /// It writes; so many of all lines are done.
    Writing {
        /// Lines of data written so far.
        rows: u64,
        /// Lines of data in the file.
        of: u64,
    },
}

/// Called with each step; from a few to a few thousand times per import.
pub type Callback<'a> = &'a (dyn Fn(Step) + Send + Sync);

/// How many lines lie between two calls.
const EVERY: u64 = 1_000;

/// Calls back now and then.
#[derive(Clone, Copy)]
pub(super) struct Progress<'a>(pub Callback<'a>);

impl Progress<'_> {
    pub fn checked(self, rows: u64) {
        if rows.is_multiple_of(EVERY) {
            (self.0)(Step::Checking { rows });
        }
    }

    pub fn written(self, rows: u64, of: u64) {
        if rows.is_multiple_of(EVERY) || rows == of {
            (self.0)(Step::Writing { rows, of });
        }
    }
}
