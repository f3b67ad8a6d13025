//! Texts of questionnaires and scales in forms: one line for each language, tables of keys and words.

use hailong_views::part::form::{Button, Control, Field, Line, Lines};

use super::ask::Ask;
use crate::{
    admin::{Item, Texts},
    i18n::Lang,
    web::form::Fields,
};

/// The text named `name` in each language.
pub fn read(form: &Fields, name: &str) -> Texts {
    let own = form.below(name);
    let own = own.filter(|(tag, text)| !tag.contains('.') && !text.trim().is_empty());
    own.map(|(tag, text)| (tag.to_owned(), text.to_owned()))
        .collect()
}

/// Keys with their words; lines without anything are left out.
pub fn read_items(form: &Fields, name: &str) -> Vec<Item> {
    let item = |at: usize| Item {
        key: form.get(&format!("{name}.{at}.key")).to_owned(),
        labels: read(form, &format!("{name}.{at}.labels")),
    };
    let items = (0..form.lines(name)).map(item);
    items.filter(|item| !is_blank(item)).collect()
}

/// Whether nothing was typed.
pub fn is_blank(item: &Item) -> bool {
    item.key.trim().is_empty() && item.labels.is_empty()
}

/// A line for each language of the pages, and for any other that the text has.
pub fn ask(name: &str, texts: &Texts) -> Vec<Field> {
    let own = Lang::ALL.map(Lang::tag);
    let others = texts.keys().map(String::as_str);
    let others = others.filter(|tag| !own.contains(tag));
    let field = |tag: &str| {
        let text = texts.get(tag).cloned().unwrap_or_default();
        let named = Lang::from_tag(tag).map(Lang::own_name);
        let field = Field::text(&format!("{name}.{tag}"), named.unwrap_or(tag), text);
        if tag == Lang::Vi.tag() {
            field
        } else {
            field.optional()
        }
    };
    own.into_iter().chain(others).map(field).collect()
}

/// A table of keys with their words and one line more.
pub fn ask_items(asked: &Ask<'_>, name: &str, label: &str, items: &[Item]) -> Field {
    let blank = Item::default();
    let all = items.iter().chain([&blank]).enumerate();
    let lines = all.map(|(at, item)| {
        let key = format!("{name}.{at}.key");
        let mut fields = vec![asked.text(&key, &item.key)];
        fields.extend(ask(&format!("{name}.{at}.labels"), &item.labels));
        // The browser must not ask for what the last line may leave out.
        let is_spare = at == items.len();
        fields
            .into_iter()
            .map(|field| if is_spare { field.optional() } else { field })
            .collect()
    });
    let mut field = table(asked, name, label, lines.collect());
    if let Control::Lines(table) = &mut field.control {
        table.wide = true;
    }
    field
}

/// A table of fields whose button asks for one more line.
pub fn table(ask: &Ask<'_>, name: &str, label: &str, lines: Vec<Vec<Field>>) -> Field {
    let heads = lines.first();
    let columns = heads.map(|fields| fields.iter().map(|field| field.label.clone()).collect());
    let line = |(number, fields): (usize, Vec<Field>)| Line {
        name: number.to_string(),
        fields,
    };
    let table = Lines {
        columns: columns.unwrap_or_default(),
        lines: (1..).zip(lines).map(line).collect(),
        add: Some(Button {
            name: "more".to_owned(),
            value: name.to_owned(),
            label: ask.say("form-add-line"),
        }),
        wide: false,
    };
    Field::new(name, ask.say(label), Control::Lines(table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_read_line_by_line() {
        let body = "title.vi=H%E1%BB%8Fi&title.en=&reasons.0.key=late&reasons.0.labels.vi=Mu%E1%BB%99n\
            &reasons.1.key=&reasons.1.labels.vi=&reasons.2.key=fee&reasons.2.labels.vi=Ph%C3%AD\
            &reasons.99999999999999999999.key=x";
        let form = Fields::read(body.as_bytes());
        assert_eq!(read(&form, "title").len(), 1);
        let keys: Vec<String> = read_items(&form, "reasons")
            .into_iter()
            .map(|item| item.key)
            .collect();
        assert_eq!(keys, ["late", "fee"]);
        let last = Fields::read(b"reasons.199.key=last&reasons.200.key=far");
        let keys: Vec<String> = read_items(&last, "reasons")
            .into_iter()
            .map(|item| item.key)
            .collect();
        assert_eq!(keys, ["last"]);
    }
}
