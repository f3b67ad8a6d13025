//! Puts what is wrong beside the field that it is about.

use hailong_views::part::form::{Control, Field, Section};

use crate::{
    admin::FieldError,
    i18n::{Lang, t},
};

/// Puts each error beside its field; gives back, in words, those whose field is not on the page.
pub fn errors(lang: Lang, sections: &mut [Section], errors: &[FieldError]) -> Vec<String> {
    let mut names = Vec::new();
    each(sections, &mut |field| names.push(field.name.clone()));
    let mut others = Vec::new();
    for error in errors {
        let text = sentence(&error.text(lang));
        match nearest(&names, &error.field) {
            Some(name) => each(sections, &mut |field| note(field, name, &text)),
            None => others.push(named(lang, &error.field, &text)),
        }
    }
    others
}

/// With a capital letter: here it stands alone, in the list of a file's faults after a line and a column.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let first = first.into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The field of this name; else the first of its parts (`days.3.0` of `days.3`); else the one that it
/// is a part of (`days` of `days.3`).
fn nearest<'n>(names: &'n [String], wanted: &str) -> Option<&'n str> {
    if wanted.is_empty() {
        return None;
    }
    let inside = |whole: &str, part: &str| {
        let rest = part.strip_prefix(whole);
        rest.is_some_and(|rest| rest.starts_with('.'))
    };
    let same = names.iter().find(|name| *name == wanted);
    let part = names.iter().find(|name| inside(wanted, name));
    let whole = names.iter().filter(|name| inside(name, wanted));
    let longest = whole.max_by_key(|name| name.len());
    same.or(part).or(longest).map(String::as_str)
}

fn note(field: &mut Field, name: &str, text: &str) {
    if field.name != name {
        return;
    }
    field.error = Some(match field.error.take() {
        Some(known) => format!("{known} {text}"),
        None => text.to_owned(),
    });
}

/// Visits every field, those of tables too.
fn each(sections: &mut [Section], visit: &mut impl FnMut(&mut Field)) {
    for field in sections.iter_mut().flat_map(|section| &mut section.fields) {
        if let Control::Lines(lines) = &mut field.control {
            let inside = lines.lines.iter_mut().flat_map(|line| &mut line.fields);
            inside.for_each(&mut *visit);
        }
        visit(field);
    }
}

fn named(lang: Lang, field: &str, text: &str) -> String {
    let last = field.rsplit('.').next().unwrap_or_default();
    if matches!(last, "" | "key") {
        return text.to_owned();
    }
    format!("{}: {text}", t(lang, &format!("field-{last}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hailong_views::part::form::{Line, Lines};

    fn page() -> [Section; 1] {
        let line = |name: &str| Line {
            name: String::new(),
            fields: vec![Field::text(name, "", "")],
        };
        let members = Lines {
            lines: vec![line("members.0.agency"), line("members.3.0")],
            ..Lines::default()
        };
        [Section::plain(vec![
            Field::text("name", "", ""),
            Field::lines("members", "", members),
        ])]
    }

    fn placed(field: &str) -> Option<String> {
        let mut page = page();
        let error = FieldError::new(field, "admin-incomplete");
        let others = errors(Lang::Vi, &mut page, &[error]);
        let mut at = None;
        each(&mut page, &mut |field| {
            if field.error.is_some() {
                at = Some(field.name.clone());
            }
        });
        assert_eq!(at.is_none(), others.len() == 1, "said once: {field}");
        at
    }

    #[test]
    fn an_error_stands_beside_the_nearest_field() {
        for (field, beside) in [
            ("name", Some("name")),
            ("members.0.agency", Some("members.0.agency")),
            ("members", Some("members")),
            ("members.7.valid_from", Some("members")),
            ("members.3", Some("members.3.0")),
            ("confirmed", None),
            ("nam", None),
            ("", None),
        ] {
            assert_eq!(placed(field).as_deref(), beside, "{field}");
        }
    }
}
