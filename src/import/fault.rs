//! What is wrong in a file, and where: kept as codes, put into words at the end.

use crate::i18n::{Lang, Value, t_args};

/// Most faults that are named; the others are counted.
pub const MOST_NAMED: usize = 100;

/// Longest part of a value that is repeated in a message, in characters.
const SHOWN: usize = 60;

/// What is wrong, without the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    code: &'static str,
    args: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem named by the key of its text.
    pub fn new(code: &'static str) -> Self {
        Self {
            code,
            args: Vec::new(),
        }
    }

    /// A problem with a value, which is shortened where it is long.
    pub fn of(code: &'static str, value: &str) -> Self {
        let mut shown: String = value.chars().take(SHOWN).collect();
        if shown.len() < value.len() {
            shown.push('…');
        }
        Self::new(code).with("value", &shown)
    }

    /// Fills in a variable of the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    fn text(&self, lang: Lang) -> String {
        let args: Vec<(&'static str, Value<'_>)> = self
            .args
            .iter()
            .map(|(name, value)| (*name, Value::from(value.as_str())))
            .collect();
        t_args(lang, self.code, &args)
    }
}

/// A problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    line: u64,
    column: Option<String>,
    problem: Problem,
}

impl Fault {
    /// Line of the file, from 1; the header stands on the first.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Name of the column, unless the whole line is meant.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// A stable word for the problem, such as `import-unknown-agency`.
    pub fn code(&self) -> &'static str {
        self.problem.code
    }

    /// The variables of its text.
    pub fn args(&self) -> &[(&'static str, String)] {
        &self.problem.args
    }

    /// One line: where, and what is wrong.
    pub fn text(&self, lang: Lang) -> String {
        let problem = self.problem.text(lang);
        let line = self.line.to_string();
        let mut args = vec![
            ("line", Value::from(line)),
            ("problem", Value::from(problem)),
        ];
        match &self.column {
            Some(column) => {
                args.push(("column", Value::from(column.as_str())));
                t_args(lang, "import-at-column", &args)
            }
            None => t_args(lang, "import-at-line", &args),
        }
    }
}

/// The faults of a file, in the order in which they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    named: Vec<Fault>,
    count: u64,
}

impl Faults {
    /// Adds a fault; beyond [`MOST_NAMED`] only its number is kept.
    pub fn add(&mut self, line: u64, column: Option<&str>, problem: Problem) {
        self.count += 1;
        if self.named.len() < MOST_NAMED {
            self.named.push(Fault {
                line,
                column: column.map(str::to_owned),
                problem,
            });
        }
    }

    /// The first hundred faults, by line.
    pub fn named(&self) -> Vec<&Fault> {
        let mut by_line: Vec<&Fault> = self.named.iter().collect();
        by_line.sort_by_key(|fault| fault.line);
        by_line
    }

    /// How many there are in all.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}
