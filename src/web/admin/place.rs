//! Puts what is wrong beside the field that it is about.

use hailong_views::part::form::{Control, Field, Section};

use crate::{
    admin::FieldError,
    i18n::{Lang, t},
};

/// Puts each error beside its field; gives back, in words, those whose field is not on the page.
pub fn errors(lang: Lang, sections: &mut [Section], errors: &[FieldError]) -> Vec<String> {
    let mut others = Vec::new();
    for error in errors {
        let text = error.text(lang);
        let fields = sections.iter_mut().flat_map(|section| &mut section.fields);
        match find(fields, &error.field) {
            Some(field) => match &mut field.error {
                Some(known) => *known = format!("{known} {text}"),
                none => *none = Some(text),
            },
            None => others.push(named(lang, &error.field, &text)),
        }
    }
    others
}

/// The field of this name, or the one that it is a part of: `days.3` of `days`.
fn find<'f>(fields: impl Iterator<Item = &'f mut Field>, name: &str) -> Option<&'f mut Field> {
    let mut best: Option<&'f mut Field> = None;
    for field in fields.flat_map(with_inside) {
        let holds = name == field.name
            || name
                .strip_prefix(field.name.as_str())
                .is_some_and(|rest| rest.starts_with('.'));
        let longer = best
            .as_ref()
            .is_none_or(|best| best.name.len() < field.name.len());
        if holds && longer && !name.is_empty() {
            best = Some(field);
        }
    }
    best
}

/// The fields of a table, or the field itself where it is none.
fn with_inside(field: &mut Field) -> Vec<&mut Field> {
    if !matches!(field.control, Control::Lines(_)) {
        return vec![field];
    }
    let Control::Lines(lines) = &mut field.control else {
        return Vec::new();
    };
    let lines = lines.lines.iter_mut();
    lines.flat_map(|line| &mut line.fields).collect()
}

fn named(lang: Lang, field: &str, text: &str) -> String {
    let last = field.rsplit('.').next().unwrap_or_default();
    if matches!(last, "" | "key") {
        return text.to_owned();
    }
    format!("{}: {text}", t(lang, &format!("field-{last}")))
}
