//! Short ways to write a form down.

use super::{Control, Field, Form, Lines, Pick, PickGroup, Section, Text, TextKind};

impl Field {
    /// A question answered by `control`.
    pub fn new(name: &str, label: impl Into<String>, control: Control) -> Self {
        Self {
            name: name.to_owned(),
            label: label.into(),
            control,
            ..Self::default()
        }
    }

    /// A line of words with what was filled in.
    pub fn text(name: &str, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self::line(name, label, TextKind::Words, value)
    }

    /// A line of text of any kind.
    pub fn line(
        name: &str,
        label: impl Into<String>,
        kind: TextKind,
        value: impl Into<String>,
    ) -> Self {
        let text = Text {
            kind,
            value: value.into(),
            ..Text::default()
        };
        Self::new(name, label, Control::Text(text))
    }

    /// A day, `2026-07-01`.
    pub fn date(name: &str, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self::line(name, label, TextKind::Date, value)
    }

    /// Several lines of words.
    pub fn area(name: &str, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(name, label, Control::Area(value.into(), 4))
    }

    /// One of a closed list.
    pub fn select(name: &str, label: impl Into<String>, picks: Vec<Pick>) -> Self {
        let label_of_group = String::new();
        let group = PickGroup {
            label: label_of_group,
            picks,
        };
        Self::new(name, label, Control::Select(vec![group]))
    }

    /// One of a few.
    pub fn radios(name: &str, label: impl Into<String>, picks: Vec<Pick>) -> Self {
        Self::new(name, label, Control::Radios(picks))
    }

    /// Any of a list.
    pub fn checks(name: &str, label: impl Into<String>, picks: Vec<Pick>) -> Self {
        Self::new(name, label, Control::Checks(picks))
    }

    /// One box to tick.
    pub fn check(name: &str, label: impl Into<String>, ticked: bool) -> Self {
        Self::new(name, label, Control::Check(ticked))
    }

    /// A table of further fields.
    pub fn lines(name: &str, label: impl Into<String>, lines: Lines) -> Self {
        Self::new(name, label, Control::Lines(lines))
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The same with what is wrong, if anything is.
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// The same, and it may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The same, and it is needed only in the case that the words around it name.
    #[must_use]
    pub fn conditional(mut self) -> Self {
        self.conditional = true;
        self
    }

    /// The same with a unit behind the line and at most `max` characters.
    #[must_use]
    pub fn limits(mut self, unit: &str, max: Option<u32>) -> Self {
        if let Control::Text(text) = &mut self.control {
            unit.clone_into(&mut text.unit);
            text.max = max;
        }
        self
    }
}

impl Pick {
    /// An option.
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            note: String::new(),
            chosen,
        }
    }

    /// The same with a line below its words.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

impl Section {
    /// Fields without a heading.
    pub fn plain(fields: Vec<Field>) -> Self {
        Self {
            fields,
            ..Self::default()
        }
    }

    /// Fields under a heading.
    pub fn titled(title: impl Into<String>, fields: Vec<Field>) -> Self {
        Self {
            title: title.into(),
            fields,
            ..Self::default()
        }
    }
}

impl Form {
    /// A form of one group of fields.
    pub fn of(
        action: impl Into<String>,
        submit: impl Into<String>,
        sections: Vec<Section>,
    ) -> Self {
        Self {
            action: action.into(),
            submit: submit.into(),
            sections,
            ..Self::default()
        }
    }

    /// Whether anything is wrong: then the page's title says so first.
    pub fn is_wrong(&self) -> bool {
        !self.faults.is_empty() || self.fields().any(Field::is_wrong)
    }

    /// All fields, those inside tables not among them.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }
}

impl Field {
    /// Whether it or a field of its table is wrong.
    pub fn is_wrong(&self) -> bool {
        let inside = match &self.control {
            Control::Lines(lines) => lines
                .lines
                .iter()
                .flat_map(|line| &line.fields)
                .any(Self::is_wrong),
            _ => false,
        };
        self.error.is_some() || inside
    }
}
