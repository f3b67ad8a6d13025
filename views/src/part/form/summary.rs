//! What is wrong with a form, in one place on top, each fault leading to its field.

use maud::{Markup, html};

use super::{Control, Field, Form};
use crate::i18n::{Lang, int, t_args};

impl Form {
    /// The summary; it takes the focus when the page opens, so that screen readers begin with it.
    pub fn summary(&self, lang: Lang) -> Markup {
        let wrong: Vec<_> = self.fields().flat_map(wrong_in).collect();
        let count = wrong.len();
        let args = [
            ("n", count.into()),
            ("count", int(lang, count as u64).into()),
        ];
        html! {
            @if count + self.faults.len() > 0 {
                div.summary role="alert" tabindex="-1" autofocus {
                    @for fault in &self.faults { p { strong { (fault) } } }
                    @if count > 0 { h2 { (t_args(lang, "form-wrong", &args)) } }
                    @if count > 0 {
                        ul {
                            @for (field, error) in &wrong {
                                li { a href={ "#" (field.target()) } { (named(field, error)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A fault behind the words of its field, where it does not begin with them: the same fault may stand at several.
fn named(field: &Field, error: &str) -> String {
    let label = field.label.trim_end_matches(':');
    match label {
        said if error.starts_with(said) => error.to_owned(),
        question if question.ends_with('?') => format!("{question} {error}"),
        label => format!("{label}: {error}"),
    }
}

/// A field's fault and those of the fields inside it.
fn wrong_in(field: &Field) -> Vec<(&Field, &str)> {
    let mut found: Vec<_> = field
        .error
        .iter()
        .map(|error| (field, error.as_str()))
        .collect();
    if let Control::Lines(lines) = &field.control {
        let inside = lines.lines.iter().flat_map(|line| &line.fields);
        found.extend(inside.flat_map(wrong_in));
    }
    found
}
