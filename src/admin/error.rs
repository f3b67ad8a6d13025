//! What is wrong with a form, field by field: kept as codes, put into words at the end.

use crate::{
    i18n::{Lang, Value, t_args},
    import::Fault,
    store::StoreError,
};

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field, such as `valid_from` or `members.2.agency`; empty for the form as a whole.
    pub field: String,
    /// A stable word for the problem and key of its text, such as `admin-key-taken`.
    pub code: &'static str,
    /// The variables of its text.
    pub args: Vec<(&'static str, String)>,
}

impl FieldError {
    /// An error without variables.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self {
            field: field.into(),
            code,
            args: Vec::new(),
        }
    }

    /// An error about a value.
    pub fn of(field: impl Into<String>, code: &'static str, value: impl ToString) -> Self {
        Self::new(field, code).with("value", value)
    }

    /// Fills in a variable of the text.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers, days and texts alike are handed in as they come"
    )]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// What is wrong, in words.
    pub fn text(&self, lang: Lang) -> String {
        let args = self.args.iter();
        let args: Vec<_> = args
            .map(|(name, value)| (*name, Value::from(value.as_str())))
            .collect();
        t_args(lang, self.code, &args)
    }

    /// The same fault in the field of a form; `prefix` stands before the name of the column.
    pub(super) fn from_fault(prefix: &str, fault: &Fault) -> Self {
        Self {
            field: format!("{prefix}{}", fault.column().unwrap_or_default()),
            code: fault.code(),
            args: fault.args().to_vec(),
        }
    }
}

/// Why a command was not carried out. In every case nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// The form does not fit the reference data as it is now.
    #[error("{}", english(.0))]
    Refused(Vec<FieldError>),
    /// Others changed reference data again and again meanwhile.
    #[error("reference data is being changed by others; please try again")]
    Busy,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn english(errors: &[FieldError]) -> String {
    let line = |error: &FieldError| match error.field.as_str() {
        "" => error.text(Lang::En),
        field => format!("{field}: {}", error.text(Lang::En)),
    };
    errors.iter().map(line).collect::<Vec<_>>().join("\n")
}
